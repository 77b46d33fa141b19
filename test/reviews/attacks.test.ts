import { expect } from "chai";

import { expectError } from "../fixtures/assertions.ts";
import { DAY, networkHelpers, now, pass } from "../fixtures/chain.ts";
import { openNomination, type OpenedNomination } from "../fixtures/clearances.ts";
import { joinCompany, leaveCompany, moveParty } from "../fixtures/parties.ts";
import {
  admit,
  barredWith,
  endorseBy,
  objectBy,
  openReview,
  reviewIn,
  ReviewState,
  revoke,
} from "../fixtures/reviews.ts";
import { signSays } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant } = DOMAINS;
const SEASON = 30n * DAY;

describe("Attack: silencing objectors by naming their affiliation", () => {
  it("a claim that names every other member's company as a payee still meets their objections", async () => {
    const system = await load();
    const { reviews, members, crowd, claimant } = system;
    const objectors = members.slice(3, 6);
    for (const [i, objector] of objectors.entries()) await joinCompany(system, crowd[i]!, [objector]);
    const review = await openReview(system, { subject: claimant, payees: [...crowd.slice(0, 3), ...members.slice(6)] });
    await endorseBy(system, review, members.slice(0, 3));
    await objectBy(system, review, objectors);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
  });

  it("a claim by a colleague of theirs, or one that names them all, does too", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    await joinCompany(system, crowd[0], [members[3], members[6]]);
    const review = await openReview(system, { subject: members[6], payees: members.slice(3, 6) });
    await endorseBy(system, review, members.slice(0, 3));
    await objectBy(system, review, members.slice(3, 6));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
  });

  it("an invitation that nobody took bars no company, and without one nobody joins", async () => {
    const system = await load();
    const { contractors, members, crowd } = system;
    await contractors.connect(crowd[0]).invite(members[3], true);
    expect(await barredWith(system, [members[3].address])).to.deep.equal([await contractors.partyNumberOf(members[3])]);
    await expectError(
      contractors.connect(members[0]).joinCompany(crowd[1], [1n, 2n, 3n]),
      contractors,
      "Contractors_NotInvited",
      crowd[1],
      members[0],
    );
  });
});

describe("Attack: a count that falls below k before the conclusion", () => {
  it("k endorsers, of whom one resigns in the last second of the challenge, pass nothing", async () => {
    const system = await load();
    const { reviews, clearances, workflow, members } = system;
    const review = await reviewIn(system, "Reached");
    await pass(review.challenge - 2n);
    await clearances.connect(members[0]).resign(standard.id);
    await pass(2n);
    await expect(reviews.connect(workflow).settle(review.question)).to.be.revertedWithCustomError(
      reviews,
      "Reviews_UnexpectedState",
    );
    await reviews.conclude(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
  });

  it("endorsers who are revoked one by one never add up to k with those who come after them", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { domain: instant });
    for (const member of members.slice(0, 5)) {
      await endorseBy(system, review, [member]);
      await revoke(system, instant, [member]);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    }
    await endorseBy(system, review, members.slice(5));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    await expectSays(system, review, members.slice(5), []);
  });
});

describe("Attack: a count that falls below k after the conclusion", () => {
  it("what has passed stays so when every endorser is revoked, and is settled as passed", async () => {
    const system = await load();
    const { reviews, workflow, members } = system;
    const review = await reviewIn(system, "Passed");
    await revoke(system, standard, members);
    await pass(100n * DAY);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
    for (const act of ["withdraw", "conclude"] as const) {
      await expect(reviews.connect(members[0])[act](review.question)).to.be.revertedWithCustomError(
        reviews,
        "Reviews_UnexpectedState",
      );
    }
    const { passed } = await reviews.connect(workflow).settle.staticCall(review.question);
    expect(passed).to.equal(true);
  });

  it("what was contested stays so when every objector is revoked", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Contested");
    await revoke(system, standard, members.slice(3, 6));
    await expect(reviews.connect(members[0]).endorse(review.question, "")).to.be.revertedWithCustomError(
      reviews,
      "Reviews_UnexpectedState",
    );
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
  });
});

describe("Attack: a chain of sock puppets", () => {
  /** Three members clear a puppet, as any candidate. */
  async function clearPuppet(system: System, puppet: Person, by: readonly Person[]): Promise<OpenedNomination> {
    const { reviews, clearances } = system;
    const [sponsor, ...others] = by;
    const nomination = await openNomination(system, { candidate: puppet, opener: sponsor! });
    await clearances.connect(puppet).accept(nomination.nomination);
    await reviews.submit(nomination.question, await signSays(system, nomination.question, others));
    await pass(standard.challenge);
    await clearances.issue(nomination.nomination);
    return nomination;
  }

  it("a puppet judges nothing that was asked before it came, nor for 30 days after", async () => {
    const system = await load();
    const { reviews, clearances, contractors, members, crowd } = system;
    await pass(SEASON);
    const [puppet, next] = crowd;
    const asked = await openReview(system);
    await clearPuppet(system, puppet, members.slice(0, 3));
    const { since } = await contractors.clearanceOf(standard.id, puppet);
    await expectError(
      reviews.connect(puppet).endorse(asked.question, ""),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      puppet,
      asked.openedAt,
    );
    await expect(openNomination(system, { candidate: next, opener: puppet })).to.be.revertedWithCustomError(
      reviews,
      "Reviews_NotEligible",
    );
    await pass(since + SEASON - (await now()));
    const { id } = await openNomination(system, { candidate: next, opener: puppet });
    await expectSays(system, { id }, [puppet], []);
    expect(await clearances.lastNomination(standard.id, next, puppet)).to.equal(id);
  });

  it("a chain is no faster than a link in 30 days, and no longer than the domain lets in", async () => {
    const system = await load();
    const { contractors, members, crowd } = system;
    await pass(SEASON);
    const puppets = crowd.slice(0, 3);
    for (const puppet of puppets) await clearPuppet(system, puppet, members.slice(0, 3));
    const next = await contractors.nextAdmission(standard.id);
    expect(next > (await now())).to.equal(true);
    await expect(clearPuppet(system, crowd[3], members.slice(0, 3))).to.be.revertedWithCustomError(
      contractors,
      "Contractors_Throttled",
    );
    const review = await openReview(system);
    await expect(endorseBy(system, review, puppets)).to.be.revertedWithCustomError(
      system.reviews,
      "Reviews_NotEligible",
    );
  });

  it("puppets of one company are one voice, however many they are", async () => {
    const system = await load();
    const { reviews, crowd } = system;
    const puppets = crowd.slice(0, 5);
    await admit(system, standard, puppets);
    await joinCompany(system, crowd[9]!, puppets, [standard]);
    const review = await openReview(system);
    await endorseBy(system, review, [puppets[0]!]);
    for (const puppet of puppets.slice(1)) {
      const attempted = reviews.connect(puppet).endorse(review.question, "");
      await expectError(attempted, reviews, "Reviews_AlreadySaid", review.id, puppet);
    }
    await expectSays(system, review, [puppets[0]!], []);
  });
});

describe("Attack: one voice that is heard twice", () => {
  it("by a move: who has spoken has spoken at the new address, too", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system);
    await endorseBy(system, review, [members[0]]);
    await moveParty(system, members[0], crowd[0]);
    await expectError(
      reviews.connect(crowd[0]).endorse(review.question, ""),
      reviews,
      "Reviews_AlreadySaid",
      review.id,
      crowd[0],
    );
  });

  it("by parting: a company that dissolves while a review is open gains no voices in it", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const [a, b, c] = members;
    await joinCompany(system, crowd[0], [a, b, c]);
    const review = await openReview(system);
    await endorseBy(system, review, [a]);
    await leaveCompany(system, [a, b, c]);
    for (const parted of [b, c]) {
      const attempted = reviews.connect(parted).endorse(review.question, "");
      await expectError(attempted, reviews, "Reviews_NotEligible", standard.id, parted, review.openedAt);
    }
    await endorseBy(system, review, members.slice(3, 5));
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
  });

  it("by a wish come late: who joins a company to lend it a second voice loses its own", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const [a, b, c] = members;
    await joinCompany(system, crowd[0], [a]);
    const review = await openReview(system, { domain: instant });
    await endorseBy(system, review, [a, b]);
    await joinCompany(system, crowd[0], [b]);
    await endorseBy(system, review, [c]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    await expectSays(system, review, [a, c], []);
  });
});

describe("Attack: judging oneself", () => {
  it("from an address prepared for it: the subject moves, and is known by its number", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system, { subject: members[0] });
    await moveParty(system, members[0], crowd[0]);
    await expectError(
      reviews.connect(crowd[0]).endorse(review.question, ""),
      reviews,
      "Reviews_Barred",
      review.id,
      crowd[0],
    );
  });

  it("with a question of one's own making: another list of barred numbers is another review, which nobody opened", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { subject: members[0], payees: [members[1]] });
    await expect(
      reviews.connect(members[1]).endorse({ ...review.question, barred: [] }, ""),
    ).to.be.revertedWithCustomError(reviews, "Reviews_UnexpectedState");
  });
});
