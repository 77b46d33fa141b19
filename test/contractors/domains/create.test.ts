import { expect } from "chai";

import { expectError, expectEvents, expectUnauthorized, plain } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers } from "../../fixtures/chain.ts";
import { deployWithKeys, FOUNDED, foundDomain, termsAs, termsOf, type Terms } from "../../fixtures/contractors.ts";

const load = () => networkHelpers.loadFixture(deployWithKeys);

/** Every way in which terms can be out of their range, with the error that says so. */
const OUT_OF_RANGE: [what: string, terms: Terms, error: string, args: bigint[]][] = [
  ...[0n, 16n, 255n].map((k): (typeof OUT_OF_RANGE)[number] => [
    `a k of ${k}`,
    termsOf({ k }),
    "Contractors_InvalidK",
    [k, 1n, 15n],
  ]),
  clockCase("challenge", 30n * DAY + 1n, 0n, 30n * DAY),
  clockCase("period", 0n, DAY, 90n * DAY),
  clockCase("period", DAY - 1n, DAY, 90n * DAY),
  clockCase("period", 90n * DAY + 1n, DAY, 90n * DAY),
  clockCase("cooldown", 365n * DAY + 1n, 0n, 365n * DAY),
  percentCase("admissionPercent", 101n),
  percentCase("admissionPercent", 255n),
  percentCase("revocationPercent", 101n),
];

function clockCase(
  clock: "challenge" | "period" | "cooldown",
  value: bigint,
  min: bigint,
  max: bigint,
): (typeof OUT_OF_RANGE)[number] {
  return [`a ${clock} of ${value} s`, termsOf({ [clock]: value }), "Contractors_InvalidClock", [value, min, max]];
}

function percentCase(limit: "admissionPercent" | "revocationPercent", value: bigint): (typeof OUT_OF_RANGE)[number] {
  return [`${limit} ${value}`, termsOf({ [limit]: value }), "Contractors_InvalidPercent", [value, 100n]];
}

const LOWEST = { k: 1n, challenge: 0n, period: DAY, cooldown: 0n, admissionPercent: 0n, revocationPercent: 0n };
const HIGHEST = {
  k: 15n,
  challenge: 30n * DAY,
  period: 90n * DAY,
  cooldown: 365n * DAY,
  admissionPercent: 100n,
  revocationPercent: 100n,
};

describe("Domains: createDomain", () => {
  it("founds a domain with the next id, its terms and its name, empty", async () => {
    const system = await load();
    const { contractors, admin } = system;
    const terms = termsOf();
    await expectEvents(system, contractors.connect(admin).createDomain("Operations", terms), [
      [contractors, "DomainCreated", FOUNDED, "Operations", termsAs(terms)],
    ]);
    expect(await contractors.domainCount()).to.equal(FOUNDED);
    expect(plain(await contractors.domainOf(FOUNDED))).to.deep.equal([termsAs(terms), false, 0n, 0n, 0n, 0n]);
    expect(await contractors.nameOf(FOUNDED)).to.equal("Operations");
    expect(await contractors.connect(admin).createDomain.staticCall("Legal", terms)).to.equal(FOUNDED + 1n);
  });

  for (const [what, terms] of [
    ["lowest", LOWEST],
    ["highest", HIGHEST],
  ] as const) {
    it(`takes the ${what} of all limits`, async () => {
      const { contractors, admin } = await load();
      await contractors.connect(admin).createDomain("x", terms);
      expect(plain((await contractors.domainOf(FOUNDED)).terms)).to.deep.equal(termsAs(terms));
    });
  }

  for (const name of ["x", "x".repeat(31), "é".repeat(15)]) {
    it(`takes a name of ${new TextEncoder().encode(name).length} bytes`, async () => {
      const { contractors, admin } = await load();
      await contractors.connect(admin).createDomain(name, termsOf());
      expect(await contractors.nameOf(FOUNDED)).to.equal(name);
    });
  }

  for (const name of ["", "x".repeat(32), "é".repeat(16)]) {
    it(`reverts for a name of ${new TextEncoder().encode(name).length} bytes (${name.length} characters)`, async () => {
      const { contractors, admin } = await load();
      const create = contractors.connect(admin).createDomain(name, termsOf());
      await expectError(create, contractors, "Contractors_InvalidName", name);
    });
  }

  for (const [what, terms, error, args] of OUT_OF_RANGE) {
    it(`reverts for ${what}`, async () => {
      const { contractors, admin } = await load();
      await expectError(contractors.connect(admin).createDomain("Operations", terms), contractors, error, ...args);
    });
  }

  it("reverts for anybody but the admin", async () => {
    const { contractors, registrar, members } = await load();
    for (const caller of [registrar, members[0]]) {
      const create = contractors.connect(caller).createDomain("Operations", termsOf());
      await expectUnauthorized(create, contractors, caller, contractors.DEFAULT_ADMIN_ROLE());
    }
  });
});

describe("Domains: changeDomain", () => {
  it("sets all terms, and leaves name and id", async () => {
    const system = await load();
    const { contractors, admin } = system;
    await foundDomain(system);
    await expectEvents(system, contractors.connect(admin).changeDomain(FOUNDED, HIGHEST), [
      [contractors, "DomainChanged", FOUNDED, termsAs(HIGHEST)],
    ]);
    expect(plain(await contractors.domainOf(FOUNDED))).to.deep.equal([termsAs(HIGHEST), false, 0n, 0n, 0n, 0n]);
    expect(await contractors.nameOf(FOUNDED)).to.equal("Operations");
    expect(await contractors.domainCount()).to.equal(FOUNDED);
  });

  it("takes the lowest of all limits", async () => {
    const system = await load();
    await foundDomain(system);
    await system.contractors.connect(system.admin).changeDomain(FOUNDED, LOWEST);
    expect(plain((await system.contractors.domainOf(FOUNDED)).terms)).to.deep.equal(termsAs(LOWEST));
  });

  for (const [what, terms, error, args] of OUT_OF_RANGE) {
    it(`reverts for ${what}`, async () => {
      const { contractors, admin } = await load();
      await expectError(contractors.connect(admin).changeDomain(1n, terms), contractors, error, ...args);
    });
  }

  it("reverts for a domain that does not exist", async () => {
    const { contractors, admin } = await load();
    for (const domain of [0n, FOUNDED]) {
      const change = contractors.connect(admin).changeDomain(domain, termsOf());
      await expectError(change, contractors, "Contractors_UnknownDomain", domain);
    }
  });

  it("reverts for a retired domain", async () => {
    const { contractors, admin } = await load();
    await contractors.connect(admin).retireDomain(1n);
    const change = contractors.connect(admin).changeDomain(1n, termsOf());
    await expectError(change, contractors, "Contractors_RetiredDomain", 1n);
  });

  it("reverts for anybody but the admin", async () => {
    const { contractors, registrar, members } = await load();
    for (const caller of [registrar, members[0]]) {
      const change = contractors.connect(caller).changeDomain(1n, termsOf());
      await expectUnauthorized(change, contractors, caller, contractors.DEFAULT_ADMIN_ROLE());
    }
  });
});

describe("Domains: retireDomain", () => {
  it("closes a domain, and keeps everything else of it", async () => {
    const system = await load();
    const { contractors, admin } = system;
    const [terms, , ...rest] = plain(await contractors.domainOf(1n)) as unknown[];
    await expectEvents(system, contractors.connect(admin).retireDomain(1n), [[contractors, "DomainRetired", 1n]]);
    expect(plain(await contractors.domainOf(1n))).to.deep.equal([terms, true, ...rest]);
    expect(await contractors.nameOf(1n)).to.equal("Development");
    expect((await contractors.domainOf(2n)).retired).to.equal(false);
  });

  it("leaves who is cleared there with its clearance and its voice", async () => {
    const { contractors, admin, members } = await load();
    await contractors.connect(admin).retireDomain(1n);
    expect(await contractors.isCleared(1n, members[0])).to.equal(true);
    expect((await contractors.judgeOf(1n, members[0], 2n ** 48n - 1n, false)).party).to.equal(1n);
  });

  it("lets a clearance there be suspended, reinstated and ended still", async () => {
    const { contractors, admin, registrar, members } = await load();
    await contractors.connect(admin).retireDomain(1n);
    const caller = contractors.connect(registrar);
    await caller.suspend(1n, members[0], true);
    await caller.reinstate(1n, members[0]);
    await caller.end(1n, members[0]);
    expect((await contractors.domainOf(1n)).voices).to.equal(6n);
  });

  it("reverts for a domain that does not exist", async () => {
    const { contractors, admin } = await load();
    for (const domain of [0n, FOUNDED]) {
      const retire = contractors.connect(admin).retireDomain(domain);
      await expectError(retire, contractors, "Contractors_UnknownDomain", domain);
    }
  });

  it("reverts for a domain that is retired already", async () => {
    const { contractors, admin } = await load();
    await contractors.connect(admin).retireDomain(1n);
    const retire = contractors.connect(admin).retireDomain(1n);
    await expectError(retire, contractors, "Contractors_RetiredDomain", 1n);
  });

  it("reverts for anybody but the admin", async () => {
    const { contractors, registrar, members } = await load();
    for (const caller of [registrar, members[0]]) {
      const retire = contractors.connect(caller).retireDomain(1n);
      await expectUnauthorized(retire, contractors, caller, contractors.DEFAULT_ADMIN_ROLE());
    }
  });
});

describe("Domains: reads", () => {
  for (const read of ["domainOf", "nameOf", "nextAdmission", "nextRevocation"] as const) {
    it(`${read} reverts for a domain that does not exist`, async () => {
      const { contractors } = await load();
      for (const domain of [0n, FOUNDED]) {
        await expectError(contractors.getFunction(read)(domain), contractors, "Contractors_UnknownDomain", domain);
      }
    });
  }
});
