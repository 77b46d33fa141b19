import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers } from "../fixtures/chain.ts";
import {
  admit,
  bitsOf,
  endorseBy,
  objectBy,
  openReview,
  reviewIn,
  ReviewState,
  revoke,
  type Question,
} from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, Kind, offerOf } from "../fixtures/system.ts";
import { expectFacts } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, single, widest } = DOMAINS;

describe("Reviews: endorse", () => {
  it("counts a yes, with its reason", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await expectEvents(system, reviews.connect(members[0]).endorse(review.question, "good work"), [
      [reviews, "Endorsed", review.id, members[0], "good work"],
    ]);
    await expectFacts(system, review, { endorsers: [members[0]] });
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
    const reachedAt = await secondOf(third);
    await expectFacts(system, review, { endorsers: members.slice(0, 3), stage: "Reached", reachedAt });
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
  });

  it("passes with the k-th where there is no challenge", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { domain: instant });
    await endorseBy(system, review, members.slice(0, 2));
    await expectEvents(system, reviews.connect(members[2]).endorse(review.question, ""), [
      [reviews, "Endorsed", review.id, members[2], ""],
      [reviews, "ReviewPassed", review.id],
    ]);
    await expectFacts(system, review, { endorsers: members.slice(0, 3), stage: "Passed" });
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
  });

  it("passes with the only one where k is one", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { domain: single });
    await expectEvents(system, reviews.connect(members[0]).endorse(review.question, ""), [
      [reviews, "Endorsed", review.id, members[0], ""],
      [reviews, "ReviewPassed", review.id],
    ]);
  });

  it("counts objectors apart: two objections do not keep three endorsements from reaching", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await objectBy(system, review, members.slice(3, 5));
    await endorseBy(system, review, members.slice(0, 3));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
    const { reachedAt } = await reviews.timesOf(review.id);
    const says = { endorsers: members.slice(0, 3), objectors: members.slice(3, 5) };
    await expectFacts(system, review, { ...says, stage: "Reached", reachedAt });
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
      bitsOf("Open", "Reached"),
    );
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
  });

  for (const [state, domain] of [
    ["Concludable", standard],
    ["Passed", standard],
    ["Passed", instant],
  ] as const) {
    it(`reverts when k have endorsed and the challenge is over: ${state}, challenge ${domain.challenge} s`, async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, state, { domain });
      await expectError(
        reviews.connect(members[3]).endorse(review.question, ""),
        reviews,
        "Reviews_UnexpectedState",
        review.id,
        ReviewState[state],
        bitsOf("Open", "Reached"),
      );
    });
  }

  it("reverts when said before, yes or no", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await endorseBy(system, review, members.slice(0, 2));
    await objectBy(system, review, members.slice(3, 4));
    for (const speaker of [members[0], members[1], members[3]]) {
      for (const act of ["endorse", "object"] as const) {
        const again = reviews.connect(speaker)[act](review.question, "");
        await expectError(again, reviews, "Reviews_AlreadySaid", review.id, speaker);
      }
    }
  });

  it("reverts for who is cleared in another domain only, and for who has no number", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const review = await openReview(system, { domain: widest });
    for (const account of [members[0], stranger]) {
      await expectError(
        reviews.connect(account).endorse(review.question, ""),
        reviews,
        "Reviews_NotEligible",
        widest.id,
        account,
        review.openedAt,
      );
    }
  });

  it("is for the kinds that carry a voice, direct contractors and supervisors", async () => {
    const system = await load();
    const { reviews, clearances, admin, crowd } = system;
    const [direct, supervisor, ...silent] = crowd;
    const offers = [
      offerOf(),
      offerOf({ kind: Kind.Supervisor }),
      offerOf({ kind: Kind.Subcontractor, supervisor: supervisor.address }),
      offerOf({ kind: Kind.Temporary }),
      offerOf({ kind: Kind.Proposal, until: 2n ** 40n }),
    ];
    for (const [i, offer] of offers.entries()) {
      await clearances.connect(admin).admit(standard.id, crowd[i]!, offer);
    }
    const review = await openReview(system);
    for (const account of silent.slice(0, 3)) {
      await expectError(
        reviews.connect(account).endorse(review.question, ""),
        reviews,
        "Reviews_NotEligible",
        standard.id,
        account,
        review.openedAt,
      );
    }
    await endorseBy(system, review, [direct, supervisor]);
    await expectFacts(system, review, { endorsers: [direct, supervisor] });
  });

  it("reverts for who was cleared after the opening, or again after it", async () => {
    const system = await load();
    const { reviews, candidate, members } = system;
    const review = await openReview(system);
    await admit(system, standard, [candidate]);
    await revoke(system, standard, [members[0]]);
    await admit(system, standard, [members[0]]);
    for (const account of [candidate, members[0]]) {
      await expectError(
        reviews.connect(account).endorse(review.question, ""),
        reviews,
        "Reviews_NotEligible",
        standard.id,
        account,
        review.openedAt,
      );
    }
  });

  it("takes only the question that was opened, to the letter", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const { question } = await openReview(system, { subject: members[6] });
    const others: Question[] = [
      { ...question, payees: [stranger.address] },
      { ...question, subject: stranger.address },
      { ...question, domain: instant.id },
      { ...question, salt: question.salt + 1n },
      { ...question, workflow: stranger.address },
      { ...question, barred: [] },
    ];
    for (const other of others) {
      await expectError(
        reviews.connect(members[0]).endorse(other, ""),
        reviews,
        "Reviews_UnexpectedState",
        reviews.idOf(other),
        ReviewState.None,
        bitsOf("Open", "Reached"),
      );
    }
  });
});
