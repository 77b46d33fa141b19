import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, receiptOf, secondOf } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers, now, reach } from "../../fixtures/chain.ts";
import {
  clear,
  clearanceAs,
  clearanceOf,
  deployWithKeys,
  FOUNDED,
  foundDomain,
  tokenOf,
} from "../../fixtures/contractors.ts";
import { Kind } from "../../fixtures/system.ts";

/** The candidate holds a temporary clearance in the founded domain. */
async function deployHolder() {
  const system = await deployWithKeys();
  await foundDomain(system);
  const since = await secondOf(clear(system, system.candidate, { kind: Kind.Temporary }));
  const caller = system.contractors.connect(system.biller);
  return { ...system, caller, holder: system.candidate, since };
}

const load = () => networkHelpers.loadFixture(deployHolder);

describe("Contractors: useClearance", () => {
  it("uses up a temporary clearance, and ends it", async () => {
    const system = await load();
    const { contractors, caller, holder, since } = system;
    const using = caller.useClearance(FOUNDED, holder);
    await receiptOf(using);
    await expectEvents(system, using, [
      [contractors, "ClearanceUsed", FOUNDED, holder, 0n],
      [contractors, "ClearanceEnded", FOUNDED, holder],
      [contractors, "Transfer", holder, NOBODY, await tokenOf(system, holder)],
    ]);
    const facts = { until: await secondOf(using), kind: Kind.Temporary, ended: true };
    expect(await clearanceOf(system, holder)).to.deep.equal(clearanceAs(since, facts));
    expect((await contractors.partyOf(8n)).clearances).to.equal(0n);
  });

  it("gives a second temporary clearance one use again", async () => {
    const system = await load();
    const { caller, holder } = system;
    await caller.useClearance(FOUNDED, holder);
    const since = await secondOf(clear(system, holder, { kind: Kind.Temporary }));
    expect(await clearanceOf(system, holder)).to.deep.equal(clearanceAs(since, { kind: Kind.Temporary, uses: 1n }));
  });

  it("leaves every other kind as it is, however often", async () => {
    const system = await load();
    const { caller, crowd } = system;
    const until = (await now()) + DAY;
    await clear(system, crowd[0], { kind: Kind.Supervisor });
    await clear(system, crowd[1], { kind: Kind.Subcontractor, supervisor: crowd[0].address });
    await clear(system, crowd[2], { kind: Kind.Direct });
    await clear(system, crowd[3], { kind: Kind.Proposal, until });
    for (const person of crowd.slice(0, 4)) {
      const before = await clearanceOf(system, person);
      for (let i = 0; i < 3; i++) await expectEvents(system, caller.useClearance(FOUNDED, person), []);
      expect(await clearanceOf(system, person)).to.deep.equal(before);
    }
  });

  it("reverts a second time", async () => {
    const { contractors, caller, holder } = await load();
    await caller.useClearance(FOUNDED, holder);
    const again = caller.useClearance(FOUNDED, holder);
    await expectError(again, contractors, "Contractors_NotCleared", FOUNDED, holder);
  });

  it("reverts for anybody but a granted biller, also for the admin, a registrar and the holder", async () => {
    const { contractors, admin, registrar, holder } = await load();
    for (const caller of [admin, registrar, holder]) {
      const using = contractors.connect(caller).useClearance(FOUNDED, holder);
      await expectUnauthorized(using, contractors, caller, contractors.BILLER_ROLE());
    }
  });

  it("reverts for who was never cleared there", async () => {
    const { contractors, caller, crowd, holder } = await load();
    for (const [domain, account] of [
      [FOUNDED, crowd[0].address],
      [FOUNDED, NOBODY],
      [4n, holder.address],
    ] as const) {
      const using = caller.useClearance(domain, account);
      await expectError(using, contractors, "Contractors_NotCleared", domain, account);
    }
  });

  it("reverts for who is suspended, and uses nothing up", async () => {
    const { contractors, caller, registrar, holder } = await load();
    await contractors.connect(registrar).suspend(FOUNDED, holder, true);
    const using = caller.useClearance(FOUNDED, holder);
    await expectError(using, contractors, "Contractors_NotCleared", FOUNDED, holder);
    await contractors.connect(registrar).reinstate(FOUNDED, holder);
    await caller.useClearance(FOUNDED, holder);
  });

  it("reverts for whose clearance is over, though that is not written down", async () => {
    const system = await load();
    const { contractors, caller, crowd } = system;
    const until = (await now()) + DAY;
    await clear(system, crowd[0], { kind: Kind.Proposal, until });
    await reach(until);
    const using = caller.useClearance(FOUNDED, crowd[0]);
    await expectError(using, contractors, "Contractors_NotCleared", FOUNDED, crowd[0]);
  });
});
