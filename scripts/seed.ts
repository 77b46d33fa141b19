// Tells the story of the local chain: the real months and votes of Decred's treasury on their real dates, and a present in
// which something waits for every persona. It is for the local chain only: all accounts and tokens are for show.
import type { NetworkConnection } from "hardhat/types/network";

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Deployment } from "./tooling/address-book.ts";

import { allocationsOf } from "./deployment/configuration.ts";
import { loadConfiguration } from "./deployment/load-configuration.ts";
import { parseMonths, type RecordedMonth } from "./records/months-file.ts";
import { parseVotes, type RecordedVote } from "./records/votes-file.ts";
import { tellOpenBounties } from "./seed/bounties-open.ts";
import { tellPastBounties } from "./seed/bounties-past.ts";
import { tellWaitingBounties } from "./seed/bounties-waiting.ts";
import { FUNDER, INCOME, POOLS, STAKEHOLDER_A, STAKEHOLDER_B, STAKEHOLDER_C } from "./seed/cast.ts";
import { tellClearances, tellNominations } from "./seed/contractors.ts";
import { tellProfiles } from "./seed/profiles.ts";
import { appealTime, tellReachedRevocation, tellRejectedRevocation } from "./seed/revocations.ts";
import { tellNewcomers } from "./seed/newcomers.ts";
import { paymentSnapshot, tellIncome, tellMonthlyPayment } from "./seed/months.ts";
import { groupByStart, tellRecordedGroup } from "./seed/proposals.ts";
import { DAY, HOUR, setStage, tellDeposit, tellMint, type Stage } from "./seed/stage.ts";
import { tellRunoff } from "./seed/runoff.ts";
import { STAKE, StakeRegister, tellDelegation } from "./seed/stake.ts";
import { tellSpending, tellTightening } from "./seed/spending.ts";
import { tellAnswered, tellQuestion, tellStakeholders, tellVotes } from "./seed/stakeholders.ts";
import { tellStanding, tellUnsettled } from "./seed/standing.ts";
import { tellStory } from "./seed/tell.ts";
import { PROJECT_ROOT } from "./tooling/processes.ts";

/** When the story begins: the local chain has to start then. The first recorded vote follows four weeks later. */
export const SEED_START = new Date("2018-10-01T00:00:00Z");

/** When the stake passes from the recorded votes to the personas: after the last recorded month. */
const HANDING_OUT = Date.parse("2023-01-09T10:00:00Z") / 1000;

const FIXTURES = join(PROJECT_ROOT, "scripts", "fixtures");

/** The recorded monthly flows of Decred's treasury. */
export async function readMonths(): Promise<RecordedMonth[]> {
  return parseMonths(await readFile(join(FIXTURES, "decred-treasury-months.csv"), "utf8"));
}

/** The recorded votes of Decred's stakeholders. */
export async function readVotes(): Promise<RecordedVote[]> {
  return parseVotes(await readFile(join(FIXTURES, "politeia-votes.csv"), "utf8"));
}

/**
 * Tells everything up to `until` on a chain that started at `SEED_START` and has just been deployed to.
 * @param onProgress receives the month that is being told
 */
export async function seed(
  connection: NetworkConnection,
  deployment: Deployment,
  onProgress: (detail: string) => void,
  until = new Date(),
): Promise<void> {
  const configuration = await loadConfiguration(deployment.chainId);
  const now = Math.floor(until.getTime() / 1000);
  const stage = await setStage(connection.ethers, deployment, configuration, now);
  tellPast(stage, await readMonths(), await readVotes());
  tellPresent(stage);
  await tellStory(connection, stage.story.blocks(), onProgress);
}

/** The recorded years. What needs the stake to be split goes in the order of its snapshots. */
function tellPast(stage: Stage, months: readonly RecordedMonth[], votes: readonly RecordedVote[]): void {
  const firstDay = SEED_START.getTime() / 1000 + DAY;
  const received = months.reduce((sum, month) => sum + month.received, 0n);
  tellMint(stage, firstDay, stage.dcr, INCOME, received * stage.dcr.unit);
  for (const pool of POOLS) tellDelegation(stage, firstDay, pool, pool);
  for (const month of months) tellIncome(stage, month);

  const register = new StakeRegister(stage, firstHoldings(stage));
  const snapshots = [
    ...groupByStart(votes).map((group) => ({
      at: group.snapshot,
      tell: () => tellRecordedGroup(stage, register, group),
    })),
    ...months.map((month, index) => ({
      at: paymentSnapshot(stage, month),
      tell: () => tellMonthlyPayment(stage, register, month, index),
    })),
  ];
  for (const { tell } of snapshots.toSorted((a, b) => a.at - b.at)) tell();

  tellStakeholders(stage, register, HANDING_OUT);
  tellTightening(stage, HANDING_OUT + 30 * DAY);
  tellClearances(stage);
}

/** The last months, relative to now. */
function tellPresent(stage: Stage): void {
  const { dcr, dollar, eth, now } = stage;
  for (const account of [FUNDER, STAKEHOLDER_A, STAKEHOLDER_B, STAKEHOLDER_C]) {
    tellMint(stage, HANDING_OUT - 2 * 365 * DAY, dcr, account, 2_500n * dcr.unit);
    tellMint(stage, HANDING_OUT, dollar, account, 60_000n * dollar.unit);
  }
  const donation = now - 180 * DAY;
  tellMint(stage, donation, dollar, INCOME, 120_000n * dollar.unit);
  tellDeposit(stage, donation + HOUR, INCOME, dollar, 120_000n * dollar.unit, "Grant for demonstration");
  tellDeposit(stage, donation + 20 * DAY, INCOME, eth, 64n * eth.unit, "Donations for demonstration");

  tellPastBounties(stage);
  tellOpenBounties(stage);
  tellWaitingBounties(stage);
  tellNominations(stage);
  tellNewcomers(stage);
  tellStanding(stage);
  tellProfiles(stage);
  tellAnswered(stage, appealTime(stage) + DAY, (executedAt) => tellRejectedRevocation(stage, executedAt));
  tellReachedRevocation(stage);
  tellSpending(stage);
  tellVotes(stage);
  tellRunoff(stage);
  tellQuestion(stage, tellUnsettled(stage));
}

/** Who holds the stake after the deployment, whole tokens. */
function firstHoldings({ configuration }: Stage): Map<string, bigint> {
  return new Map(allocationsOf(configuration).map(({ holder, amount }) => [holder, amount / STAKE]));
}
