import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { plain, secondOf } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers, now, pass } from "../../fixtures/chain.ts";
import { clear, deployWithKeys, FOUNDED, foundDomain, join, type KeyedSystem } from "../../fixtures/contractors.ts";
import { numberOf } from "../../fixtures/parties.ts";
import { Kind, type Person } from "../../fixtures/system.ts";

const SEASON = 30n * DAY;
const FOREVER = 2n ** 48n - 1n;

/** The candidate holds a direct clearance in the founded domain, a day old; the stranger is its company, if it has one. */
async function deployJudge() {
  const system = await deployWithKeys();
  await foundDomain(system, { revocationPercent: 100n });
  for (const member of system.members) await clear(system, member);
  const since = await secondOf(clear(system, system.candidate));
  await pass(DAY);
  const caller = system.contractors.connect(system.registrar);
  return { ...system, caller, judge: system.candidate, company: system.stranger, since };
}

const load = () => networkHelpers.loadFixture(deployJudge);

/** As whom `account` judges what opened at `openedAt`: its number and its company's. Both reads of it have to agree. */
async function judging(
  system: KeyedSystem,
  account: Person,
  openedAt: bigint,
  { seasoned = false, domain = FOUNDED } = {},
): Promise<unknown> {
  const { contractors } = system;
  const party = await numberOf(system, account);
  const [judge, company] = await contractors.judgeOf(domain, account, openedAt, seasoned);
  const [eligible, [through]] = await contractors.eligibleOf(domain, [party], openedAt, seasoned);
  expect(eligible).to.equal(judge === 0n ? 0n : 1n);
  if (judge !== 0n) expect(through).to.equal(company);
  expect([0n, party]).to.include(judge);
  return [judge, company];
}

const NO_JUDGE = [0n, 0n];

describe("Contractors: who may judge", () => {
  it("is who was cleared strictly before the review opened", async () => {
    const system = await load();
    const { judge, since } = system;
    expect(await judging(system, judge, 0n)).to.deep.equal(NO_JUDGE);
    expect(await judging(system, judge, since - 1n)).to.deep.equal(NO_JUDGE);
    expect(await judging(system, judge, since)).to.deep.equal(NO_JUDGE);
    expect(await judging(system, judge, since + 1n)).to.deep.equal([8n, 0n]);
    expect(await judging(system, judge, FOREVER)).to.deep.equal([8n, 0n]);
  });

  it("is, where judges are seasoned, who was cleared 30 days before it opened, to the second", async () => {
    const system = await load();
    const { judge, since } = system;
    expect(await judging(system, judge, since + SEASON - 1n, { seasoned: true })).to.deep.equal(NO_JUDGE);
    expect(await judging(system, judge, since + SEASON, { seasoned: true })).to.deep.equal([8n, 0n]);
    expect(await judging(system, judge, FOREVER, { seasoned: true })).to.deep.equal([8n, 0n]);
  });

  it("is nobody in other domains, nor in one that does not exist, nor a stranger or nobody in this one", async () => {
    const system = await load();
    const { contractors, judge, crowd } = system;
    expect(await judging(system, judge, FOREVER, { domain: 4n })).to.deep.equal(NO_JUDGE);
    expect(await judging(system, judge, FOREVER, { domain: 99n })).to.deep.equal(NO_JUDGE);
    for (const account of [crowd[0].address, NOBODY]) {
      expect(plain(await contractors.judgeOf(FOUNDED, account, FOREVER, false))).to.deep.equal(NO_JUDGE);
    }
  });

  it("is a direct contractor and a supervisor, and none of any other kind", async () => {
    const system = await load();
    const { crowd } = system;
    await clear(system, crowd[0], { kind: Kind.Direct });
    await clear(system, crowd[1], { kind: Kind.Supervisor });
    await clear(system, crowd[2], { kind: Kind.Subcontractor, supervisor: crowd[1].address });
    await clear(system, crowd[3], { kind: Kind.Temporary });
    await clear(system, crowd[4], { kind: Kind.Proposal, until: (await now()) + 100n * DAY });
    for (const [i, number] of [9n, 10n, 0n, 0n, 0n].entries()) {
      expect(await judging(system, crowd[i]!, FOREVER)).to.deep.equal([number, 0n]);
    }
  });

  it("is nobody who is suspended, and as before who was reinstated", async () => {
    const system = await load();
    const { caller, judge, since } = system;
    await caller.suspend(FOUNDED, judge, true);
    expect(await judging(system, judge, FOREVER)).to.deep.equal(NO_JUDGE);
    await caller.reinstate(FOUNDED, judge);
    expect(await judging(system, judge, since + 1n)).to.deep.equal([8n, 0n]);
    expect(await judging(system, judge, since + SEASON, { seasoned: true })).to.deep.equal([8n, 0n]);
  });

  it("is nobody whose clearance has ended, and who is cleared again from then on only", async () => {
    const system = await load();
    const { caller, judge } = system;
    await caller.end(FOUNDED, judge);
    expect(await judging(system, judge, FOREVER)).to.deep.equal(NO_JUDGE);
    const again = await secondOf(clear(system, judge));
    expect(await judging(system, judge, again)).to.deep.equal(NO_JUDGE);
    expect(await judging(system, judge, again + 1n)).to.deep.equal([8n, 0n]);
    expect(await judging(system, judge, again + SEASON - 1n, { seasoned: true })).to.deep.equal(NO_JUDGE);
    expect(await judging(system, judge, again + SEASON, { seasoned: true })).to.deep.equal([8n, 0n]);
  });

  it("is, after joining a company, who joined strictly before it opened, with that company", async () => {
    const system = await load();
    const { judge, company } = system;
    const joined = await join(system, judge, company, [FOUNDED]);
    expect(await judging(system, judge, joined)).to.deep.equal(NO_JUDGE);
    expect(await judging(system, judge, joined + 1n)).to.deep.equal([8n, 9n]);
  });

  it("is, after leaving or being released, who left strictly before it opened, alone", async () => {
    const system = await load();
    const { contractors, judge, company } = system;
    await join(system, judge, company, [FOUNDED]);
    const left = await secondOf(contractors.connect(judge).leaveCompany([FOUNDED]));
    expect(await judging(system, judge, left)).to.deep.equal(NO_JUDGE);
    expect(await judging(system, judge, left + 1n)).to.deep.equal([8n, 0n]);
    await join(system, judge, company, [FOUNDED]);
    const released = await secondOf(contractors.connect(company).release(judge, [FOUNDED]));
    expect(await judging(system, judge, released)).to.deep.equal(NO_JUDGE);
    expect(await judging(system, judge, released + 1n)).to.deep.equal([8n, 0n]);
  });

  it("stays seasoned whoever joins or leaves a company: the time in the domain counts", async () => {
    const system = await load();
    const { contractors, judge, company, since } = system;
    await pass(SEASON);
    await join(system, judge, company, [FOUNDED]);
    const left = await secondOf(contractors.connect(judge).leaveCompany([FOUNDED]));
    expect(left > since + SEASON).to.equal(true);
    expect(await judging(system, judge, left + 1n, { seasoned: true })).to.deep.equal([8n, 0n]);
  });

  it("is, after a move, the new address at once, and the old one never again", async () => {
    const system = await load();
    const { contractors, caller, judge, crowd, since } = system;
    await caller.move(judge, crowd[0], [FOUNDED], 0n);
    expect(await judging(system, crowd[0], since + 1n)).to.deep.equal([8n, 0n]);
    expect(await judging(system, crowd[0], since + SEASON, { seasoned: true })).to.deep.equal([8n, 0n]);
    expect(plain(await contractors.judgeOf(FOUNDED, judge, FOREVER, false))).to.deep.equal(NO_JUDGE);
  });

  it("names the company still by its number when that has moved", async () => {
    const system = await load();
    const { caller, judge, company, crowd } = system;
    const joined = await join(system, judge, company, [FOUNDED]);
    await caller.move(company, crowd[0], [], 0n);
    expect(await judging(system, judge, joined + 1n)).to.deep.equal([8n, 9n]);
  });

  it("is no company", async () => {
    const system = await load();
    const { contractors, judge, company } = system;
    await join(system, judge, company, [FOUNDED]);
    expect(plain(await contractors.judgeOf(FOUNDED, company, FOREVER, false))).to.deep.equal(NO_JUDGE);
  });

  it("is still who judges in a domain that was retired", async () => {
    const system = await load();
    await system.contractors.connect(system.admin).retireDomain(FOUNDED);
    expect(await judging(system, system.judge, FOREVER)).to.deep.equal([8n, 0n]);
  });
});

describe("Contractors: eligibleOf", () => {
  it("answers for many at once, a bit for each in their order", async () => {
    const { contractors, caller, members, since } = await load();
    await caller.suspend(FOUNDED, members[2], true);
    await caller.end(FOUNDED, members[4]);
    const parties = [8n, 1n, 3n, 5n, 2n, 99n, 0n, 2n];
    const [eligible] = await contractors.eligibleOf(FOUNDED, parties, since, false);
    // 8 began in that very second, 3 is suspended, 5 has ended, 99 and 0 are nobody.
    expect(eligible).to.equal(0b10010010n);
    expect((await contractors.eligibleOf(FOUNDED, parties, FOREVER, false)).eligible).to.equal(0b10010011n);
  });

  it("answers for as many as a review ever has", async () => {
    const { contractors } = await load();
    const parties = Array.from({ length: 29 }, (_, i) => BigInt(i % 8) + 1n);
    expect((await contractors.eligibleOf(FOUNDED, parties, FOREVER, false)).eligible).to.equal(2n ** 29n - 1n);
  });

  it("is nothing for nobody", async () => {
    const { contractors } = await load();
    expect(await contractors.eligibleOf(FOUNDED, [], FOREVER, false)).to.deep.equal([0n, []]);
  });
});
