import { expect } from "chai";

import { expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { admit, endorseBy, objectBy, openReview, reviewIn, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant } = DOMAINS;

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
