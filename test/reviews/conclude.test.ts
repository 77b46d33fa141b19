import { expect } from "chai";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { admit, bitsOf, endorseBy, objectBy, openReview, reviewIn, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, single, widest } = DOMAINS;

describe("Reviews: conclude", () => {
  it("passes for ever from the second after the challenge on, whatever happens to the endorsers then", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const review = await reviewIn(system, "Reached");
    const end = (await reviews.reviewOf(review.id)).reachedAt + standard.challenge;
    await at(end - 1n);
    await expectError(
      reviews.conclude(review.question, { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Reached,
      bitsOf("Concludable"),
    );
    await at(end);
    const conclude = reviews.connect(stranger).conclude(review.question);
    await expectEvents(system, conclude, [[reviews, "ReviewPassed", review.id]]);
    expect(await secondOf(conclude)).to.equal(end);
    await revoke(system, standard, members.slice(0, 3));
    await reach(review.deadline);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
    expect((await reviews.reviewOf(review.id)).passedAt).to.equal(end);
  });

  it("is still possible long after the deadline", async () => {
    const system = await load();
    const { reviews } = system;
    const review = await reviewIn(system, "Reached");
    await reach(review.deadline + 1_000_000n);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Concludable);
    await reviews.conclude(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
  });

  it("returns the state that comes of it", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Concludable");
    expect(await reviews.conclude.staticCall(review.question)).to.equal(ReviewState.Passed);
    await revoke(system, standard, [members[0]]);
    expect(await reviews.conclude.staticCall(review.question)).to.equal(ReviewState.Open);
    await reach(review.deadline);
    expect(await reviews.conclude.staticCall(review.question)).to.equal(ReviewState.Lapsed);
  });

  it("passes with fewer than k objections", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    await objectBy(system, review, members.slice(3, 5));
    await pass(standard.challenge);
    await reviews.conclude(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
  });
});

describe("Reviews: the smallest and the largest k", () => {
  it("with k of 1, one endorsement passes and one objection contests", async () => {
    const system = await load();
    const { reviews, members } = system;
    const first = await openReview(system, { domain: single });
    await endorseBy(system, first, [members[0]]);
    expect(await reviews.stateOf(first.id)).to.equal(ReviewState.Passed);
    const second = await openReview(system, { domain: single });
    await objectBy(system, second, [members[0]]);
    expect(await reviews.stateOf(second.id)).to.equal(ReviewState.Contested);
  });

  it("with k of 15, fifteen endorsements reach although fourteen object, and the fifteenth objection contests", async () => {
    const system = await load();
    const { reviews, crowd } = system;
    const [endorsers, objectors] = [crowd.slice(0, 15), crowd.slice(15, 30)];
    await admit(system, widest, [...endorsers, ...objectors]);
    const review = await openReview(system, { domain: widest });
    await objectBy(system, review, objectors.slice(0, 14));
    await endorseBy(system, review, endorsers.slice(0, 14));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    await endorseBy(system, review, endorsers.slice(14));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
    await objectBy(system, review, objectors.slice(14));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
    expect(plain(await reviews.saysOf(review.id))).to.deep.equal([
      endorsers.map(({ address }) => address),
      objectors.map(({ address }) => address),
    ]);
  });

  it("with k of 15, a recount drops all fifteen when all have left", async () => {
    const system = await load();
    const { reviews, crowd } = system;
    const endorsers = crowd.slice(0, 15);
    await admit(system, widest, endorsers);
    const review = await openReview(system, { domain: widest });
    await endorseBy(system, review, endorsers);
    await revoke(system, widest, endorsers);
    await pass(widest.challenge);
    await expectEvents(system, reviews.conclude(review.question), [
      ...endorsers.toReversed().map((endorser) => [reviews, "SayDropped", review.id, endorser] as const),
      [reviews, "ReviewReopened", review.id],
    ]);
    expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[], []]);
  });
});
