import { expect } from "chai";

import { expectError, plain, receiptOf } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { joinCompany, leaveCompany, moveParty, numberOf } from "../fixtures/parties.ts";
import { endorseBy, objectBy, openReview, type OpenedReview, type Question } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

/** Whom the review about `subject` and `payees` bars, as the contract says it. */
async function barredBy(system: System, subject: Person, payees: Person[] = []): Promise<unknown> {
  const { reviews, workflow } = system;
  const opening = {
    domain: 1n,
    content: `0x${"11".repeat(32)}`,
    subject,
    salt: 0n,
    minChallenge: 0n,
    appealable: false,
  };
  const { barred } = await reviews.connect(workflow).open.staticCall(opening, payees);
  return plain(barred);
}

async function expectBarred({ reviews }: System, review: OpenedReview, act: "endorse" | "object", who: Person) {
  await expectError(reviews.connect(who)[act](review.question, ""), reviews, "Reviews_Barred", review.id, who);
}

async function expectNotEligible({ reviews }: System, review: OpenedReview, who: Person) {
  const attempted = reviews.connect(who).endorse(review.question, "");
  await expectError(attempted, reviews, "Reviews_NotEligible", standard.id, who, review.openedAt);
}

describe("Reviews: who is barred", () => {
  describe("the list in the question", () => {
    it("is empty where nobody has a number", async () => {
      const system = await load();
      expect(await barredBy(system, system.claimant, [system.stranger, system.candidate])).to.deep.equal([]);
    });

    it("begins with zero where the subject has none and a payee has", async () => {
      const system = await load();
      const { claimant, stranger, members } = system;
      const number = await numberOf(system, members[4]);
      expect(await barredBy(system, claimant, [stranger, members[4]])).to.deep.equal([0n, number]);
    });

    it("has the subject, its company, then the payees and their companies", async () => {
      const system = await load();
      const { members, crowd, stranger } = system;
      await joinCompany(system, crowd[0], [members[0]]);
      await joinCompany(system, crowd[1], [members[1]]);
      const [subject, first, second, alone] = await Promise.all(
        [members[0], crowd[0], crowd[1], members[2]].map((who) => numberOf(system, who)),
      );
      const payee = await numberOf(system, members[1]);
      expect(await barredBy(system, members[0], [stranger, members[1], members[2]])).to.deep.equal([
        subject,
        first,
        payee,
        second,
        alone,
      ]);
    });

    it("has who is named by an address from which it moved", async () => {
      const system = await load();
      const { members, crowd } = system;
      await moveParty(system, members[0], crowd[0]);
      const number = await numberOf(system, crowd[0]);
      expect(await barredBy(system, members[0])).to.deep.equal([number]);
      expect(await barredBy(system, crowd[0])).to.deep.equal([number]);
    });

    it("is in the event, so that the question can be read from it", async () => {
      const system = await load();
      const { reviews, workflow, members } = system;
      const opening = { domain: 1n, content: `0x${"11".repeat(32)}`, subject: members[0], salt: 0n };
      const receipt = await receiptOf(
        reviews.connect(workflow).open({ ...opening, minChallenge: 0n, appealable: false }, [members[1]]),
      );
      const { id, question } = reviews.interface.parseLog(receipt.logs[0]!)!.args;
      expect(await reviews.idOf(plain(question) as Question)).to.equal(id);
      expect(plain(question.barred)).to.deep.equal([
        await numberOf(system, members[0]),
        await numberOf(system, members[1]),
      ]);
    });
  });

  it("the subject can neither endorse nor object", async () => {
    const system = await load();
    const review = await openReview(system, { subject: system.members[0] });
    await expectBarred(system, review, "endorse", system.members[0]);
    await expectBarred(system, review, "object", system.members[0]);
  });

  it("a payee cannot endorse, and can object; named twice as once", async () => {
    const system = await load();
    const { members } = system;
    const [, first, second] = members;
    const review = await openReview(system, { subject: members[0], payees: [first, second, first] });
    await expectBarred(system, review, "endorse", first);
    await expectBarred(system, review, "endorse", second);
    await objectBy(system, review, [first, second]);
    await expectSays(system, review, [], [first, second]);
  });

  describe("given companies", () => {
    it("nobody of the subject's or a payee's can endorse; all of them can object, with one voice each", async () => {
      const system = await load();
      const { reviews, members, crowd } = system;
      const [subject, colleague, payee, other, third] = members;
      await joinCompany(system, crowd[0], [subject, colleague]);
      await joinCompany(system, crowd[1], [payee, other, third]);
      const review = await openReview(system, { subject, payees: [payee] });
      for (const who of [colleague, payee, other, third]) await expectBarred(system, review, "endorse", who);
      await objectBy(system, review, [colleague, other]);
      await expectError(
        reviews.connect(third).object(review.question, ""),
        reviews,
        "Reviews_AlreadySaid",
        review.id,
        third,
      );
    });

    it("their company itself, named as a payee, bars all of its people, and has no voice of its own", async () => {
      const system = await load();
      const { members, crowd } = system;
      await joinCompany(system, crowd[0], members.slice(0, 2));
      const review = await openReview(system, { payees: [crowd[0]] });
      await expectBarred(system, review, "endorse", members[0]);
      await expectBarred(system, review, "endorse", members[1]);
      await expectNotEligible(system, review, crowd[0]);
    });

    it("who left it before the review opened is free to endorse", async () => {
      const system = await load();
      const { members, crowd } = system;
      await joinCompany(system, crowd[0], members.slice(0, 2));
      await leaveCompany(system, [members[1]]);
      const review = await openReview(system, { subject: members[0] });
      await endorseBy(system, review, [members[1]]);
      await expectSays(system, review, [members[1]], []);
    });

    it("who leaves it while the review is open does not judge at all", async () => {
      const system = await load();
      const { members, crowd } = system;
      await joinCompany(system, crowd[0], members.slice(0, 2));
      const review = await openReview(system, { subject: members[0] });
      await leaveCompany(system, [members[1]]);
      await expectNotEligible(system, review, members[1]);
    });

    it("a colleague and a whole company that moved to new addresses stay barred", async () => {
      const system = await load();
      const { members, crowd } = system;
      await joinCompany(system, crowd[0], members.slice(0, 3));
      const review = await openReview(system, { subject: members[0] });
      await moveParty(system, crowd[0], crowd[1], []);
      await moveParty(system, members[1], crowd[2]);
      await expectBarred(system, review, "endorse", members[2]);
      await expectBarred(system, review, "endorse", crowd[2]);
      await objectBy(system, review, [crowd[2]]);
    });
  });

  describe("given a move to another address", () => {
    it("the subject is barred there too, and has no voice where it was", async () => {
      const system = await load();
      const { members, crowd } = system;
      const review = await openReview(system, { subject: members[0] });
      await moveParty(system, members[0], crowd[0]);
      await expectBarred(system, review, "endorse", crowd[0]);
      await expectBarred(system, review, "object", crowd[0]);
      await expectNotEligible(system, review, members[0]);
    });

    it("a payee is barred there too, and can object there", async () => {
      const system = await load();
      const { members, crowd } = system;
      const review = await openReview(system, { payees: [members[0]] });
      await moveParty(system, members[0], crowd[0]);
      await expectBarred(system, review, "endorse", crowd[0]);
      await objectBy(system, review, [crowd[0]]);
      await expectSays(system, review, [], [crowd[0]]);
    });

    it("a subject and a payee that were named by addresses from which they had moved are barred by their numbers", async () => {
      const system = await load();
      const { members, crowd } = system;
      await moveParty(system, members[0], crowd[0]);
      await moveParty(system, members[1], crowd[1]);
      const review = await openReview(system, { subject: members[0], payees: [members[1]] });
      await expectBarred(system, review, "endorse", crowd[0]);
      await expectBarred(system, review, "object", crowd[0]);
      await expectBarred(system, review, "endorse", crowd[1]);
      await objectBy(system, review, [crowd[1]]);
    });

    it("who moves to the address of a payee that nobody knew cannot endorse from there", async () => {
      const system = await load();
      const { members, crowd } = system;
      const review = await openReview(system, { payees: [crowd[1], crowd[0]] });
      await moveParty(system, members[0], crowd[0]);
      await expectBarred(system, review, "endorse", crowd[0]);
      await objectBy(system, review, [crowd[0]]);
    });

    it("who moves to the address of a subject that nobody knew can neither endorse nor object from there", async () => {
      const system = await load();
      const { members, crowd } = system;
      const review = await openReview(system, { subject: crowd[0] });
      await moveParty(system, members[0], crowd[0]);
      await expectBarred(system, review, "endorse", crowd[0]);
      await expectBarred(system, review, "object", crowd[0]);
    });
  });
});
