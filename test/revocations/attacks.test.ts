import { expect } from "chai";

import { expectError } from "../fixtures/assertions.ts";
import { DAY, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { describeNomination, openNomination, STATEMENT, UNSIGNED } from "../fixtures/clearances.ts";
import { moveParty } from "../fixtures/parties.ts";
import { admit, answer, endorseBy, objectBy, openReview, ReviewState } from "../fixtures/reviews.ts";
import {
  appeal,
  endorseRevocation,
  type OpenedRevocation,
  openRevocation,
  revocationIn,
} from "../fixtures/revocations.ts";
import { signSays } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, offerOf, type Person, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

/** Who of the members is cleared in the standard domain. */
async function cleared({ contractors }: System, people: readonly Person[]): Promise<Person[]> {
  const left: Person[] = [];
  for (const person of people) if (await contractors.isCleared(standard.id, person)) left.push(person);
  return left;
}

/** The first three members ask that each of `victims` be revoked, and endorse each other's questions at once. */
async function collude(system: System, victims: readonly Person[]): Promise<OpenedRevocation[]> {
  const opened: OpenedRevocation[] = [];
  for (const account of victims) {
    const revocation = await openRevocation(system, { account });
    await endorseRevocation(system, revocation, system.members.slice(1, 3));
    opened.push(revocation);
  }
  return opened;
}

describe("Attacks on revocations", () => {
  it("three colluders revoke a whole domain: the throttle holds them to one in 30 days", async () => {
    const system = await load();
    const { revocations, contractors, members } = system;
    const victims = members.slice(3);
    const opened = await collude(system, victims);
    expect(await cleared(system, victims)).to.have.lengthOf(3);

    // They try every day for a season: nobody else objects, appeals or asks the stakeholders.
    const endings: bigint[] = [];
    for (let day = 0; day < 90; day++) {
      await pass(DAY);
      for (const { revocation } of opened) {
        const before = (await cleared(system, victims)).length;
        await revocations.enforce(revocation).catch(() => {});
        if ((await cleared(system, victims)).length < before) endings.push(await now());
      }
    }
    expect(endings.length >= 1 && endings.length <= 3).to.equal(true);
    for (const [i, ending] of endings.slice(1).entries()) {
      expect(ending - endings[i]! > 30n * DAY).to.equal(true, "two in 30 days");
    }
    expect((await contractors.domainOf(standard.id)).voices >= 4n).to.equal(true);
  });

  it("three colluders revoke a whole domain: every victim's appeal stops them", async () => {
    const system = await load();
    const { revocations, reviews, members } = system;
    const victims = members.slice(3);
    const opened = await collude(system, victims);
    for (const [i, revocation] of opened.entries()) await appeal(system, revocation, victims[i]!);
    await pass(46n * DAY);
    for (const { id, revocation } of opened) {
      expect(await reviews.stateOf(id)).to.equal(ReviewState.Rejected);
      await revocations.enforce(revocation).catch(() => {});
    }
    expect(await cleared(system, victims)).to.deep.equal(victims);
  });

  it("the last who has to endorse is suspended first: k never lowers itself, so that two revoke nobody", async () => {
    const system = await load();
    const { members } = system;
    const opened = await openRevocation(system, { account: members[6], opener: members[0] });
    await endorseRevocation(system, opened, [members[1]]);
    expect(await system.reviews.stateOf(opened.id)).to.equal(ReviewState.Open);
    expect(await cleared(system, members)).to.have.lengthOf(7);
  });

  it("suspends nobody by one voice that lets the question lapse and takes it to the arbiter", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members } = system;
    const { id, revocation, question } = await revocationIn(system, "Lapsed");
    await reviews.connect(members[0]).escalate(question);
    await expectError(
      revocations.connect(members[0]).enforce(revocation),
      revocations,
      "Revocations_NothingToDo",
      id,
      ReviewState.Escalated,
    );
    expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
  });

  it("suspends nobody because k objected to one voice", async () => {
    const system = await load();
    const { revocations, contractors, members } = system;
    const { id, revocation } = await revocationIn(system, "Contested");
    await expectError(
      revocations.connect(members[0]).enforce(revocation),
      revocations,
      "Revocations_NothingToDo",
      id,
      ReviewState.Escalated,
    );
    expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
  });

  it("revoke somebody to silence their say: one objection falls at the recount, and can be said again when it is lifted", async () => {
    const system = await load();
    const { contractors, reviews, revocations, members, candidate } = system;
    const review = await openReview(system, { subject: candidate });
    await objectBy(system, review, [members[4], members[5]]);
    await endorseBy(system, review, members.slice(0, 2));
    const opened = await openRevocation(system, { account: members[5] });
    await endorseRevocation(system, opened, [members[1], members[2]]);
    expect(await contractors.isCleared(standard.id, members[5])).to.equal(false);

    // With the silenced say the third objection would contest it; the recount takes it away.
    await objectBy(system, review, [members[3]]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    // The silenced has the arbiter, and speaks again when it has said no.
    await appeal(system, opened, members[5]);
    await answer(system, opened, false);
    await revocations.enforce(opened.revocation);
    await objectBy(system, review, [members[5]]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
  });

  it("revoke somebody to silence their say: what was concluded before stays so", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { domain: DOMAINS.instant });
    await endorseBy(system, review, [members[4], members[5], members[6]]);
    await revocationIn(system, "Reached", { domain: DOMAINS.instant, account: members[6] });
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
  });

  it("move to escape a revocation: suspended, ended and barred at the new address", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members, crowd } = system;
    const opened = await revocationIn(system, "Reached");
    await moveParty(system, members[6], crowd[0]);
    expect(await contractors.isCleared(standard.id, crowd[0])).to.equal(false);
    await pass(opened.challenge);
    await revocations.enforce(opened.revocation);
    const { ended } = await contractors.clearanceOf(standard.id, crowd[0]);
    expect(ended).to.equal(true);
    expect(await reviews.stateOf(opened.id)).to.equal(ReviewState.Passed);
  });

  it("move to escape a revocation: the new address cannot object to its own", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const opened = await openRevocation(system);
    await moveParty(system, members[6], crowd[0]);
    for (const say of ["endorse", "object"] as const) {
      await expectError(
        reviews.connect(crowd[0])[say](opened.question, ""),
        reviews,
        "Reviews_Barred",
        opened.id,
        crowd[0],
      );
    }
  });

  it("resign to escape a revocation: the cool-down keeps who resigned before the k-th endorsement out", async () => {
    const system = await load();
    const { clearances, contractors, members } = system;
    const opened = await openRevocation(system);
    await clearances.connect(members[6]).resign(standard.id);
    const { until } = await contractors.clearanceOf(standard.id, members[6]);
    await endorseRevocation(system, opened, members.slice(1, 3));
    await expectError(
      clearances.connect(members[6]).nominate(standard.id, members[6], offerOf(), STATEMENT, 1n),
      clearances,
      "Clearances_CoolingDown",
      standard.id,
      members[6],
      until,
      until + standard.cooldown,
    );
  });
});

describe("Attacks on admissions", () => {
  it("a chain of sock puppets: three in 30 days, none of whom judges in a domain of seasoned contractors", async () => {
    const system = await load();
    const { clearances, contractors, reviews, members, crowd } = system;
    await pass(30n * DAY);
    const colluders = members.slice(0, 3);
    const puppets = crowd.slice(0, 8);
    const conduct = async (puppet: Person, judges: readonly Person[]) => {
      const { nomination, question } = await describeNomination(system, 0n, {
        domain: DOMAINS.instant,
        candidate: puppet,
        opener: puppet,
      });
      const signed = await signSays(system, question, judges);
      return clearances.connect(puppet).conduct(nomination, STATEMENT, signed, UNSIGNED);
    };
    const cleared = async () => {
      let count = 0;
      for (const puppet of puppets) if (await contractors.isCleared(DOMAINS.instant.id, puppet)) count++;
      return count;
    };
    for (const puppet of puppets.slice(0, 6)) await conduct(puppet, colluders);
    expect(await cleared()).to.equal(3);

    // The new ones are kept from judging whatever opens within their first 30 days, so that they clear nobody.
    const opened = await openNomination(system, { domain: DOMAINS.instant, candidate: crowd[8]!, opener: members[0] });
    for (const puppet of puppets.slice(0, 3)) {
      await expectError(
        reviews.connect(puppet).endorse(opened.question, ""),
        reviews,
        "Reviews_NotEligible",
        DOMAINS.instant.id,
        puppet,
        opened.openedAt,
      );
    }

    // And the next have to wait until the first are more than 30 days back.
    const from = await contractors.nextAdmission(DOMAINS.instant.id);
    expect(from - (await now()) > 20n * DAY).to.equal(true);
    await reach(from);
    expect(await cleared()).to.equal(3);
  });

  it("remove the elders so that newcomers judge: the domain stays seasoned as long as k voices are left", async () => {
    const system = await load();
    const { clearances, contractors, reviews, members, crowd, candidate } = system;
    await pass(30n * DAY);
    await admit(system, standard, crowd.slice(0, 3));
    for (const member of members.slice(3)) await clearances.connect(member).resign(standard.id);
    await pass(1n);
    expect((await contractors.domainOf(standard.id)).voices).to.equal(6n);
    const opened = await openNomination(system, { candidate });
    await expectError(
      reviews.connect(crowd[0]).endorse(opened.question, ""),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      crowd[0],
      opened.openedAt,
    );
  });

  it("nominate somebody hostilely to block them: another's nomination is in nobody's way", async () => {
    const system = await load();
    const { clearances, contractors, reviews, members, candidate } = system;
    const hostile = await openNomination(system, { offer: { rate: 1n }, uri: "ipfs://insults" });
    await objectBy(system, hostile, members.slice(3, 6));
    const own = await openNomination(system, { opener: candidate });
    const friendly = await openNomination(system, { opener: members[1] });
    expect(await reviews.stateOf(friendly.id)).to.equal(ReviewState.Open);
    await endorseBy(system, own, members.slice(1, 4));
    await pass(standard.challenge);
    await clearances.issue(own.nomination);
    expect(await contractors.isCleared(standard.id, candidate)).to.equal(true);
  });

  it("nominate somebody hostilely to block them: nobody is bound to terms that they have not accepted", async () => {
    const system = await load();
    const { clearances, members } = system;
    const hostile = await openNomination(system, { offer: { rate: 1n } });
    await endorseBy(system, hostile, members.slice(1, 3));
    await pass(standard.challenge);
    await expectError(clearances.issue(hostile.nomination), clearances, "Clearances_NotAccepted", hostile.id);
  });
});
