import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { at, DAY, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { numberOf } from "../fixtures/parties.ts";
import {
  bitsOf,
  endorseBy,
  ESCALATION,
  objectBy,
  openReview,
  reviewIn,
  ReviewState,
  revoke,
  type OpenedReview,
} from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type System } from "../fixtures/system.ts";
import { expectFacts } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

describe("Reviews: conclude", () => {
  it("passes for ever from the second after the challenge on, whatever happens to the endorsers then", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const review = await reviewIn(system, "Reached");
    const { reachedAt } = await reviews.timesOf(review.id);
    const end = reachedAt + standard.challenge;
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
    await reach(review.deadline + ESCALATION);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
    await expectFacts(system, review, { endorsers: members.slice(0, 3), stage: "Passed", reachedAt });
  });

  it("is still possible long after the deadline", async () => {
    const system = await load();
    const { reviews } = system;
    const review = await reviewIn(system, "Reached");
    await reach(review.deadline + ESCALATION + 1_000_000n);
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
    await reach(review.deadline + ESCALATION);
    expect(await reviews.conclude.staticCall(review.question)).to.equal(ReviewState.Rejected);
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

  it("cannot be told a second time", async () => {
    const system = await load();
    const { reviews } = system;
    const review = await reviewIn(system, "Passed");
    await expectError(
      reviews.conclude(review.question),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Passed,
      bitsOf("Concludable"),
    );
  });
});

describe("Reviews: a reached review that falls short after its deadline", () => {
  /** Reached ten seconds before its deadline, with a challenge of `days`, which ends at `over`. */
  async function reachedLate(system: System, days: bigint): Promise<{ review: OpenedReview; over: bigint }> {
    const review = await openReview(system, { minChallenge: days * DAY });
    await reach(review.deadline - 10n);
    await endorseBy(system, review, system.members.slice(0, 3));
    const { reachedAt } = await system.reviews.timesOf(review.id);
    expect(reachedAt < review.deadline).to.equal(true);
    return { review, over: reachedAt + days * DAY };
  }

  /** Asserts that it is lapsed now and can be escalated until 14 days after `lapsedAt`, to the second. */
  async function expectLapsedAt({ reviews, members }: System, review: OpenedReview, lapsedAt: bigint): Promise<void> {
    const caller = reviews.connect(members[6]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
    await reach(lapsedAt + ESCALATION - 1n);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
    await caller.escalate.staticCall(review.question);
    await reach(lapsedAt + ESCALATION);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Rejected);
  }

  it("at the conclusion, lapses when its challenge ended", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { review, over } = await reachedLate(system, 20n);
    await revoke(system, standard, [members[2]]);
    await reach(over + 5n * DAY);
    await expectEvents(system, reviews.conclude(review.question), [
      [reviews, "SayDropped", review.id, await numberOf(system, members[2])],
      [reviews, "ReviewReopened", review.id],
    ]);
    await expectFacts(system, review, {
      endorsers: members.slice(0, 2),
      period: over - review.openedAt,
      spent: true,
    });
    await expectLapsedAt(system, review, over);
  });

  it("after the challenge, by a withdrawal, lapses when its challenge ended", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { review, over } = await reachedLate(system, 20n);
    await reach(over + ESCALATION - DAY);
    await reviews.connect(members[0]).withdraw(review.question);
    await expectLapsedAt(system, review, over);
  });

  it("is rejected at once when that was 14 days ago", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { review, over } = await reachedLate(system, 20n);
    await at(over + ESCALATION);
    await reviews.connect(members[0]).withdraw(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Rejected);
  });

  it("during a long challenge, lapses then, and can be escalated for 14 days", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { review } = await reachedLate(system, 30n);
    await reach(review.deadline + 20n * DAY);
    await reviews.connect(members[0]).withdraw(review.question);
    const withdrawnAt = await now();
    await expectFacts(system, review, {
      endorsers: members.slice(1, 3),
      period: withdrawnAt - review.openedAt,
      spent: true,
    });
    await expectLapsedAt(system, review, withdrawnAt);
  });

  it("in a recount that an objection causes during the challenge, lapses then, too", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { review } = await reachedLate(system, 30n);
    await objectBy(system, review, members.slice(3, 5));
    await revoke(system, standard, [members[0], members[3]]);
    await reach(review.deadline + 20n * DAY);
    await reviews.connect(members[5]).object(review.question, "");
    const droppedAt = await now();
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
    await expectLapsedAt(system, review, droppedAt);
  });

  it("keeps its deadline when that was later than the end of the challenge", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Concludable");
    await reach(review.deadline + DAY);
    await reviews.connect(members[0]).withdraw(review.question);
    await expectFacts(system, review, { endorsers: members.slice(1, 3), spent: true });
    await expectLapsedAt(system, review, review.deadline);
  });
});
