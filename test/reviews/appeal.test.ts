import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers, reach } from "../fixtures/chain.ts";
import { moveParty, numberOf, suspend } from "../fixtures/parties.ts";
import { bitsOf, endorseBy, openReview, reviewIn, ReviewState, revoke } from "../fixtures/reviews.ts";
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
    const appeal = reviews.connect(members[6]).appeal(review.question);
    await expectEvents(system, appeal, [[reviews, "ReviewEscalated", review.id, members[6]]]);
    await expectFacts(system, review, {
      endorsers: members.slice(0, 3),
      stage: "Escalated",
      appealable: true,
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
    await reviews.connect(members[6]).appeal(review.question);
    await snapshot.restore();
    await at(end);
    await expectError(
      reviews.connect(members[6]).appeal(review.question, { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Concludable,
      bitsOf("Reached"),
    );
  });

  it("is open to a subject that is suspended meanwhile, and to one that nobody knows", async () => {
    const system = await load();
    const { reviews, members, claimant } = system;
    const known = await reached(system, members[6]);
    await suspend(system, DOMAINS.standard, members[6]);
    await reviews.connect(members[6]).appeal(known.question);
    expect(await reviews.stateOf(known.id)).to.equal(ReviewState.Escalated);
    const unknown = await reached(system, claimant);
    await reviews.connect(claimant).appeal(unknown.question);
    expect(await reviews.stateOf(unknown.id)).to.equal(ReviewState.Escalated);
  });

  it("is for the subject's new address, not for the one that it had", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await reached(system, members[6]);
    await moveParty(system, members[6], crowd[0]);
    await expectError(
      reviews.connect(members[6]).appeal(review.question),
      reviews,
      "Reviews_NotAppealable",
      review.id,
      members[6],
    );
    await reviews.connect(crowd[0]).appeal(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  });

  it("is for nobody else: contractors, payees, the workflow, the arbiter", async () => {
    const system = await load();
    const { reviews, members, stranger, workflow, admin } = system;
    const review = await reviewIn(system, "Reached", { subject: members[6], payees: [stranger], appealable: true });
    for (const who of [members[0], members[5], stranger, workflow, admin]) {
      const attempted = reviews.connect(who).appeal(review.question);
      await expectError(attempted, reviews, "Reviews_NotAppealable", review.id, who);
    }
  });

  it("reverts for the subject where that was not asked for at the opening", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached", { subject: members[6] });
    await expectError(
      reviews.connect(members[6]).appeal(review.question),
      reviews,
      "Reviews_NotAppealable",
      review.id,
      members[6],
    );
  });

  it("waits for k endorsements: there is nothing to appeal before", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { subject: members[6], appealable: true });
    await endorseBy(system, review, members.slice(0, 2));
    await expectError(
      reviews.connect(members[6]).appeal(review.question),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Open,
      bitsOf("Reached"),
    );
  });
});

describe("Attack: suspended without k endorsers that are eligible", () => {
  it("the appeal opens the review again, and asks the arbiter nothing", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [a, b, c, d, , , subject] = members;
    const review = await reached(system, subject);
    await revoke(system, DOMAINS.standard, [a, b]);
    await expectEvents(system, reviews.connect(subject).appeal(review.question), [
      [reviews, "SayDropped", review.id, await numberOf(system, b)],
      [reviews, "SayDropped", review.id, await numberOf(system, a)],
      [reviews, "ReviewReopened", review.id],
    ]);
    await expectFacts(system, review, { endorsers: [c], appealable: true, spent: true });
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    // Others can endorse, and then there is something to appeal against.
    await endorseBy(system, review, [d, members[4]]);
    await reviews.connect(subject).appeal(review.question);
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
    await reviews.connect(members[6]).appeal(review.question);
    const period = review.domain.period + 1_000n;
    await expectFacts(system, review, { endorsers: members.slice(1, 3), appealable: true, spent: true, period });
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
    const appeal = reviews.connect(subject).appeal(review.question);
    await expectEvents(system, appeal, [
      [reviews, "SayDropped", review.id, await numberOf(system, a)],
      [reviews, "ReviewEscalated", review.id, subject],
    ]);
    await expectFacts(system, review, {
      endorsers: [b, c, d],
      stage: "Escalated",
      appealable: true,
      spent: true,
      reachedAt,
      disputedAt: await secondOf(appeal),
    });
  });
});
