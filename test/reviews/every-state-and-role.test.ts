import { id as hashOf } from "ethers";

import { expectError, expectUnauthorized } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { tryMatrix, type Cell } from "../fixtures/matrix.ts";
import {
  admit,
  bitsOf,
  driveReview,
  endorseBy,
  objectBy,
  openReview,
  ReviewState,
  revoke,
  type OpenedReview,
  type ReviewStateName,
} from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";

/**
 * The roles. subject, payee and member: cleared since before the review opened, silent. endorser and objector: have said
 * so. newcomer: cleared after it opened. revoked: cleared before, no longer. The others: cleared nowhere.
 */
const TABLE = `
                            | workflow other    admin    subject  payee    member   endorser objector newcomer revoked  stranger
  open      None            | ok       ok       role     ...
  open      Open            | ok       ok       role     ...
  open      Reached         | ok       ok       role     ...
  open      Concludable     | ok       ok       role     ...
  open      Passed          | ok       ok       role     ...
  open      PassedSettled   | ok       ok       role     ...
  open      Contested       | ok       ok       role     ...
  open      ContestedSettled| ok       ok       role     ...
  open      Lapsed          | ok       ok       role     ...
  open      LapsedSettled   | ok       ok       role     ...
  endorse   None            | state    ...
  endorse   Open            | eligible eligible eligible barred   barred   ok       said     said     eligible eligible eligible
  endorse   Reached         | state    ...
  endorse   Concludable     | state    ...
  endorse   Passed          | state    ...
  endorse   PassedSettled   | state    ...
  endorse   Contested       | state    ...
  endorse   ContestedSettled| state    ...
  endorse   Lapsed          | state    ...
  endorse   LapsedSettled   | state    ...
  object    None            | state    ...
  object    Open            | eligible eligible eligible barred   ok       ok       said     said     eligible eligible eligible
  object    Reached         | eligible eligible eligible barred   ok       ok       said     said     eligible eligible eligible
  object    Concludable     | state    ...
  object    Passed          | state    ...
  object    PassedSettled   | state    ...
  object    Contested       | state    ...
  object    ContestedSettled| state    ...
  object    Lapsed          | state    ...
  object    LapsedSettled   | state    ...
  withdraw  None            | state    ...
  withdraw  Open            | silent   silent   silent   silent   silent   silent   ok       ok       silent   silent   silent
  withdraw  Reached         | silent   silent   silent   silent   silent   silent   ok       ok       silent   silent   silent
  withdraw  Concludable     | silent   silent   silent   silent   silent   silent   ok       ok       silent   silent   silent
  withdraw  Passed          | state    ...
  withdraw  PassedSettled   | state    ...
  withdraw  Contested       | state    ...
  withdraw  ContestedSettled| state    ...
  withdraw  Lapsed          | state    ...
  withdraw  LapsedSettled   | state    ...
  conclude  None            | state    ...
  conclude  Open            | state    ...
  conclude  Reached         | state    ...
  conclude  Concludable     | ok       ...
  conclude  Passed          | state    ...
  conclude  PassedSettled   | state    ...
  conclude  Contested       | state    ...
  conclude  ContestedSettled| state    ...
  conclude  Lapsed          | state    ...
  conclude  LapsedSettled   | state    ...
  settle    None            | state    caller   ...
  settle    Open            | state    caller   ...
  settle    Reached         | state    caller   ...
  settle    Concludable     | ok       caller   ...
  settle    Passed          | ok       caller   ...
  settle    PassedSettled   | settled  caller   ...
  settle    Contested       | ok       caller   ...
  settle    ContestedSettled| settled  caller   ...
  settle    Lapsed          | ok       caller   ...
  settle    LapsedSettled   | settled  caller   ...
`;

/** In which states each action is possible at all. */
const EXPECTED: Record<string, string> = {
  endorse: bitsOf("Open"),
  object: bitsOf("Open", "Reached"),
  withdraw: bitsOf("Open", "Reached", "Concludable"),
  conclude: bitsOf("Concludable"),
  settle: bitsOf("Passed", "Contested", "Lapsed"),
};

interface Scene {
  system: System;
  review: OpenedReview;
  roles: Record<string, Person>;
}

async function stage(state: string): Promise<Scene> {
  const system = await networkHelpers.loadFixture(deploySystem);
  const { workflow, otherWorkflow, admin, stranger, members, crowd, reviews } = system;
  const [subject, payee, member, newcomer, revoked] = crowd;
  await admit(system, DOMAINS.standard, [subject, payee, member, revoked]);
  const roles = {
    workflow,
    other: otherWorkflow,
    admin,
    subject,
    payee,
    member,
    endorser: members[0],
    objector: members[3],
    newcomer,
    revoked,
    stranger,
  };
  const review = await openReview(system, { subject, payees: [payee] });
  await admit(system, DOMAINS.standard, [newcomer]);
  await revoke(system, DOMAINS.standard, [revoked]);
  if (state === "None") {
    const question = { ...review.question, content: hashOf("never asked") };
    return { system, roles, review: { ...review, question, id: await reviews.idOf(question) } };
  }
  const base = state.replace("Settled", "") as Exclude<ReviewStateName, "None">;
  if (base === "Contested") {
    await endorseBy(system, review, [roles.endorser]);
  } else {
    await objectBy(system, review, [roles.objector]);
    if (base === "Open" || base === "Lapsed") await endorseBy(system, review, [roles.endorser]);
  }
  await driveReview(system, review, base);
  if (state.endsWith("Settled")) await reviews.connect(workflow).settle(review.question);
  return { system, roles, review };
}

function attempt({ system, review, roles }: Scene, { action, role }: Cell): Promise<unknown> {
  const caller = system.reviews.connect(roles[role]!);
  const { question } = review;
  switch (action) {
    case "open":
      return caller.open(question.domain, question.content, question.subject, question.payees, roles.member!);
    case "endorse":
      return caller.endorse(question, "because");
    case "object":
      return caller.object(question, "because");
    case "withdraw":
      return caller.withdraw(question);
    case "conclude":
      return caller.conclude(question);
    default:
      return caller.settle(question);
  }
}

async function expectFailure({ system, review, roles }: Scene, cell: Cell, attempted: Promise<unknown>): Promise<void> {
  const { reviews } = system;
  const { id, question } = review;
  const caller = roles[cell.role]!;
  const state = ReviewState[cell.state.replace("Settled", "") as ReviewStateName];
  switch (cell.outcome) {
    case "role":
      return expectUnauthorized(attempted, reviews, caller, reviews.WORKFLOW_ROLE());
    case "state":
      return expectError(attempted, reviews, "Reviews_UnexpectedState", id, state, EXPECTED[cell.action]);
    case "eligible":
      return expectError(attempted, reviews, "Reviews_NotEligible", question.domain, caller, question.openedAt);
    case "barred":
      return expectError(attempted, reviews, "Reviews_Barred", id, caller);
    case "said":
      return expectError(attempted, reviews, "Reviews_AlreadySaid", id, caller);
    case "silent":
      return expectError(attempted, reviews, "Reviews_NothingSaid", id, caller);
    case "caller":
      return expectError(attempted, reviews, "Reviews_NotTheWorkflow", id, question.workflow, caller);
    case "settled":
      return expectError(attempted, reviews, "Reviews_AlreadySettled", id);
    default:
      throw new Error(`unknown outcome ${cell.outcome}`);
  }
}

describe("Reviews: every action in every state by every role", () => {
  tryMatrix(TABLE, 660, { stage, attempt, expectFailure });
});
