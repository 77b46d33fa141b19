import { anyUint } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";

import { expectError } from "../fixtures/assertions.ts";
import { networkHelpers, pass } from "../fixtures/chain.ts";
import { tryMatrix, type Cell } from "../fixtures/matrix.ts";
import { joinCompany } from "../fixtures/parties.ts";
import { admit, answer, bitsOf, ReviewState, type ReviewStateName, revoke } from "../fixtures/reviews.ts";
import {
  appeal,
  describeRevocation,
  type OpenedRevocation,
  openRevocation,
  REASONS,
  type RevocationStage,
  revocationIn,
} from "../fixtures/revocations.ts";
import { type SignedSay, signSay } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";

/**
 * The revocation of subject's clearance was opened by opener; endorser has endorsed in the stages from Reached on, objector
 * objected where it is Contested; member has not spoken. Colleague is of subject's company. Early: open, and subject has
 * appealed already. Unenforced: k endorsed it in Reviews. Waiting: as that, and the domain's limit is used up. Withdrawn:
 * endorser took the third endorsement back. Yes, No, Silent: the arbiter's answer, not enforced yet. Unspared: a no to what
 * was Waiting. Revoked, Lifted: enforced. Anew: suspended, and subject was revoked and admitted by the stakeholders since.
 * submit: an endorsement that member signed.
 */
const TABLE = `
                        | subject     opener    endorser  member   colleague admin     stranger
  open     None         | barred      ok        ok        ok       barred    eligible  eligible
  open     Open         | barred      open      ok        ok       barred    eligible  eligible
  open     Early        | barred      open      ok        ok       barred    eligible  eligible
  open     Unenforced   | barred      open      ok        ok       barred    eligible  eligible
  open     Waiting      | barred      open      ok        ok       barred    eligible  eligible
  open     Reached      | eligible    open      ok        ok       barred    eligible  eligible
  open     Withdrawn    | eligible    open      ok        ok       barred    eligible  eligible
  open     Concludable  | eligible    open      ok        ok       barred    eligible  eligible
  open     Contested    | barred      open      ok        ok       barred    eligible  eligible
  open     Appealed     | eligible    open      ok        ok       barred    eligible  eligible
  open     Lapsed       | barred      open      ok        ok       barred    eligible  eligible
  open     Yes          | eligible    ok        ok        ok       barred    eligible  eligible
  open     No           | eligible    ok        ok        ok       barred    eligible  eligible
  open     Silent       | eligible    ok        ok        ok       barred    eligible  eligible
  open     Rejected     | barred      ok        ok        ok       barred    eligible  eligible
  open     Unspared     | barred      ok        ok        ok       barred    eligible  eligible
  open     Revoked      | cleared     ...
  open     Lifted       | barred      ok        ok        ok       barred    eligible  eligible
  open     Anew         | barred      open      ok        ok       barred    eligible  eligible
  endorse  None         | state       ...
  endorse  Open         | barred      said      ok        ok       barred    eligible  eligible
  endorse  Early        | barred      said      ok        ok       barred    eligible  eligible
  endorse  Unenforced   | barred      said      said      ok       barred    eligible  eligible
  endorse  Waiting      | barred      said      said      ok       barred    eligible  eligible
  endorse  Reached      | eligible    said      said      ok       barred    eligible  eligible
  endorse  Withdrawn    | eligible    said      ok        ok       barred    eligible  eligible
  endorse  Concludable  | state       ...
  endorse  Contested    | state       ...
  endorse  Appealed     | state       ...
  endorse  Lapsed       | state       ...
  endorse  Yes          | state       ...
  endorse  No           | state       ...
  endorse  Silent       | state       ...
  endorse  Rejected     | state       ...
  endorse  Unspared     | state       ...
  endorse  Revoked      | state       ...
  endorse  Lifted       | state       ...
  endorse  Anew         | eligible    said      said      ok       barred    eligible  eligible
  submit   None         | state       ...
  submit   Open         | ok          ...
  submit   Early        | ok          ...
  submit   Unenforced   | ok          ...
  submit   Waiting      | ok          ...
  submit   Reached      | ok          ...
  submit   Withdrawn    | ok          ...
  submit   Concludable  | ok          ...
  submit   Contested    | state       ...
  submit   Appealed     | ok          ...
  submit   Lapsed       | state       ...
  submit   Yes          | ok          ...
  submit   No           | ok          ...
  submit   Silent       | ok          ...
  submit   Rejected     | state       ...
  submit   Unspared     | ok          ...
  submit   Revoked      | settled     ...
  submit   Lifted       | ok          ...
  submit   Anew         | ok          ...
  enforce  None         | nothing     ...
  enforce  Open         | nothing     ...
  enforce  Early        | nothing     ...
  enforce  Unenforced   | ok          ...
  enforce  Waiting      | nothing     ...
  enforce  Reached      | nothing     ...
  enforce  Withdrawn    | ok          ...
  enforce  Concludable  | ok          ...
  enforce  Contested    | nothing     ...
  enforce  Appealed     | nothing     ...
  enforce  Lapsed       | nothing     ...
  enforce  Yes          | ok          ...
  enforce  No           | ok          ...
  enforce  Silent       | ok          ...
  enforce  Rejected     | nothing     ...
  enforce  Unspared     | ok          ...
  enforce  Revoked      | settled     ...
  enforce  Lifted       | nothing     ...
  enforce  Anew         | nothing     ...
  appeal   None         | state       ...
  appeal   Open         | ok          subject   ...
  appeal   Early        | appealed    subject   ...
  appeal   Unenforced   | ok          subject   ...
  appeal   Waiting      | ok          subject   ...
  appeal   Reached      | ok          subject   ...
  appeal   Withdrawn    | ok          subject   ...
  appeal   Concludable  | state       ...
  appeal   Contested    | state       ...
  appeal   Appealed     | state       ...
  appeal   Lapsed       | state       ...
  appeal   Yes          | state       ...
  appeal   No           | state       ...
  appeal   Silent       | state       ...
  appeal   Rejected     | state       ...
  appeal   Unspared     | state       ...
  appeal   Revoked      | state       ...
  appeal   Lifted       | state       ...
  appeal   Anew         | ok          subject   ...
  resign   None         | ok          ok        ok        ok       ok        outsider  outsider
  resign   Open         | ok          ok        ok        ok       ok        outsider  outsider
  resign   Early        | ok          ok        ok        ok       ok        outsider  outsider
  resign   Unenforced   | ok          ok        ok        ok       ok        outsider  outsider
  resign   Waiting      | ok          ok        ok        ok       ok        outsider  outsider
  resign   Reached      | outsider    ok        ok        ok       ok        outsider  outsider
  resign   Withdrawn    | outsider    ok        ok        ok       ok        outsider  outsider
  resign   Concludable  | outsider    ok        ok        ok       ok        outsider  outsider
  resign   Contested    | ok          ok        ok        ok       ok        outsider  outsider
  resign   Appealed     | outsider    ok        ok        ok       ok        outsider  outsider
  resign   Lapsed       | ok          ok        ok        ok       ok        outsider  outsider
  resign   Yes          | outsider    ok        ok        ok       ok        outsider  outsider
  resign   No           | outsider    ok        ok        ok       ok        outsider  outsider
  resign   Silent       | outsider    ok        ok        ok       ok        outsider  outsider
  resign   Rejected     | ok          ok        ok        ok       ok        outsider  outsider
  resign   Unspared     | ok          ok        ok        ok       ok        outsider  outsider
  resign   Revoked      | outsider    ok        ok        ok       ok        outsider  outsider
  resign   Lifted       | ok          ok        ok        ok       ok        outsider  outsider
  resign   Anew         | ok          ok        ok        ok       ok        outsider  outsider
`;

const { standard } = DOMAINS;

/** The stage through which each of the table's states is reached. */
const STAGE_OF: Record<string, RevocationStage> = {
  Early: "Open",
  Withdrawn: "Reached",
  Revoked: "Yes",
  Lifted: "No",
  Anew: "Reached",
};

/** The state in which the review is in each of the table's. */
const REVIEW_OF: Record<string, ReviewStateName> = {
  Early: "Open",
  Unenforced: "Reached",
  Waiting: "Reached",
  Withdrawn: "Open",
  Contested: "Escalated",
  Appealed: "Escalated",
  Yes: "Passed",
  No: "Rejected",
  Silent: "Rejected",
  Unspared: "Rejected",
  Revoked: "Passed",
  Lifted: "Rejected",
  Anew: "Reached",
};

interface Scene {
  system: System;
  opened: OpenedRevocation;
  signed: SignedSay;
  roles: Record<string, Person>;
}

/** Whether another revocation has used up the domain's limit. */
function isLate(state: string): boolean {
  return state === "Waiting" || state === "Unspared";
}

async function revocationFor(system: System, state: string): Promise<OpenedRevocation> {
  const { revocations, reviews, members } = system;
  if (state === "None") return describeRevocation(system, 1n, { salt: 1_000n });
  if (isLate(state)) await revocationIn(system, "Reached", { account: members[4] });
  if (state === "Unenforced" || isLate(state)) {
    const opened = await openRevocation(system);
    for (const member of members.slice(1, 3)) await reviews.connect(member).endorse(opened.question, "");
    if (state === "Waiting" || state === "Unenforced") return opened;
    await appeal(system, opened);
    await answer(system, opened, false);
    return opened;
  }
  const opened = await revocationIn(system, STAGE_OF[state] ?? (state as RevocationStage));
  if (state === "Early") await appeal(system, opened);
  if (state === "Withdrawn") await reviews.connect(members[2]).withdraw(opened.question);
  if (state === "Revoked" || state === "Lifted") await revocations.enforce(opened.revocation);
  if (state === "Anew") {
    await revoke(system, standard, [members[6]]);
    await admit(system, standard, [members[6]]);
  }
  return opened;
}

async function stage(state: string): Promise<Scene> {
  const system = await networkHelpers.loadFixture(deploySystem);
  const { members, admin, stranger, crowd } = system;
  const [opener, , endorser, objector, fifth, , subject] = members;
  const [colleague, company] = [crowd[0], crowd[9]!];
  for (const domain of [standard, DOMAINS.instant, DOMAINS.single]) await admit(system, domain, [colleague]);
  await joinCompany(system, company, [colleague, subject]);
  await pass(1n);
  const opened = await revocationFor(system, state);
  // Who has not spoken anywhere: the fifth, unless its clearance was used to use up the limit.
  const member = isLate(state) || state === "Contested" ? objector : fifth;
  const roles = { subject, opener, endorser, member, colleague, admin, stranger };
  const silent = state === "Contested" ? members[2] : member;
  return { system, opened, signed: await signSay(system, opened.question, silent), roles };
}

function attempt({ system, opened, signed, roles }: Scene, { action, role }: Cell): Promise<unknown> {
  const person = roles[role]!;
  const { clearances, revocations, reviews } = system;
  switch (action) {
    case "open":
      return revocations.connect(person).open(standard.id, opened.revocation.account, REASONS, 1_000n);
    case "endorse":
      return revocations.connect(person).endorse(opened.revocation, "");
    case "submit":
      return revocations.connect(person).submit(opened.revocation, [signed]);
    case "enforce":
      return revocations.connect(person).enforce(opened.revocation);
    case "appeal":
      return reviews.connect(person).appeal(opened.question, "");
    default:
      return clearances.connect(person).resign(standard.id);
  }
}

/** The states that each action expects the review to be in. */
const EXPECTED: Record<string, string> = {
  endorse: bitsOf("Open", "Reached"),
  submit: bitsOf("Open", "Reached"),
  appeal: bitsOf("Open", "Reached"),
};

async function expectFailure({ system, opened, roles }: Scene, cell: Cell, attempted: Promise<unknown>): Promise<void> {
  const { contractors, reviews, revocations } = system;
  const { id, revocation } = opened;
  const caller = roles[cell.role]!;
  const state = ReviewState[REVIEW_OF[cell.state] ?? (cell.state as ReviewStateName)];
  switch (cell.outcome) {
    case "state":
      return expectError(attempted, reviews, "Reviews_UnexpectedState", id, state, EXPECTED[cell.action]!);
    case "barred": {
      if (cell.action !== "open") return expectError(attempted, reviews, "Reviews_Barred", id, caller);
      const own = await describeRevocation(system, 0n, { opener: caller, salt: 1_000n });
      return expectError(attempted, reviews, "Reviews_Barred", own.id, caller);
    }
    case "eligible":
      return expectError(attempted, reviews, "Reviews_NotEligible", standard.id, caller, anyUint);
    case "said":
      return expectError(attempted, reviews, "Reviews_AlreadySaid", id, caller);
    case "open":
      return expectError(attempted, revocations, "Revocations_AlreadyOpen", id, caller);
    case "cleared":
      return expectError(attempted, revocations, "Revocations_NotCleared", standard.id, revocation.account);
    case "nothing":
      return expectError(attempted, revocations, "Revocations_NothingToDo", id, state);
    case "settled":
      return expectError(attempted, reviews, "Reviews_AlreadySettled", id);
    case "appealed":
      return expectError(attempted, reviews, "Reviews_AlreadyAppealed", id);
    case "subject":
      return expectError(attempted, reviews, "Reviews_NotAppealable", id, caller);
    case "outsider":
      return expectError(attempted, contractors, "Contractors_NotCleared", standard.id, caller);
    default:
      throw new Error(`unknown outcome ${cell.outcome}`);
  }
}

describe("Revocations: every action in every state by every role", () => {
  tryMatrix(TABLE, 7 * 6 * 19, { stage, attempt, expectFailure });
});
