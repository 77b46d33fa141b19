import { expect } from "chai";

import { expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import { at, DAY, networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { ALL, DELAY, recoveryIn, type RecoveryStage } from "../fixtures/moves.ts";
import { moveParty, numberOf } from "../fixtures/parties.ts";
import { admit, bitsOf, ReviewState, type ReviewStateName } from "../fixtures/reviews.ts";
import { tellsMove } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, single, widest } = DOMAINS;
const FINAL = bitsOf("Passed", "Rejected");

describe("Moves: complete", () => {
  it("moves the party after 14 days without an appeal, to the second, whoever calls", async () => {
    const system = await load();
    const { moves, contractors, reviews, members, crowd, stranger } = system;
    const { id, recovery } = await recoveryIn(system, "Reached");
    const number = await numberOf(system, members[6]);
    const { reachedAt } = await reviews.timesOf(id);
    await at(reachedAt + 14n * DAY - 1n);
    await expectError(
      moves.complete(recovery, ALL, { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      id,
      ReviewState.Reached,
      FINAL,
    );
    await at(reachedAt + 14n * DAY);
    await expectEvents(system, moves.connect(stranger).complete(recovery, ALL), [
      [reviews, "ReviewPassed", id],
      [moves, "Recovered", id],
      ...tellsMove(system, number, members[6], crowd[0], ALL),
    ]);
    expect(await contractors.isCleared(standard.id, crowd[0])).to.equal(true);
    expect(await contractors.isCleared(standard.id, members[6])).to.equal(false);
  });

  for (const stage of ["Passed", "Yes"] as const) {
    it(`moves the party when the review has passed: ${stage}`, async () => {
      const system = await load();
      const { moves, members, crowd } = system;
      const { id, recovery } = await recoveryIn(system, stage);
      await expectEvents(system, moves.complete(recovery, ALL), [
        [moves, "Recovered", id],
        ...tellsMove(system, await numberOf(system, members[6]), members[6], crowd[0], ALL),
      ]);
    });
  }

  const WAITS: Partial<Record<RecoveryStage, ReviewStateName>> = {
    Open: "Open",
    Reached: "Reached",
    Contested: "Escalated",
    Appealed: "Escalated",
    Lapsed: "Lapsed",
  };
  for (const [stage, state] of Object.entries(WAITS)) {
    it(`reverts while it is ${stage}`, async () => {
      const system = await load();
      const { moves, reviews } = system;
      const { id, recovery } = await recoveryIn(system, stage as RecoveryStage);
      await expectError(
        moves.complete(recovery, ALL),
        reviews,
        "Reviews_UnexpectedState",
        id,
        ReviewState[state],
        FINAL,
      );
    });
  }

  for (const stage of ["No", "Silent", "Rejected"] as const) {
    it(`reverts when it was rejected: ${stage}`, async () => {
      const system = await load();
      const { moves, contractors, members } = system;
      const { id, recovery } = await recoveryIn(system, stage);
      await expectError(moves.complete(recovery, ALL), moves, "Moves_NotPassed", id);
      expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
    });
  }

  it("reverts the second time, also after the party has moved on", async () => {
    const system = await load();
    const { moves, reviews } = system;
    const { id, recovery } = await recoveryIn(system, "Passed");
    await moves.complete(recovery, ALL);
    await expectError(moves.complete(recovery, ALL), reviews, "Reviews_AlreadySettled", id);
  });

  it("reverts for a recovery that differs in anything", async () => {
    const system = await load();
    const { moves, reviews, members, crowd } = system;
    const { recovery } = await recoveryIn(system, "Passed");
    for (const other of [
      { ...recovery, domain: 2n },
      { ...recovery, from: members[5].address },
      { ...recovery, to: crowd[1].address },
      { ...recovery, opener: members[1].address },
      { ...recovery, content: `0x${"00".repeat(32)}` },
      { ...recovery, salt: recovery.salt + 1n },
      { ...recovery, barred: [] },
    ]) {
      const id = await reviews.idOf(plain(await moves.questionOf(other)) as never);
      await expectError(moves.complete(other, ALL), reviews, "Reviews_UnexpectedState", id, ReviewState.None, FINAL);
    }
  });

  it("is possible until the last second of 270 days after the opening, and not in the second after it", async () => {
    const system = await load();
    const { moves, members, crowd } = system;
    const { id, recovery, openedAt } = await recoveryIn(system, "Passed");
    const number = await numberOf(system, members[6]);
    const snapshot = await networkHelpers.takeSnapshot();
    await at(openedAt + 270n * DAY - 1n);
    await expectEvents(system, moves.complete(recovery, ALL), [
      [moves, "Recovered", id],
      ...tellsMove(system, number, members[6], crowd[0], ALL),
    ]);
    await snapshot.restore();
    await at(openedAt + 270n * DAY);
    await expectError(
      moves.complete(recovery, ALL, { gasLimit: 1_000_000n }),
      moves,
      "Moves_Expired",
      id,
      openedAt + 270n * DAY,
    );
    expect(await numberOf(system, crowd[0])).to.equal(0n);
  });

  it("ends after 270 days also what waited for its conclusion", async () => {
    const system = await load();
    const { moves, reviews } = system;
    const { id, recovery, openedAt } = await recoveryIn(system, "Concludable");
    await reach(openedAt + 270n * DAY);
    await expectError(moves.complete(recovery, ALL), moves, "Moves_Expired", id, openedAt + 270n * DAY);
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Concludable);
  });

  it("is measured by how many voices judged, however many the domain asks for by now", async () => {
    const system = await load();
    const { moves, contractors, admin, members, crowd } = system;
    const { recovery } = await recoveryIn(system, "Passed");
    const { k: _k, id: _id, name: _name, ...terms } = standard;
    const snapshot = await networkHelpers.takeSnapshot();
    await contractors.connect(admin).changeDomain(standard.id, { ...terms, k: 4n });
    await expectError(moves.complete(recovery, ALL), moves, "Moves_NotTheStrictest", standard.id, standard.id);
    await snapshot.restore();
    // With fewer it is carried out: three judged, which is what the instant domain asks for still.
    await contractors.connect(admin).changeDomain(standard.id, { ...terms, k: 1n });
    await moves.complete(recovery, ALL);
    expect(await numberOf(system, crowd[0])).to.equal(await numberOf(system, members[6]));
  });

  it("reverts unless the party's domains of now are named, and stays possible", async () => {
    const system = await load();
    const { moves, contractors, clearances, members } = system;
    const { id, recovery } = await recoveryIn(system, "Passed");
    await expectError(moves.complete(recovery, [1n, 2n]), contractors, "Contractors_WrongDomains", 3n, 2n);
    await clearances.connect(members[6]).resign(single.id);
    await expectError(moves.complete(recovery, ALL), contractors, "Contractors_WrongDomains", 2n, 3n);
    await moves.complete(recovery, [standard.id, instant.id]);
    expect((await system.reviews.reviewOf(id)).settled).to.equal(true);
  });

  it("reverts when the party was cleared in a stricter domain since", async () => {
    const system = await load();
    const { moves, members } = system;
    const { recovery } = await recoveryIn(system, "Passed");
    await admit(system, widest, [members[6]]);
    await expectError(
      moves.complete(recovery, [...ALL, widest.id]),
      moves,
      "Moves_NotTheStrictest",
      standard.id,
      widest.id,
    );
  });

  it("counts as a revocation in the domain that judged, and waits where its limit is used up", async () => {
    const system = await load();
    const { moves, contractors, members } = system;
    const first = await recoveryIn(system, "Passed");
    await moves.complete(first.recovery, ALL);
    const next = await contractors.nextRevocation(standard.id);
    const second = await recoveryIn(system, "Reached", { from: members[5], to: system.crowd[1] });
    await pass(DELAY);
    await expectError(moves.complete(second.recovery, ALL), contractors, "Contractors_Throttled", standard.id, next);
    await reach(next);
    await moves.complete(second.recovery, ALL);
  });

  it("reverts when the new address has become a party's since", async () => {
    const system = await load();
    const { moves, contractors, crowd } = system;
    const { recovery } = await recoveryIn(system, "Passed");
    await admit(system, widest, [crowd[0]]);
    await expectError(moves.complete(recovery, ALL), contractors, "Contractors_KnownAccount", crowd[0]);
  });

  it("reverts when the holder has found the key and moved", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    const { recovery } = await recoveryIn(system, "Passed");
    await moveParty(system, members[6], crowd[1]);
    await expectError(moves.complete(recovery, ALL), contractors, "Contractors_WrongDomains", 3n, 3n);
  });
});
