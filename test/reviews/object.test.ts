import { expect } from "chai";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers, reach } from "../fixtures/chain.ts";
import { bitsOf, factsOf, endorseBy, objectBy, openReview, reviewIn, ReviewState } from "../fixtures/reviews.ts";
import { deploySystem } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

describe("Reviews: object", () => {
  it("counts a no, with its reason", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await expectEvents(system, reviews.connect(members[3]).object(review.question, "not done"), [
      [reviews, "Objected", review.id, members[3], "not done"],
    ]);
    expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[], [members[3].address]]);
    expect((await reviews.reviewOf(review.id)).objections).to.equal(1n);
  });

  for (const state of ["Open", "Reached"] as const) {
    it(`contests for ever with the k-th, from ${state}`, async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, state);
      const before = await reviews.reviewOf(review.id);
      await objectBy(system, review, members.slice(3, 5));
      const third = reviews.connect(members[5]).object(review.question, "");
      await expectEvents(system, third, [
        [reviews, "Objected", review.id, members[5], ""],
        [reviews, "ReviewContested", review.id],
      ]);
      const endorsements = state === "Reached" ? 3n : 0n;
      expect(await factsOf(system, review.id)).to.deep.equal([
        review.deadline,
        before.reachedAt,
        await secondOf(third),
        0n,
        review.domain.challenge,
        3n,
        endorsements,
        3n,
        false,
      ]);
      await reach(review.deadline + review.domain.challenge);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
    });
  }

  it("is open to a payee, not to the subject", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [subject, payee] = members;
    const review = await openReview(system, { subject, payees: [payee] });
    await reviews.connect(payee).object(review.question, "too little");
    await expectError(
      reviews.connect(subject).object(review.question, ""),
      reviews,
      "Reviews_Barred",
      review.id,
      subject,
    );
  });

  it("is open until the last second of the challenge, and not in the second after it", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    const end = (await reviews.reviewOf(review.id)).reachedAt + review.domain.challenge;
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
