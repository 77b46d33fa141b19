import type { Holdings, StakeRegister } from "./stake.ts";

import { STANDARD_DOMAIN_LIMITS } from "../deployment/standard-rules.ts";
import {
  DESIGNER,
  DEVELOPER_A,
  DEVELOPER_B,
  DEVELOPER_C,
  FUNDER,
  MARKETER,
  POOLS,
  RESEARCHER,
  STAKEHOLDER_A,
  STAKEHOLDER_B,
  STAKEHOLDER_C,
} from "./cast.ts";
import { addressOf, DAY, HOUR, type Stage } from "./stage.ts";
import { AGAINST, FOR, tellDelegation } from "./stake.ts";
import {
  payment,
  scheduleOf,
  tellCancellation,
  tellExecution,
  tellProposal,
  tellQueue,
  tellVote,
  type Action,
  type Proposal,
} from "./voting.ts";

/** Who holds the stake today, whole tokens. Nobody can decide alone that a payment is made and none can be. */
const HOLDINGS: Holdings = new Map([
  [STAKEHOLDER_A, 12_000n],
  [STAKEHOLDER_B, 7_000n],
  [STAKEHOLDER_C, 5_000n],
  [FUNDER, 800n],
  [DESIGNER, 300n],
  [POOLS[0], 9_000n],
  [POOLS[1], 4_500n],
  [POOLS[2], 2_000n],
  [POOLS[3], 1_000n],
  [POOLS[4], 660n],
]);

/** Hands the stake to the personas, once the recorded votes are told. The Funder has not delegated, so it cannot vote yet. */
export function tellStakeholders(stage: Stage, register: StakeRegister, at: number): void {
  register.rearrange(at, HOLDINGS);
  for (const holder of [STAKEHOLDER_A, STAKEHOLDER_B, STAKEHOLDER_C]) tellDelegation(stage, at + HOUR, holder, holder);
  tellDelegation(stage, at + HOUR, DESIGNER, STAKEHOLDER_B);
}

/** Tells the votes of the last weeks: one in each state that waits for somebody. */
export function tellVotes(stage: Stage): void {
  tellTakenBack(stage);
  tellExecuted(stage);
  tellQueued(stage);
  tellSucceeded(stage);
  tellActive(stage);
  tellPending(stage);
}

/** Cancelled by its proposer before the vote began. */
function tellTakenBack(stage: Stage): void {
  const proposedAt = stage.now - 34 * DAY;
  const description = `# Pay the server costs for a year in advance

Pays 3,600 DUSD to the Researcher, who runs the servers for the on-chain figures.`;
  const payments = [{ payee: RESEARCHER, amount: 3_600n * stage.dollar.unit }];
  const action = payment(stage, stage.dollar, payments, description);
  const proposal = { proposer: STAKEHOLDER_B, proposedAt, action, description };
  tellProposal(stage, proposal);
  tellCancellation(stage, proposedAt + 5 * HOUR, proposal);
}

/** Carried out; the money is credited and waits to be collected. */
function tellExecuted(stage: Stage): void {
  const proposal = proposePayment(stage, stage.now - 19 * DAY, STAKEHOLDER_A, {
    asset: "dollar",
    payments: [
      [DEVELOPER_A, 4_200n],
      [MARKETER, 1_650n],
    ],
    description: `# Pay for the release of the wallet

Pays 4,200 DUSD to Developer A for preparing the release, and 1,650 DUSD to the Marketer for its notes and the announcement. The work is
done; the hours are in the release's page.`,
  });
  const { snapshot, queuedAt, executedAt } = scheduleOf(stage, proposal.proposedAt);
  tellVote(stage, snapshot + 3 * HOUR, proposal, { voter: STAKEHOLDER_A, support: FOR }, "Done and delivered.");
  tellVote(stage, snapshot + 2 * DAY, proposal, { voter: STAKEHOLDER_B, support: FOR });
  tellVote(stage, snapshot + 3 * DAY, proposal, { voter: POOLS[2], support: AGAINST });
  tellQueue(stage, queuedAt, STAKEHOLDER_A, proposal);
  tellExecution(stage, executedAt, STAKEHOLDER_A, proposal);
}

/** Its delay is over: anyone can carry it out. */
function tellQueued(stage: Stage): void {
  const proposal = proposePayment(stage, stage.now - 12 * DAY, STAKEHOLDER_B, {
    asset: "dcr",
    payments: [[RESEARCHER, 110n]],
    description: `# Pay for the archive of on-chain figures

Pays 110 DCR to the Researcher for putting four years of published figures into one archive, with the scripts that made them.`,
  });
  const { snapshot, queuedAt } = scheduleOf(stage, proposal.proposedAt);
  tellVote(stage, snapshot + 6 * HOUR, proposal, { voter: STAKEHOLDER_B, support: FOR });
  tellVote(stage, snapshot + 4 * DAY, proposal, { voter: POOLS[0], support: FOR }, "I use it every week.");
  tellQueue(stage, queuedAt + HOUR, STAKEHOLDER_B, proposal);
}

/** Decided; it waits to be queued. */
function tellSucceeded(stage: Stage): void {
  const proposal = proposePayment(stage, stage.now - 10 * DAY, STAKEHOLDER_C, {
    asset: "eth",
    payments: [[DESIGNER, 3n]],
    description: `# Pay for the design of the voting pages

Pays 3 ETH to the Designer for the pages on which votes are read and cast, tested with eight people.`,
  });
  const { snapshot } = scheduleOf(stage, proposal.proposedAt);
  tellVote(stage, snapshot + DAY, proposal, { voter: STAKEHOLDER_A, support: FOR });
  tellVote(stage, snapshot + 2 * DAY, proposal, { voter: STAKEHOLDER_C, support: FOR }, "The tests convinced me.");
  tellVote(stage, snapshot + 5 * DAY, proposal, { voter: POOLS[1], support: AGAINST }, "Too early for me.");
}

/** Being voted on; without one of the personas it misses the quorum. */
function tellActive(stage: Stage): void {
  const proposal = proposePayment(stage, stage.now - 3 * DAY, STAKEHOLDER_A, {
    asset: "dollar",
    payments: [
      [DEVELOPER_C, 3_200n],
      [DESIGNER, 1_600n],
    ],
    description: `# Pay for the new handbook

Pays 3,200 DUSD to Developer C for writing the handbook for newcomers, and 1,600 DUSD to the Designer for its pictures. 31 pages, read
by five newcomers before it was published.`,
  });
  const { snapshot } = scheduleOf(stage, proposal.proposedAt);
  tellVote(stage, snapshot + 4 * HOUR, proposal, { voter: POOLS[1], support: FOR }, "It was overdue.");
  tellVote(
    stage,
    snapshot + 30 * HOUR,
    proposal,
    { voter: POOLS[2], support: AGAINST },
    "The second half needs more work.",
  );
}

/** Proposed today; the vote begins tomorrow. */
function tellPending(stage: Stage): void {
  const description = `# Found a domain for translations

Founds the domain Translation: three endorsements, three days to object, three weeks for a review, and the usual limits on how fast
it can change. Translations are judged in Marketing today, by people who do not speak the languages.`;
  const terms = { k: 3, challenge: 3 * DAY, period: 21 * DAY, ...STANDARD_DOMAIN_LIMITS };
  const data = stage.system.contractors.interface.encodeFunctionData("createDomain", ["Translation", terms]);
  tellProposal(stage, {
    proposer: STAKEHOLDER_B,
    proposedAt: stage.now - 6 * HOUR,
    action: { target: addressOf(stage, "Contractors"), data },
    description,
  });
}

/**
 * Decided long ago: the stakeholders' answer to an appeal.
 * @param describe adds what depends on when it is carried out, seconds since 1970, and returns the answer
 */
export function tellAnswered(stage: Stage, proposedAt: number, describe: (executedAt: number) => Action): void {
  const { snapshot, queuedAt, executedAt } = scheduleOf(stage, proposedAt);
  const description = `# Reject the revocation of Developer B in Marketing

Developer B has appealed. The release notes were late, and they were good; nobody had asked why. The clearance should stand.`;
  const proposal = { proposer: STAKEHOLDER_B, proposedAt, action: describe(executedAt), description };
  tellProposal(stage, proposal);
  tellVote(stage, snapshot + 2 * HOUR, proposal, { voter: STAKEHOLDER_B, support: FOR });
  tellVote(
    stage,
    snapshot + DAY,
    proposal,
    { voter: STAKEHOLDER_A, support: FOR },
    "There was a reason: the servers moved.",
  );
  tellVote(stage, snapshot + 2 * DAY, proposal, { voter: POOLS[1], support: AGAINST });
  tellQueue(stage, queuedAt, DEVELOPER_B, proposal);
  tellExecution(stage, executedAt, DEVELOPER_B, proposal);
}

/** Being voted on: the stakeholders' answer to a nomination that its domain contested. */
export function tellQuestion(stage: Stage, action: Action): void {
  const proposedAt = stage.now - 4 * DAY;
  const proposal: Proposal = {
    proposer: STAKEHOLDER_C,
    proposedAt,
    action,
    description: `# Clear the Contributor for Development

Three objections stopped the nomination, and the Contributor has put it before the stakeholders. Ten finished bounties weigh more
than one picture, whose origin has been explained since.`,
  };
  const { snapshot } = scheduleOf(stage, proposedAt);
  tellProposal(stage, proposal);
  tellVote(stage, snapshot + 5 * HOUR, proposal, { voter: POOLS[2], support: FOR });
  tellVote(stage, snapshot + 2 * DAY, proposal, { voter: POOLS[3], support: AGAINST }, "The domain knows better.");
}

/** A payment in whole units of an asset. */
interface PaymentPlan {
  readonly asset: "dcr" | "dollar" | "eth";
  readonly payments: readonly (readonly [payee: string, wholeUnits: bigint])[];
  readonly description: string;
}

function proposePayment(stage: Stage, proposedAt: number, proposer: string, plan: PaymentPlan): Proposal {
  const asset = stage[plan.asset];
  const payments = plan.payments.map(([payee, units]) => ({ payee, amount: units * asset.unit }));
  const action = payment(stage, asset, payments, plan.description);
  const proposal = { proposer, proposedAt, action, description: plan.description };
  tellProposal(stage, proposal);
  return proposal;
}
