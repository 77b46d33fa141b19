import { expect } from "chai";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, secondOf } from "../fixtures/assertions.ts";
import { DAY, ethers, networkHelpers } from "../fixtures/chain.ts";
import { call } from "../fixtures/money.ts";
import { deploySystem, DOMAINS, RATE, type System } from "../fixtures/system.ts";

/** The stranger is a granted registrar. */
async function deployWithRegistrar(): Promise<System & { registrar: System["stranger"] }> {
  const system = await deploySystem();
  const { contractors, admin, stranger } = system;
  await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), stranger);
  return { ...system, registrar: stranger };
}

const load = () => networkHelpers.loadFixture(deployWithRegistrar);
const TERMS = { k: 3n, challenge: 3n * DAY, period: 14n * DAY };

describe("Contractors: createDomain", () => {
  it("founds a domain with the next id, its terms and its name", async () => {
    const system = await load();
    const { contractors, admin } = system;
    await expectEvents(system, contractors.connect(admin).createDomain("Operations", TERMS), [
      [contractors, "DomainCreated", 5n, "Operations", [TERMS.k, TERMS.challenge, TERMS.period]],
    ]);
    expect(await contractors.domainCount()).to.equal(5n);
    expect(await contractors.termsOf(5n)).to.deep.equal([TERMS.k, TERMS.challenge, TERMS.period]);
    expect(await contractors.nameOf(5n)).to.equal("Operations");
    expect(await contractors.connect(admin).createDomain.staticCall("Legal", TERMS)).to.equal(6n);
  });

  for (const terms of [
    { k: 1n, challenge: 0n, period: DAY },
    { k: 15n, challenge: 30n * DAY, period: 90n * DAY },
  ]) {
    it(`takes the limits: k ${terms.k}, challenge ${terms.challenge} s, period ${terms.period} s`, async () => {
      const { contractors, admin } = await load();
      await contractors.connect(admin).createDomain("x".repeat(31), terms);
      expect(await contractors.termsOf(5n)).to.deep.equal([terms.k, terms.challenge, terms.period]);
      expect(await contractors.nameOf(5n)).to.equal("x".repeat(31));
    });
  }

  it("reverts for anybody but the admin", async () => {
    const { contractors, registrar, members } = await load();
    for (const caller of [registrar, members[0]]) {
      await expectUnauthorized(
        contractors.connect(caller).createDomain("Operations", TERMS),
        contractors,
        caller,
        contractors.DEFAULT_ADMIN_ROLE(),
      );
    }
  });

  for (const name of ["", "x".repeat(32), "é".repeat(20)]) {
    it(`reverts for a name of ${new TextEncoder().encode(name).length} bytes`, async () => {
      const { contractors, admin } = await load();
      await expectError(
        contractors.connect(admin).createDomain(name, TERMS),
        contractors,
        "Contractors_InvalidName",
        name,
      );
    });
  }

  for (const k of [0n, 16n, 255n]) {
    it(`reverts for a k of ${k}`, async () => {
      const { contractors, admin } = await load();
      await expectError(
        contractors.connect(admin).createDomain("Operations", { ...TERMS, k }),
        contractors,
        "Contractors_InvalidK",
        k,
        1n,
        15n,
      );
    });
  }

  it("reverts for a challenge of more than 30 days", async () => {
    const { contractors, admin } = await load();
    const challenge = 30n * DAY + 1n;
    await expectError(
      contractors.connect(admin).createDomain("Operations", { ...TERMS, challenge }),
      contractors,
      "Contractors_InvalidClock",
      challenge,
      0n,
      30n * DAY,
    );
  });

  for (const period of [0n, DAY - 1n, 90n * DAY + 1n]) {
    it(`reverts for a period of ${period} s`, async () => {
      const { contractors, admin } = await load();
      await expectError(
        contractors.connect(admin).createDomain("Operations", { ...TERMS, period }),
        contractors,
        "Contractors_InvalidClock",
        period,
        DAY,
        90n * DAY,
      );
    });
  }
});

describe("Contractors: reads", () => {
  it("revert for a domain that does not exist", async () => {
    const { contractors } = await load();
    for (const domain of [0n, 5n]) {
      await expectError(contractors.termsOf(domain), contractors, "Contractors_UnknownDomain", domain);
      await expectError(contractors.nameOf(domain), contractors, "Contractors_UnknownDomain", domain);
    }
  });

  it("know nobody in a domain that does not exist, nor a stranger in one that does", async () => {
    const { contractors, members, candidate } = await load();
    expect(await contractors.isCleared(5n, members[0])).to.equal(false);
    expect(await contractors.isEligible(5n, members[0], 2n ** 48n - 1n)).to.equal(false);
    expect(await contractors.clearanceOf(1n, candidate)).to.deep.equal([0n, 0n, 0n]);
    expect(await contractors.isCleared(1n, candidate)).to.equal(false);
    expect(await contractors.isEligible(1n, candidate, 2n ** 48n - 1n)).to.equal(false);
  });
});

describe("Contractors: clear", () => {
  it("clears an account from now on, in this domain alone", async () => {
    const system = await load();
    const { contractors, registrar, candidate } = system;
    const clear = contractors.connect(registrar).clear(1n, candidate, 42_500_000n);
    await expectEvents(system, clear, [[contractors, "Cleared", 1n, candidate, 42_500_000n]]);
    expect(await contractors.clearanceOf(1n, candidate)).to.deep.equal([await secondOf(clear), 0n, 42_500_000n]);
    expect(await contractors.isCleared(1n, candidate)).to.equal(true);
    expect(await contractors.isCleared(2n, candidate)).to.equal(false);
  });

  it("makes eligible for what opens strictly later", async () => {
    const { contractors, registrar, candidate } = await load();
    const since = await secondOf(contractors.connect(registrar).clear(1n, candidate, RATE));
    expect(await contractors.isEligible(1n, candidate, since - 1n)).to.equal(false);
    expect(await contractors.isEligible(1n, candidate, since)).to.equal(false);
    expect(await contractors.isEligible(1n, candidate, since + 1n)).to.equal(true);
  });

  it("clears again after the end, from then on and at the new rate", async () => {
    const { contractors, registrar, members } = await load();
    const [member] = members;
    const caller = contractors.connect(registrar);
    await caller.end(1n, member);
    const since = await secondOf(caller.clear(1n, member, 1n));
    expect(await contractors.clearanceOf(1n, member)).to.deep.equal([since, 0n, 1n]);
    expect(await contractors.isEligible(1n, member, since)).to.equal(false);
  });

  it("reverts for anybody but a granted registrar, also for the admin", async () => {
    const { contractors, admin, members, candidate } = await load();
    for (const caller of [admin, members[0]]) {
      await expectUnauthorized(
        contractors.connect(caller).clear(1n, candidate, RATE),
        contractors,
        caller,
        contractors.REGISTRAR_ROLE(),
      );
    }
  });

  it("reverts for a domain that does not exist", async () => {
    const { contractors, registrar, candidate } = await load();
    for (const domain of [0n, 5n]) {
      await expectError(
        contractors.connect(registrar).clear(domain, candidate, RATE),
        contractors,
        "Contractors_UnknownDomain",
        domain,
      );
    }
  });

  it("reverts for an account of zero and a rate of zero", async () => {
    const { contractors, registrar, candidate } = await load();
    const caller = contractors.connect(registrar);
    await expectError(caller.clear(1n, NOBODY, RATE), contractors, "Contractors_InvalidClearance", NOBODY, RATE);
    await expectError(caller.clear(1n, candidate, 0n), contractors, "Contractors_InvalidClearance", candidate, 0n);
  });

  it("reverts for an account that is cleared already", async () => {
    const { contractors, registrar, members } = await load();
    await expectError(
      contractors.connect(registrar).clear(1n, members[0], RATE),
      contractors,
      "Contractors_AlreadyCleared",
      1n,
      members[0],
    );
  });
});

describe("Contractors: end", () => {
  it("ends the clearance now, in this domain alone, and keeps its facts", async () => {
    const system = await load();
    const { contractors, registrar, members } = system;
    const [member] = members;
    const { since } = await contractors.clearanceOf(1n, member);
    const end = contractors.connect(registrar).end(1n, member);
    await expectEvents(system, end, [[contractors, "ClearanceEnded", 1n, member]]);
    expect(await contractors.clearanceOf(1n, member)).to.deep.equal([since, await secondOf(end), RATE]);
    expect(await contractors.isCleared(1n, member)).to.equal(false);
    expect(await contractors.isEligible(1n, member, since + 1n)).to.equal(false);
    expect(await contractors.isCleared(2n, member)).to.equal(true);
  });

  it("ends a clearance in the second in which it began", async () => {
    const { contractors, admin, candidate } = await load();
    const actor = await ethers.deployContract("Actor");
    await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), actor);
    const second = await secondOf(
      actor.run([
        call(contractors, "clear", [1n, candidate.address, RATE]),
        call(contractors, "end", [1n, candidate.address]),
      ]),
    );
    expect(await contractors.clearanceOf(1n, candidate)).to.deep.equal([second, second, RATE]);
    expect(await contractors.isCleared(1n, candidate)).to.equal(false);
  });

  it("reverts for anybody but a granted registrar, also for the admin and the account itself", async () => {
    const { contractors, admin, members } = await load();
    for (const caller of [admin, members[0]]) {
      await expectUnauthorized(
        contractors.connect(caller).end(1n, members[0]),
        contractors,
        caller,
        contractors.REGISTRAR_ROLE(),
      );
    }
  });

  it("reverts for an account that was never cleared, and for one whose clearance has ended", async () => {
    const { contractors, registrar, members, candidate } = await load();
    const caller = contractors.connect(registrar);
    await expectError(caller.end(1n, candidate), contractors, "Contractors_NotCleared", 1n, candidate);
    await expectError(caller.end(DOMAINS.widest.id, members[0]), contractors, "Contractors_NotCleared", 4n, members[0]);
    await caller.end(1n, members[0]);
    await expectError(caller.end(1n, members[0]), contractors, "Contractors_NotCleared", 1n, members[0]);
  });
});
