import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { moveParty, suspend } from "../fixtures/parties.ts";
import {
  admit,
  bitsOf,
  ESCALATION,
  openReview,
  reviewIn,
  ReviewState,
  revoke,
  type OpenedReview,
} from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, Kind, offerOf, type Person, type System } from "../fixtures/system.ts";
import { expectFacts } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, single } = DOMAINS;

async function expectNotConcerned({ reviews }: System, review: OpenedReview, who: Person): Promise<void> {
  const attempted = reviews.connect(who).escalate(review.question);
  await expectError(attempted, reviews, "Reviews_NotConcerned", review.id, who);
}

describe("Reviews: escalate", () => {
  for (const state of ["Contested", "Lapsed"] as const) {
    it(`puts a review before the arbiter that is ${state}`, async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, state);
      const escalate = reviews.connect(members[6]).escalate(review.question);
      await expectEvents(system, escalate, [[reviews, "ReviewEscalated", review.id, members[6]]]);
      await expectFacts(system, review, {
        objectors: state === "Contested" ? members.slice(3, 6) : [],
        stage: "Escalated",
        disputedAt: await secondOf(escalate),
      });
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
    });

    it(`is possible for 14 days, to the second: ${state}`, async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, state);
      const from = state === "Lapsed" ? review.deadline : (await reviews.timesOf(review.id)).disputedAt;
      const snapshot = await networkHelpers.takeSnapshot();
      await at(from + ESCALATION - 1n);
      await reviews.connect(members[6]).escalate(review.question);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
      await snapshot.restore();
      await at(from + ESCALATION);
      await expectError(
        reviews.connect(members[6]).escalate(review.question, { gasLimit: 1_000_000n }),
        reviews,
        "Reviews_UnexpectedState",
        review.id,
        ReviewState.Rejected,
        bitsOf("Contested", "Lapsed"),
      );
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Rejected);
    });
  }

  it("is possible from the second of the deadline on, and not before", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await at(review.deadline - 1n);
    await expectError(
      reviews.connect(members[0]).escalate(review.question, { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Open,
      bitsOf("Contested", "Lapsed"),
    );
    await at(review.deadline);
    await reviews.connect(members[0]).escalate(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  });

  it("is for contractors of every kind, also those who were cleared after the opening", async () => {
    const system = await load();
    const { reviews, clearances, admin, crowd } = system;
    const review = await reviewIn(system, "Contested");
    const until = (await now()) + 1_000n;
    const offers = [
      offerOf(),
      offerOf({ kind: Kind.Supervisor }),
      offerOf({ kind: Kind.Subcontractor, supervisor: crowd[1].address }),
      offerOf({ kind: Kind.Temporary }),
      offerOf({ kind: Kind.Proposal, until }),
    ];
    for (const [i, offer] of offers.entries()) {
      await clearances.connect(admin).admit(standard.id, crowd[i]!, offer);
      const snapshot = await networkHelpers.takeSnapshot();
      await reviews.connect(crowd[i]!).escalate(review.question);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
      await snapshot.restore();
    }
    await reach(until);
    await expectNotConcerned(system, review, crowd[4]);
  });

  it("is not for who is suspended, was revoked, or is cleared in another domain only", async () => {
    const system = await load();
    const { members, crowd, stranger, workflow, admin } = system;
    const review = await reviewIn(system, "Contested", { payees: [stranger] });
    await suspend(system, standard, members[0]);
    await revoke(system, standard, [members[1]]);
    await admit(system, single, [crowd[0]]);
    for (const who of [members[0], members[1], crowd[0], stranger, workflow, admin]) {
      await expectNotConcerned(system, review, who);
    }
  });

  it("is for the subject, also one that nobody knows or that has lost its clearance", async () => {
    const system = await load();
    const { reviews, members, claimant } = system;
    const unknown = await reviewIn(system, "Contested");
    await reviews.connect(claimant).escalate(unknown.question);
    expect(await reviews.stateOf(unknown.id)).to.equal(ReviewState.Escalated);
    const known = await reviewIn(system, "Contested", { subject: members[6] });
    await revoke(system, standard, [members[6]]);
    await reviews.connect(members[6]).escalate(known.question);
    expect(await reviews.stateOf(known.id)).to.equal(ReviewState.Escalated);
  });

  it("is for a subject that nobody knows although a payee is known", async () => {
    const system = await load();
    const { reviews, members, claimant } = system;
    const review = await reviewIn(system, "Contested", { payees: [members[6]] });
    await reviews.connect(claimant).escalate(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  });

  it("is for the subject's new address, not for the one that it had", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await reviewIn(system, "Contested", { subject: members[6] });
    await moveParty(system, members[6], crowd[0]);
    await revoke(system, standard, [crowd[0]]);
    await expectNotConcerned(system, review, members[6]);
    await reviews.connect(crowd[0]).escalate(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Escalated);
  });

  it("is done once: the arbiter's time does not begin anew", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Escalated");
    const { disputedAt } = await reviews.timesOf(review.id);
    await pass(1_000n);
    await expectError(
      reviews.connect(members[0]).escalate(review.question),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Escalated,
      bitsOf("Contested", "Lapsed"),
    );
    expect((await reviews.timesOf(review.id)).disputedAt).to.equal(disputedAt);
  });
});
