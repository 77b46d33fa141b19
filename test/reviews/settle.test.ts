import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { networkHelpers, reach } from "../fixtures/chain.ts";
import { bitsOf, reviewIn, ReviewState, revoke, type OpenedReview } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

describe("Reviews: settle", () => {
  const outcomes = [
    ["Passed", true],
    ["Contested", false],
    ["Lapsed", false],
  ] as const;
  for (const [state, passed] of outcomes) {
    it(`tells the workflow whether it passed, once: ${state}`, async () => {
      const system = await load();
      const { reviews, workflow } = system;
      const review = await reviewIn(system, state);
      const caller = reviews.connect(workflow);
      expect(await caller.settle.staticCall(review.question)).to.deep.equal([review.id, passed]);
      await expectEvents(system, caller.settle(review.question), []);
      expect((await reviews.reviewOf(review.id)).settled).to.equal(true);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState[state]);
      await expectError(caller.settle(review.question), reviews, "Reviews_AlreadySettled", review.id);
    });
  }

  it("concludes first where that is due", async () => {
    const system = await load();
    const { reviews, workflow } = system;
    const review = await reviewIn(system, "Concludable");
    const settle = reviews.connect(workflow).settle(review.question);
    await expectEvents(system, settle, [[reviews, "ReviewPassed", review.id]]);
    const facts = await reviews.reviewOf(review.id);
    expect([facts.passedAt, facts.settled]).to.deep.equal([await secondOf(settle), true]);
  });

  describe("given an endorser who left during the challenge", () => {
    async function shortReview(): Promise<System & { review: OpenedReview }> {
      const system = await load();
      const review = await reviewIn(system, "Concludable");
      await revoke(system, standard, [system.members[0]]);
      return { ...system, review };
    }

    it("reverts while the review would be open again", async () => {
      const { reviews, workflow, review } = await shortReview();
      await expectError(
        reviews.connect(workflow).settle(review.question),
        reviews,
        "Reviews_UnexpectedState",
        review.id,
        ReviewState.Open,
        bitsOf("Passed", "Contested", "Lapsed"),
      );
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Concludable);
    });

    it("settles as lapsed after the deadline", async () => {
      const system = await shortReview();
      const { reviews, workflow, members, review } = system;
      await reach(review.deadline);
      expect(await reviews.connect(workflow).settle.staticCall(review.question)).to.deep.equal([review.id, false]);
      await expectEvents(system, reviews.connect(workflow).settle(review.question), [
        [reviews, "SayDropped", review.id, members[0]],
        [reviews, "ReviewReopened", review.id],
      ]);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
    });
  });

  it("is open to a workflow whose right was revoked since, so that what was asked can end", async () => {
    const system = await load();
    const { reviews, workflow, admin } = system;
    const review = await reviewIn(system, "Passed");
    await reviews.connect(admin).revokeRole(await reviews.WORKFLOW_ROLE(), workflow);
    await reviews.connect(workflow).settle(review.question);
    expect((await reviews.reviewOf(review.id)).settled).to.equal(true);
  });
});
