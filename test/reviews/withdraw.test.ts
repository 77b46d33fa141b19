import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { moveParty } from "../fixtures/parties.ts";
import { endorseBy, objectBy, openReview, reviewIn, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";
import { expectFacts, expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

describe("Reviews: withdraw", () => {
  it("takes back a yes or a no, and lets it be said anew", async () => {
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
      await expectFacts(system, review, { endorsers: [second], objectors: [c, d], spent: true });
      await reviews.connect(c).withdraw(review.question);
      await expectSays(system, review, [second], [d]);
      await reviews.connect(c).endorse(review.question, "");
      await reviews.connect(first).object(review.question, "");
      await expectSays(system, review, [second, c], [d, first]);
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
    await expectFacts(system, review, { endorsers: [members[0], members[2]], spent: true });
    const third = reviews.connect(members[4]).endorse(review.question, "");
    await expectEvents(system, third, [
      [reviews, "Endorsed", review.id, members[4], ""],
      [reviews, "ReviewReached", review.id],
    ]);
    expect((await reviews.timesOf(review.id)).reachedAt).to.equal(await secondOf(third));
    await pass(review.challenge - 1n);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
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

  it("reopens a concludable review before its deadline", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Concludable");
    await expectEvents(system, reviews.connect(members[0]).withdraw(review.question), [
      [reviews, "SayWithdrawn", review.id, members[0]],
      [reviews, "ReviewReopened", review.id],
    ]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
  });

  it("is possible as long as nobody concludes", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Concludable");
    await reach(review.deadline + 1_000_000n);
    await reviews.connect(members[0]).withdraw(review.question);
    await expectSays(system, review, [members[1], members[2]], []);
  });

  it("is open to who has lost the clearance since", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await endorseBy(system, review, members.slice(0, 2));
    await revoke(system, DOMAINS.standard, [members[0]]);
    await reviews.connect(members[0]).withdraw(review.question);
    await expectSays(system, review, [members[1]], []);
  });

  it("is for the address to which the speaker has moved, not for the one before", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system);
    await endorseBy(system, review, [members[0]]);
    await moveParty(system, members[0], crowd[0]);
    await expectError(
      reviews.connect(members[0]).withdraw(review.question),
      reviews,
      "Reviews_NothingSaid",
      review.id,
      members[0],
    );
    await expectEvents(system, reviews.connect(crowd[0]).withdraw(review.question), [
      [reviews, "SayWithdrawn", review.id, crowd[0]],
    ]);
    await expectSays(system, review, [], []);
  });

  it("reverts for who has said nothing, also the second time", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const review = await openReview(system);
    await endorseBy(system, review, [members[0]]);
    await reviews.connect(members[0]).withdraw(review.question);
    await endorseBy(system, review, [members[2]]);
    for (const silent of [members[0], members[1], stranger]) {
      await expectError(
        reviews.connect(silent).withdraw(review.question),
        reviews,
        "Reviews_NothingSaid",
        review.id,
        silent,
      );
    }
  });
});
