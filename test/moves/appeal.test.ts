import { expect } from "chai";

import { expectError, expectEvents } from "../fixtures/assertions.ts";
import { at, networkHelpers, pass } from "../fixtures/chain.ts";
import { ALL, DELAY, LOST, openRecovery, recoveryIn } from "../fixtures/moves.ts";
import { ANSWER, answer, bitsOf, endorseBy, ReviewState } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type Person } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, single } = DOMAINS;

describe("Moves: the holder's appeal", () => {
  it("sends the question to the arbiter, whose silence keeps the party where it is", async () => {
    const system = await load();
    const { moves, reviews, members, contractors } = system;
    const opened = await recoveryIn(system, "Reached");
    await expectEvents(system, reviews.connect(members[6]).appeal(opened.question, ""), [
      [reviews, "ReviewAppealed", opened.id, members[6], ""],
      [reviews, "ReviewEscalated", opened.id, members[6]],
    ]);
    await pass(ANSWER);
    await expectError(moves.complete(opened.recovery, ALL), moves, "Moves_NotPassed", opened.id);
    expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
  });

  it("is the holder's alone, and can be made until the last second of 14 days", async () => {
    const system = await load();
    const { reviews, members, crowd, stranger } = system;
    const { id, question } = await recoveryIn(system, "Reached");
    for (const other of [members[0], members[5], crowd[0], stranger] as Person[]) {
      await expectError(reviews.connect(other).appeal(question, ""), reviews, "Reviews_NotAppealable", id, other);
    }
    const { reachedAt } = await reviews.timesOf(id);
    await at(reachedAt + DELAY - 1n);
    await reviews.connect(members[6]).appeal(question, "");
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Escalated);
  });

  it("is too late when 14 days are over", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { id, question } = await recoveryIn(system, "Concludable");
    await expectError(
      reviews.connect(members[6]).appeal(question, ""),
      reviews,
      "Reviews_UnexpectedState",
      id,
      ReviewState.Concludable,
      bitsOf("Open", "Reached"),
    );
  });

  it("can be made as soon as the recovery is opened: the k-th endorsement then asks the arbiter", async () => {
    const system = await load();
    const { moves, reviews, members } = system;
    const opened = await openRecovery(system);
    await reviews.connect(members[6]).appeal(opened.question, "");
    await endorseBy(system, opened, members.slice(1, 3));
    expect(await reviews.stateOf(opened.id)).to.equal(ReviewState.Escalated);
    await pass(ANSWER);
    await expectError(moves.complete(opened.recovery, ALL), moves, "Moves_NotPassed", opened.id);
  });

  it("can be made by somebody whose clearance is suspended", async () => {
    const system = await load();
    const { contractors, reviews, admin, members } = system;
    const { id, question } = await recoveryIn(system, "Reached");
    await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), admin);
    await contractors.connect(admin).suspend(standard.id, members[6], false);
    await reviews.connect(members[6]).appeal(question, "");
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Escalated);
  });
});

describe("Attacks on moves", () => {
  it("steal a voice with a small domain's colluders: the strictest of the party's domains judges", async () => {
    const system = await load();
    const { moves, members, crowd } = system;
    await expectError(
      moves.connect(members[0]).recover(single.id, members[6], crowd[0], LOST, 1n, ALL),
      moves,
      "Moves_NotTheStrictest",
      single.id,
      standard.id,
    );
    await expectError(
      moves.connect(members[0]).recover(single.id, members[6], crowd[0], LOST, 1n, [single.id]),
      system.contractors,
      "Contractors_WrongDomains",
      3n,
      1n,
    );
  });

  it("steal a voice while its holder looks on: the appeal holds it, and the arbiter's no is final", async () => {
    const system = await load();
    const { moves, members, reviews } = system;
    const opened = await recoveryIn(system, "Appealed");
    await answer(system, opened, false);
    await expectError(moves.complete(opened.recovery, ALL), moves, "Moves_NotPassed", opened.id);
    await expectError(
      endorseBy(system, opened, [members[3]]),
      reviews,
      "Reviews_UnexpectedState",
      opened.id,
      ReviewState.Rejected,
      bitsOf("Open", "Reached"),
    );
  });

  it("two recoveries at once to two addresses: one is carried out", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    const first = await openRecovery(system);
    const second = await openRecovery(system, { to: crowd[1], opener: members[1] });
    await endorseBy(system, first, members.slice(1, 3));
    await endorseBy(system, second, [members[0], members[2]]);
    await pass(DELAY);
    await moves.complete(second.recovery, ALL);
    await expectError(moves.complete(first.recovery, ALL), contractors, "Contractors_WrongDomains", 3n, 3n);
    expect(await contractors.isCleared(standard.id, crowd[1])).to.equal(true);
    await expectError(
      system.clearances.connect(crowd[0]).resign(standard.id),
      contractors,
      "Contractors_NotCleared",
      standard.id,
      crowd[0],
    );
  });

  it("keep an offer for later: it is worth nothing once the party has moved", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    await moves.connect(members[6]).offer(crowd[1]);
    const { recovery } = await recoveryIn(system, "Passed");
    await moves.complete(recovery, ALL);
    await expectError(
      moves.connect(crowd[1]).take(members[6], ALL),
      contractors,
      "Contractors_NotCleared",
      standard.id,
      members[6],
    );
    await expectError(
      moves.connect(crowd[1]).take(members[6], []),
      contractors,
      "Contractors_UnknownAccount",
      members[6],
    );
  });
});
