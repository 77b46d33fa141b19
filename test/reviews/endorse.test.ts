import { expect } from "chai";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers } from "../fixtures/chain.ts";
import { admit, bitsOf, factsOf, endorseBy, objectBy, openReview, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

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
