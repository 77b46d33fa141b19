import { expect } from "chai";

import { expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { bitsOf, openReview, reviewIn, ReviewState } from "../fixtures/reviews.ts";
import { Act, signSay } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";
import { expectFacts, expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

describe("Reviews: actFor", () => {
  it("says for somebody what that somebody told the workflow: yes, no, and neither", async () => {
    const system = await load();
    const { reviews, workflow, members } = system;
    const [a, b] = members;
    const review = await openReview(system);
    const caller = reviews.connect(workflow);
    await expectEvents(system, caller.actFor(review.question, a, Act.Endorse, "good"), [
      [reviews, "Endorsed", review.id, a, "good"],
    ]);
    await expectEvents(system, caller.actFor(review.question, b, Act.Object, "bad"), [
      [reviews, "Objected", review.id, b, "bad"],
    ]);
    await expectFacts(system, review, { endorsers: [a], objectors: [b] });
    await expectEvents(system, caller.actFor(review.question, a, Act.Withdraw, ""), [
      [reviews, "SayWithdrawn", review.id, a],
    ]);
    await expectSays(system, review, [], [b]);
  });

  it("reaches, passes, reopens and contests as people do", async () => {
    const system = await load();
    const { reviews, workflow, members } = system;
    const caller = reviews.connect(workflow);
    const instant = await openReview(system, { domain: DOMAINS.instant });
    for (const member of members.slice(0, 3)) await caller.actFor(instant.question, member, Act.Endorse, "");
    expect(await reviews.stateOf(instant.id)).to.equal(ReviewState.Passed);

    const review = await openReview(system);
    for (const member of members.slice(0, 3)) await caller.actFor(review.question, member, Act.Endorse, "");
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
    await caller.actFor(review.question, members[0], Act.Withdraw, "");
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    for (const member of members.slice(3, 6)) await caller.actFor(review.question, member, Act.Object, "");
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
  });

  it("uses up a nonce, as what people do themselves", async () => {
    const system = await load();
    const { reviews, workflow, members } = system;
    const review = await openReview(system);
    const signed = await signSay(system, review.question, members[0], { act: "Object" });
    const caller = reviews.connect(workflow);
    await caller.actFor(review.question, members[0], Act.Endorse, "");
    expect(await reviews.nonceOf(review.id, members[0])).to.equal(1n);
    await caller.actFor(review.question, members[0], Act.Withdraw, "");
    expect(await reviews.nonceOf(review.id, members[0])).to.equal(2n);
    await expectError(
      reviews.submit(review.question, [signed]),
      reviews,
      "Reviews_InvalidSignature",
      review.id,
      members[0],
      2n,
    );
  });

  it("can do no more than the person could", async () => {
    const system = await load();
    const { reviews, workflow, members, stranger } = system;
    const review = await openReview(system, { subject: members[0], payees: [members[1]] });
    const caller = reviews.connect(workflow);
    await expectError(
      caller.actFor(review.question, stranger, Act.Endorse, ""),
      reviews,
      "Reviews_NotEligible",
      1n,
      stranger,
      review.openedAt,
    );
    await expectError(
      caller.actFor(review.question, members[0], Act.Object, ""),
      reviews,
      "Reviews_Barred",
      review.id,
      members[0],
    );
    await expectError(
      caller.actFor(review.question, members[1], Act.Endorse, ""),
      reviews,
      "Reviews_Barred",
      review.id,
      members[1],
    );
    await expectError(
      caller.actFor(review.question, members[2], Act.Withdraw, ""),
      reviews,
      "Reviews_NothingSaid",
      review.id,
      members[2],
    );
    await caller.actFor(review.question, members[2], Act.Endorse, "");
    await expectError(
      caller.actFor(review.question, members[2], Act.Object, ""),
      reviews,
      "Reviews_AlreadySaid",
      review.id,
      members[2],
    );
  });

  it("reverts in a review of another workflow, for another workflow and the admin", async () => {
    const system = await load();
    const { reviews, workflow, otherWorkflow, admin, members } = system;
    const review = await openReview(system);
    for (const caller of [otherWorkflow, admin, members[0]]) {
      await expectError(
        reviews.connect(caller).actFor(review.question, members[0], Act.Endorse, ""),
        reviews,
        "Reviews_NotTheWorkflow",
        review.id,
        workflow,
        caller,
      );
    }
  });

  it("reverts once the review is decided", async () => {
    const system = await load();
    const { reviews, workflow, members } = system;
    const review = await reviewIn(system, "Passed");
    await expectError(
      reviews.connect(workflow).actFor(review.question, members[0], Act.Withdraw, ""),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Passed,
      bitsOf("Open", "Reached", "Concludable"),
    );
  });

  it("is left to a workflow whose right was revoked, in what it asked before", async () => {
    const system = await load();
    const { reviews, workflow, admin, members } = system;
    const review = await openReview(system);
    await reviews.connect(admin).revokeRole(await reviews.WORKFLOW_ROLE(), workflow);
    await reviews.connect(workflow).actFor(review.question, members[0], Act.Endorse, "");
    await expectSays(system, review, [members[0]], []);
  });
});
