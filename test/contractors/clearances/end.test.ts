import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, receiptOf, secondOf } from "../../fixtures/assertions.ts";
import { at, DAY, networkHelpers, now, reach } from "../../fixtures/chain.ts";
import {
  clear,
  clearanceAs,
  clearanceOf,
  deployRegistrar,
  deployWithKeys,
  FOUNDED,
  foundDomain,
  tokenOf,
} from "../../fixtures/contractors.ts";
import { call } from "../../fixtures/money.ts";
import { Kind, offerOf } from "../../fixtures/system.ts";

/** The candidate holds a direct clearance in the founded domain; the stranger a proposal that ends in 10 days. */
async function deployHolders() {
  const system = await deployWithKeys();
  await foundDomain(system);
  const since = await secondOf(clear(system, system.candidate));
  const until = (await now()) + 10n * DAY;
  const proposedAt = await secondOf(clear(system, system.stranger, { kind: Kind.Proposal, until }));
  const caller = system.contractors.connect(system.registrar);
  return { ...system, caller, holder: system.candidate, proposed: system.stranger, since, proposedAt, until };
}

const load = () => networkHelpers.loadFixture(deployHolders);

describe("Contractors: end", () => {
  it("ends the clearance now, in this domain alone, and keeps its facts", async () => {
    const system = await load();
    const { contractors, caller, holder, since } = system;
    await clear(system, holder, { domain: 4n });
    const ending = caller.end(FOUNDED, holder);
    await receiptOf(ending);
    await expectEvents(system, ending, [
      [contractors, "ClearanceEnded", FOUNDED, holder],
      [contractors, "Transfer", holder, NOBODY, await tokenOf(system, holder)],
    ]);
    const until = await secondOf(ending);
    expect(await clearanceOf(system, holder)).to.deep.equal(clearanceAs(since, { until, ended: true }));
    expect(await contractors.isCleared(FOUNDED, holder)).to.equal(false);
    expect(await contractors.isCleared(4n, holder)).to.equal(true);
  });

  it("ends a suspended one, which stays marked", async () => {
    const system = await load();
    const { caller, holder, since } = system;
    await caller.suspend(FOUNDED, holder, true);
    const until = await secondOf(caller.end(FOUNDED, holder));
    const facts = { until, suspended: true, ended: true };
    expect(await clearanceOf(system, holder)).to.deep.equal(clearanceAs(since, facts));
  });

  it("ends one that has an end before that", async () => {
    const system = await load();
    const { caller, proposed, proposedAt } = system;
    const until = await secondOf(caller.end(FOUNDED, proposed));
    const facts = { until, kind: Kind.Proposal, ended: true };
    expect(await clearanceOf(system, proposed)).to.deep.equal(clearanceAs(proposedAt, facts));
  });

  it("keeps the end that was set of one that is over, from its very second on", async () => {
    for (const late of [0n, DAY]) {
      const system = await load();
      const { caller, proposed, proposedAt, until } = system;
      await at(until + late);
      await caller.end(FOUNDED, proposed);
      const facts = { until, kind: Kind.Proposal, ended: true };
      expect(await clearanceOf(system, proposed)).to.deep.equal(clearanceAs(proposedAt, facts));
    }
  });

  it("ends a clearance in the second in which it began", async () => {
    const system = await load();
    const { contractors, crowd } = system;
    const actor = await deployRegistrar(system);
    const second = await secondOf(
      actor.run([
        call(contractors, "clear", [FOUNDED, crowd[0].address, offerOf(), false]),
        call(contractors, "end", [FOUNDED, crowd[0].address]),
      ]),
    );
    expect(await clearanceOf(system, crowd[0])).to.deep.equal(clearanceAs(second, { until: second, ended: true }));
    expect(await contractors.isCleared(FOUNDED, crowd[0])).to.equal(false);
    expect(await contractors.rateAt(FOUNDED, crowd[0], second)).to.equal(0n);
  });

  it("reverts for anybody but a granted registrar, also for the admin and the holder", async () => {
    const { contractors, admin, biller, holder } = await load();
    for (const caller of [admin, biller, holder]) {
      const ending = contractors.connect(caller).end(FOUNDED, holder);
      await expectUnauthorized(ending, contractors, caller, contractors.REGISTRAR_ROLE());
    }
  });

  it("reverts for who was never cleared there, whose clearance has ended, and an old address", async () => {
    const { contractors, caller, crowd, holder, proposed } = await load();
    await caller.end(FOUNDED, holder);
    await caller.move(proposed, crowd[1], [FOUNDED], 0n);
    for (const account of [crowd[0].address, holder.address, proposed.address, NOBODY]) {
      await expectError(caller.end(FOUNDED, account), contractors, "Contractors_NotCleared", FOUNDED, account);
    }
    await expectError(caller.end(4n, crowd[1]), contractors, "Contractors_NotCleared", 4n, crowd[1]);
  });
});

describe("Contractors: expire", () => {
  it("writes down the end of one that is over, by anybody, from its very second on", async () => {
    const system = await load();
    const { contractors, proposed, proposedAt, until, crowd } = system;
    await at(until);
    const expiring = contractors.connect(crowd[0]).expire(FOUNDED, proposed);
    await receiptOf(expiring);
    await expectEvents(system, expiring, [
      [contractors, "ClearanceEnded", FOUNDED, proposed],
      [contractors, "Transfer", proposed, NOBODY, await tokenOf(system, proposed)],
    ]);
    const facts = { until, kind: Kind.Proposal, ended: true };
    expect(await clearanceOf(system, proposed)).to.deep.equal(clearanceAs(proposedAt, facts));
    expect((await contractors.partyOf(9n)).clearances).to.equal(0n);
  });

  it("works for one that is suspended", async () => {
    const { contractors, caller, proposed, until } = await load();
    await caller.suspend(FOUNDED, proposed, true);
    await reach(until);
    await contractors.expire(FOUNDED, proposed);
    expect((await contractors.clearanceOf(FOUNDED, proposed)).ended).to.equal(true);
  });

  it("reverts a second before the end", async () => {
    const { contractors, proposed, until } = await load();
    await at(until - 1n);
    await expectError(
      contractors.expire(FOUNDED, proposed),
      contractors,
      "Contractors_NotOver",
      FOUNDED,
      proposed,
      until,
    );
  });

  it("reverts for one that has no end, suspended or not", async () => {
    const { contractors, caller, holder } = await load();
    const expiring = () => contractors.expire(FOUNDED, holder);
    await expectError(expiring(), contractors, "Contractors_NotOver", FOUNDED, holder, 0n);
    await caller.suspend(FOUNDED, holder, true);
    await expectError(expiring(), contractors, "Contractors_NotOver", FOUNDED, holder, 0n);
  });

  it("reverts for who was never cleared there, whose clearance has ended, and an old address", async () => {
    const { contractors, caller, crowd, proposed, holder, until } = await load();
    await caller.end(FOUNDED, holder);
    await reach(until);
    await caller.move(proposed, crowd[1], [FOUNDED], 0n);
    for (const account of [crowd[0], holder, proposed]) {
      const expiring = contractors.expire(FOUNDED, account);
      await expectError(expiring, contractors, "Contractors_NotCleared", FOUNDED, account);
    }
    await contractors.expire(FOUNDED, crowd[1]);
    const again = contractors.expire(FOUNDED, crowd[1]);
    await expectError(again, contractors, "Contractors_NotCleared", FOUNDED, crowd[1]);
  });
});

describe("Contractors: isCleared", () => {
  it("ends with the second that was set", async () => {
    const { contractors, proposed, until } = await load();
    await reach(until - 1n);
    expect(await contractors.isCleared(FOUNDED, proposed)).to.equal(true);
    await reach(until);
    expect(await contractors.isCleared(FOUNDED, proposed)).to.equal(false);
  });

  it("knows nobody in a domain that does not exist, nor a stranger or nobody in one that does", async () => {
    const { contractors, members, crowd } = await load();
    expect(await contractors.isCleared(FOUNDED + 1n, members[0])).to.equal(false);
    expect(await contractors.isCleared(FOUNDED, crowd[0])).to.equal(false);
    expect(await contractors.isCleared(FOUNDED, NOBODY)).to.equal(false);
  });
});
