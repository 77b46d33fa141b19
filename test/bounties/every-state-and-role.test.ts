import { ETH } from "../fixtures/accounts.ts";
import { expectError } from "../fixtures/assertions.ts";
import {
  addMoney,
  awardsFor,
  bountyBitsOf,
  BountyState,
  claimIn,
  deployBounties,
  describeBounty,
  describeClaim,
  openBounty,
  type OpenedBounty,
  passDeadline,
  type SubmittedClaim,
  submitClaim,
  WORK,
} from "../fixtures/bounties.ts";
import { networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { tryMatrix, type Cell } from "../fixtures/matrix.ts";
import type { FundedSystem } from "../fixtures/money.ts";
import {
  ANSWER,
  answer,
  bitsOf,
  endorseBy,
  ESCALATION,
  ReviewState,
  type ReviewStateName,
  revoke,
} from "../fixtures/reviews.ts";
import { DOMAINS, type Person } from "../fixtures/system.ts";

/**
 * Bounties has no roles: whoever acts, the same comes of it. Pending: with a claim that is not settled. Spent: awarded to
 * the last unit. Refunded: this very contribution.
 */
const BOUNTIES = `
                    | opener  funder  claimant member  stranger admin
  add     None      | state   ...
  add     Open      | ok      ...
  add     Pending   | ok      ...
  add     Spent     | ok      ...
  add     Judging   | state   ...
  add     Closed    | state   ...
  add     SpentLate | state   ...
  add     Refunded  | state   ...
  claim   None      | state   ...
  claim   Open      | ok      ...
  claim   Pending   | ok      ...
  claim   Spent     | room    ...
  claim   Judging   | state   ...
  claim   Closed    | state   ...
  claim   SpentLate | state   ...
  claim   Refunded  | state   ...
  refund  None      | state   ...
  refund  Open      | state   ...
  refund  Pending   | state   ...
  refund  Spent     | state   ...
  refund  Judging   | state   ...
  refund  Closed    | ok      ...
  refund  SpentLate | ok      ...
  refund  Refunded  | unknown ...
`;

/** In which state of the contract each of the table's states is. */
const STATE_OF: Record<string, keyof typeof BountyState> = {
  None: "None",
  Open: "Open",
  Pending: "Open",
  Spent: "Open",
  Judging: "Judging",
  Closed: "Closed",
  SpentLate: "Closed",
  Refunded: "Closed",
};

/**
 * A claim of 400 of a pot of 1,000, approved or not. Short: its challenge is over and an endorser has left; ShortLate: after
 * its review's deadline too; ShortRejected: nobody took that to the arbiter. Yes, No: the arbiter's answer; Silent: there was
 * none. NoRoom: passed, and another claim took 700 first. Late: after the bounty's deadline. settle: in Reviews, past this
 * workflow.
 */
const CLAIMS = `
                       | claimant payee  opener member stranger admin workflow
  award   None         | none     ...
  award   Open         | state    ...
  award   Reached      | state    ...
  award   Concludable  | ok       ...
  award   Short        | reopened ...
  award   ShortLate    | lapsed   ...
  award   ShortRejected | rejected ...
  award   Passed       | ok       ...
  award   PassedLate   | ok       ...
  award   NoRoom       | room     ...
  award   NoRoomLate   | room     ...
  award   Contested    | state    ...
  award   Lapsed       | state    ...
  award   Escalated    | state    ...
  award   Yes          | ok       ...
  award   No           | rejected ...
  award   Silent       | rejected ...
  award   Rejected     | rejected ...
  award   Awarded      | settled  ...
  award   Dismissed    | settled  ...
  dismiss None         | none     ...
  dismiss Open         | state    ...
  dismiss Reached      | state    ...
  dismiss Concludable  | payable  ...
  dismiss Short        | reopened ...
  dismiss ShortLate    | lapsed   ...
  dismiss ShortRejected | ok      ...
  dismiss Passed       | payable  ...
  dismiss PassedLate   | payable  ...
  dismiss NoRoom       | payable  ...
  dismiss NoRoomLate   | ok       ...
  dismiss Contested    | state    ...
  dismiss Lapsed       | state    ...
  dismiss Escalated    | state    ...
  dismiss Yes          | payable  ...
  dismiss No           | ok       ...
  dismiss Silent       | ok       ...
  dismiss Rejected     | ok       ...
  dismiss Awarded      | settled  ...
  dismiss Dismissed    | settled  ...
  settle  None         | caller   ...
  settle  Open         | caller   ...
  settle  Reached      | caller   ...
  settle  Concludable  | caller   ...
  settle  Short        | caller   ...
  settle  ShortLate    | caller   ...
  settle  ShortRejected | caller  ...
  settle  Passed       | caller   ...
  settle  PassedLate   | caller   ...
  settle  NoRoom       | caller   ...
  settle  NoRoomLate   | caller   ...
  settle  Contested    | caller   ...
  settle  Lapsed       | caller   ...
  settle  Escalated    | caller   ...
  settle  Yes          | caller   ...
  settle  No           | caller   ...
  settle  Silent       | caller   ...
  settle  Rejected     | caller   ...
  settle  Awarded      | caller   ...
  settle  Dismissed    | caller   ...
`;

interface Scene {
  system: FundedSystem;
  roles: Record<string, Person>;
  bounty: OpenedBounty;
  submitted: SubmittedClaim;
}

async function deployScene(): Promise<Omit<Scene, "submitted">> {
  const system = await networkHelpers.loadFixture(deployBounties);
  const { funder: opener, otherFunder: funder, claimant, otherWorkflow, members, stranger, admin, crowd } = system;
  const roles = {
    opener,
    funder,
    claimant,
    payee: crowd[0],
    member: members[6],
    stranger,
    admin,
    workflow: otherWorkflow,
  };
  return { system, roles, bounty: await openBounty(system, { asset: ETH }) };
}

async function stageBounty(state: string): Promise<Scene> {
  const scene = await deployScene();
  const { system, bounty } = scene;
  const { bounties, claimant } = system;
  const none = await describeClaim(system, bounty, 1n, awardsFor([claimant, 1n]), claimant);
  switch (state) {
    case "None":
      return { ...scene, bounty: describeBounty(system, 1n, { asset: ETH }), submitted: none };
    case "Pending":
    case "Judging":
      await submitClaim(system, bounty);
      break;
    case "Spent":
    case "SpentLate": {
      const { claim } = await claimIn(system, bounty, "Passed", awardsFor([claimant, 1_000n]));
      await bounties.award(bounty.terms, claim, false);
      break;
    }
  }
  if (STATE_OF[state] !== "Open") await passDeadline(bounty);
  if (state === "Refunded") await bounties.refund(bounty.terms, [bounty.contribution], false);
  return { ...scene, submitted: none };
}

async function stageClaim(state: string): Promise<Scene> {
  const scene = await deployScene();
  const { system, bounty, roles } = scene;
  const { bounties, claimant, stranger, members } = system;
  const awards = awardsFor([claimant, 300n], [roles.payee!, 100n]);
  if (state === "None") return { ...scene, submitted: await describeClaim(system, bounty, 1n, awards, claimant) };

  if (state.startsWith("NoRoom")) {
    const rival = await submitClaim(system, bounty, awardsFor([stranger, 700n]), stranger);
    const submitted = await claimIn(system, bounty, "Reached", awards);
    await endorseBy(system, rival, members.slice(0, 3));
    await pass(DOMAINS.standard.challenge);
    await system.reviews.conclude(submitted.question);
    await bounties.award(bounty.terms, rival.claim, false);
    if (state === "NoRoomLate") await passDeadline(bounty);
    return { ...scene, submitted };
  }

  const reviewOf: Record<string, Exclude<ReviewStateName, "None">> = {
    Short: "Concludable",
    ShortLate: "Concludable",
    ShortRejected: "Concludable",
    Yes: "Escalated",
    No: "Escalated",
    Silent: "Escalated",
    PassedLate: "Passed",
    Awarded: "Passed",
    Dismissed: "Rejected",
  };
  const submitted = await claimIn(system, bounty, reviewOf[state] ?? (state as "Open"), awards);
  if (state.startsWith("Short")) await revoke(system, DOMAINS.standard, [members[0]]);
  if (state === "ShortLate") await reach(submitted.deadline);
  if (state === "ShortRejected") await reach(submitted.deadline + ESCALATION);
  if (state === "Yes" || state === "No") await answer(system, submitted, state === "Yes");
  if (state === "Silent") await pass(ANSWER);
  if (state === "PassedLate") await passDeadline(bounty);
  if (state === "Awarded") await bounties.award(bounty.terms, submitted.claim, false);
  if (state === "Dismissed") await bounties.dismiss(bounty.terms, [submitted.claim]);
  return { ...scene, submitted };
}

function attempt({ system, bounty, submitted, roles }: Scene, { action, role }: Cell): Promise<unknown> {
  const person = roles[role]!;
  const caller = system.bounties.connect(person);
  switch (action) {
    case "add":
      return addMoney(system, bounty, 50n, person);
    case "claim":
      return caller.claim(bounty.terms, awardsFor([system.claimant, 1n]), WORK);
    case "refund":
      return caller.refund(bounty.terms, [bounty.contribution], false);
    case "award":
      return caller.award(bounty.terms, submitted.claim, false);
    case "dismiss":
      return caller.dismiss(bounty.terms, [submitted.claim]);
    default:
      return system.reviews.connect(person).settle(submitted.question);
  }
}

async function expectBountyFailure({ system, bounty }: Scene, cell: Cell, attempted: Promise<unknown>): Promise<void> {
  const { bounties } = system;
  const { funder, start, amount } = bounty.contribution;
  switch (cell.outcome) {
    case "state":
      return expectError(
        attempted,
        bounties,
        "Bounties_UnexpectedState",
        bounty.id,
        BountyState[STATE_OF[cell.state]!],
        bountyBitsOf(cell.action === "refund" ? "Closed" : "Open"),
      );
    case "room":
      return expectError(attempted, bounties, "Bounties_NoRoom", bounty.id, 1n, 0n);
    case "unknown":
      return expectError(attempted, bounties, "Bounties_UnknownContribution", bounty.id, funder, start, amount);
    default:
      throw new Error(`unknown outcome ${cell.outcome}`);
  }
}

async function expectClaimFailure(scene: Scene, cell: Cell, attempted: Promise<unknown>): Promise<void> {
  const { bounties, reviews } = scene.system;
  const { bounty, submitted, roles } = scene;
  const { id } = submitted;
  const final = bitsOf("Passed", "Rejected");
  switch (cell.outcome) {
    case "none":
      return expectError(attempted, reviews, "Reviews_UnexpectedState", id, ReviewState.None, final);
    case "state":
      return expectError(
        attempted,
        reviews,
        "Reviews_UnexpectedState",
        id,
        ReviewState[cell.state as ReviewStateName],
        final,
      );
    case "reopened":
      return expectError(attempted, reviews, "Reviews_UnexpectedState", id, ReviewState.Open, final);
    case "lapsed":
      return expectError(attempted, reviews, "Reviews_UnexpectedState", id, ReviewState.Lapsed, final);
    case "settled":
      return expectError(attempted, reviews, "Reviews_AlreadySettled", id);
    case "caller":
      return expectError(attempted, reviews, "Reviews_NotTheWorkflow", id, bounties, roles[cell.role]!);
    case "rejected":
      return expectError(attempted, bounties, "Bounties_NotApproved", id);
    case "payable":
      return expectError(attempted, bounties, "Bounties_StillPayable", id);
    case "room":
      return expectError(attempted, bounties, "Bounties_NoRoom", bounty.id, 400n, 300n);
    default:
      throw new Error(`unknown outcome ${cell.outcome}`);
  }
}

describe("Bounties: every action on a bounty in every state by every role", () => {
  tryMatrix(BOUNTIES, 144, { stage: stageBounty, attempt, expectFailure: expectBountyFailure });
});

describe("Bounties: every action on a claim in every state by every role", () => {
  tryMatrix(CLAIMS, 420, { stage: stageClaim, attempt, expectFailure: expectClaimFailure });
});
