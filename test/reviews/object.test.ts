import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers, reach } from "../fixtures/chain.ts";
import { bitsOf, endorseBy, ESCALATION, objectBy, openReview, reviewIn, ReviewState } from "../fixtures/reviews.ts";
import { deploySystem } from "../fixtures/system.ts";
import { expectFacts } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

describe("Reviews: object", () => {
  it("counts a no, with its reason", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await expectEvents(system, reviews.connect(members[3]).object(review.question, "not done"), [
      [reviews, "Objected", review.id, members[3], "not done"],
    ]);
    await expectFacts(system, review, { objectors: [members[3]] });
  });

  for (const state of ["Open", "Reached"] as const) {
    it(`contests with the k-th, from ${state}, and 14 days later it is rejected`, async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, state);
      const { reachedAt } = await reviews.timesOf(review.id);
      await objectBy(system, review, members.slice(3, 5));
      const third = reviews.connect(members[5]).object(review.question, "");
      await expectEvents(system, third, [
        [reviews, "Objected", review.id, members[5], ""],
        [reviews, "ReviewContested", review.id],
      ]);
      const disputedAt = await secondOf(third);
      const facts = {
        endorsers: state === "Reached" ? members.slice(0, 3) : [],
        objectors: members.slice(3, 6),
        reachedAt,
        disputedAt,
      };
      await expectFacts(system, review, { ...facts, stage: "Contested" });
      await reach(disputedAt + ESCALATION - 1n);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
      await reach(disputedAt + ESCALATION);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Rejected);
      await expectFacts(system, review, { ...facts, stage: "Contested" });
    });

    it(`puts it before the arbiter with the k-th where the subject could appeal, from ${state}`, async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, state, { appealable: true });
      const { reachedAt } = await reviews.timesOf(review.id);
      await objectBy(system, review, members.slice(3, 5));
      const third = reviews.connect(members[5]).object(review.question, "");
      await expectEvents(system, third, [
        [reviews, "Objected", review.id, members[5], ""],
        [reviews, "ReviewContested", review.id],
        [reviews, "ReviewEscalated", review.id, members[5]],
      ]);
      await expectFacts(system, review, {
        endorsers: state === "Reached" ? members.slice(0, 3) : [],
        objectors: members.slice(3, 6),
        stage: "Escalated",
        appealable: true,
        reachedAt,
        disputedAt: await secondOf(third),
      });
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
    });
  }

  it("is open until the last second of the challenge, and not in the second after it", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    const end = (await reviews.timesOf(review.id)).reachedAt + review.challenge;
    await at(end - 1n);
    await reviews.connect(members[3]).object(review.question, "");
    await at(end);
    await expectError(
      reviews.connect(members[4]).object(review.question, "", { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Concludable,
      bitsOf("Open", "Reached"),
    );
  });

  it("counts past the deadline while the challenge runs", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await reach(review.deadline - 10n);
    await endorseBy(system, review, members.slice(0, 3));
    await reach(review.deadline + 1_000n);
    await objectBy(system, review, members.slice(3, 6));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
  });

  it("is closed from the deadline on when the review is not reached", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await at(review.deadline - 1n);
    await reviews.connect(members[3]).object(review.question, "");
    await at(review.deadline);
    await expectError(
      reviews.connect(members[4]).object(review.question, "", { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Lapsed,
      bitsOf("Open", "Reached"),
    );
  });
});
