import { expect } from "chai";

import { expectError, secondOf } from "../fixtures/assertions.ts";
import { DAY, networkHelpers, pass } from "../fixtures/chain.ts";
import { clear, clearAll, deployWithKeys, FOUNDED, foundDomain, join } from "../fixtures/contractors.ts";
import { endorseBy, openReview, ReviewState } from "../fixtures/reviews.ts";
import { DOMAINS, offerOf } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployWithKeys);
const ALL = [1n, 2n, 3n];
const { standard, instant } = DOMAINS;

/** The first three members bill through the stranger. */
async function loadCompany() {
  const system = await load();
  const people = system.members.slice(0, 3);
  for (const person of people) await join(system, person, system.stranger, ALL);
  return { ...system, company: system.stranger, people };
}

describe("Attack: a company whose people leave to multiply its voice", () => {
  it("gains none in open reviews: who leaves judges none of them", async () => {
    const system = await loadCompany();
    const { contractors, reviews, people, company } = system;
    const { question, openedAt } = await openReview(system);
    const [first, second, third] = people;
    await contractors.connect(first!).leaveCompany(ALL);
    await contractors.connect(company).release(second!, ALL);
    for (const person of [first!, second!]) {
      const endorsing = reviews.connect(person).endorse(question, "");
      await expectError(endorsing, reviews, "Reviews_NotEligible", standard.id, person, openedAt);
      const objecting = reviews.connect(person).object(question, "");
      await expectError(objecting, reviews, "Reviews_NotEligible", standard.id, person, openedAt);
    }
    await endorseBy(system, { question }, [third!]);
    expect((await reviews.reviewOf(await reviews.idOf(question))).endorsements).to.equal(1n);
  });

  it("loses the voice it lent: a say of who left does not count at the conclusion", async () => {
    const system = await loadCompany();
    const { contractors, reviews, members, people } = system;
    const review = await openReview(system, { domain: instant });
    await endorseBy(system, review, [people[0]!, members[3]]);
    await contractors.connect(people[0]!).leaveCompany(ALL);
    await endorseBy(system, review, [members[4]]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    // The company's voice is free again for who stayed; there are k of different voices now.
    await endorseBy(system, review, [people[1]!]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
  });

  it("speaks once while they stay: the second of its people is refused", async () => {
    const system = await loadCompany();
    const { reviews, people } = system;
    const { id, question } = await openReview(system);
    await endorseBy(system, { question }, [people[0]!]);
    for (const person of people.slice(1)) {
      const again = reviews.connect(person).object(question, "");
      await expectError(again, reviews, "Reviews_AlreadySaid", id, person);
    }
  });
});

describe("Attack: judges who join a company of their own while a review is open", () => {
  it("judge it no more, neither with the company nor alone", async () => {
    const system = await load();
    const { contractors, reviews, members, stranger } = system;
    const { question, openedAt } = await openReview(system);
    const [member] = members;
    await join(system, member, stranger, ALL);
    const joined = reviews.connect(member).endorse(question, "");
    await expectError(joined, reviews, "Reviews_NotEligible", standard.id, member, openedAt);
    await contractors.connect(member).leaveCompany(ALL);
    const left = reviews.connect(member).endorse(question, "");
    await expectError(left, reviews, "Reviews_NotEligible", standard.id, member, openedAt);
  });
});

describe("Attack: an old address after a move", () => {
  it("has no rights left: it is not cleared, judges nothing, joins nothing and cannot be cleared again", async () => {
    const system = await load();
    const { contractors, registrar, reviews, members, candidate, stranger } = system;
    const [old] = members;
    const { question, openedAt } = await openReview(system);
    await contractors.connect(registrar).move(old, candidate, ALL, 0n);
    expect(await contractors.isCleared(1n, old)).to.equal(false);
    expect(await contractors.rateAt(1n, old, openedAt)).to.equal(0n);
    const endorsing = reviews.connect(old).endorse(question, "");
    await expectError(endorsing, reviews, "Reviews_NotEligible", standard.id, old, openedAt);
    await contractors.connect(stranger).invite(old, true);
    const joining = contractors.connect(old).joinCompany(stranger, []);
    await expectError(joining, contractors, "Contractors_KnownAccount", old);
    await expectError(clear(system, old, { domain: 4n }), contractors, "Contractors_KnownAccount", old);
  });

  it("gives the party no second voice: what it said before is the new address's say", async () => {
    const system = await load();
    const { contractors, registrar, reviews, members, candidate } = system;
    const { id, question } = await openReview(system);
    await endorseBy(system, { question }, [members[0]]);
    await contractors.connect(registrar).move(members[0], candidate, ALL, 0n);
    const again = reviews.connect(candidate).endorse(question, "");
    await expectError(again, reviews, "Reviews_AlreadySaid", id, candidate);
  });

  it("as a payee still bars the party from paying itself", async () => {
    const system = await load();
    const { contractors, registrar, reviews, members, candidate } = system;
    await contractors.connect(registrar).move(members[0], candidate, ALL, 0n);
    const { id, question } = await openReview(system, { payees: [members[0]] });
    const endorsing = reviews.connect(candidate).endorse(question, "");
    await expectError(endorsing, reviews, "Reviews_Barred", id, candidate);
  });
});

describe("Attack: a company as contractor", () => {
  it("is cleared by nobody, so that it has no voice besides the one that its people share", async () => {
    const system = await loadCompany();
    const { contractors, clearances, admin, company } = system;
    const admitting = clearances.connect(admin).admit(4n, company, offerOf());
    await expectError(admitting, contractors, "Contractors_WrongParty", company);
    await expectError(clear(system, company, { domain: 4n }), contractors, "Contractors_WrongParty", company);
  });

  it("of companies cannot be: no one's voice hides behind two layers", async () => {
    const system = await loadCompany();
    const { contractors, company, candidate, members } = system;
    await contractors.connect(candidate).invite(company, true);
    const above = contractors.connect(company).joinCompany(candidate, []);
    await expectError(above, contractors, "Contractors_WrongParty", company);
    await contractors.connect(members[0]).invite(candidate, true);
    const below = contractors.connect(candidate).joinCompany(members[0], []);
    await expectError(below, contractors, "Contractors_WrongParty", members[0]);
  });
});

describe("Attack: a newcomer waives the seasoning of a domain", () => {
  /** A domain with a k of 2 that is seasoned, of which one elder and one newcomer are left. */
  async function loadTurnover() {
    const system = await load();
    const { contractors, registrar, crowd } = system;
    await foundDomain(system, { revocationPercent: 100n });
    await clearAll(system, crowd.slice(0, 2));
    await pass(31n * DAY);
    await clear(system, crowd[2]);
    await contractors.connect(registrar).end(FOUNDED, crowd[0]);
    return { ...system, elder: crowd[1], newcomer: crowd[2] };
  }

  it("not by removing an elder while k voices are left", async () => {
    const { contractors, newcomer } = await loadTurnover();
    const { seasoned } = await contractors.openingOf(FOUNDED, []);
    expect(seasoned).to.equal(true);
    const { since } = await contractors.clearanceOf(FOUNDED, newcomer);
    expect((await contractors.judgeOf(FOUNDED, newcomer, since + DAY, seasoned)).party).to.equal(0n);
  });

  it("not by joining a company of its own, nor by leaving it", async () => {
    const system = await loadTurnover();
    const { contractors, newcomer, stranger } = system;
    await join(system, newcomer, stranger, [FOUNDED]);
    expect((await contractors.openingOf(FOUNDED, [])).seasoned).to.equal(true);
    await contractors.connect(newcomer).leaveCompany([FOUNDED]);
    expect((await contractors.openingOf(FOUNDED, [])).seasoned).to.equal(true);
  });

  it("not by ending and being cleared again: the time before does not count", async () => {
    const system = await loadTurnover();
    const { contractors, registrar, elder } = system;
    await clear(system, system.crowd[3]);
    await contractors.connect(registrar).end(FOUNDED, elder);
    const again = await secondOf(clear(system, elder));
    expect((await contractors.judgeOf(FOUNDED, elder, again + DAY, true)).party).to.equal(0n);
  });
});
