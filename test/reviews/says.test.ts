import { expect } from "chai";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers, reach } from "../fixtures/chain.ts";
import { admit, bitsOf, endorseBy, objectBy, openReview, reviewIn, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

/** The facts of a review as they are compared: deadline, reached, contested, passed, challenge, k, yes, no, settled. */
async function factsOf({ reviews }: System, id: string): Promise<unknown> {
  return plain(await reviews.reviewOf(id));
}

describe("Reviews: endorse", () => {
  it("counts a yes, with its reason", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await expectEvents(system, reviews.connect(members[0]).endorse(review.question, "good work"), [
      [reviews, "Endorsed", review.id, members[0], "good work"],
    ]);
    expect(await factsOf(system, review.id)).to.deep.equal([
      review.deadline,
      0n,
      0n,
      0n,
      review.domain.challenge,
      3n,
      1n,
      0n,
      false,
    ]);
    expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[members[0].address], []]);
  });

  it("starts the challenge with the k-th", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await endorseBy(system, review, members.slice(0, 2));
    const third = reviews.connect(members[2]).endorse(review.question, "");
    await expectEvents(system, third, [
      [reviews, "Endorsed", review.id, members[2], ""],
      [reviews, "ReviewReached", review.id],
    ]);
    expect(await factsOf(system, review.id)).to.deep.equal([
      review.deadline,
      await secondOf(third),
      0n,
      0n,
      review.domain.challenge,
      3n,
      3n,
      0n,
      false,
    ]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
  });

  it("passes with the k-th where there is no challenge", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { domain: DOMAINS.instant });
    await endorseBy(system, review, members.slice(0, 2));
    const third = reviews.connect(members[2]).endorse(review.question, "");
    await expectEvents(system, third, [
      [reviews, "Endorsed", review.id, members[2], ""],
      [reviews, "ReviewPassed", review.id],
    ]);
    expect(await factsOf(system, review.id)).to.deep.equal([
      review.deadline,
      0n,
      0n,
      await secondOf(third),
      0n,
      3n,
      3n,
      0n,
      false,
    ]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
  });

  it("counts objectors apart: two objections do not keep three endorsements from reaching", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await objectBy(system, review, members.slice(3, 5));
    await endorseBy(system, review, members.slice(0, 3));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
    expect(plain(await reviews.saysOf(review.id))).to.deep.equal([
      members.slice(0, 3).map(({ address }) => address),
      members.slice(3, 5).map(({ address }) => address),
    ]);
  });

  it("is open in the last second before the deadline, and not in the deadline's own", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await at(review.deadline - 1n);
    await reviews.connect(members[0]).endorse(review.question, "");
    await at(review.deadline);
    await expectError(
      reviews.connect(members[1]).endorse(review.question, "", { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Lapsed,
      bitsOf("Open"),
    );
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
  });

  it("reverts for the subject and each payee, who are in the domain", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [subject, first, last] = members;
    const review = await openReview(system, { subject, payees: [first, last] });
    for (const barred of [subject, first, last]) {
      await expectError(
        reviews.connect(barred).endorse(review.question, ""),
        reviews,
        "Reviews_Barred",
        review.id,
        barred,
      );
    }
  });

  it("reverts when said before, yes or no", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await endorseBy(system, review, members.slice(0, 2));
    await objectBy(system, review, members.slice(3, 4));
    for (const speaker of [members[0], members[1], members[3]]) {
      await expectError(
        reviews.connect(speaker).endorse(review.question, ""),
        reviews,
        "Reviews_AlreadySaid",
        review.id,
        speaker,
      );
      await expectError(
        reviews.connect(speaker).object(review.question, ""),
        reviews,
        "Reviews_AlreadySaid",
        review.id,
        speaker,
      );
    }
  });

  it("reverts for who is cleared in another domain only", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { domain: DOMAINS.widest });
    await expectError(
      reviews.connect(members[0]).endorse(review.question, ""),
      reviews,
      "Reviews_NotEligible",
      DOMAINS.widest.id,
      members[0],
      review.question.openedAt,
    );
  });

  it("reverts for who was cleared in the second of the opening or later", async () => {
    const system = await load();
    const { reviews, candidate } = system;
    await admit(system, DOMAINS.standard, [candidate]);
    const { since } = await system.contractors.clearanceOf(DOMAINS.standard.id, candidate);
    const review = await openReview(system);
    await reviews.connect(candidate).endorse(review.question, "");
    await revoke(system, DOMAINS.standard, [candidate]);
    await admit(system, DOMAINS.standard, [candidate]);
    await expectError(
      reviews.connect(candidate).object(review.question, ""),
      reviews,
      "Reviews_NotEligible",
      DOMAINS.standard.id,
      candidate,
      review.question.openedAt,
    );
    expect(since < review.question.openedAt).to.equal(true);
  });

  it("takes only the question that was opened, to the letter", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const { question } = await openReview(system);
    for (const other of [
      { ...question, payees: [stranger.address] },
      { ...question, subject: stranger.address },
      { ...question, domain: DOMAINS.instant.id },
      { ...question, openedAt: question.openedAt + 1n },
      { ...question, workflow: stranger.address },
    ]) {
      await expectError(
        reviews.connect(members[0]).endorse(other, ""),
        reviews,
        "Reviews_UnexpectedState",
        reviews.idOf(other),
        ReviewState.None,
        bitsOf("Open"),
      );
    }
  });
});

describe("Reviews: object", () => {
  it("counts a no, with its reason", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await expectEvents(system, reviews.connect(members[3]).object(review.question, "not done"), [
      [reviews, "Objected", review.id, members[3], "not done"],
    ]);
    expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[], [members[3].address]]);
    expect((await reviews.reviewOf(review.id)).objections).to.equal(1n);
  });

  for (const state of ["Open", "Reached"] as const) {
    it(`contests for ever with the k-th, from ${state}`, async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, state);
      const before = await reviews.reviewOf(review.id);
      await objectBy(system, review, members.slice(3, 5));
      const third = reviews.connect(members[5]).object(review.question, "");
      await expectEvents(system, third, [
        [reviews, "Objected", review.id, members[5], ""],
        [reviews, "ReviewContested", review.id],
      ]);
      const endorsements = state === "Reached" ? 3n : 0n;
      expect(await factsOf(system, review.id)).to.deep.equal([
        review.deadline,
        before.reachedAt,
        await secondOf(third),
        0n,
        review.domain.challenge,
        3n,
        endorsements,
        3n,
        false,
      ]);
      await reach(review.deadline + review.domain.challenge);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
    });
  }

  it("is open to a payee, not to the subject", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [subject, payee] = members;
    const review = await openReview(system, { subject, payees: [payee] });
    await reviews.connect(payee).object(review.question, "too little");
    await expectError(
      reviews.connect(subject).object(review.question, ""),
      reviews,
      "Reviews_Barred",
      review.id,
      subject,
    );
  });

  it("is open until the last second of the challenge, and not in the second after it", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    const end = (await reviews.reviewOf(review.id)).reachedAt + review.domain.challenge;
    await at(end - 1n);
    await reviews.connect(members[3]).object(review.question, "");
    await at(end);
    await expectError(
      reviews.connect(members[4]).object(review.question, "", { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Concludable,
      bitsOf("Open", "Reached"),
    );
  });

  it("counts past the deadline while the challenge runs", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await reach(review.deadline - 10n);
    await endorseBy(system, review, members.slice(0, 3));
    await reach(review.deadline + 1_000n);
    await objectBy(system, review, members.slice(3, 6));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
  });

  it("is closed from the deadline on when the review is not reached", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await at(review.deadline - 1n);
    await reviews.connect(members[3]).object(review.question, "");
    await at(review.deadline);
    await expectError(
      reviews.connect(members[4]).object(review.question, "", { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Lapsed,
      bitsOf("Open", "Reached"),
    );
  });
});

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
