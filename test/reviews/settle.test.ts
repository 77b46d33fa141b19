import { expect } from "chai";

import { expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers, reach } from "../fixtures/chain.ts";
import { numberOf } from "../fixtures/parties.ts";
import { bitsOf, ESCALATION, reviewIn, ReviewState, revoke, type OpenedReview } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type System } from "../fixtures/system.ts";
import { expectFacts } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

describe("Reviews: settle", () => {
  const outcomes = [
    ["passed", true, (system: System) => reviewIn(system, "Passed")],
    ["rejected when it lapsed", false, (system: System) => reviewIn(system, "Rejected")],
    [
      "passed by the arbiter",
      true,
      async (system: System) => {
        const review = await reviewIn(system, "Escalated");
        await system.reviews.connect(system.admin).answer(review.question, true, "");
        return review;
      },
    ],
    [
      "rejected by the arbiter",
      false,
      async (system: System) => {
        const review = await reviewIn(system, "Escalated");
        await system.reviews.connect(system.admin).answer(review.question, false, "");
        return review;
      },
    ],
  ] as const;
  for (const [how, passed, reachOutcome] of outcomes) {
    it(`tells the workflow, once, whether the answer is yes and when it was asked: ${how}`, async () => {
      const system = await load();
      const { reviews, workflow } = system;
      const review = await reachOutcome(system);
      const state = await reviews.stateOf(review.id);
      const caller = reviews.connect(workflow);
      expect(await caller.settle.staticCall(review.question)).to.deep.equal([review.id, passed, review.openedAt]);
      await expectEvents(system, caller.settle(review.question), []);
      expect((await reviews.reviewOf(review.id)).settled).to.equal(true);
      expect(await reviews.stateOf(review.id)).to.equal(state);
      await expectError(caller.settle(review.question), reviews, "Reviews_AlreadySettled", review.id);
    });
  }

  it("concludes first where that is due", async () => {
    const system = await load();
    const { reviews, workflow, members } = system;
    const review = await reviewIn(system, "Concludable");
    const { reachedAt } = await reviews.timesOf(review.id);
    await expectEvents(system, reviews.connect(workflow).settle(review.question), [
      [reviews, "ReviewPassed", review.id],
    ]);
    await expectFacts(system, review, {
      endorsers: members.slice(0, 3),
      stage: "Passed",
      reachedAt,
      settled: true,
    });
  });

  it("reverts for anybody but the workflow that asked", async () => {
    const system = await load();
    const { reviews, workflow, otherWorkflow, admin, members } = system;
    const review = await reviewIn(system, "Passed");
    for (const caller of [otherWorkflow, admin, members[0]]) {
      const attempted = reviews.connect(caller).settle(review.question);
      await expectError(attempted, reviews, "Reviews_NotTheWorkflow", review.id, workflow, caller);
    }
  });

  describe("given an endorser who left during the challenge", () => {
    async function shortReview(): Promise<System & { review: OpenedReview }> {
      const system = await load();
      const review = await reviewIn(system, "Concludable");
      await revoke(system, standard, [system.members[0]]);
      return { ...system, review };
    }

    for (const [state, wait] of [
      ["Open", () => undefined],
      ["Lapsed", ({ deadline }: OpenedReview) => reach(deadline)],
    ] as const) {
      it(`reverts while the review would come to ${state}`, async () => {
        const { reviews, workflow, review } = await shortReview();
        await wait(review);
        await expectError(
          reviews.connect(workflow).settle(review.question),
          reviews,
          "Reviews_UnexpectedState",
          review.id,
          ReviewState[state],
          bitsOf("Passed", "Rejected"),
        );
        expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Concludable);
      });
    }

    it("settles as rejected when nobody could escalate it any more", async () => {
      const system = await shortReview();
      const { reviews, workflow, members, review } = system;
      await reach(review.deadline + ESCALATION);
      const caller = reviews.connect(workflow);
      expect(await caller.settle.staticCall(review.question)).to.deep.equal([review.id, false, review.openedAt]);
      await expectEvents(system, caller.settle(review.question), [
        [reviews, "SayDropped", review.id, await numberOf(system, members[0])],
        [reviews, "ReviewReopened", review.id],
      ]);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Rejected);
      await expectFacts(system, review, { endorsers: members.slice(1, 3), spent: true, settled: true });
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
