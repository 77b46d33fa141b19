import { expect } from "chai";

import { expectError, expectEvents } from "../fixtures/assertions.ts";
import { at, networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { numberOf } from "../fixtures/parties.ts";
import {
  endorseBy,
  objectBy,
  openReview,
  reviewIn,
  ReviewState,
  revoke,
  type OpenedReview,
} from "../fixtures/reviews.ts";
import { Act, signSay } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectFacts, expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

/** A transaction that fails in a second set before is not tried out beforehand. */
const UNTRIED = { gasLimit: 1_000_000n };

async function expectNoPlace(
  { reviews }: System,
  review: OpenedReview,
  who: Person,
  endorsements: bigint,
): Promise<void> {
  const attempted = reviews.connect(who).endorse(review.question, "", UNTRIED);
  await expectError(attempted, reviews, "Reviews_NoPlace", review.id, endorsements, review.deadline);
}

describe("Reviews: spare endorsements", () => {
  it("change nothing but the count: the challenge neither stops nor starts anew", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    const { reachedAt } = await reviews.timesOf(review.id);
    await pass(review.challenge / 2n);
    await expectEvents(system, reviews.connect(members[3]).endorse(review.question, "spare"), [
      [reviews, "Endorsed", review.id, members[3], "spare"],
    ]);
    await expectFacts(system, review, { endorsers: members.slice(0, 4), stage: "Reached", reachedAt });
    await reach(reachedAt + review.challenge);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Concludable);
    await expectEvents(system, reviews.conclude(review.question), [[reviews, "ReviewPassed", review.id]]);
  });

  it("find a place up to the 2k-th, and no further, until somebody withdraws", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    await endorseBy(system, review, members.slice(3, 6));
    await expectNoPlace(system, review, members[6], 6n);
    await reviews.connect(members[0]).withdraw(review.question);
    await endorseBy(system, review, [members[6]]);
    await expectSays(system, review, members.slice(1), []);
    await expectNoPlace(system, review, members[0], 6n);
  });

  it("are taken in the last second before the deadline, and not in the deadline's own", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await reach(review.deadline - 1_000n);
    await endorseBy(system, review, members.slice(0, 3));
    await at(review.deadline - 1n);
    await reviews.connect(members[3]).endorse(review.question, "");
    await at(review.deadline);
    await expectNoPlace(system, review, members[4], 4n);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
    // An objection is not asked for by then.
    await objectBy(system, review, [members[5]]);
  });

  it("are of people who could have endorsed before, and have said nothing yet", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const review = await openReview(system, { subject: members[6], payees: [members[5]] });
    await endorseBy(system, review, members.slice(0, 3));
    await objectBy(system, review, [members[3]]);
    const endorse = (who: Person) => reviews.connect(who).endorse(review.question, "");
    await expectError(endorse(members[0]), reviews, "Reviews_AlreadySaid", review.id, members[0]);
    await expectError(endorse(members[3]), reviews, "Reviews_AlreadySaid", review.id, members[3]);
    for (const who of members.slice(5)) await expectError(endorse(who), reviews, "Reviews_Barred", review.id, who);
    await expectError(endorse(stranger), reviews, "Reviews_NotEligible", standard.id, stranger, review.openedAt);
  });

  it("can be passed on by the workflow, and signed", async () => {
    const system = await load();
    const { reviews, workflow, members } = system;
    const review = await reviewIn(system, "Reached");
    const signed = await signSay(system, review.question, members[3]);
    await expectEvents(system, reviews.submit(review.question, [signed]), [
      [reviews, "Endorsed", review.id, members[3], ""],
    ]);
    await reviews.connect(workflow).actFor(review.question, members[4], Act.Endorse, "");
    await expectSays(system, review, members.slice(0, 5), []);
  });

  it("do not outvote: the k-th objection contests whatever their number", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    await endorseBy(system, review, [members[3]]);
    await objectBy(system, review, members.slice(4, 7));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
  });

  it("stand in at the conclusion for those who have left", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    await endorseBy(system, review, members.slice(3, 5));
    await revoke(system, standard, members.slice(0, 2));
    await pass(review.challenge);
    const gone = await Promise.all([members[1], members[0]].map((who) => numberOf(system, who)));
    await expectEvents(system, reviews.conclude(review.question), [
      ...gone.map((number) => [reviews, "SayDropped", review.id, number] as const),
      [reviews, "ReviewPassed", review.id],
    ]);
    await expectSays(system, review, members.slice(2, 5), []);
  });

  it("do not, where with them there are fewer than k", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    await endorseBy(system, review, [members[3]]);
    await revoke(system, standard, members.slice(0, 2));
    await pass(review.challenge);
    await reviews.conclude(review.question);
    await expectFacts(system, review, { endorsers: members.slice(2, 4), spent: true });
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
  });
});

describe("Attack: endorsing as the k-th, and withdrawing when nobody can replace it", () => {
  /** k have endorsed shortly before the deadline, among them the saboteur; `spares` more; the deadline is over. */
  async function sabotaged(system: System, spares: readonly Person[]): Promise<OpenedReview> {
    const { members } = system;
    const review = await openReview(system);
    await reach(review.deadline - 1_000n);
    await endorseBy(system, review, members.slice(0, 3));
    await endorseBy(system, review, spares);
    await reach(review.deadline);
    return review;
  }

  it("without a spare the review lapses", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await sabotaged(system, []);
    await expectEvents(system, reviews.connect(members[2]).withdraw(review.question), [
      [reviews, "SayWithdrawn", review.id, members[2]],
      [reviews, "ReviewReopened", review.id],
    ]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Lapsed);
  });

  it("with one it stays reached, concludes at the time that was known, and passes", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await sabotaged(system, [members[3]]);
    const { reachedAt } = await reviews.timesOf(review.id);
    await expectEvents(system, reviews.connect(members[2]).withdraw(review.question), [
      [reviews, "SayWithdrawn", review.id, members[2]],
    ]);
    const endorsers = [members[0], members[1], members[3]];
    await expectFacts(system, review, { endorsers, stage: "Reached", reachedAt, spent: true });
    await reach(reachedAt + review.challenge);
    await reviews.conclude(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
  });

  it("nor does it help to come as the 2k-th, or to withdraw when the challenge is over", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await sabotaged(system, members.slice(3, 6));
    await pass(review.challenge);
    for (const saboteur of [members[5], members[0], members[1]]) {
      await reviews.connect(saboteur).withdraw(review.question);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Concludable);
    }
    await reviews.conclude(review.question);
    await expectSays(system, review, members.slice(2, 5), []);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
  });
});
