import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, secondOf } from "../../fixtures/assertions.ts";
import { networkHelpers } from "../../fixtures/chain.ts";
import {
  clear,
  clearanceOf,
  deployWithKeys,
  join,
  NO_CLEARANCE,
  partyOf,
  tokenOf,
} from "../../fixtures/contractors.ts";
import { numberOf } from "../../fixtures/parties.ts";

const ALL = [1n, 2n, 3n];

/** The first member, cleared in the domains 1, 2 and 3, is about to move to the candidate's address. */
async function deployMover() {
  const system = await deployWithKeys();
  const caller = system.contractors.connect(system.registrar);
  return { ...system, caller, from: system.members[0], to: system.candidate };
}

const load = () => networkHelpers.loadFixture(deployMover);

describe("Contractors: move", () => {
  it("moves a party with all its clearances; its number stays, and both addresses lead to it", async () => {
    const system = await load();
    const { contractors, caller, from, to } = system;
    const held = await Promise.all(ALL.map((domain) => clearanceOf(system, from, domain)));
    await expectEvents(system, caller.move(from, to, ALL, 0n), [
      [contractors, "PartyMoved", 1n, from, to],
      ...ALL.map((domain) => [contractors, "Transfer", from, to, (domain << 32n) | 1n] as const),
    ]);
    expect(await Promise.all(ALL.map((domain) => clearanceOf(system, to, domain)))).to.deep.equal(held);
    for (const domain of ALL) expect(await clearanceOf(system, from, domain)).to.deep.equal(NO_CLEARANCE);
    expect([await numberOf(system, from), await numberOf(system, to)]).to.deep.equal([1n, 1n]);
    expect(await partyOf(system, 1n)).to.deep.equal([to.address, 0n, 0n, 3n, false]);
    expect([await contractors.isCleared(1n, from), await contractors.isCleared(1n, to)]).to.deep.equal([false, true]);
  });

  it("keeps the company and since when it was joined", async () => {
    const system = await load();
    const { caller, from, to, stranger } = system;
    const joined = await join(system, from, stranger, ALL);
    await caller.move(from, to, ALL, 0n);
    expect(await partyOf(system, 1n)).to.deep.equal([to.address, 8n, joined, 3n, false]);
  });

  it("moves a company, with its people", async () => {
    const system = await load();
    const { contractors, caller, from, to, stranger } = system;
    await join(system, from, stranger, ALL);
    await expectEvents(system, caller.move(stranger, to, [], 0n), [[contractors, "PartyMoved", 8n, stranger, to]]);
    expect(await partyOf(system, 8n)).to.deep.equal([to.address, 0n, 0n, 0n, true]);
    expect((await contractors.partyOf(1n)).company).to.equal(8n);
    await expectError(clear(system, to, { domain: 4n }), contractors, "Contractors_WrongParty", to);
  });

  it("moves suspended clearances along, and leaves what has ended behind: it is the party's still", async () => {
    const system = await load();
    const { contractors, caller, from, to } = system;
    await caller.suspend(1n, from, true);
    await caller.end(2n, from);
    const ended = await clearanceOf(system, from, 2n);
    await caller.move(from, to, [1n, 3n], 0n);
    expect((await contractors.clearanceOf(1n, to)).suspended).to.equal(true);
    expect(await clearanceOf(system, to, 2n)).to.deep.equal(ended);
  });

  it("moves on from the new address, and every address leads to the party", async () => {
    const system = await load();
    const { caller, from, to, stranger } = system;
    await caller.move(from, to, ALL, 0n);
    await caller.move(to, stranger, ALL, 0n);
    for (const account of [from, to, stranger]) expect(await numberOf(system, account)).to.equal(1n);
    expect(await partyOf(system, 1n)).to.deep.equal([stranger.address, 0n, 0n, 3n, false]);
    expect(await tokenOf(system, stranger, 1n)).to.equal((1n << 32n) | 1n);
  });

  it("by recovery counts as a revocation in the domain that moves it, and takes the voice in open reviews", async () => {
    const system = await load();
    const { contractors, caller, from, to } = system;
    const moved = await secondOf(caller.move(from, to, ALL, 2n));
    expect(await partyOf(system, 1n)).to.deep.equal([to.address, 0n, moved, 3n, false]);
    expect((await contractors.judgeOf(1n, to, moved, false)).party).to.equal(0n);
    expect((await contractors.judgeOf(1n, to, moved + 1n, false)).party).to.equal(1n);
    expect(await contractors.nextRevocation(1n)).to.equal(0n);
    expect((await contractors.nextRevocation(2n)) > moved).to.equal(true);
  });

  it("by recovery reverts where the domain's limit of revocations is used up, and by its holder does not", async () => {
    const { contractors, caller, from, to, members, stranger } = await load();
    await caller.move(from, to, ALL, 1n);
    const next = await contractors.nextRevocation(1n);
    const second = caller.move(members[1], stranger, ALL, 1n);
    await expectError(second, contractors, "Contractors_Throttled", 1n, next);
    await caller.move(members[1], stranger, ALL, 0n);
  });

  it("by recovery of a domain that does not exist reverts", async () => {
    const { contractors, caller, from, to } = await load();
    await expectError(caller.move(from, to, ALL, 5n), contractors, "Contractors_UnknownDomain", 5n);
  });

  it("reverts to an old address, the party's own as well", async () => {
    const { contractors, caller, from, to } = await load();
    await caller.move(from, to, ALL, 0n);
    await expectError(caller.move(to, from, ALL, 0n), contractors, "Contractors_KnownAccount", from);
    await expectError(caller.move(to, to, ALL, 0n), contractors, "Contractors_KnownAccount", to);
  });

  it("reverts to another party's address, a contractor's or a company's", async () => {
    const system = await load();
    const { contractors, caller, from, members, stranger, crowd } = system;
    await join(system, crowd[0], stranger);
    for (const to of [members[1], stranger, crowd[0]]) {
      await expectError(caller.move(from, to, ALL, 0n), contractors, "Contractors_KnownAccount", to);
    }
  });

  it("reverts to no address", async () => {
    const { contractors, caller, from } = await load();
    await expectError(caller.move(from, NOBODY, ALL, 0n), contractors, "Contractors_NoAccount");
  });

  it("reverts from an address that speaks for no party: somebody unknown, an old one, none", async () => {
    const { contractors, caller, from, to, crowd } = await load();
    await caller.move(from, to, ALL, 0n);
    for (const account of [crowd[0].address, from.address]) {
      const moving = caller.move(account, crowd[1], [], 0n);
      await expectError(moving, contractors, "Contractors_UnknownAccount", account);
      const naming = caller.move(account, crowd[1], ALL, 0n);
      await expectError(naming, contractors, "Contractors_NotCleared", 1n, account);
    }
    await expectError(caller.move(NOBODY, crowd[1], [], 0n), contractors, "Contractors_UnknownAccount", NOBODY);
  });

  for (const [what, domains] of [
    ["none", []],
    ["too few", [1n, 3n]],
    ["one twice", [1n, 2n, 2n]],
    ["another order", [2n, 1n, 3n]],
    ["too many, one twice", [1n, 2n, 3n, 3n]],
  ] as [string, bigint[]][]) {
    it(`reverts for ${what} of the domains`, async () => {
      const { contractors, caller, from, to } = await load();
      const moving = caller.move(from, to, domains, 0n);
      await expectError(moving, contractors, "Contractors_WrongDomains", 3n, BigInt(domains.length));
    });
  }

  it("reverts for a domain in which the party holds nothing, or nothing any more", async () => {
    const { contractors, caller, from, to } = await load();
    for (const domain of [0n, 4n, 5n]) {
      const moving = caller.move(from, to, [1n, 2n, domain], 0n);
      await expectError(moving, contractors, "Contractors_NotCleared", domain, from);
    }
    await caller.end(3n, from);
    await expectError(caller.move(from, to, ALL, 0n), contractors, "Contractors_NotCleared", 3n, from);
  });

  it("reverts for anybody but a granted registrar, also for the admin and the holder", async () => {
    const { contractors, admin, biller, from, to } = await load();
    for (const caller of [admin, biller, from]) {
      const moving = contractors.connect(caller).move(from, to, ALL, 0n);
      await expectUnauthorized(moving, contractors, caller, contractors.REGISTRAR_ROLE());
    }
  });
});
