import { expect } from "chai";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { describeNomination, nominationIn, openNomination, STATEMENT } from "../fixtures/clearances.ts";
import { moveParty } from "../fixtures/parties.ts";
import { admit, endorseBy, panelOf, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, Kind, offerOf, RATE, type System } from "../fixtures/system.ts";
import { exhaustAdmissions } from "./throttled.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant } = DOMAINS;
const RAISED = 75_000_000n;

/** The second of an instant in UTC, seconds since 1970. */
const utc = (text: string) => BigInt(Date.parse(`${text}Z`) / 1000);

/** A nomination that changes the seventh member's rate has passed and is accepted. */
function approved(system: System, rate = RAISED) {
  const candidate = system.members[6];
  return nominationIn(system, "Passed", { domain: instant, candidate, changes: true, offer: { rate }, accepted: true });
}

/** At what rate the seventh member bills at `time` in the instant domain. */
const rateAt = ({ contractors, members }: System, time: bigint) => contractors.rateAt(instant.id, members[6], time);

describe("Clearances: change of terms", () => {
  it("is asked for by a sponsor, and accepted by the contractor", async () => {
    const system = await load();
    const { clearances, contractors, reviews, members } = system;
    const changing = { candidate: members[6], changes: true, offer: { rate: RAISED } };
    const { id, question } = await describeNomination(system, 0n, changing);
    const offer = offerOf({ rate: RAISED });
    await expectEvents(system, clearances.connect(members[0]).nominate(standard.id, members[6], offer, STATEMENT, 1n), [
      [reviews, "ReviewOpened", id, clearances, 1n, Object.values(question), panelOf(standard)],
      [
        clearances,
        "Nominated",
        id,
        standard.id,
        members[6],
        members[0],
        [Kind.Direct, RAISED, 0n, NOBODY],
        true,
        1n,
        STATEMENT,
      ],
      [reviews, "Endorsed", id, members[0], ""],
    ]);
    const { nomination } = await describeNomination(system, 0n, changing);
    await clearances.connect(members[6]).accept(nomination);
    await endorseBy(system, { question }, members.slice(1, 3));
    await pass(standard.challenge);
    await clearances.issue(nomination);
    expect(await contractors.rateAt(standard.id, members[6], (await now()) + 31n * 86_400n)).to.equal(RAISED);
  });

  it("is asked for by the contractor, who does not endorse it", async () => {
    const system = await load();
    const { reviews, members } = system;
    const opened = await openNomination(system, { candidate: members[6], opener: members[6], changes: true });
    await expectError(
      reviews.connect(members[6]).endorse(opened.question, ""),
      reviews,
      "Reviews_Barred",
      opened.id,
      members[6],
    );
    expect(await system.clearances.acceptedAt(opened.id)).to.equal(opened.openedAt);
  });

  const months: [title: string, issued: string, from: string][] = [
    ["in the middle of a month", "2027-05-14T12:00:00", "2027-06-01T00:00:00"],
    ["in the first second of a month", "2027-06-01T00:00:00", "2027-07-01T00:00:00"],
    ["in the last second of a month", "2027-06-30T23:59:59", "2027-07-01T00:00:00"],
    ["in December", "2027-12-31T23:59:59", "2028-01-01T00:00:00"],
    ["in January", "2028-01-31T01:00:00", "2028-02-01T00:00:00"],
    ["on the last day before a leap day", "2028-02-28T23:59:59", "2028-03-01T00:00:00"],
    ["on a leap day", "2028-02-29T23:59:59", "2028-03-01T00:00:00"],
    ["on the last of February in another year", "2029-02-28T23:59:59", "2029-03-01T00:00:00"],
    ["in February of a century that is none", "2100-02-28T23:59:59", "2100-03-01T00:00:00"],
  ];
  for (const [title, issued, from] of months) {
    it(`counts from the first second of the next month (UTC), issued ${title}`, async () => {
      const system = await load();
      const { clearances, contractors, members } = system;
      await reach(utc(issued) - 100n);
      const { id, nomination } = await approved(system);
      await at(utc(issued));
      await expectEvents(system, clearances.issue(nomination), [
        [clearances, "ClearanceIssued", id, instant.id, members[6]],
        [contractors, "RateSet", instant.id, members[6], RAISED, utc(from)],
      ]);
      expect(await rateAt(system, utc(from) - 1n)).to.equal(RATE);
      expect(await rateAt(system, utc(from))).to.equal(RAISED);
    });
  }

  it("changes the rate only: kind, end and supervisor of the offer count for nothing", async () => {
    const system = await load();
    const { clearances, contractors, members } = system;
    const before = plain(await contractors.clearanceOf(instant.id, members[6]));
    const offer = { kind: Kind.None, rate: RAISED, until: 5n, supervisor: members[0].address };
    const { nomination } = await nominationIn(system, "Passed", {
      domain: instant,
      candidate: members[6],
      changes: true,
      offer,
      accepted: true,
    });
    await clearances.issue(nomination);
    expect(plain(await contractors.clearanceOf(instant.id, members[6]))).to.deep.equal(before);
  });

  it("can be changed again: in the same month the later counts, in another from there on", async () => {
    const system = await load();
    const { clearances } = system;
    await reach(utc("2027-05-02T00:00:00"));
    for (const [time, rate] of [
      ["2027-05-10T00:00:00", 70_000_000n],
      ["2027-05-20T00:00:00", 71_000_000n],
      ["2027-06-10T00:00:00", 72_000_000n],
    ] as const) {
      const { nomination } = await approved(system, rate);
      await at(utc(time));
      await clearances.issue(nomination);
    }
    expect(await rateAt(system, utc("2027-05-31T23:59:59"))).to.equal(RATE);
    expect(await rateAt(system, utc("2027-06-30T23:59:59"))).to.equal(71_000_000n);
    expect(await rateAt(system, utc("2027-07-01T00:00:00"))).to.equal(72_000_000n);
  });

  it("is in no limit of admissions, and is issued by the acceptance where that comes last", async () => {
    const system = await load();
    const { clearances, contractors, members } = system;
    const next = await exhaustAdmissions(system, instant);
    expect(next > (await now())).to.equal(true);
    const { id, nomination } = await nominationIn(system, "Passed", {
      domain: instant,
      candidate: members[6],
      changes: true,
      offer: { rate: RAISED },
    });
    const accept = clearances.connect(members[6]).accept(nomination);
    const second = await secondOf(accept);
    expect((await system.reviews.reviewOf(id)).settled).to.equal(true);
    expect(await contractors.rateAt(instant.id, members[6], second)).to.equal(RATE);
    expect(await contractors.rateAt(instant.id, members[6], second + 31n * 86_400n)).to.equal(RAISED);
  });

  it("can be asked for while the clearance is suspended, and is not what ends it", async () => {
    const system = await load();
    const { clearances, contractors, admin, members } = system;
    await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), admin);
    const { nomination } = await approved(system);
    await contractors.connect(admin).suspend(instant.id, members[6], false);
    await clearances.issue(nomination);
    expect((await contractors.clearanceOf(instant.id, members[6])).suspended).to.equal(true);
  });

  it("reverts when another change was issued since it was opened: it was judged by the rate of then", async () => {
    const system = await load();
    const { clearances, members } = system;
    const older = await openNomination(system, {
      domain: instant,
      candidate: members[6],
      opener: members[6],
      changes: true,
    });
    const { nomination } = await approved(system);
    const issuedAt = await secondOf(clearances.issue(nomination));
    await endorseBy(system, older, members.slice(0, 3));
    await expectError(clearances.issue(older.nomination), clearances, "Clearances_Superseded", older.id, issuedAt);
  });

  it("reverts when the clearance has ended meanwhile, or began anew", async () => {
    const system = await load();
    const { clearances, contractors, members } = system;
    const { id, nomination } = await approved(system);
    await revoke(system, instant, [members[6]]);
    await expectError(clearances.issue(nomination), clearances, "Clearances_NotCleared", instant.id, members[6]);
    await admit(system, instant, [members[6]]);
    const { since } = await contractors.clearanceOf(instant.id, members[6]);
    await expectError(clearances.issue(nomination), clearances, "Clearances_Superseded", id, since);
  });

  it("reverts when the contractor has moved meanwhile: the new address asks anew", async () => {
    const system = await load();
    const { clearances, members, crowd } = system;
    const { nomination } = await approved(system);
    await moveParty(system, members[6], crowd[0]);
    await expectError(clearances.issue(nomination), clearances, "Clearances_NotCleared", instant.id, members[6]);
    await openNomination(system, { domain: instant, candidate: crowd[0], changes: true, opener: members[1] });
  });

  it("does not clear anybody: who holds none is nominated for one", async () => {
    const system = await load();
    const { nomination } = await openNomination(system);
    expect(nomination.changes).to.equal(false);
    const { id } = await describeNomination(system, 0n, { changes: true, salt: nomination.salt });
    expect(await system.reviews.stateOf(id)).to.equal(0n);
  });

  it("starts with the rate of a clearance that begins anew, whatever the last one's was", async () => {
    const system = await load();
    const { clearances, contractors, members } = system;
    const { nomination } = await approved(system);
    await clearances.issue(nomination);
    await revoke(system, instant, [members[6]]);
    await admit(system, instant, [members[6]]);
    await pass(62n * 86_400n);
    expect(await contractors.rateAt(instant.id, members[6], await now())).to.equal(RATE);
  });
});
