import { ZeroHash } from "ethers";

import { anyUint } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";

import { expectError, expectUnauthorized } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import {
  describeNomination,
  nominationIn,
  type OpenedNomination,
  STATEMENT,
  UNSIGNED,
} from "../fixtures/clearances.ts";
import { tryMatrix, type Cell } from "../fixtures/matrix.ts";
import { admit, bitsOf, ReviewState, revoke, type ReviewStateName } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, offerOf, type Person, type System } from "../fixtures/system.ts";
import { exhaustAdmissions } from "./throttled.ts";

/**
 * The nomination was opened by opener, in the domain; the action is about the same candidate. States are those of its
 * review, with or without the candidate's acceptance. Throttled: passed and accepted, and the domain's limit of admissions is
 * used up. Issued: it became a clearance. Superseded: passed and accepted, and a clearance given otherwise has ended since.
 * Admitted: passed and accepted, and cleared otherwise. Who is cleared is nominated for other terms.
 */
const TABLE = `
                               | candidate      opener         member         admin          stranger
  nominate None                | ok             ok             ok             eligible       eligible
  nominate Open                | ok             nominated      ok             eligible       eligible
  nominate OpenAccepted        | ok             nominated      ok             eligible       eligible
  nominate Reached             | ok             nominated      ok             eligible       eligible
  nominate ReachedAccepted     | ok             nominated      ok             eligible       eligible
  nominate Concludable         | ok             nominated      ok             eligible       eligible
  nominate ConcludableAccepted | ok             nominated      ok             eligible       eligible
  nominate Passed              | ok             ok             ok             eligible       eligible
  nominate PassedAccepted      | ok             ok             ok             eligible       eligible
  nominate Contested           | ok             nominated      ok             eligible       eligible
  nominate ContestedAccepted   | ok             nominated      ok             eligible       eligible
  nominate Lapsed              | ok             nominated      ok             eligible       eligible
  nominate LapsedAccepted      | ok             nominated      ok             eligible       eligible
  nominate Escalated           | ok             nominated      ok             eligible       eligible
  nominate EscalatedAccepted   | ok             nominated      ok             eligible       eligible
  nominate Rejected            | ok             ok             ok             eligible       eligible
  nominate RejectedAccepted    | ok             ok             ok             eligible       eligible
  nominate Throttled           | ok             ok             ok             eligible       eligible
  nominate Issued              | ok             ok             ok             eligible       eligible
  nominate Superseded          | cooling        ...
  nominate Admitted            | ok             ok             ok             eligible       eligible
  accept   None                | unacceptable   candidate      ...
  accept   Open                | ok             candidate      ...
  accept   OpenAccepted        | accepted       candidate      ...
  accept   Reached             | ok             candidate      ...
  accept   ReachedAccepted     | accepted       candidate      ...
  accept   Concludable         | ok             candidate      ...
  accept   ConcludableAccepted | accepted       candidate      ...
  accept   Passed              | ok             candidate      ...
  accept   PassedAccepted      | accepted       candidate      ...
  accept   Contested           | ok             candidate      ...
  accept   ContestedAccepted   | accepted       candidate      ...
  accept   Lapsed              | ok             candidate      ...
  accept   LapsedAccepted      | accepted       candidate      ...
  accept   Escalated           | ok             candidate      ...
  accept   EscalatedAccepted   | accepted       candidate      ...
  accept   Rejected            | unacceptable   candidate      ...
  accept   RejectedAccepted    | accepted       candidate      ...
  accept   Throttled           | accepted       candidate      ...
  accept   Issued              | accepted       candidate      ...
  accept   Superseded          | accepted       candidate      ...
  accept   Admitted            | accepted       candidate      ...
  issue    None                | unaccepted     ...
  issue    Open                | unaccepted     ...
  issue    OpenAccepted        | state          ...
  issue    Reached             | unaccepted     ...
  issue    ReachedAccepted     | state          ...
  issue    Concludable         | unaccepted     ...
  issue    ConcludableAccepted | ok             ...
  issue    Passed              | unaccepted     ...
  issue    PassedAccepted      | ok             ...
  issue    Contested           | unaccepted     ...
  issue    ContestedAccepted   | state          ...
  issue    Lapsed              | unaccepted     ...
  issue    LapsedAccepted      | state          ...
  issue    Escalated           | unaccepted     ...
  issue    EscalatedAccepted   | state          ...
  issue    Rejected            | unaccepted     ...
  issue    RejectedAccepted    | failed         ...
  issue    Throttled           | throttled      ...
  issue    Issued              | settled        ...
  issue    Superseded          | superseded     ...
  issue    Admitted            | cleared        ...
  conduct  None                | opener         ok             opener         opener         opener
  conduct  Open                | ok             ...
  conduct  OpenAccepted        | ok             ...
  conduct  Reached             | ok             ...
  conduct  ReachedAccepted     | ok             ...
  conduct  Concludable         | ok             ...
  conduct  ConcludableAccepted | ok             ...
  conduct  Passed              | ok             ...
  conduct  PassedAccepted      | ok             ...
  conduct  Contested           | ok             ...
  conduct  ContestedAccepted   | ok             ...
  conduct  Lapsed              | ok             ...
  conduct  LapsedAccepted      | ok             ...
  conduct  Escalated           | ok             ...
  conduct  EscalatedAccepted   | ok             ...
  conduct  Rejected            | unacceptable   ok             ok             ok             ok
  conduct  RejectedAccepted    | ok             ...
  conduct  Throttled           | ok             ...
  conduct  Issued              | settled        ...
  conduct  Superseded          | superseded     ...
  conduct  Admitted            | cleared        ...
  resign   None                | outsider       ok             ok             outsider       outsider
  resign   Open                | outsider       ok             ok             outsider       outsider
  resign   OpenAccepted        | outsider       ok             ok             outsider       outsider
  resign   Reached             | outsider       ok             ok             outsider       outsider
  resign   ReachedAccepted     | outsider       ok             ok             outsider       outsider
  resign   Concludable         | outsider       ok             ok             outsider       outsider
  resign   ConcludableAccepted | outsider       ok             ok             outsider       outsider
  resign   Passed              | outsider       ok             ok             outsider       outsider
  resign   PassedAccepted      | outsider       ok             ok             outsider       outsider
  resign   Contested           | outsider       ok             ok             outsider       outsider
  resign   ContestedAccepted   | outsider       ok             ok             outsider       outsider
  resign   Lapsed              | outsider       ok             ok             outsider       outsider
  resign   LapsedAccepted      | outsider       ok             ok             outsider       outsider
  resign   Escalated           | outsider       ok             ok             outsider       outsider
  resign   EscalatedAccepted   | outsider       ok             ok             outsider       outsider
  resign   Rejected            | outsider       ok             ok             outsider       outsider
  resign   RejectedAccepted    | outsider       ok             ok             outsider       outsider
  resign   Throttled           | outsider       ok             ok             outsider       outsider
  resign   Issued              | ok             ok             ok             outsider       outsider
  resign   Superseded          | outsider       ok             ok             outsider       outsider
  resign   Admitted            | ok             ok             ok             outsider       outsider
  admit    None                | role           role           role           ok             role
  admit    Open                | role           role           role           ok             role
  admit    OpenAccepted        | role           role           role           ok             role
  admit    Reached             | role           role           role           ok             role
  admit    ReachedAccepted     | role           role           role           ok             role
  admit    Concludable         | role           role           role           ok             role
  admit    ConcludableAccepted | role           role           role           ok             role
  admit    Passed              | role           role           role           ok             role
  admit    PassedAccepted      | role           role           role           ok             role
  admit    Contested           | role           role           role           ok             role
  admit    ContestedAccepted   | role           role           role           ok             role
  admit    Lapsed              | role           role           role           ok             role
  admit    LapsedAccepted      | role           role           role           ok             role
  admit    Escalated           | role           role           role           ok             role
  admit    EscalatedAccepted   | role           role           role           ok             role
  admit    Rejected            | role           role           role           ok             role
  admit    RejectedAccepted    | role           role           role           ok             role
  admit    Throttled           | role           role           role           ok             role
  admit    Issued              | role           role           role           ok             role
  admit    Superseded          | role           role           role           ok             role
  admit    Admitted            | role           role           role           ok             role
  revoke   None                | role           role           role           never          role
  revoke   Open                | role           role           role           never          role
  revoke   OpenAccepted        | role           role           role           never          role
  revoke   Reached             | role           role           role           never          role
  revoke   ReachedAccepted     | role           role           role           never          role
  revoke   Concludable         | role           role           role           never          role
  revoke   ConcludableAccepted | role           role           role           never          role
  revoke   Passed              | role           role           role           never          role
  revoke   PassedAccepted      | role           role           role           never          role
  revoke   Contested           | role           role           role           never          role
  revoke   ContestedAccepted   | role           role           role           never          role
  revoke   Lapsed              | role           role           role           never          role
  revoke   LapsedAccepted      | role           role           role           never          role
  revoke   Escalated           | role           role           role           never          role
  revoke   EscalatedAccepted   | role           role           role           never          role
  revoke   Rejected            | role           role           role           never          role
  revoke   RejectedAccepted    | role           role           role           never          role
  revoke   Throttled           | role           role           role           never          role
  revoke   Issued              | role           role           role           ok             role
  revoke   Superseded          | role           role           role           ok             role
  revoke   Admitted            | role           role           role           ok             role
`;

const { standard } = DOMAINS;

interface Scene {
  system: System;
  opened: OpenedNomination;
  roles: Record<string, Person>;
}

async function nominationFor(system: System, state: string): Promise<OpenedNomination> {
  if (state === "None") return describeNomination(system, 1n, {});
  if (state === "Throttled") await exhaustAdmissions(system, standard);
  const passed = ["Throttled", "Issued", "Superseded", "Admitted"].includes(state);
  const review = passed ? "Passed" : (state.replace("Accepted", "") as Exclude<ReviewStateName, "None">);
  const opened = await nominationIn(system, review, { accepted: passed || state.endsWith("Accepted") });
  if (state === "Issued") await system.clearances.issue(opened.nomination);
  if (state === "Superseded" || state === "Admitted") await admit(system, standard, [system.candidate]);
  if (state === "Superseded") await revoke(system, standard, [system.candidate]);
  return opened;
}

async function stage(state: string): Promise<Scene> {
  const system = await networkHelpers.loadFixture(deploySystem);
  const { candidate, members, admin, stranger } = system;
  const roles = { candidate, opener: members[0], member: members[6], admin, stranger };
  return { system, opened: await nominationFor(system, state), roles };
}

function attempt({ system, opened, roles }: Scene, { action, state, role }: Cell): Promise<unknown> {
  const { clearances, candidate } = system;
  const caller = clearances.connect(roles[role]!);
  switch (action) {
    case "nominate":
      return caller.nominate(standard.id, candidate, offerOf(), STATEMENT, 1_000n);
    case "accept":
      return caller.accept(opened.nomination);
    case "issue":
      return caller.issue(opened.nomination);
    case "conduct":
      return caller.conduct(opened.nomination, state === "None" ? STATEMENT : "", [], UNSIGNED);
    case "resign":
      return caller.resign(standard.id);
    case "admit":
      return caller.admit(standard.id, candidate, offerOf());
    default:
      return caller.revoke(standard.id, candidate);
  }
}

async function expectFailure({ system, opened, roles }: Scene, cell: Cell, attempted: Promise<unknown>): Promise<void> {
  const { clearances, contractors, reviews, candidate } = system;
  const { id } = opened;
  const caller = roles[cell.role]!;
  const state = ReviewState[cell.state.replace("Accepted", "") as ReviewStateName];
  const endedAt = async () => (await contractors.clearanceOf(standard.id, candidate)).until;
  switch (cell.outcome) {
    case "eligible":
      return expectError(attempted, reviews, "Reviews_NotEligible", standard.id, caller, anyUint);
    case "nominated":
      return expectError(attempted, clearances, "Clearances_AlreadyNominated", id, caller);
    case "cooling": {
      const until = await endedAt();
      const from = until + standard.cooldown;
      return expectError(attempted, clearances, "Clearances_CoolingDown", standard.id, candidate, until, from);
    }
    case "cleared":
      return expectError(attempted, clearances, "Clearances_AlreadyCleared", standard.id, candidate);
    case "candidate":
      return expectError(attempted, clearances, "Clearances_NotTheCandidate", candidate, caller);
    case "opener":
      return expectError(attempted, clearances, "Clearances_NotTheOpener", opened.nomination.opener, caller);
    case "unacceptable":
      return expectError(attempted, clearances, "Clearances_NotAcceptable", id, state);
    case "accepted":
      return expectError(attempted, clearances, "Clearances_AlreadyAccepted", id);
    case "unaccepted":
      return expectError(attempted, clearances, "Clearances_NotAccepted", id);
    case "state":
      return expectError(attempted, reviews, "Reviews_UnexpectedState", id, state, bitsOf("Passed", "Rejected"));
    case "failed":
      return expectError(attempted, clearances, "Clearances_NotPassed", id);
    case "settled":
      return expectError(attempted, reviews, "Reviews_AlreadySettled", id);
    case "throttled": {
      const next = contractors.nextAdmission(standard.id);
      return expectError(attempted, contractors, "Contractors_Throttled", standard.id, next);
    }
    case "superseded":
      return expectError(attempted, clearances, "Clearances_Superseded", id, endedAt());
    case "role":
      return expectUnauthorized(attempted, clearances, caller, ZeroHash);
    case "outsider":
      return expectError(attempted, contractors, "Contractors_NotCleared", standard.id, caller);
    case "never":
      return expectError(attempted, clearances, "Clearances_NotCleared", standard.id, candidate);
    default:
      throw new Error(`unknown outcome ${cell.outcome}`);
  }
}

describe("Clearances: every action in every state by every role", () => {
  tryMatrix(TABLE, 735, { stage, attempt, expectFailure });
});
