import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, secondOf } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers, now, reach } from "../../fixtures/chain.ts";
import {
  clear,
  clearanceAs,
  clearanceOf,
  deployWithKeys,
  FOUNDED,
  foundDomain,
  termsOf,
} from "../../fixtures/contractors.ts";
import { Kind } from "../../fixtures/system.ts";

/** The candidate holds a direct clearance in the founded domain, where all can be suspended. */
async function deployHolder() {
  const system = await deployWithKeys();
  await foundDomain(system, { revocationPercent: 100n });
  for (const person of system.members) await clear(system, person);
  const since = await secondOf(clear(system, system.candidate));
  const caller = system.contractors.connect(system.registrar);
  return { ...system, caller, holder: system.candidate, since };
}

const load = () => networkHelpers.loadFixture(deployHolder);

describe("Contractors: suspend", () => {
  it("takes all rights for now, in this domain alone, and keeps the rest of the facts", async () => {
    const system = await load();
    const { contractors, caller, holder, since } = system;
    await clear(system, holder, { domain: 4n });
    await expectEvents(system, caller.suspend(FOUNDED, holder, true), [
      [contractors, "ClearanceSuspended", FOUNDED, holder],
    ]);
    expect(await clearanceOf(system, holder)).to.deep.equal(clearanceAs(since, { suspended: true }));
    expect(await contractors.isCleared(FOUNDED, holder)).to.equal(false);
    expect(await contractors.isCleared(4n, holder)).to.equal(true);
  });

  it("suspends every kind", async () => {
    const system = await load();
    const { contractors, caller, crowd } = system;
    const until = (await now()) + DAY;
    await clear(system, crowd[0], { kind: Kind.Supervisor });
    await clear(system, crowd[1], { kind: Kind.Subcontractor, supervisor: crowd[0].address });
    await clear(system, crowd[2], { kind: Kind.Temporary });
    await clear(system, crowd[3], { kind: Kind.Proposal, until });
    for (const person of crowd.slice(0, 4)) {
      await caller.suspend(FOUNDED, person, true);
      expect(await contractors.isCleared(FOUNDED, person)).to.equal(false);
    }
  });

  it("reverts for anybody but a granted registrar, also for the admin and the holder", async () => {
    const { contractors, admin, biller, holder } = await load();
    for (const caller of [admin, biller, holder]) {
      const suspending = contractors.connect(caller).suspend(FOUNDED, holder, true);
      await expectUnauthorized(suspending, contractors, caller, contractors.REGISTRAR_ROLE());
    }
  });

  it("reverts for who was never cleared there, and whose clearance has ended", async () => {
    const { contractors, caller, crowd, holder } = await load();
    await caller.end(FOUNDED, holder);
    for (const account of [crowd[0].address, holder.address, NOBODY]) {
      await expectError(
        caller.suspend(FOUNDED, account, true),
        contractors,
        "Contractors_NotCleared",
        FOUNDED,
        account,
      );
    }
  });

  it("reverts for who is suspended already", async () => {
    const { contractors, caller, holder } = await load();
    await caller.suspend(FOUNDED, holder, true);
    await expectError(caller.suspend(FOUNDED, holder, true), contractors, "Contractors_NotCleared", FOUNDED, holder);
  });

  it("reverts for whose clearance is over, though that is not written down", async () => {
    const system = await load();
    const { contractors, caller, crowd } = system;
    const until = (await now()) + DAY;
    await clear(system, crowd[0], { kind: Kind.Proposal, until });
    await reach(until);
    await expectError(
      caller.suspend(FOUNDED, crowd[0], true),
      contractors,
      "Contractors_NotCleared",
      FOUNDED,
      crowd[0],
    );
  });

  it("counts for the limit if that is asked, and otherwise neither counts nor waits for it", async () => {
    const { contractors, caller, admin, holder, members } = await load();
    await contractors.connect(admin).changeDomain(FOUNDED, termsOf({ revocationPercent: 0n }));
    await caller.suspend(FOUNDED, members[0], false);
    expect(await contractors.nextRevocation(FOUNDED)).to.equal(0n);
    await caller.suspend(FOUNDED, members[1], true);
    expect((await contractors.nextRevocation(FOUNDED)) > (await now())).to.equal(true);
    await caller.suspend(FOUNDED, holder, false);
    expect(await contractors.isCleared(FOUNDED, holder)).to.equal(false);
  });

  it("does not count for the limit when it reverts", async () => {
    const { contractors, caller, admin, holder, members } = await load();
    await contractors.connect(admin).changeDomain(FOUNDED, termsOf({ revocationPercent: 0n }));
    await expectError(caller.suspend(FOUNDED, NOBODY, true), contractors, "Contractors_NotCleared", FOUNDED, NOBODY);
    await caller.suspend(FOUNDED, members[0], true);
    const next = await contractors.nextRevocation(FOUNDED);
    expect(next > (await now())).to.equal(true);
    await expectError(caller.suspend(FOUNDED, holder, true), contractors, "Contractors_Throttled", FOUNDED, next);
  });
});

describe("Contractors: reinstate", () => {
  it("gives all rights back, as they were", async () => {
    const system = await load();
    const { contractors, caller, holder, since } = system;
    await caller.suspend(FOUNDED, holder, true);
    await expectEvents(system, caller.reinstate(FOUNDED, holder), [
      [contractors, "ClearanceReinstated", FOUNDED, holder],
    ]);
    expect(await clearanceOf(system, holder)).to.deep.equal(clearanceAs(since));
    expect(await contractors.isCleared(FOUNDED, holder)).to.equal(true);
  });

  it("gives none to one that was over meanwhile", async () => {
    const system = await load();
    const { contractors, caller, crowd } = system;
    const until = (await now()) + DAY;
    await clear(system, crowd[0], { kind: Kind.Proposal, until });
    await caller.suspend(FOUNDED, crowd[0], true);
    await reach(until);
    await caller.reinstate(FOUNDED, crowd[0]);
    expect(await contractors.isCleared(FOUNDED, crowd[0])).to.equal(false);
    await contractors.expire(FOUNDED, crowd[0]);
  });

  it("works at the new address of who has moved meanwhile", async () => {
    const { contractors, caller, holder, crowd } = await load();
    await caller.suspend(FOUNDED, holder, true);
    await caller.move(holder, crowd[0], [FOUNDED], 0n);
    await caller.reinstate(FOUNDED, crowd[0]);
    expect(await contractors.isCleared(FOUNDED, crowd[0])).to.equal(true);
    expect(await contractors.isCleared(FOUNDED, holder)).to.equal(false);
  });

  it("reverts for anybody but a granted registrar, also for the admin and the holder", async () => {
    const { contractors, caller, admin, biller, holder } = await load();
    await caller.suspend(FOUNDED, holder, true);
    for (const other of [admin, biller, holder]) {
      const reinstating = contractors.connect(other).reinstate(FOUNDED, holder);
      await expectUnauthorized(reinstating, contractors, other, contractors.REGISTRAR_ROLE());
    }
  });

  it("reverts for who is not suspended, and a second time", async () => {
    const { contractors, caller, holder } = await load();
    await expectError(caller.reinstate(FOUNDED, holder), contractors, "Contractors_NotSuspended", FOUNDED, holder);
    await caller.suspend(FOUNDED, holder, true);
    await caller.reinstate(FOUNDED, holder);
    await expectError(caller.reinstate(FOUNDED, holder), contractors, "Contractors_NotSuspended", FOUNDED, holder);
  });

  it("reverts for who was never cleared there, and whose clearance ended while it was suspended", async () => {
    const { contractors, caller, crowd, holder } = await load();
    await caller.suspend(FOUNDED, holder, true);
    await caller.end(FOUNDED, holder);
    for (const account of [crowd[0], holder]) {
      await expectError(caller.reinstate(FOUNDED, account), contractors, "Contractors_NotCleared", FOUNDED, account);
    }
  });
});
