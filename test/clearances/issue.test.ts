import { expect } from "chai";
import { ZeroHash } from "ethers";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { at, ethers, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { describeNomination, nominationIn, openNomination, questionOf, STATEMENT } from "../fixtures/clearances.ts";
import { call } from "../fixtures/money.ts";
import { admit, bitsOf, endorseBy, openReview, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, RATE } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant } = DOMAINS;
const FINAL = bitsOf("Passed", "Contested", "Lapsed");

describe("Clearances: issue", () => {
  it("clears the candidate at the accepted rate once the review has passed, whoever calls", async () => {
    const system = await load();
    const { clearances, contractors, reviews, candidate, stranger } = system;
    const { id, nomination } = await nominationIn(system, "Passed", { accepted: true, rate: 1n });
    const issue = clearances.connect(stranger).issue(nomination);
    await expectEvents(system, issue, [
      [contractors, "Cleared", standard.id, candidate, 1n],
      [clearances, "ClearanceIssued", id, standard.id, candidate],
    ]);
    expect(plain(await contractors.clearanceOf(standard.id, candidate))).to.deep.equal([await secondOf(issue), 0n, 1n]);
    expect((await reviews.reviewOf(id)).settled).to.equal(true);
  });

  it("concludes the review first where that is due", async () => {
    const system = await load();
    const { clearances, contractors, reviews, candidate } = system;
    const { id, nomination } = await nominationIn(system, "Concludable", { accepted: true });
    await expectEvents(system, clearances.issue(nomination), [
      [reviews, "ReviewPassed", id],
      [contractors, "Cleared", standard.id, candidate, RATE],
      [clearances, "ClearanceIssued", id, standard.id, candidate],
    ]);
  });

  it("follows the last endorsement where there is no challenge, for a candidate who nominated itself", async () => {
    const system = await load();
    const { clearances, contractors, candidate } = system;
    const { nomination } = await nominationIn(system, "Passed", { domain: instant, opener: candidate });
    expect(await contractors.isCleared(instant.id, candidate)).to.equal(false);
    await clearances.issue(nomination);
    expect(await contractors.isCleared(instant.id, candidate)).to.equal(true);
  });

  it("makes a contractor who can sponsor and endorse what opens later", async () => {
    const system = await load();
    const { clearances, candidate, stranger, reviews } = system;
    const before = await openReview(system);
    const { nomination } = await nominationIn(system, "Passed", { accepted: true });
    await clearances.issue(nomination);
    await openNomination(system, { opener: candidate, candidate: stranger });
    await expectError(
      reviews.connect(candidate).endorse(before.question, ""),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      candidate,
      before.question.openedAt,
    );
  });

  it("reverts without the candidate's acceptance", async () => {
    const system = await load();
    const { clearances } = system;
    for (const state of ["Open", "Passed"] as const) {
      const { id, nomination } = await nominationIn(system, state);
      await expectError(clearances.issue(nomination), clearances, "Clearances_NotAccepted", id);
      await pass(standard.period);
    }
  });

  it("reverts for a nomination that differs in anything", async () => {
    const system = await load();
    const { clearances, reviews, stranger } = system;
    const { nomination } = await nominationIn(system, "Passed", { accepted: true });
    for (const other of [
      { ...nomination, rate: nomination.rate * 2n },
      { ...nomination, candidate: stranger.address },
      { ...nomination, opener: stranger.address },
      { ...nomination, domain: instant.id },
      { ...nomination, openedAt: nomination.openedAt + 1n },
      { ...nomination, content: ZeroHash },
    ]) {
      await expectError(
        clearances.issue(other),
        clearances,
        "Clearances_NotAccepted",
        reviews.idOf(questionOf(system, other)),
      );
    }
  });

  it("reverts while the review is open or reached", async () => {
    for (const state of ["Open", "Reached"] as const) {
      const system = await load();
      const { clearances, reviews } = system;
      const { id, nomination } = await nominationIn(system, state, { accepted: true });
      await expectError(
        clearances.issue(nomination),
        reviews,
        "Reviews_UnexpectedState",
        id,
        ReviewState[state],
        FINAL,
      );
    }
  });

  it("reverts when the review has failed", async () => {
    for (const state of ["Contested", "Lapsed"] as const) {
      const system = await load();
      const { clearances } = system;
      const { id, nomination } = await nominationIn(system, state, { accepted: true });
      await expectError(clearances.issue(nomination), clearances, "Clearances_NotPassed", id);
    }
  });

  it("reverts when an endorser left before the conclusion: open again, or lapsed", async () => {
    const system = await load();
    const { clearances, reviews, members } = system;
    const { id, nomination, deadline } = await nominationIn(system, "Concludable", { accepted: true });
    await revoke(system, standard, [members[0]]);
    await expectError(clearances.issue(nomination), reviews, "Reviews_UnexpectedState", id, ReviewState.Open, FINAL);
    await reach(deadline);
    await expectError(clearances.issue(nomination), clearances, "Clearances_NotPassed", id);
  });

  it("reverts the second time, as long as the candidate is cleared and also after the revocation", async () => {
    const system = await load();
    const { clearances, contractors, candidate } = system;
    const { id, nomination } = await nominationIn(system, "Passed", { accepted: true });
    await clearances.issue(nomination);
    await expectError(clearances.issue(nomination), clearances, "Clearances_AlreadyCleared", standard.id, candidate);
    await revoke(system, standard, [candidate]);
    const { until } = await contractors.clearanceOf(standard.id, candidate);
    await expectError(clearances.issue(nomination), clearances, "Clearances_Superseded", id, until);
  });

  it("reverts for the second of two nominations that passed", async () => {
    const system = await load();
    const { clearances, members, candidate } = system;
    const first = await openNomination(system);
    const second = await openNomination(system, { opener: members[1] });
    for (const { nomination } of [first, second]) await clearances.connect(candidate).accept(nomination);
    await endorseBy(system, first, members.slice(1, 3));
    await endorseBy(system, second, [members[0], members[2]]);
    await pass(standard.challenge);
    await clearances.issue(first.nomination);
    await expectError(
      clearances.issue(second.nomination),
      clearances,
      "Clearances_AlreadyCleared",
      standard.id,
      candidate,
    );
  });

  describe("given a clearance that was revoked", () => {
    it("does not let an approval from before undo it, and takes a nomination from after", async () => {
      const system = await load();
      const { clearances, contractors, candidate } = system;
      await admit(system, standard, [candidate]);
      await revoke(system, standard, [candidate]);
      const old = await nominationIn(system, "Passed", { accepted: true });
      await admit(system, standard, [candidate]);
      await revoke(system, standard, [candidate]);
      const { until } = await contractors.clearanceOf(standard.id, candidate);
      await expectError(clearances.issue(old.nomination), clearances, "Clearances_Superseded", old.id, until);

      const fresh = await nominationIn(system, "Passed", { accepted: true });
      await clearances.issue(fresh.nomination);
      expect(await contractors.isCleared(standard.id, candidate)).to.equal(true);
    });

    it("counts a revocation in the very second of the nomination as after it", async () => {
      const system = await load();
      const { clearances, members, candidate, admin } = system;
      const actor = await ethers.deployContract("Actor");
      await clearances.connect(admin).grantRole(ZeroHash, actor);
      await clearances.connect(admin).admit(standard.id, actor, RATE);
      const second = (await now()) + 100n;
      await at(second);
      await actor.run([
        call(clearances, "nominate", [standard.id, candidate.address, RATE, STATEMENT]),
        call(clearances, "admit", [standard.id, candidate.address, RATE]),
        call(clearances, "revoke", [standard.id, candidate.address]),
      ]);
      const described = await describeNomination(system, second, {});
      const nomination = { ...described.nomination, opener: actor.target as string };
      const review = { question: questionOf(system, nomination) };
      await clearances.connect(candidate).accept(nomination);
      await endorseBy(system, review, members.slice(0, 2));
      await pass(standard.challenge);
      await expectError(
        clearances.issue(nomination),
        clearances,
        "Clearances_Superseded",
        system.reviews.idOf(review.question),
        second,
      );
    });
  });
});
