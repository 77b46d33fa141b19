import { expect } from "chai";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers, pass, reach } from "../fixtures/chain.ts";
import {
  admit,
  bitsOf,
  endorseBy,
  objectBy,
  openReview,
  reviewIn,
  ReviewState,
  revoke,
  type OpenedReview,
} from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, single, widest } = DOMAINS;

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

describe("Reviews: recount", () => {
  describe("given an endorser who left before the k-th endorsement", () => {
    for (const domain of [standard, instant]) {
      it(`does not count it (challenge ${domain.challenge} s), and takes another`, async () => {
        const system = await load();
        const { reviews, members } = system;
        const [a, b, c, d] = members;
        const review = await openReview(system, { domain });
        await endorseBy(system, review, [a, b]);
        await revoke(system, domain, [a]);
        await expectEvents(system, reviews.connect(c).endorse(review.question, ""), [
          [reviews, "Endorsed", review.id, c, ""],
          [reviews, "SayDropped", review.id, a],
        ]);
        expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
        expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[c.address, b.address], []]);
        await expectEvents(system, reviews.connect(d).endorse(review.question, ""), [
          [reviews, "Endorsed", review.id, d, ""],
          [reviews, domain.challenge === 0n ? "ReviewPassed" : "ReviewReached", review.id],
        ]);
      });
    }

    it("drops every one who left, from any place in the list, objectors too", async () => {
      const system = await load();
      const { reviews, members } = system;
      const [a, b, c, d, e] = members;
      const review = await openReview(system);
      await endorseBy(system, review, [a, b]);
      await objectBy(system, review, [d, e]);
      await revoke(system, standard, [a, b, d]);
      await expectEvents(system, reviews.connect(c).endorse(review.question, ""), [
        [reviews, "Endorsed", review.id, c, ""],
        [reviews, "SayDropped", review.id, b],
        [reviews, "SayDropped", review.id, a],
        [reviews, "SayDropped", review.id, d],
      ]);
      expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[c.address], [e.address]]);
    });
  });

  describe("given an endorser who left during the challenge", () => {
    it("reopens the review at the conclusion, before its deadline", async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, "Reached");
      await revoke(system, standard, [members[0]]);
      await pass(standard.challenge);
      await expectEvents(system, reviews.conclude(review.question), [
        [reviews, "SayDropped", review.id, members[0]],
        [reviews, "ReviewReopened", review.id],
      ]);
      expect(plain(await reviews.reviewOf(review.id))).to.deep.equal([
        review.deadline,
        0n,
        0n,
        0n,
        standard.challenge,
        3n,
        2n,
        0n,
        false,
      ]);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
      await endorseBy(system, review, [members[5]]);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
    });

    it("lapses the review at the conclusion, after its deadline", async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await openReview(system);
      await reach(review.deadline - 10n);
      await endorseBy(system, review, members.slice(0, 3));
      await revoke(system, standard, [members[2]]);
      await pass(standard.challenge);
      await expectEvents(system, reviews.conclude(review.question), [
        [reviews, "SayDropped", review.id, members[2]],
        [reviews, "ReviewReopened", review.id],
      ]);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
    });

    it("does not count one who was cleared again since", async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, "Reached");
      await revoke(system, standard, [members[0]]);
      await admit(system, standard, [members[0]]);
      await pass(standard.challenge);
      await reviews.conclude(review.question);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    });

    it("reopens with the k-th objection's recount, and contests all the same", async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, "Reached");
      await objectBy(system, review, members.slice(3, 5));
      await revoke(system, standard, [members[1]]);
      const third = reviews.connect(members[5]).object(review.question, "");
      await expectEvents(system, third, [
        [reviews, "Objected", review.id, members[5], ""],
        [reviews, "SayDropped", review.id, members[1]],
        [reviews, "ReviewReopened", review.id],
        [reviews, "ReviewContested", review.id],
      ]);
      expect(plain(await reviews.reviewOf(review.id))).to.deep.equal([
        review.deadline,
        0n,
        await secondOf(third),
        0n,
        standard.challenge,
        3n,
        2n,
        3n,
        false,
      ]);
    });
  });

  describe("given an objector who left", () => {
    it("does not count the objection towards k, and takes another", async () => {
      const system = await load();
      const { reviews, members, crowd } = system;
      await admit(system, standard, [crowd[0]]);
      const review = await reviewIn(system, "Reached");
      await objectBy(system, review, members.slice(3, 5));
      await revoke(system, standard, [members[3]]);
      await expectEvents(system, reviews.connect(members[5]).object(review.question, ""), [
        [reviews, "Objected", review.id, members[5], ""],
        [reviews, "SayDropped", review.id, members[3]],
      ]);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
      await expectEvents(system, reviews.connect(members[6]).object(review.question, ""), [
        [reviews, "Objected", review.id, members[6], ""],
        [reviews, "ReviewContested", review.id],
      ]);
    });

    it("stays contested for ever when it was contested before", async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, "Contested");
      await revoke(system, standard, members.slice(3, 6));
      await reach(review.deadline);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
    });
  });
});

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
