import { expect } from "chai";

import { secondOf } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers, now, pass, reach } from "../../fixtures/chain.ts";
import {
  clear,
  clearAll,
  deployWithKeys,
  FOUNDED,
  foundDomain,
  join,
  termsOf,
  type KeyedSystem,
} from "../../fixtures/contractors.ts";
import { Kind } from "../../fixtures/system.ts";

/** A domain with a k of 2, and ways to see its voices. */
async function deployDomain() {
  const system = await deployWithKeys();
  await foundDomain(system, { revocationPercent: 100n });
  return system;
}

const load = () => networkHelpers.loadFixture(deployDomain);

/** The domain with `count` voices, the first of the crowd; since when it has been full, seconds since 1970. */
async function loadWith(count: number): Promise<KeyedSystem & { full: bigint }> {
  const system = await load();
  const seconds = await clearAll(system, system.crowd.slice(0, count));
  await pass(DAY);
  return { ...system, full: seconds[1] ?? 0n };
}

async function expectVoices({ contractors }: KeyedSystem, voices: bigint, fullSince: bigint): Promise<void> {
  const domain = await contractors.domainOf(FOUNDED);
  expect([domain.voices, domain.fullSince]).to.deep.equal([voices, fullSince]);
}

describe("Domains: voices, and since when there are k without a break", () => {
  it("full from the k-th voice on, and no later with more", async () => {
    const system = await load();
    const [first, second, third] = system.crowd;
    await expectVoices(system, 0n, 0n);
    await clear(system, first);
    await expectVoices(system, 1n, 0n);
    const full = await secondOf(clear(system, second));
    await expectVoices(system, 2n, full);
    await clear(system, third);
    await expectVoices(system, 3n, full);
  });

  it("full from the first voice on with a k of 1", async () => {
    const { contractors, members } = await load();
    const { since } = await contractors.clearanceOf(3n, members[0]);
    expect((await contractors.domainOf(3n)).fullSince).to.equal(since);
  });

  it("counts a supervisor as well", async () => {
    const system = await load();
    await clear(system, system.candidate, { kind: Kind.Supervisor });
    await expectVoices(system, 1n, 0n);
  });

  it("counts no subcontractor, temporary or proposal, neither when cleared nor at any end", async () => {
    const system = await load();
    const { contractors, registrar, biller, crowd } = system;
    const [supervisor, subcontractor, temporary, proposal] = crowd;
    const until = (await now()) + DAY;
    await clear(system, supervisor, { kind: Kind.Supervisor });
    await clear(system, subcontractor, { kind: Kind.Subcontractor, supervisor: supervisor.address });
    await clear(system, temporary, { kind: Kind.Temporary });
    await clear(system, proposal, { kind: Kind.Proposal, until });
    await expectVoices(system, 1n, 0n);
    await contractors.connect(registrar).suspend(FOUNDED, subcontractor, true);
    await contractors.connect(registrar).reinstate(FOUNDED, subcontractor);
    await contractors.connect(registrar).end(FOUNDED, subcontractor);
    await contractors.connect(biller).useClearance(FOUNDED, temporary);
    await reach(until);
    await contractors.expire(FOUNDED, proposal);
    await expectVoices(system, 1n, 0n);
  });

  it("loses a voice at its end: full while k are left, not below, and again from the k-th on", async () => {
    const system = await loadWith(3);
    const { contractors, registrar, crowd, full } = system;
    await contractors.connect(registrar).end(FOUNDED, crowd[0]);
    await expectVoices(system, 2n, full);
    await contractors.connect(registrar).end(FOUNDED, crowd[1]);
    await expectVoices(system, 1n, 0n);
    await expectVoices(system, 2n, await secondOf(clear(system, crowd[0])));
  });

  it("loses a voice while it is suspended, and gains it when it is reinstated", async () => {
    const system = await loadWith(2);
    const { contractors, registrar, crowd } = system;
    await contractors.connect(registrar).suspend(FOUNDED, crowd[0], true);
    await expectVoices(system, 1n, 0n);
    await expectVoices(system, 2n, await secondOf(contractors.connect(registrar).reinstate(FOUNDED, crowd[0])));
  });

  it("loses the voice of a suspended one no second time at its end", async () => {
    const system = await loadWith(3);
    const { contractors, registrar, crowd, full } = system;
    await contractors.connect(registrar).suspend(FOUNDED, crowd[0], true);
    await contractors.connect(registrar).end(FOUNDED, crowd[0]);
    await expectVoices(system, 2n, full);
  });

  it("keeps its voices when a party moves", async () => {
    const system = await loadWith(2);
    await system.contractors.connect(system.registrar).move(system.crowd[0], system.candidate, [FOUNDED], 0n);
    await expectVoices(system, 2n, system.full);
  });

  it("keeps its voices, without a break, when one of exactly k joins a company alone, and when it leaves", async () => {
    const system = await loadWith(2);
    const { contractors, crowd, stranger } = system;
    await join(system, crowd[0], stranger, [FOUNDED]);
    await expectVoices(system, 2n, system.full);
    await contractors.connect(crowd[0]).leaveCompany([FOUNDED]);
    await expectVoices(system, 2n, system.full);
  });

  it("counts a company once, whoever joins it, is admitted into it, and leaves", async () => {
    const system = await loadWith(4);
    const { contractors, crowd, stranger, candidate, full } = system;
    await join(system, crowd[0], stranger, [FOUNDED]);
    await join(system, crowd[1], stranger, [FOUNDED]);
    await expectVoices(system, 3n, full);
    await join(system, candidate, stranger);
    await clear(system, candidate);
    await expectVoices(system, 3n, full);
    await contractors.connect(stranger).release(crowd[0], [FOUNDED]);
    await expectVoices(system, 4n, full);
    await contractors.connect(crowd[1]).leaveCompany([FOUNDED]);
    await expectVoices(system, 5n, full);
  });

  it("has no break when two of exactly k merge their voices in a company, nor when they split them again", async () => {
    const system = await loadWith(2);
    const { contractors, crowd, stranger, full } = system;
    await join(system, crowd[0], stranger, [FOUNDED]);
    await join(system, crowd[1], stranger, [FOUNDED]);
    await expectVoices(system, 1n, full);
    await contractors.connect(crowd[0]).leaveCompany([FOUNDED]);
    await expectVoices(system, 2n, full);
  });

  it("has no break when an end leaves k people whose voices are merged, nor when they split them", async () => {
    const system = await loadWith(3);
    const { contractors, registrar, crowd, stranger, full } = system;
    for (const person of crowd.slice(0, 2)) await join(system, person, stranger, [FOUNDED]);
    await expectVoices(system, 2n, full);
    await contractors.connect(registrar).end(FOUNDED, crowd[2]);
    await expectVoices(system, 1n, full);
    await contractors.connect(crowd[0]).leaveCompany([FOUNDED]);
    await expectVoices(system, 2n, full);
  });

  it("is not made full by one below k that joins a company", async () => {
    const system = await loadWith(1);
    await join(system, system.crowd[0], system.stranger, [FOUNDED]);
    await expectVoices(system, 1n, 0n);
  });

  it("keeps a company's voice until the last of its people ends or is suspended", async () => {
    const system = await loadWith(4);
    const { contractors, registrar, crowd, stranger, full } = system;
    for (const person of crowd.slice(0, 2)) await join(system, person, stranger, [FOUNDED]);
    await contractors.connect(registrar).suspend(FOUNDED, crowd[0], true);
    await expectVoices(system, 3n, full);
    await contractors.connect(registrar).end(FOUNDED, crowd[1]);
    await expectVoices(system, 2n, full);
    await contractors.connect(registrar).reinstate(FOUNDED, crowd[0]);
    await expectVoices(system, 3n, full);
  });

  it("gives a suspended one that joins or leaves no voice, and the right one when it is reinstated", async () => {
    const system = await loadWith(4);
    const { contractors, registrar, crowd, stranger, full } = system;
    await join(system, crowd[1], stranger, [FOUNDED]);
    await contractors.connect(registrar).suspend(FOUNDED, crowd[0], true);
    await join(system, crowd[0], stranger, [FOUNDED]);
    await expectVoices(system, 3n, full);
    await contractors.connect(registrar).reinstate(FOUNDED, crowd[0]);
    await expectVoices(system, 3n, full);
    await contractors.connect(registrar).suspend(FOUNDED, crowd[0], true);
    await contractors.connect(crowd[0]).leaveCompany([FOUNDED]);
    await expectVoices(system, 3n, full);
    await contractors.connect(registrar).reinstate(FOUNDED, crowd[0]);
    await expectVoices(system, 4n, full);
  });

  it("moves no voice of a subcontractor that joins or leaves", async () => {
    const system = await loadWith(1);
    const { contractors, candidate, stranger, members } = system;
    await clear(system, members[0], { kind: Kind.Supervisor });
    const full = (await contractors.domainOf(FOUNDED)).fullSince;
    await clear(system, candidate, { kind: Kind.Subcontractor, supervisor: members[0].address });
    await join(system, candidate, stranger, [FOUNDED]);
    await expectVoices(system, 2n, full);
    await contractors.connect(candidate).leaveCompany([FOUNDED]);
    await expectVoices(system, 2n, full);
  });

  it("counts the same people in each of their domains apart", async () => {
    const { contractors, members, stranger, ...system } = await load();
    for (const member of members.slice(0, 2))
      await join({ ...system, contractors, members, stranger }, member, stranger, [1n, 2n, 3n]);
    for (const domain of [1n, 2n, 3n]) expect((await contractors.domainOf(domain)).voices).to.equal(6n);
  });
});

describe("Domains: voices when k changes", () => {
  const change = ({ contractors, admin }: KeyedSystem, k: bigint) =>
    contractors.connect(admin).changeDomain(FOUNDED, termsOf({ k }));

  it("full no more when k is raised above the voices, and from then on when it is lowered again", async () => {
    const system = await loadWith(3);
    await change(system, 4n);
    await expectVoices(system, 3n, 0n);
    await expectVoices(system, 3n, await secondOf(change(system, 3n)));
  });

  it("full without a break when k is raised to the voices, or lowered", async () => {
    const system = await loadWith(3);
    await change(system, 3n);
    await expectVoices(system, 3n, system.full);
    await change(system, 1n);
    await expectVoices(system, 3n, system.full);
  });

  it("full from then on when k is lowered below the voices that did not suffice", async () => {
    const system = await loadWith(1);
    await expectVoices(system, 1n, 0n);
    await expectVoices(system, 1n, await secondOf(change(system, 1n)));
  });

  it("never full with a k above the voices, raised or lowered", async () => {
    const system = await loadWith(1);
    await change(system, 15n);
    await change(system, 2n);
    await expectVoices(system, 1n, 0n);
  });

  it("counts the next voice by the new k", async () => {
    const system = await loadWith(2);
    await change(system, 3n);
    await expectVoices(system, 3n, await secondOf(clear(system, system.crowd[2])));
  });
});
