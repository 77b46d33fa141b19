import { expect } from "chai";

import { expectError } from "../fixtures/assertions.ts";
import { at, DAY, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { joinCompany, leaveCompany, moveParty } from "../fixtures/parties.ts";
import { admit, endorseBy, openReview, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectFacts } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;
const SEASON = 30n * DAY;

/** When `person` was cleared in the standard domain, seconds since 1970. */
async function sinceOf({ contractors }: System, person: Person): Promise<bigint> {
  return (await contractors.clearanceOf(standard.id, person)).since;
}

/** When the standard domain got its k-th voice, seconds since 1970. */
async function fullSince({ contractors }: System): Promise<bigint> {
  return (await contractors.domainOf(standard.id)).fullSince;
}

describe("Reviews: seasoning", () => {
  it("is asked for once the domain has had k voices for 30 days, to the second", async () => {
    const system = await load();
    const full = await fullSince(system);
    expect(full).to.equal(await sinceOf(system, system.members[2]));
    await at(full + SEASON - 1n);
    await expectFacts(system, await openReview(system));
    await at(full + SEASON);
    await expectFacts(system, await openReview(system), { seasoned: true });
  });

  it("lets judge who has been in the domain for 30 days when the review opens, to the second", async () => {
    const system = await load();
    const { reviews, candidate } = system;
    await pass(5n * DAY);
    await admit(system, standard, [candidate]);
    const since = await sinceOf(system, candidate);
    await at(since + SEASON - 1n);
    const early = await openReview(system);
    await at(since + SEASON);
    const late = await openReview(system);
    await pass(SEASON / 10n);
    for (const attempted of [
      reviews.connect(candidate).endorse(early.question, ""),
      reviews.connect(candidate).object(early.question, ""),
    ]) {
      await expectError(attempted, reviews, "Reviews_NotEligible", standard.id, candidate, early.openedAt);
    }
    await reviews.connect(candidate).endorse(late.question, "");
  });

  it("is not asked for in a domain that is younger, where newcomers judge from the next second on", async () => {
    const system = await load();
    const { reviews, candidate } = system;
    await admit(system, standard, [candidate]);
    const review = await openReview(system);
    await reviews.connect(candidate).endorse(review.question, "");
  });

  it("is waived for 30 days more when the domain had fewer than k voices in between", async () => {
    const system = await load();
    const { members, crowd } = system;
    await pass(SEASON);
    await revoke(system, standard, members.slice(0, 5));
    await admit(system, standard, [crowd[0]]);
    const full = await fullSince(system);
    expect(full).to.equal(await sinceOf(system, crowd[0]));
    await at(full + SEASON - 1n);
    await expectFacts(system, await openReview(system));
    await at(full + SEASON);
    await expectFacts(system, await openReview(system), { seasoned: true });
  });

  it("is not waived by driving the elders out while k voices are left", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    await pass(SEASON);
    const puppets = crowd.slice(0, 3);
    await admit(system, standard, puppets);
    await revoke(system, standard, members.slice(0, 6));
    const review = await openReview(system);
    await expectFacts(system, review, { seasoned: true });
    for (const puppet of puppets) {
      await expectError(
        reviews.connect(puppet).endorse(review.question, ""),
        reviews,
        "Reviews_NotEligible",
        standard.id,
        puppet,
        review.openedAt,
      );
    }
  });

  it("is as it was at the opening, whatever the domain comes to", async () => {
    const system = await load();
    const { reviews, members, candidate } = system;
    await pass(SEASON);
    await admit(system, standard, [candidate]);
    const seasoned = await openReview(system);
    await revoke(system, standard, members.slice(1));
    const waived = await openReview(system);
    await expectError(
      reviews.connect(candidate).endorse(seasoned.question, ""),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      candidate,
      seasoned.openedAt,
    );
    await endorseBy(system, waived, [candidate, members[0]]);
    await expectFacts(system, waived, { endorsers: [candidate, members[0]] });
  });

  it("counts from the clearance, not from a company that was joined or an address that was moved to", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    await reach((await now()) + SEASON);
    await joinCompany(system, crowd[0], [members[0]]);
    await moveParty(system, members[1], crowd[1]);
    const review = await openReview(system);
    await endorseBy(system, review, [members[0], crowd[1], members[2]]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
  });
});

describe("Attack: newcomers waive seasoning by merging into one company and splitting again", () => {
  it("it is asked for all the while, and they judge nothing", async () => {
    const system = await load();
    const { contractors, reviews, members, crowd } = system;
    await pass(SEASON);
    const newcomers = crowd.slice(0, 3);
    await admit(system, standard, newcomers);
    await revoke(system, standard, members.slice(1));
    const full = await fullSince(system);
    await joinCompany(system, crowd[9]!, newcomers, [standard]);
    const { voices } = await contractors.domainOf(standard.id);
    expect(voices < standard.k).to.equal(true);
    await expectFacts(system, await openReview(system), { seasoned: true });
    await leaveCompany(system, newcomers, [standard]);
    expect(await fullSince(system)).to.equal(full);
    const review = await openReview(system);
    await expectFacts(system, review, { seasoned: true });
    for (const newcomer of newcomers) {
      const attempted = reviews.connect(newcomer).endorse(review.question, "");
      await expectError(attempted, reviews, "Reviews_NotEligible", standard.id, newcomer, review.openedAt);
    }
  });
});
