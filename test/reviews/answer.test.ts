import { expect } from "chai";

import { expectError, expectEvents } from "../fixtures/assertions.ts";
import { at, networkHelpers, reach } from "../fixtures/chain.ts";
import { ANSWER, bitsOf, reviewIn, ReviewState, revoke, type OpenedReview } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type System } from "../fixtures/system.ts";
import { expectFacts } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

/** How a review comes before the arbiter. */
const WAYS: [string, (system: System) => Promise<OpenedReview>][] = [
  ["contested and escalated", (system) => reviewIn(system, "Escalated")],
  [
    "lapsed and escalated",
    async (system) => {
      const review = await reviewIn(system, "Lapsed");
      await system.reviews.connect(system.members[0]).escalate(review.question);
      return review;
    },
  ],
  ["contested where the subject could appeal", (system) => reviewIn(system, "Contested", { appealable: true })],
  [
    "appealed",
    async (system) => {
      const review = await reviewIn(system, "Reached", { appealable: true });
      await system.reviews.connect(system.claimant).appeal(review.question, "");
      return review;
    },
  ],
];

describe("Reviews: answer", () => {
  it("is the arbiter's alone", async () => {
    const system = await load();
    const { reviews, admin, workflow, members, claimant } = system;
    const review = await reviewIn(system, "Escalated");
    expect(await reviews.ARBITER()).to.equal(admin.address);
    for (const who of [workflow, members[0], members[6], claimant]) {
      const attempted = reviews.connect(who).answer(review.question, true, "");
      await expectError(attempted, reviews, "Reviews_NotTheArbiter", review.id, admin, who);
    }
  });

  for (const [way, bring] of WAYS) {
    for (const passed of [true, false]) {
      it(`is final, with a reason: ${passed ? "yes" : "no"}, given a review that was ${way}`, async () => {
        const system = await load();
        const { reviews, admin, members } = system;
        const review = await bring(system);
        const { reachedAt, disputedAt } = await reviews.timesOf(review.id);
        const { appealable } = await reviews.reviewOf(review.id);
        const says = await reviews.saysOf(review.id);
        const reason = passed ? "well done" : "not what was asked";
        await expectEvents(system, reviews.connect(admin).answer(review.question, passed, reason), [
          [reviews, "ReviewAnswered", review.id, passed, reason],
        ]);
        const state = passed ? ReviewState.Passed : ReviewState.Rejected;
        expect(await reviews.stateOf(review.id)).to.equal(state);
        await expectFacts(system, review, {
          endorsers: members.filter(({ address }) => says.endorsers.includes(address)),
          objectors: members.filter(({ address }) => says.objectors.includes(address)),
          stage: passed ? "Passed" : "Rejected",
          appealable,
          appealed: way === "appealed",
          reachedAt,
          disputedAt,
        });
        await revoke(system, DOMAINS.standard, members);
        await reach(disputedAt + 2n * ANSWER);
        expect(await reviews.stateOf(review.id)).to.equal(state);
      });
    }

    it(`is rejected without one after 45 days, to the second, given a review that was ${way}`, async () => {
      const system = await load();
      const { reviews, admin } = system;
      const review = await bring(system);
      const end = (await reviews.timesOf(review.id)).disputedAt + ANSWER;
      const snapshot = await networkHelpers.takeSnapshot();
      await at(end - 1n);
      await reviews.connect(admin).answer(review.question, true, "");
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
      await snapshot.restore();
      await at(end);
      await expectError(
        reviews.connect(admin).answer(review.question, true, "", { gasLimit: 1_000_000n }),
        reviews,
        "Reviews_UnexpectedState",
        review.id,
        ReviewState.Rejected,
        bitsOf("Escalated"),
      );
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Rejected);
    });
  }

  it("is given once", async () => {
    const system = await load();
    const { reviews, admin } = system;
    const review = await reviewIn(system, "Escalated");
    await reviews.connect(admin).answer(review.question, false, "");
    await expectError(
      reviews.connect(admin).answer(review.question, true, ""),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Rejected,
      bitsOf("Escalated"),
    );
  });

  for (const state of ["Open", "Reached", "Concludable", "Contested", "Lapsed"] as const) {
    it(`cannot be given to a review that nobody escalated: ${state}`, async () => {
      const system = await load();
      const { reviews, admin } = system;
      const review = await reviewIn(system, state);
      await expectError(
        reviews.connect(admin).answer(review.question, true, ""),
        reviews,
        "Reviews_UnexpectedState",
        review.id,
        ReviewState[state],
        bitsOf("Escalated"),
      );
    });
  }
});
