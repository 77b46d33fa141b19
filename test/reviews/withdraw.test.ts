import { expect } from "chai";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { networkHelpers, reach } from "../fixtures/chain.ts";
import { factsOf, endorseBy, objectBy, openReview, reviewIn, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

describe("Reviews: withdraw", () => {
  it("takes back a yes or a no, wherever in the list it stands, and lets it be said anew", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [a, b, c, d] = members;
    for (const [first, second] of [
      [a, b],
      [b, a],
    ] as const) {
      const review = await openReview(system);
      await endorseBy(system, review, [a, b]);
      await objectBy(system, review, [c, d]);
      await expectEvents(system, reviews.connect(first).withdraw(review.question), [
        [reviews, "SayWithdrawn", review.id, first],
      ]);
      expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[second.address], [c.address, d.address]]);
      await reviews.connect(c).withdraw(review.question);
      expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[second.address], [d.address]]);
      await reviews.connect(c).endorse(review.question, "");
      await reviews.connect(first).object(review.question, "");
      expect(plain(await reviews.saysOf(review.id))).to.deep.equal([
        [second.address, c.address],
        [d.address, first.address],
      ]);
    }
  });

  it("reopens a reached review, whose challenge then starts anew", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    await expectEvents(system, reviews.connect(members[1]).withdraw(review.question), [
      [reviews, "SayWithdrawn", review.id, members[1]],
      [reviews, "ReviewReopened", review.id],
    ]);
    expect(await factsOf(system, review.id)).to.deep.equal([
      review.deadline,
      0n,
      0n,
      0n,
      review.domain.challenge,
      3n,
      2n,
      0n,
      false,
    ]);
    const third = reviews.connect(members[4]).endorse(review.question, "");
    await expectEvents(system, third, [
      [reviews, "Endorsed", review.id, members[4], ""],
      [reviews, "ReviewReached", review.id],
    ]);
    expect((await reviews.reviewOf(review.id)).reachedAt).to.equal(await secondOf(third));
  });

  it("leaves a reached review reached when an objection is taken back", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    await objectBy(system, review, [members[3]]);
    await expectEvents(system, reviews.connect(members[3]).withdraw(review.question), [
      [reviews, "SayWithdrawn", review.id, members[3]],
    ]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
  });

  it("reopens or lapses a concludable review, by its deadline", async () => {
    const system = await load();
    const { reviews, members } = system;
    const early = await reviewIn(system, "Concludable");
    await reviews.connect(members[0]).withdraw(early.question);
    expect(await reviews.stateOf(early.id)).to.equal(ReviewState.Open);
    await endorseBy(system, early, [members[0]]);
    await reach(early.deadline + early.domain.challenge);
    await reviews.connect(members[0]).withdraw(early.question);
    expect(await reviews.stateOf(early.id)).to.equal(ReviewState.Lapsed);
  });

  it("is open to who has lost the clearance since", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await endorseBy(system, review, members.slice(0, 2));
    await revoke(system, DOMAINS.standard, [members[0]]);
    await reviews.connect(members[0]).withdraw(review.question);
    expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[members[1].address], []]);
  });

  it("reverts the second time", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await endorseBy(system, review, [members[0]]);
    await reviews.connect(members[0]).withdraw(review.question);
    await expectError(
      reviews.connect(members[0]).withdraw(review.question),
      reviews,
      "Reviews_NothingSaid",
      review.id,
      members[0],
    );
  });
});
