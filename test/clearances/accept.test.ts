import { expect } from "chai";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { nominationIn, openNomination, questionOf } from "../fixtures/clearances.ts";
import { admit, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, RATE } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

describe("Clearances: accept", () => {
  for (const state of ["Open", "Reached"] as const) {
    it(`is written down while the review is ${state}`, async () => {
      const system = await load();
      const { clearances, contractors, candidate } = system;
      const { id, nomination } = await nominationIn(system, state);
      const accept = clearances.connect(candidate).accept(nomination);
      await expectEvents(system, accept, [[clearances, "RateAccepted", id]]);
      expect(await clearances.acceptedAt(id)).to.equal(await secondOf(accept));
      expect(await contractors.isCleared(standard.id, candidate)).to.equal(false);
    });
  }

  it("is the last step after the review has passed, and issues", async () => {
    const system = await load();
    const { clearances, contractors, reviews, candidate } = system;
    const { id, nomination } = await nominationIn(system, "Passed", { rate: 33_000_000n });
    const accept = clearances.connect(candidate).accept(nomination);
    await expectEvents(system, accept, [
      [clearances, "RateAccepted", id],
      [contractors, "Cleared", standard.id, candidate, 33_000_000n],
      [clearances, "ClearanceIssued", id, standard.id, candidate],
    ]);
    const second = await secondOf(accept);
    expect(plain(await contractors.clearanceOf(standard.id, candidate))).to.deep.equal([second, 0n, 33_000_000n]);
    expect((await reviews.reviewOf(id)).settled).to.equal(true);
  });

  it("concludes where that is due, and issues", async () => {
    const system = await load();
    const { clearances, contractors, reviews, candidate } = system;
    const { id, nomination } = await nominationIn(system, "Concludable");
    await expectEvents(system, clearances.connect(candidate).accept(nomination), [
      [clearances, "RateAccepted", id],
      [reviews, "ReviewPassed", id],
      [contractors, "Cleared", standard.id, candidate, RATE],
      [clearances, "ClearanceIssued", id, standard.id, candidate],
    ]);
  });

  it("concludes where that is due, and issues nothing when an endorser has left", async () => {
    const system = await load();
    const { clearances, contractors, reviews, candidate, members } = system;
    const { id, nomination } = await nominationIn(system, "Concludable");
    await revoke(system, standard, [members[1]]);
    await expectEvents(system, clearances.connect(candidate).accept(nomination), [
      [clearances, "RateAccepted", id],
      [reviews, "SayDropped", id, members[1]],
      [reviews, "ReviewReopened", id],
    ]);
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
    expect(await contractors.isCleared(standard.id, candidate)).to.equal(false);
  });

  it("reverts for anybody but the candidate", async () => {
    const system = await load();
    const { clearances, candidate, members, stranger, admin } = system;
    const { nomination } = await nominationIn(system, "Passed");
    for (const caller of [members[0], members[1], stranger, admin]) {
      await expectError(
        clearances.connect(caller).accept(nomination),
        clearances,
        "Clearances_NotTheCandidate",
        candidate,
        caller,
      );
    }
  });

  it("reverts the second time, and for a candidate who nominated itself", async () => {
    const system = await load();
    const { clearances, candidate } = system;
    const sponsored = await nominationIn(system, "Open", { accepted: true });
    const own = await openNomination(system, { opener: candidate });
    for (const { id, nomination } of [sponsored, own]) {
      await expectError(clearances.connect(candidate).accept(nomination), clearances, "Clearances_AlreadyAccepted", id);
    }
  });

  it("reverts when the review has failed, and for another rate than was nominated", async () => {
    for (const state of ["Contested", "Lapsed"] as const) {
      const system = await load();
      const { clearances, candidate } = system;
      const { id, nomination } = await nominationIn(system, state);
      await expectError(
        clearances.connect(candidate).accept(nomination),
        clearances,
        "Clearances_NotAcceptable",
        id,
        ReviewState[state],
      );
      const other = { ...nomination, rate: nomination.rate * 2n };
      await expectError(
        clearances.connect(candidate).accept(other),
        clearances,
        "Clearances_NotAcceptable",
        system.reviews.idOf(questionOf(system, other)),
        ReviewState.None,
      );
    }
  });

  it("reverts when a clearance ended since the nomination, or one exists already", async () => {
    const system = await load();
    const { clearances, candidate } = system;
    const { id, nomination } = await nominationIn(system, "Passed");
    await admit(system, standard, [candidate]);
    await expectError(
      clearances.connect(candidate).accept(nomination),
      clearances,
      "Clearances_AlreadyCleared",
      standard.id,
      candidate,
    );
    await revoke(system, standard, [candidate]);
    const { until } = await system.contractors.clearanceOf(standard.id, candidate);
    await expectError(clearances.connect(candidate).accept(nomination), clearances, "Clearances_Superseded", id, until);
    expect(await clearances.acceptedAt(id)).to.equal(0n);
  });
});
