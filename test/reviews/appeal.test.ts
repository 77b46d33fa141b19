import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers, reach } from "../fixtures/chain.ts";
import { moveParty, numberOf, suspend } from "../fixtures/parties.ts";
import { ANSWER, bitsOf, endorseBy, openReview, reviewIn, ReviewState, revoke } from "../fixtures/reviews.ts";
import { signSay, signSays } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectFacts } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

const reached = (system: System, subject: Person) => reviewIn(system, "Reached", { subject, appealable: true });

describe("Reviews: appeal", () => {
  it("puts a reached review before the arbiter", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reached(system, members[6]);
    const { reachedAt } = await reviews.timesOf(review.id);
    const appeal = reviews.connect(members[6]).appeal(review.question, "");
    await expectEvents(system, appeal, [
      [reviews, "ReviewAppealed", review.id, members[6], ""],
      [reviews, "ReviewEscalated", review.id, members[6]],
    ]);
    await expectFacts(system, review, {
      endorsers: members.slice(0, 3),
      stage: "Escalated",
      appealable: true,
      appealed: true,
      reachedAt,
      disputedAt: await secondOf(appeal),
    });
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  });

  it("is possible until the last second of the challenge, and not in the second after it", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reached(system, members[6]);
    const end = (await reviews.timesOf(review.id)).reachedAt + review.challenge;
    const snapshot = await networkHelpers.takeSnapshot();
    await at(end - 1n);
    await reviews.connect(members[6]).appeal(review.question, "");
    await snapshot.restore();
    await at(end);
    await expectError(
      reviews.connect(members[6]).appeal(review.question, "", { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Concludable,
      bitsOf("Open", "Reached"),
    );
  });

  it("is open to a subject that is suspended meanwhile, and to one that nobody knows", async () => {
    const system = await load();
    const { reviews, members, claimant } = system;
    const known = await reached(system, members[6]);
    await suspend(system, DOMAINS.standard, members[6]);
    await reviews.connect(members[6]).appeal(known.question, "");
    expect(await reviews.stateOf(known.id)).to.equal(ReviewState.Escalated);
    const unknown = await reached(system, claimant);
    await reviews.connect(claimant).appeal(unknown.question, "");
    expect(await reviews.stateOf(unknown.id)).to.equal(ReviewState.Escalated);
  });

  it("is for the subject's new address, not for the one that it had", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await reached(system, members[6]);
    await moveParty(system, members[6], crowd[0]);
    await expectError(
      reviews.connect(members[6]).appeal(review.question, ""),
      reviews,
      "Reviews_NotAppealable",
      review.id,
      members[6],
    );
    await reviews.connect(crowd[0]).appeal(review.question, "");
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  });

  it("is for nobody else: contractors, payees, the workflow, the arbiter", async () => {
    const system = await load();
    const { reviews, members, stranger, workflow, admin } = system;
    const review = await reviewIn(system, "Reached", { subject: members[6], payees: [stranger], appealable: true });
    for (const who of [members[0], members[5], stranger, workflow, admin]) {
      const attempted = reviews.connect(who).appeal(review.question, "");
      await expectError(attempted, reviews, "Reviews_NotAppealable", review.id, who);
    }
  });

  it("reverts for the subject where that was not asked for at the opening", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached", { subject: members[6] });
    await expectError(
      reviews.connect(members[6]).appeal(review.question, ""),
      reviews,
      "Reviews_NotAppealable",
      review.id,
      members[6],
    );
  });

  it("reverts in the second in which the period is over, and in the last one before it counts", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { subject: members[6], appealable: true });
    const snapshot = await networkHelpers.takeSnapshot();
    await at(review.deadline - 1n);
    await reviews.connect(members[6]).appeal(review.question, "");
    await snapshot.restore();
    await at(review.deadline);
    await expectError(
      reviews.connect(members[6]).appeal(review.question, "", { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Lapsed,
      bitsOf("Open", "Reached"),
    );
  });
});

describe("Reviews: an appeal before k have endorsed", () => {
  /** A review about the seventh member, who has appealed; two have endorsed. */
  async function early() {
    const system = await load();
    const review = await openReview(system, { subject: system.members[6], appealable: true });
    await endorseBy(system, review, system.members.slice(0, 2));
    return { system, review };
  }

  it("waits, and changes nothing else", async () => {
    const { system, review } = await early();
    const { reviews, members } = system;
    await expectEvents(system, reviews.connect(members[6]).appeal(review.question, ""), [
      [reviews, "ReviewAppealed", review.id, members[6], ""],
    ]);
    await expectFacts(system, review, { endorsers: members.slice(0, 2), appealable: true, appealed: true });
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
  });

  it("puts the review before the arbiter in the transaction of the k-th endorsement, for 45 days from then on", async () => {
    const { system, review } = await early();
    const { reviews, members } = system;
    await reviews.connect(members[6]).appeal(review.question, "");
    const endorsement = reviews.connect(members[2]).endorse(review.question, "");
    await expectEvents(system, endorsement, [
      [reviews, "Endorsed", review.id, members[2], ""],
      [reviews, "ReviewReached", review.id],
      [reviews, "ReviewEscalated", review.id, members[6]],
    ]);
    const second = await secondOf(endorsement);
    await expectFacts(system, review, {
      endorsers: members.slice(0, 3),
      stage: "Escalated",
      appealable: true,
      appealed: true,
      reachedAt: second,
      disputedAt: second,
    });
    await reach(second + ANSWER - 1n);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
    await reach(second + ANSWER);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Rejected);
  });

  it("puts what signatures reach before the arbiter, and passes over those that come after the k-th", async () => {
    const { system, review } = await early();
    const { reviews, members } = system;
    await reviews.connect(members[6]).appeal(review.question, "");
    const signed = [
      ...(await signSays(system, review.question, members.slice(2, 5))),
      await signSay(system, review.question, members[5], { act: "Object" }),
    ];
    await expectEvents(system, reviews.submit(review.question, signed), [
      [reviews, "Endorsed", review.id, members[2], ""],
      [reviews, "ReviewReached", review.id],
      [reviews, "ReviewEscalated", review.id, members[6]],
    ]);
  });

  it("is one: a second reverts, also after the first has waited", async () => {
    const { system, review } = await early();
    const { reviews, members } = system;
    await reviews.connect(members[6]).appeal(review.question, "");
    await expectError(
      reviews.connect(members[6]).appeal(review.question, ""),
      reviews,
      "Reviews_AlreadyAppealed",
      review.id,
    );
    await endorseBy(system, review, [members[2]]);
    await expectError(
      reviews.connect(members[6]).appeal(review.question, ""),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Escalated,
      bitsOf("Open", "Reached"),
    );
  });

  it("drops the says of those who have left, and waits for others", async () => {
    const { system, review } = await early();
    const { reviews, members } = system;
    await revoke(system, DOMAINS.standard, [members[0]]);
    await expectEvents(system, reviews.connect(members[6]).appeal(review.question, ""), [
      [reviews, "ReviewAppealed", review.id, members[6], ""],
      [reviews, "SayDropped", review.id, await numberOf(system, members[0])],
    ]);
    await endorseBy(system, review, [members[2]]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    await endorseBy(system, review, [members[3]]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  });

  it("changes nothing about a review that lapses: whoever is concerned can still escalate it", async () => {
    const { system, review } = await early();
    const { reviews, members } = system;
    await reviews.connect(members[6]).appeal(review.question, "");
    await reach(review.deadline);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
    await reviews.connect(members[6]).escalate(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  });

  it("is for the subject alone, and only where that was asked for at the opening", async () => {
    const { system, review } = await early();
    const { reviews, members, stranger, workflow, admin } = system;
    for (const who of [members[0], members[5], stranger, workflow, admin]) {
      const attempted = reviews.connect(who).appeal(review.question, "");
      await expectError(attempted, reviews, "Reviews_NotAppealable", review.id, who);
    }
    const other = await openReview(system, { subject: members[6] });
    await expectError(
      reviews.connect(members[6]).appeal(other.question, ""),
      reviews,
      "Reviews_NotAppealable",
      other.id,
      members[6],
    );
  });
});

describe("Attack: suspended without k endorsers that are eligible", () => {
  it("the appeal opens the review again, and asks the arbiter as soon as others have stood in", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [a, b, c, d, , , subject] = members;
    const review = await reached(system, subject);
    await revoke(system, DOMAINS.standard, [a, b]);
    await expectEvents(system, reviews.connect(subject).appeal(review.question, ""), [
      [reviews, "ReviewAppealed", review.id, subject, ""],
      [reviews, "SayDropped", review.id, await numberOf(system, b)],
      [reviews, "SayDropped", review.id, await numberOf(system, a)],
      [reviews, "ReviewReopened", review.id],
    ]);
    await expectFacts(system, review, { endorsers: [c], appealable: true, appealed: true, spent: true });
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    // Others can endorse, and then there is something to answer: the subject need not come a second time.
    await endorseBy(system, review, [d]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    await endorseBy(system, review, [members[4]]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  });

  it("the appeal lapses the review where the deadline is over, from which on it can be escalated", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { subject: members[6], appealable: true });
    await reach(review.deadline - 1_000n);
    await endorseBy(system, review, members.slice(0, 3));
    await revoke(system, DOMAINS.standard, [members[0]]);
    await at(review.deadline + 1_000n);
    await reviews.connect(members[6]).appeal(review.question, "");
    const period = review.domain.period + 1_000n;
    await expectFacts(system, review, {
      endorsers: members.slice(1, 3),
      appealable: true,
      appealed: true,
      spent: true,
      period,
    });
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
    await reviews.connect(members[6]).escalate(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  });

  it("the appeal reaches the arbiter where a spare stands in, without those who left", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [a, b, c, d, , , subject] = members;
    const review = await reached(system, subject);
    const { reachedAt } = await reviews.timesOf(review.id);
    await endorseBy(system, review, [d]);
    await revoke(system, DOMAINS.standard, [a]);
    const appeal = reviews.connect(subject).appeal(review.question, "");
    await expectEvents(system, appeal, [
      [reviews, "ReviewAppealed", review.id, subject, ""],
      [reviews, "SayDropped", review.id, await numberOf(system, a)],
      [reviews, "ReviewEscalated", review.id, subject],
    ]);
    await expectFacts(system, review, {
      endorsers: [b, c, d],
      stage: "Escalated",
      appealable: true,
      appealed: true,
      spent: true,
      reachedAt,
      disputedAt: await secondOf(appeal),
    });
  });
});
