import { expect } from "chai";

import { at, DAY, networkHelpers, reach } from "../fixtures/chain.ts";
import {
  ANSWER,
  endorseBy,
  ESCALATION,
  objectBy,
  openReview,
  ReviewState,
  type OpenedReview,
} from "../fixtures/reviews.ts";
import { deploySystem, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

/** A review that is reached in the last second of its period; what is asked of it ends by `end`, seconds since 1970. */
async function reachLate(system: System): Promise<{ review: OpenedReview; over: bigint; end: bigint }> {
  const { reviews, members } = system;
  const review = await openReview(system, { minChallenge: 20n * DAY });
  await endorseBy(system, review, members.slice(0, 2));
  await at(review.deadline - 1n);
  await endorseBy(system, review, [members[2]]);
  const over = (await reviews.timesOf(review.id)).reachedAt + review.challenge;
  return { review, over, end: review.deadline + review.challenge + ESCALATION + ANSWER };
}

/** Escalates in the last second in which that is possible after `from`, and waits until the arbiter has not answered. */
async function escalateLate({ reviews, members }: System, review: OpenedReview, from: bigint): Promise<bigint> {
  await at(from + ESCALATION - 1n);
  await reviews.connect(members[6]).escalate(review.question);
  const end = from + ESCALATION - 1n + ANSWER;
  await reach(end - 1n);
  expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  await reach(end);
  expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Rejected);
  return end;
}

describe("Reviews: the longest way to an end is known at the opening: period, challenge, 14 and 45 days", () => {
  it("by objections in the last second of the challenge", async () => {
    const system = await load();
    const { members } = system;
    const { review, over, end } = await reachLate(system);
    await objectBy(system, review, members.slice(3, 5));
    await at(over - 1n);
    await objectBy(system, review, [members[5]]);
    expect((await escalateLate(system, review, over - 1n)) < end).to.equal(true);
  });

  it("by a withdrawal in the last second in which it could still be escalated", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { review, over, end } = await reachLate(system);
    await at(over + ESCALATION - 2n);
    await reviews.connect(members[0]).withdraw(review.question);
    expect((await escalateLate(system, review, over)) < end).to.equal(true);
  });

  it("by reaching k again and again: the challenge never begins after the deadline", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { review, end } = await reachLate(system);
    const { reachedAt } = await reviews.timesOf(review.id);
    await at(reachedAt + 20n * DAY - 1n);
    await reviews.connect(members[0]).withdraw(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
    await reach(end);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Rejected);
  });
});
