import { ZeroHash } from "ethers";

import { anyUint } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";

import { expectError, expectUnauthorized } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { describeNomination, nominationIn, STATEMENT, type OpenedNomination } from "../fixtures/clearances.ts";
import { tryMatrix, type Cell } from "../fixtures/matrix.ts";
import { admit, bitsOf, ReviewState, revoke, type ReviewStateName } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, RATE, type Person, type System } from "../fixtures/system.ts";

/**
 * The nomination was opened by opener, in the domain; the action is about the same candidate. States are those of its
 * review, with or without the candidate's acceptance. Issued: it became a clearance. Superseded: passed and accepted, and a
 * clearance given otherwise has ended since. Admitted: passed and accepted, and cleared otherwise.
 */
const TABLE = `
                                | candidate     opener        member        admin         stranger
  nominate None                 | ok            ok            ok            eligible      eligible
  nominate Open                 | ok            nominated     ok            eligible      eligible
  nominate OpenAccepted         | ok            nominated     ok            eligible      eligible
  nominate Reached              | ok            nominated     ok            eligible      eligible
  nominate ReachedAccepted      | ok            nominated     ok            eligible      eligible
  nominate Concludable          | ok            nominated     ok            eligible      eligible
  nominate ConcludableAccepted  | ok            nominated     ok            eligible      eligible
  nominate Passed               | ok            ok            ok            eligible      eligible
  nominate PassedAccepted       | ok            ok            ok            eligible      eligible
  nominate Contested            | ok            ok            ok            eligible      eligible
  nominate ContestedAccepted    | ok            ok            ok            eligible      eligible
  nominate Lapsed               | ok            ok            ok            eligible      eligible
  nominate LapsedAccepted       | ok            ok            ok            eligible      eligible
  nominate Issued               | cleared       ...
  nominate Superseded           | ok            ok            ok            eligible      eligible
  nominate Admitted             | cleared       ...
  accept   None                 | unacceptable  candidate     ...
  accept   Open                 | ok            candidate     ...
  accept   OpenAccepted         | accepted      candidate     ...
  accept   Reached              | ok            candidate     ...
  accept   ReachedAccepted      | accepted      candidate     ...
  accept   Concludable          | ok            candidate     ...
  accept   ConcludableAccepted  | accepted      candidate     ...
  accept   Passed               | ok            candidate     ...
  accept   PassedAccepted       | accepted      candidate     ...
  accept   Contested            | unacceptable  candidate     ...
  accept   ContestedAccepted    | accepted      candidate     ...
  accept   Lapsed               | unacceptable  candidate     ...
  accept   LapsedAccepted       | accepted      candidate     ...
  accept   Issued               | accepted      candidate     ...
  accept   Superseded           | accepted      candidate     ...
  accept   Admitted             | accepted      candidate     ...
  issue    None                 | unaccepted    ...
  issue    Open                 | unaccepted    ...
  issue    OpenAccepted         | state         ...
  issue    Reached              | unaccepted    ...
  issue    ReachedAccepted      | state         ...
  issue    Concludable          | unaccepted    ...
  issue    ConcludableAccepted  | ok            ...
  issue    Passed               | unaccepted    ...
  issue    PassedAccepted       | ok            ...
  issue    Contested            | unaccepted    ...
  issue    ContestedAccepted    | failed        ...
  issue    Lapsed               | unaccepted    ...
  issue    LapsedAccepted       | failed        ...
  issue    Issued               | cleared       ...
  issue    Superseded           | superseded    ...
  issue    Admitted             | cleared       ...
  admit    None                 | role          role          role          ok            role
  admit    Open                 | role          role          role          ok            role
  admit    OpenAccepted         | role          role          role          ok            role
  admit    Reached              | role          role          role          ok            role
  admit    ReachedAccepted      | role          role          role          ok            role
  admit    Concludable          | role          role          role          ok            role
  admit    ConcludableAccepted  | role          role          role          ok            role
  admit    Passed               | role          role          role          ok            role
  admit    PassedAccepted       | role          role          role          ok            role
  admit    Contested            | role          role          role          ok            role
  admit    ContestedAccepted    | role          role          role          ok            role
  admit    Lapsed               | role          role          role          ok            role
  admit    LapsedAccepted       | role          role          role          ok            role
  admit    Issued               | role          role          role          member        role
  admit    Superseded           | role          role          role          ok            role
  admit    Admitted             | role          role          role          member        role
  revoke   None                 | role          role          role          outsider      role
  revoke   Open                 | role          role          role          outsider      role
  revoke   OpenAccepted         | role          role          role          outsider      role
  revoke   Reached              | role          role          role          outsider      role
  revoke   ReachedAccepted      | role          role          role          outsider      role
  revoke   Concludable          | role          role          role          outsider      role
  revoke   ConcludableAccepted  | role          role          role          outsider      role
  revoke   Passed               | role          role          role          outsider      role
  revoke   PassedAccepted       | role          role          role          outsider      role
  revoke   Contested            | role          role          role          outsider      role
  revoke   ContestedAccepted    | role          role          role          outsider      role
  revoke   Lapsed               | role          role          role          outsider      role
  revoke   LapsedAccepted       | role          role          role          outsider      role
  revoke   Issued               | role          role          role          ok            role
  revoke   Superseded           | role          role          role          outsider      role
  revoke   Admitted             | role          role          role          ok            role
`;

const { standard } = DOMAINS;

interface Scene {
  system: System;
  opened: OpenedNomination;
  roles: Record<string, Person>;
}

async function nominationFor(system: System, state: string): Promise<OpenedNomination> {
  if (state === "None") return describeNomination(system, 1n, {});
  const ended = ["Issued", "Superseded", "Admitted"].includes(state);
  const review = ended ? "Passed" : (state.replace("Accepted", "") as Exclude<ReviewStateName, "None">);
  const opened = await nominationIn(system, review, { accepted: ended || state.endsWith("Accepted") });
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

function attempt({ system, opened, roles }: Scene, { action, role }: Cell): Promise<unknown> {
  const caller = system.clearances.connect(roles[role]!);
  switch (action) {
    case "nominate":
      return caller.nominate(standard.id, system.candidate, RATE, STATEMENT);
    case "accept":
      return caller.accept(opened.nomination);
    case "issue":
      return caller.issue(opened.nomination);
    case "admit":
      return caller.admit(standard.id, system.candidate, RATE);
    default:
      return caller.revoke(standard.id, system.candidate);
  }
}

async function expectFailure({ system, opened, roles }: Scene, cell: Cell, attempted: Promise<unknown>): Promise<void> {
  const { clearances, contractors, reviews, candidate } = system;
  const { id } = opened;
  const caller = roles[cell.role]!;
  const state = ReviewState[cell.state.replace("Accepted", "") as ReviewStateName];
  switch (cell.outcome) {
    case "eligible":
      return expectError(attempted, reviews, "Reviews_NotEligible", standard.id, caller, anyUint);
    case "nominated":
      return expectError(attempted, clearances, "Clearances_AlreadyNominated", id, caller);
    case "cleared":
      return expectError(attempted, clearances, "Clearances_AlreadyCleared", standard.id, candidate);
    case "candidate":
      return expectError(attempted, clearances, "Clearances_NotTheCandidate", candidate, caller);
    case "unacceptable":
      return expectError(attempted, clearances, "Clearances_NotAcceptable", id, state);
    case "accepted":
      return expectError(attempted, clearances, "Clearances_AlreadyAccepted", id);
    case "unaccepted":
      return expectError(attempted, clearances, "Clearances_NotAccepted", id);
    case "state":
      return expectError(
        attempted,
        reviews,
        "Reviews_UnexpectedState",
        id,
        state,
        bitsOf("Passed", "Contested", "Lapsed"),
      );
    case "failed":
      return expectError(attempted, clearances, "Clearances_NotPassed", id);
    case "superseded": {
      const ended = contractors.clearanceOf(standard.id, candidate).then(({ until }) => until);
      return expectError(attempted, clearances, "Clearances_Superseded", id, ended);
    }
    case "role":
      return expectUnauthorized(attempted, clearances, caller, ZeroHash);
    case "member":
      return expectError(attempted, contractors, "Contractors_AlreadyCleared", standard.id, candidate);
    case "outsider":
      return expectError(attempted, contractors, "Contractors_NotCleared", standard.id, candidate);
    default:
      throw new Error(`unknown outcome ${cell.outcome}`);
  }
}

describe("Clearances: every action in every state by every role", () => {
  tryMatrix(TABLE, 400, { stage, attempt, expectFailure });
});
