import { expect } from "chai";

import { expectError, receiptOf } from "../../fixtures/assertions.ts";
import { at, DAY, ethers, networkHelpers, now, reach } from "../../fixtures/chain.ts";
import {
  clear,
  clearAll,
  deployWithKeys,
  FOUNDED,
  foundDomain,
  termsOf,
  type KeyedSystem,
  type Terms,
} from "../../fixtures/contractors.ts";
import { call } from "../../fixtures/money.ts";
import { Kind, offerOf } from "../../fixtures/system.ts";

/** What happened within 30 days is counted in spans of this many seconds, which begin with 1970. */
const SPAN = 10n * DAY;

/** The founded domain with `voices` of the crowd, at the beginning of a span; the rest of the crowd is new. */
async function loadDomain(voices: number, terms: Partial<Terms>) {
  const system = await networkHelpers.loadFixture(deployWithKeys);
  await foundDomain(system, terms);
  await clearAll(system, system.crowd.slice(0, voices));
  const begin = ((await now()) / SPAN + 1n) * SPAN;
  await reach(begin);
  return { ...system, begin, judges: system.crowd.slice(0, voices), newcomers: system.crowd.slice(voices, -2) };
}

/** A counted admission, of a kind that does not change the voices. */
const admit = (system: KeyedSystem, person: KeyedSystem["candidate"]) =>
  clear(system, person, { counted: true, kind: Kind.Temporary });

/** Asserts that exactly `limit` more are possible now, and that the one after waits until `next`. */
async function expectLimit(
  { contractors }: KeyedSystem,
  what: "Admission" | "Revocation",
  limit: number,
  next: bigint,
  act: (i: number) => ReturnType<typeof clear>,
): Promise<void> {
  const read = contractors.getFunction(`next${what}`);
  for (let i = 0; i < limit; i++) {
    expect(await read(FOUNDED)).to.equal(0n, `before number ${i}`);
    await act(i);
  }
  expect(await read(FOUNDED)).to.equal(next);
  await expectError(act(limit), contractors, "Contractors_Throttled", FOUNDED, next);
}

describe("Domains: the limit of admissions", () => {
  it("does not hold back the first", async () => {
    const { contractors, begin } = await loadDomain(0, { admissionPercent: 0n });
    expect(await contractors.nextAdmission(FOUNDED)).to.equal(0n);
    expect((await contractors.domainOf(FOUNDED)).admissions).to.equal(0n);
    expect(begin % SPAN).to.equal(0n);
  });

  it("is k where the percentage allows fewer, or none", async () => {
    const system = await loadDomain(10, { k: 3n, admissionPercent: 0n });
    await expectLimit(system, "Admission", 3, system.begin + 4n * SPAN, (i) => admit(system, system.newcomers[i]!));
  });

  it("is k in a domain without voices", async () => {
    const system = await loadDomain(0, { k: 2n, admissionPercent: 100n });
    await expectLimit(system, "Admission", 2, system.begin + 4n * SPAN, (i) => admit(system, system.newcomers[i]!));
  });

  for (const [voices, percent, limit] of [
    [11, 25n, 2],
    [12, 25n, 3],
    [10, 39n, 3],
    [10, 40n, 4],
    [5, 100n, 5],
  ] as const) {
    it(`is ${limit} with ${voices} voices, ${percent} percent and a k of 2: rounded down`, async () => {
      const system = await loadDomain(voices, { admissionPercent: percent });
      const next = system.begin + 4n * SPAN;
      await expectLimit(system, "Admission", limit, next, (i) => admit(system, system.newcomers[i]!));
    });
  }

  it("grows with the voices that are admitted", async () => {
    const system = await loadDomain(3, { k: 1n, admissionPercent: 50n });
    const next = system.begin + 4n * SPAN;
    // 3 voices allow 1; the fourth makes it 2, and the fifth still 2.
    const admitVoice = (i: number) => clear(system, system.newcomers[i]!, { counted: true });
    await expectLimit(system, "Admission", 2, next, admitVoice);
  });

  it("does not count who is cleared by the stakeholders, nor hold them back", async () => {
    const system = await loadDomain(0, { k: 1n, admissionPercent: 0n });
    const [first, second, third] = system.newcomers;
    await clear(system, first!);
    expect(await system.contractors.nextAdmission(FOUNDED)).to.equal(0n);
    await admit(system, second!);
    await clear(system, third!);
    expect(await system.contractors.isCleared(FOUNDED, third!)).to.equal(true);
  });

  it("is of each domain apart", async () => {
    const system = await loadDomain(0, { k: 1n, admissionPercent: 0n });
    await admit(system, system.newcomers[0]!);
    expect(await system.contractors.nextAdmission(1n)).to.equal(0n);
    expect(await system.contractors.nextRevocation(FOUNDED)).to.equal(0n);
  });

  it("does not come back with the end of who was admitted", async () => {
    const system = await loadDomain(0, { k: 1n, admissionPercent: 0n });
    await admit(system, system.newcomers[0]!);
    await system.contractors.connect(system.registrar).end(FOUNDED, system.newcomers[0]!);
    expect(await system.contractors.nextAdmission(FOUNDED)).to.equal(system.begin + 4n * SPAN);
  });

  it("follows the terms: more or fewer are possible as soon as these change", async () => {
    const system = await loadDomain(0, { k: 1n, admissionPercent: 0n });
    const { contractors, admin, newcomers } = system;
    await admit(system, newcomers[0]!);
    await contractors.connect(admin).changeDomain(FOUNDED, termsOf({ k: 2n, admissionPercent: 0n }));
    expect(await contractors.nextAdmission(FOUNDED)).to.equal(0n);
    await admit(system, newcomers[1]!);
    await contractors.connect(admin).changeDomain(FOUNDED, termsOf({ k: 1n, admissionPercent: 0n }));
    expect(await contractors.nextAdmission(FOUNDED)).to.equal(system.begin + 4n * SPAN);
  });
});

describe("Domains: the time for which an admission counts", () => {
  it("ends with the third span after its own, to the second", async () => {
    const system = await loadDomain(0, { k: 1n, admissionPercent: 0n });
    const { contractors, newcomers, begin } = system;
    const free = begin + 4n * SPAN;
    await at(begin + SPAN - 1n);
    await admit(system, newcomers[0]!);
    await at(free - 1n);
    await expectError(admit(system, newcomers[1]!), contractors, "Contractors_Throttled", FOUNDED, free);
    await at(free);
    await admit(system, newcomers[1]!);
    expect(await contractors.nextAdmission(FOUNDED)).to.equal(free + 4n * SPAN);
  });

  it("is 30 days at least: the last second of a span counts for 30 days, the first for 40", async () => {
    const system = await loadDomain(0, { k: 1n, admissionPercent: 0n });
    const { contractors, newcomers, begin } = system;
    await at(begin + SPAN - 1n);
    await admit(system, newcomers[0]!);
    const free = await contractors.nextAdmission(FOUNDED);
    expect(free - (begin + SPAN - 1n)).to.equal(30n * DAY + 1n);
    await at(free);
    await admit(system, newcomers[1]!);
    expect((await contractors.nextAdmission(FOUNDED)) - free).to.equal(40n * DAY);
  });

  it("frees one after the other, as they were admitted", async () => {
    const system = await loadDomain(0, { k: 3n, admissionPercent: 0n });
    const { contractors, newcomers, begin } = system;
    for (const [i, span] of [0n, 1n, 3n].entries()) {
      await at(begin + span * SPAN + 1n);
      await admit(system, newcomers[i]!);
    }
    for (const [i, free] of [4n, 5n, 7n].entries()) {
      const next = begin + free * SPAN;
      expect(await contractors.nextAdmission(FOUNDED)).to.equal(next);
      await at(next - 1n);
      await expectError(admit(system, newcomers[3 + i]!), contractors, "Contractors_Throttled", FOUNDED, next);
      await at(next);
      await admit(system, newcomers[3 + i]!);
    }
  });

  it("waits for several to be freed where the limit was lowered below what was admitted", async () => {
    const system = await loadDomain(0, { k: 3n, admissionPercent: 0n });
    const { contractors, admin, newcomers, begin } = system;
    for (const i of [0n, 1n, 2n]) {
      await at(begin + i * SPAN + 1n);
      await admit(system, newcomers[Number(i)]!);
    }
    await contractors.connect(admin).changeDomain(FOUNDED, termsOf({ k: 1n, admissionPercent: 0n }));
    expect(await contractors.nextAdmission(FOUNDED)).to.equal(begin + 6n * SPAN);
  });
});

describe("Domains: the limit of revocations", () => {
  const suspend = ({ contractors, registrar }: KeyedSystem, person: KeyedSystem["candidate"]) =>
    contractors.connect(registrar).suspend(FOUNDED, person, true);

  for (const percent of [0n, 10n]) {
    it(`is one with 5 voices and ${percent} percent`, async () => {
      const system = await loadDomain(5, { revocationPercent: percent });
      const next = system.begin + 4n * SPAN;
      await expectLimit(system, "Revocation", 1, next, (i) => suspend(system, system.judges[i]!));
    });
  }

  // A suspended voice is one fewer of which the percentage is taken.
  for (const [voices, percent, limit] of [
    [20, 10n, 1],
    [21, 10n, 2],
    [6, 50n, 2],
    [8, 50n, 3],
    [4, 100n, 2],
  ] as const) {
    it(`is ${limit} with ${voices} voices to begin with and ${percent} percent`, async () => {
      const system = await loadDomain(voices, { revocationPercent: percent });
      const next = system.begin + 4n * SPAN;
      await expectLimit(system, "Revocation", limit, next, (i) => suspend(system, system.judges[i]!));
    });
  }

  it("frees the next after the third span, to the second", async () => {
    const system = await loadDomain(3, { revocationPercent: 0n });
    const { contractors, judges, begin } = system;
    const free = begin + 4n * SPAN;
    await suspend(system, judges[0]!);
    await at(free - 1n);
    await expectError(suspend(system, judges[1]!), contractors, "Contractors_Throttled", FOUNDED, free);
    await at(free);
    await suspend(system, judges[1]!);
    expect(await contractors.nextRevocation(FOUNDED)).to.equal(free + 4n * SPAN);
  });

  it("counts a suspension that was lifted", async () => {
    const system = await loadDomain(3, { revocationPercent: 0n });
    const { contractors, registrar, judges, begin } = system;
    await suspend(system, judges[0]!);
    await contractors.connect(registrar).reinstate(FOUNDED, judges[0]!);
    const again = suspend(system, judges[0]!);
    await expectError(again, contractors, "Contractors_Throttled", FOUNDED, begin + 4n * SPAN);
  });

  it("counts no end, and holds none back", async () => {
    const system = await loadDomain(4, { revocationPercent: 0n });
    const { contractors, registrar, judges } = system;
    await contractors.connect(registrar).end(FOUNDED, judges[0]!);
    expect(await contractors.nextRevocation(FOUNDED)).to.equal(0n);
    await suspend(system, judges[1]!);
    await contractors.connect(registrar).end(FOUNDED, judges[1]!);
    await contractors.connect(registrar).end(FOUNDED, judges[2]!);
  });

  it("is of each domain apart, and not that of admissions", async () => {
    const system = await loadDomain(2, { k: 1n, admissionPercent: 0n, revocationPercent: 0n });
    await suspend(system, system.judges[0]!);
    expect(await system.contractors.nextRevocation(1n)).to.equal(0n);
    expect(await system.contractors.nextAdmission(FOUNDED)).to.equal(0n);
  });
});

describe("Domains: attack: a full domain changes its people faster than its limit by doing it in one second", () => {
  it("is stopped within one transaction as well", async () => {
    const system = await loadDomain(8, { k: 2n, admissionPercent: 25n });
    const { contractors, admin, newcomers, begin } = system;
    const actor = await ethers.deployContract("Actor");
    await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), actor);
    const admissions = newcomers
      .slice(0, 3)
      .map(({ address }) => call(contractors, "clear", [FOUNDED, address, offerOf({ kind: Kind.Temporary }), true]));
    const next = begin + 4n * SPAN;
    await expectError(actor.run(admissions), contractors, "Contractors_Throttled", FOUNDED, next);
    await receiptOf(actor.run(admissions.slice(0, 2)));
  });
});
