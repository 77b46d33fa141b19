// What the seed has put on the chain, found by its title, as a reader would.
import { encodeFunctionData, getAbiItem, parseEventLogs, type Address, type Hex } from "viem";

import { encodeText } from "../../../web/src/chain/content.ts";
import { budgetsAbi, movesAbi } from "../../../web/src/chain/generated/abis.ts";
import {
  bountiesEvents,
  budgetsEvents,
  clearancesEvents,
  movesEvents,
  revocationsEvents,
  stakeholderGovernorEvents,
} from "../../../web/src/chain/generated/events.ts";
import { client, coin, contracts, DAY, decided, deployBlock, sendAs } from "./chain.ts";
import { addressOf, type Role } from "./people.ts";
import { heldDomains } from "./standing.ts";

const bountyOpened = getAbiItem({ abi: bountiesEvents, name: "BountyOpened" });
const budgetOpened = getAbiItem({ abi: budgetsEvents, name: "BudgetOpened" });
const nominated = getAbiItem({ abi: clearancesEvents, name: "Nominated" });
const revocationOpened = getAbiItem({ abi: revocationsEvents, name: "RevocationOpened" });
const runoffProposed = getAbiItem({ abi: stakeholderGovernorEvents, name: "RunoffProposed" });
const proposalCreated = getAbiItem({ abi: stakeholderGovernorEvents, name: "ProposalCreated" });

const range = { fromBlock: deployBlock, toBlock: "latest" } as const;

function only<entry>(found: readonly entry[], what: string): entry {
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} found of: ${what}`);
  return first;
}

/** The text behind a `data:` URI. */
async function textOf(uri: string): Promise<string> {
  return (await fetch(uri)).text();
}

async function having<entry extends { readonly uri: string }>(
  entries: readonly entry[],
  title: string,
): Promise<entry> {
  const texts = await Promise.all(entries.map(({ uri }) => textOf(uri)));
  return only(
    entries.filter((_, index) => texts[index]?.startsWith(`# ${title}\n`)),
    title,
  );
}

/** Id of the bounty with a title. */
export async function bountyCalled(title: string): Promise<Hex> {
  const logs = await client.getLogs({ address: contracts.Bounties, event: bountyOpened, strict: true, ...range });
  return (
    await having(
      logs.map(({ args }) => args),
      title,
    )
  ).bounty;
}

/** Number of the budget whose text has a title. */
export async function budgetCalled(title: string): Promise<bigint> {
  const logs = await client.getLogs({ address: contracts.Budgets, event: budgetOpened, strict: true, ...range });
  return (
    await having(
      logs.map(({ args }) => args),
      title,
    )
  ).budget;
}

/** What the seed lacks: a budget that has not begun, or one that was closed. Gives its number. */
export async function decidedBudget(state: "Planned" | "Closed"): Promise<bigint> {
  const { timestamp } = await client.getBlock();
  const start = Number(timestamp) + (state === "Planned" ? 10 * DAY : 0);
  const terms = {
    asset: coin.address,
    limit: 40n * coin.unit,
    start,
    end: start + 90 * DAY,
    period: 0,
    domain: 0,
    owner: addressOf("Designer"),
  };
  const args = [terms, encodeText(`# Test devices\n\nPhones that are three years old.`)] as const;
  const { logs } = await decided(
    contracts.Budgets,
    encodeFunctionData({ abi: budgetsAbi, functionName: "open", args }),
  );
  const [opened] = parseEventLogs({ abi: budgetsEvents, eventName: "BudgetOpened", logs });
  const { budget } = only(opened === undefined ? [] : [opened], "the budget that was decided").args;
  if (state === "Closed")
    await decided(contracts.Budgets, encodeFunctionData({ abi: budgetsAbi, functionName: "close", args: [budget] }));
  return budget;
}

/** Id of the nomination whose statement has a title. */
export async function nominationCalled(title: string): Promise<Hex> {
  const logs = await client.getLogs({ address: contracts.Clearances, event: nominated, strict: true, ...range });
  return (
    await having(
      logs.map(({ args }) => args),
      title,
    )
  ).nomination;
}

/** Ids of all revocations, oldest first. */
export async function revocations(): Promise<readonly Hex[]> {
  const event = revocationOpened;
  const logs = await client.getLogs({ address: contracts.Revocations, event, strict: true, ...range });
  return logs.map(({ args }) => args.revocation);
}

/** The revocation that was opened last of somebody's clearance in a domain. */
export async function revocationOf(domain: number, account: Address): Promise<Hex> {
  const event = revocationOpened;
  const args = { domain, account };
  const logs = await client.getLogs({ address: contracts.Revocations, event, args, strict: true, ...range });
  const last = logs.at(-1);
  if (last === undefined) throw new Error(`Nobody asked for the clearance of ${account} in domain ${domain}`);
  return last.args.revocation;
}

/** What the seed lacks: somebody asks that `from`, whose key is said to be lost, be moved to the address of `to`. Gives its id. */
export async function askedRecovery(domain: number, asker: Role, from: Role, to: Role): Promise<Hex> {
  const uri = encodeText("# The key is lost\n\nWe met, and the disk is broken.");
  const data = encodeFunctionData({
    abi: movesAbi,
    functionName: "recover",
    args: [domain, addressOf(from), addressOf(to), uri, 1n, await heldDomains(from)],
  });
  const hash = await sendAs(asker, contracts.Moves, data);
  const { logs } = await client.waitForTransactionReceipt({ hash });
  const [opened] = parseEventLogs({ abi: movesEvents, eventName: "RecoveryOpened", logs });
  return only(opened === undefined ? [] : [opened], "the recovery that was asked for").args.recovery;
}

/** Number of the proposal with a title. */
export async function proposalCalled(title: string): Promise<bigint> {
  const logs = await client.getLogs({
    address: contracts.StakeholderGovernor,
    event: proposalCreated,
    strict: true,
    ...range,
  });
  const found = logs.filter(({ args }) => args.description.startsWith(`# ${title}\n`));
  return only(found, title).args.proposalId;
}

/** Id of the request for proposals whose need has a title. */
export async function runoffCalled(title: string): Promise<Hex> {
  const address = contracts.StakeholderGovernor;
  const logs = await client.getLogs({ address, event: runoffProposed, strict: true, ...range });
  return (
    await having(
      logs.map(({ args }) => args),
      title,
    )
  ).runoff;
}

/** The bounty that an account opened last. */
export async function lastBountyOf(opener: Address): Promise<Hex> {
  const logs = await client.getLogs({
    address: contracts.Bounties,
    event: bountyOpened,
    args: { opener },
    strict: true,
    ...range,
  });
  const last = logs.at(-1);
  if (last === undefined) throw new Error(`${opener} has opened no bounty`);
  return last.args.bounty;
}
