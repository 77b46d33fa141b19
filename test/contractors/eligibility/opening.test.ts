import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectError, plain, secondOf } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers, reach } from "../../fixtures/chain.ts";
import {
  clear,
  clearAll,
  deployWithKeys,
  FOUNDED,
  foundDomain,
  join,
  termsAs,
  termsOf,
} from "../../fixtures/contractors.ts";
import type { Person } from "../../fixtures/system.ts";

const SEASON = 30n * DAY;

async function deployDomain() {
  const system = await deployWithKeys();
  await foundDomain(system, { revocationPercent: 100n });
  return system;
}

const load = () => networkHelpers.loadFixture(deployDomain);
type Scene = Awaited<ReturnType<typeof load>>;

const isSeasoned = async ({ contractors }: Scene) => (await contractors.openingOf(FOUNDED, [])).seasoned;

describe("Contractors: openingOf: terms", () => {
  it("are the domain's as they are now", async () => {
    const { contractors, admin } = await load();
    const terms = termsOf({ revocationPercent: 100n });
    expect(plain(await contractors.openingOf(FOUNDED, []))).to.deep.equal([termsAs(terms), false, []]);
    const changed = termsOf({ k: 5n, challenge: 0n, period: DAY });
    await contractors.connect(admin).changeDomain(FOUNDED, changed);
    expect(plain(await contractors.openingOf(FOUNDED, []))).to.deep.equal([termsAs(changed), false, []]);
  });

  it("are none of a domain that does not exist, or is retired", async () => {
    const { contractors, admin, members } = await load();
    for (const domain of [0n, FOUNDED + 1n]) {
      const opening = contractors.openingOf(domain, [members[0]]);
      await expectError(opening, contractors, "Contractors_UnknownDomain", domain);
    }
    await contractors.connect(admin).retireDomain(FOUNDED);
    const opening = contractors.openingOf(FOUNDED, [members[0]]);
    await expectError(opening, contractors, "Contractors_RetiredDomain", FOUNDED);
  });
});

describe("Contractors: openingOf: whether judges have to be seasoned", () => {
  it("not with fewer than k voices, however long", async () => {
    const system = await load();
    await reach((await secondOf(clear(system, system.crowd[0]))) + 12n * SEASON);
    expect(await isSeasoned(system)).to.equal(false);
  });

  it("once there have been k voices for 30 days, to the second", async () => {
    const system = await load();
    const [, full] = (await clearAll(system, system.crowd.slice(0, 2))) as [bigint, bigint];
    expect(await isSeasoned(system)).to.equal(false);
    await reach(full + SEASON - 1n);
    expect(await isSeasoned(system)).to.equal(false);
    await reach(full + SEASON);
    expect(await isSeasoned(system)).to.equal(true);
  });

  it("then those k are seasoned, so that they can judge what opens", async () => {
    const system = await load();
    const [, full] = (await clearAll(system, system.crowd.slice(0, 2))) as [bigint, bigint];
    await reach(full + SEASON);
    for (const judge of system.crowd.slice(0, 2)) {
      expect((await system.contractors.judgeOf(FOUNDED, judge, full + SEASON, true)).party).not.to.equal(0n);
    }
  });

  it("not for 30 days after a break, and again after them", async () => {
    const system = await load();
    const { contractors, registrar, crowd } = system;
    const [, full] = (await clearAll(system, crowd.slice(0, 2))) as [bigint, bigint];
    await reach(full + SEASON);
    await contractors.connect(registrar).end(FOUNDED, crowd[0]);
    expect(await isSeasoned(system)).to.equal(false);
    const again = await secondOf(clear(system, crowd[2]));
    await reach(again + SEASON - 1n);
    expect(await isSeasoned(system)).to.equal(false);
    await reach(again + SEASON);
    expect(await isSeasoned(system)).to.equal(true);
  });

  it("without a break when one comes before another goes", async () => {
    const system = await load();
    const { contractors, registrar, crowd } = system;
    const [, full] = (await clearAll(system, crowd.slice(0, 2))) as [bigint, bigint];
    await reach(full + SEASON - 10n);
    await clear(system, crowd[2]);
    await contractors.connect(registrar).end(FOUNDED, crowd[0]);
    await reach(full + SEASON);
    expect(await isSeasoned(system)).to.equal(true);
  });

  it("as k changes: not once k is above the voices, and at once when it is lowered while they suffice", async () => {
    const system = await load();
    const { contractors, admin, crowd } = system;
    const [, full] = (await clearAll(system, crowd.slice(0, 3))) as [bigint, bigint, bigint];
    await reach(full + SEASON);
    await contractors.connect(admin).changeDomain(FOUNDED, termsOf({ k: 1n }));
    expect(await isSeasoned(system)).to.equal(true);
    await contractors.connect(admin).changeDomain(FOUNDED, termsOf({ k: 3n }));
    expect(await isSeasoned(system)).to.equal(true);
    await contractors.connect(admin).changeDomain(FOUNDED, termsOf({ k: 4n }));
    expect(await isSeasoned(system)).to.equal(false);
  });
});

describe("Contractors: openingOf: who is barred", () => {
  /** The candidate (8) and the first member (1) bill through the stranger (9). */
  async function loadCompany() {
    const system = await load();
    const { members, candidate, stranger } = system;
    await join(system, candidate, stranger);
    await join(system, members[0], stranger, [1n, 2n, 3n]);
    return system;
  }

  /** The barred numbers for `accounts`. */
  async function barredFor({ contractors }: Scene, accounts: readonly (Person | string)[]): Promise<unknown> {
    return plain((await contractors.openingOf(FOUNDED, [...accounts])).barred);
  }

  it("is nobody where nobody is judged, and where none of them has a number", async () => {
    const system = await loadCompany();
    const { crowd } = system;
    expect(await barredFor(system, [])).to.deep.equal([]);
    expect(await barredFor(system, [crowd[0]])).to.deep.equal([]);
    expect(await barredFor(system, [crowd[0], crowd[1], NOBODY, crowd[0]])).to.deep.equal([]);
    expect(await barredFor(system, [NOBODY])).to.deep.equal([]);
  });

  it("is the account itself, and its company with it", async () => {
    const system = await loadCompany();
    expect(await barredFor(system, [system.members[1]])).to.deep.equal([2n]);
    expect(await barredFor(system, [system.members[0]])).to.deep.equal([1n, 9n]);
    expect(await barredFor(system, [system.candidate])).to.deep.equal([8n, 9n]);
  });

  it("is a company itself, by the number that is its people's voice", async () => {
    const system = await loadCompany();
    expect(await barredFor(system, [system.stranger])).to.deep.equal([9n]);
  });

  it("is all of them, the first account's number first", async () => {
    const system = await loadCompany();
    const { members, candidate, stranger, crowd } = system;
    expect(await barredFor(system, [members[3], candidate, crowd[0], members[1]])).to.deep.equal([4n, 8n, 9n, 2n]);
    expect(await barredFor(system, [stranger, members[0]])).to.deep.equal([9n, 1n, 9n]);
    expect(await barredFor(system, [members[1], members[1]])).to.deep.equal([2n, 2n]);
  });

  it("keeps the first place for a first account without a number, when others have one", async () => {
    const system = await loadCompany();
    const { members, crowd } = system;
    expect(await barredFor(system, [crowd[0], members[1]])).to.deep.equal([0n, 2n]);
    expect(await barredFor(system, [crowd[0], crowd[1], members[0]])).to.deep.equal([0n, 1n, 9n]);
  });

  it("is the party behind an old address as well", async () => {
    const system = await loadCompany();
    const { contractors, registrar, members, crowd } = system;
    await contractors.connect(registrar).move(members[0], crowd[0], [1n, 2n, 3n], 0n);
    expect(await barredFor(system, [members[0]])).to.deep.equal([1n, 9n]);
    expect(await barredFor(system, [crowd[0]])).to.deep.equal([1n, 9n]);
  });

  it("is no company any more that was left", async () => {
    const system = await loadCompany();
    await system.contractors.connect(system.candidate).leaveCompany([]);
    expect(await barredFor(system, [system.candidate])).to.deep.equal([8n]);
  });
});
