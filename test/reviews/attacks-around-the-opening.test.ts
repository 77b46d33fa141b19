import { expect } from "chai";

import { expectError } from "../fixtures/assertions.ts";
import { networkHelpers, pass } from "../fixtures/chain.ts";
import { joinCompany, leaveCompany, moveParty, numberOf } from "../fixtures/parties.ts";
import { admit, endorseBy, objectBy, openReview, ReviewState, type OpenedReview } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

async function expectBarred({ reviews }: System, review: OpenedReview, who: Person): Promise<void> {
  const attempted = reviews.connect(who).endorse(review.question, "");
  await expectError(attempted, reviews, "Reviews_Barred", review.id, who);
}

async function expectNoVoice({ reviews }: System, review: OpenedReview, who: Person): Promise<void> {
  const attempted = reviews.connect(who).endorse(review.question, "");
  await expectError(attempted, reviews, "Reviews_NotEligible", standard.id, who, review.openedAt);
}

describe("Attack: a colleague endorses: leave, let the review open, come back", () => {
  for (const role of ["subject", "payee"] as const) {
    it(`the ${role} that comes back bars its colleagues, who can still object`, async () => {
      const system = await load();
      const { members, crowd } = system;
      const [judged, colleague] = members;
      await joinCompany(system, crowd[0], [judged, colleague]);
      await leaveCompany(system, [judged]);
      const review = await openReview(system, role === "subject" ? { subject: judged } : { payees: [judged] });
      await joinCompany(system, crowd[0], [judged]);
      await expectBarred(system, review, colleague);
      await objectBy(system, review, [colleague]);
    });
  }

  it("a colleague that comes back has no voice in the review", async () => {
    const system = await load();
    const { members, crowd } = system;
    const [subject, colleague, third] = members;
    await joinCompany(system, crowd[0], [subject, colleague, third]);
    await leaveCompany(system, [colleague]);
    const review = await openReview(system, { subject });
    await joinCompany(system, crowd[0], [colleague]);
    await expectNoVoice(system, review, colleague);
    await expectBarred(system, review, third);
  });

  it("one that endorses while it is apart, and comes back then, does not count", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const [subject, colleague, c, d] = members;
    await joinCompany(system, crowd[0], [subject, colleague]);
    await leaveCompany(system, [colleague]);
    const review = await openReview(system, { subject });
    await endorseBy(system, review, [colleague, c, d]);
    await joinCompany(system, crowd[0], [colleague]);
    await pass(review.challenge);
    await reviews.conclude(review.question);
    await expectSays(system, review, [c, d], []);
  });

  it("the subject that joins another company bars the people of both", async () => {
    const system = await load();
    const { members, crowd } = system;
    const [subject, former, present, other] = members;
    await joinCompany(system, crowd[0], [subject, former]);
    await joinCompany(system, crowd[1], [present]);
    const review = await openReview(system, { subject });
    await leaveCompany(system, [subject]);
    await expectBarred(system, review, former);
    await joinCompany(system, crowd[1], [subject]);
    await expectBarred(system, review, former);
    await expectBarred(system, review, present);
    await endorseBy(system, review, [other]);
  });
});

describe("Attack: reused addresses: who was not yet known at the opening", () => {
  for (const role of ["subject", "payee"] as const) {
    const naming = (who: Person) => (role === "subject" ? { subject: who } : { payees: [who] });

    it(`a judge who moves to the address of the ${role}, and on from there, stays barred`, async () => {
      const system = await load();
      const { contractors, members, crowd } = system;
      const [there, on] = crowd;
      const review = await openReview(system, naming(there));
      await moveParty(system, members[0], there);
      await expectBarred(system, review, there);
      await moveParty(system, there, on);
      expect(await contractors.partyNumberOf(there)).to.equal(await numberOf(system, on));
      await expectBarred(system, review, on);
      await expectNoVoice(system, review, there);
      await expectNoVoice(system, review, members[0]);
    });

    it(`a ${role} that is cleared while the review is open has no voice in it, wherever it moves`, async () => {
      const system = await load();
      const { crowd } = system;
      const review = await openReview(system, naming(crowd[0]));
      await admit(system, standard, [crowd[0]]);
      await expectNoVoice(system, review, crowd[0]);
      await moveParty(system, crowd[0], crowd[1], [standard]);
      await expectNoVoice(system, review, crowd[1]);
    });
  }

  it("others are not: a judge who moves to an address that nobody named endorses there", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system, { subject: crowd[5]!, payees: [crowd[6]!] });
    await moveParty(system, members[0], crowd[0]);
    await endorseBy(system, review, [crowd[0], members[1], members[2]]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
  });
});
