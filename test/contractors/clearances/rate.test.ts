import { expect } from "chai";

import { expectError, expectEvents, expectUnauthorized, secondOf } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers, now, pass, reach } from "../../fixtures/chain.ts";
import { clear, clearanceAs, clearanceOf, deployWithKeys, FOUNDED, foundDomain } from "../../fixtures/contractors.ts";
import { Kind, RATE } from "../../fixtures/system.ts";

/** The candidate holds a direct clearance in the founded domain. */
async function deployHolder() {
  const system = await deployWithKeys();
  await foundDomain(system, { revocationPercent: 100n });
  const since = await secondOf(clear(system, system.candidate));
  await pass(DAY);
  const caller = system.contractors.connect(system.registrar);
  return { ...system, caller, holder: system.candidate, since };
}

const load = () => networkHelpers.loadFixture(deployHolder);
type Scene = Awaited<ReturnType<typeof load>>;

const MONTH = 30n * DAY;
const FOREVER = 2n ** 48n - 1n;

/** Asserts the holder's rate at each of these seconds. */
async function expectRates({ contractors, holder }: Scene, rates: readonly [time: bigint, rate: bigint][]) {
  for (const [time, rate] of rates) {
    expect(await contractors.rateAt(FOUNDED, holder, time)).to.equal(rate, `at ${time}`);
  }
}

describe("Contractors: rateAt", () => {
  it("is the rate of the offer from the beginning on, and nothing before", async () => {
    const scene = await load();
    const { since } = scene;
    await expectRates(scene, [
      [0n, 0n],
      [since - 1n, 0n],
      [since, RATE],
      [FOREVER, RATE],
    ]);
  });

  it("ends with the second that was set", async () => {
    const scene = await load();
    const until = (await now()) + MONTH;
    await clear(scene, scene.stranger, { kind: Kind.Proposal, until });
    expect(await scene.contractors.rateAt(FOUNDED, scene.stranger, until - 1n)).to.equal(RATE);
    expect(await scene.contractors.rateAt(FOUNDED, scene.stranger, until)).to.equal(0n);
  });

  it("ends with the clearance, and what was before stays billable", async () => {
    const scene = await load();
    const { caller, holder, since } = scene;
    await caller.setRate(FOUNDED, holder, 7n, since + MONTH);
    await reach(since + 2n * MONTH);
    const until = await secondOf(caller.end(FOUNDED, holder));
    await expectRates(scene, [
      [since + MONTH - 1n, RATE],
      [since + MONTH, 7n],
      [until - 1n, 7n],
      [until, 0n],
      [FOREVER, 0n],
    ]);
  });

  it("stays while it is suspended", async () => {
    const scene = await load();
    await scene.caller.suspend(FOUNDED, scene.holder, true);
    await expectRates(scene, [[FOREVER, RATE]]);
  });

  it("is nothing of a stranger, of another domain, and of one that does not exist", async () => {
    const { contractors, holder, crowd } = await load();
    expect(await contractors.rateAt(FOUNDED, crowd[0], FOREVER)).to.equal(0n);
    expect(await contractors.rateAt(4n, holder, FOREVER)).to.equal(0n);
    expect(await contractors.rateAt(FOUNDED + 1n, holder, FOREVER)).to.equal(0n);
  });

  it("moves with the party: all of it is the new address's, nothing the old one's", async () => {
    const { contractors, caller, holder, since, crowd } = await load();
    await caller.setRate(FOUNDED, holder, 7n, since + MONTH);
    await caller.move(holder, crowd[0], [FOUNDED], 0n);
    expect(await contractors.rateAt(FOUNDED, crowd[0], since)).to.equal(RATE);
    expect(await contractors.rateAt(FOUNDED, crowd[0], since + MONTH)).to.equal(7n);
    expect(await contractors.rateAt(FOUNDED, holder, since + MONTH)).to.equal(0n);
  });
});

describe("Contractors: setRate", () => {
  it("sets the rate from a time on, and leaves what is before and the clearance itself", async () => {
    const scene = await load();
    const { contractors, caller, holder, since } = scene;
    await expectEvents(scene, caller.setRate(FOUNDED, holder, 7n, since + MONTH), [
      [contractors, "RateSet", FOUNDED, holder, 7n, since + MONTH],
    ]);
    await expectRates(scene, [
      [since - 1n, 0n],
      [since, RATE],
      [since + MONTH - 1n, RATE],
      [since + MONTH, 7n],
      [FOREVER, 7n],
    ]);
    expect(await clearanceOf(scene, holder)).to.deep.equal(clearanceAs(since));
  });

  it("keeps the rates of many months apart", async () => {
    const scene = await load();
    const { caller, holder, since } = scene;
    for (let i = 1n; i <= 12n; i++) await caller.setRate(FOUNDED, holder, 100n + i, since + i * MONTH);
    for (let i = 1n; i <= 12n; i++) {
      await expectRates(scene, [
        [since + i * MONTH - 1n, i === 1n ? RATE : 99n + i],
        [since + i * MONTH, 100n + i],
      ]);
    }
  });

  it("replaces what was set from the same time on", async () => {
    const scene = await load();
    const { caller, holder, since } = scene;
    await caller.setRate(FOUNDED, holder, 7n, since + MONTH);
    await caller.setRate(FOUNDED, holder, 8n, since + MONTH);
    await expectRates(scene, [
      [since + MONTH - 1n, RATE],
      [since + MONTH, 8n],
    ]);
  });

  it("takes the smallest and the largest rate", async () => {
    const scene = await load();
    const { caller, holder, since } = scene;
    for (const rate of [1n, 2n ** 64n - 1n]) {
      await caller.setRate(FOUNDED, holder, rate, since);
      await expectRates(scene, [[since, rate]]);
    }
  });

  it("lasts no longer than its clearance: a second one begins at its own rate", async () => {
    const scene = await load();
    const { caller, holder, since } = scene;
    await caller.setRate(FOUNDED, holder, 7n, since + MONTH);
    await caller.setRate(FOUNDED, holder, 8n, since + 12n * MONTH);
    await reach(since + 2n * MONTH);
    await caller.end(FOUNDED, holder);
    await reach(since + 3n * MONTH);
    const again = await secondOf(clear(scene, holder, { rate: 9n }));
    await expectRates(scene, [
      [again, 9n],
      [since + 12n * MONTH, 9n],
      [FOREVER, 9n],
    ]);
    await caller.setRate(FOUNDED, holder, 10n, again + MONTH);
    await expectRates(scene, [
      [again + MONTH - 1n, 9n],
      [again + MONTH, 10n],
      [FOREVER, 10n],
    ]);
  });

  it("is of each domain apart", async () => {
    const scene = await load();
    const { contractors, caller, holder, since } = scene;
    await clear(scene, holder, { domain: 4n });
    await caller.setRate(FOUNDED, holder, 7n, since);
    expect(await contractors.rateAt(4n, holder, FOREVER)).to.equal(RATE);
  });

  it("works for one that is suspended, and one that is over", async () => {
    const scene = await load();
    const { contractors, caller, holder, since, stranger } = scene;
    await caller.suspend(FOUNDED, holder, true);
    await caller.setRate(FOUNDED, holder, 7n, since + MONTH);
    await expectRates(scene, [[since + MONTH, 7n]]);
    const until = (await now()) + DAY;
    await clear(scene, stranger, { kind: Kind.Proposal, until });
    await reach(until);
    await caller.setRate(FOUNDED, stranger, 7n, until - 1n);
    expect(await contractors.rateAt(FOUNDED, stranger, until - 1n)).to.equal(7n);
    expect(await contractors.rateAt(FOUNDED, stranger, until)).to.equal(0n);
  });

  it("reverts where a rate is set from a later time on", async () => {
    const { contractors, caller, holder, since } = await load();
    await caller.setRate(FOUNDED, holder, 7n, since + MONTH);
    const earlier = caller.setRate(FOUNDED, holder, 8n, since + MONTH - 1n);
    await expectError(earlier, contractors, "CheckpointUnorderedInsertion");
  });

  it("reverts for a rate of zero", async () => {
    const { contractors, caller, holder, since } = await load();
    await expectError(caller.setRate(FOUNDED, holder, 0n, since), contractors, "Contractors_ZeroRate", holder);
  });

  it("reverts for anybody but a granted registrar, also for the admin and the holder", async () => {
    const { contractors, admin, biller, holder, since } = await load();
    for (const caller of [admin, biller, holder]) {
      const setting = contractors.connect(caller).setRate(FOUNDED, holder, 7n, since);
      await expectUnauthorized(setting, contractors, caller, contractors.REGISTRAR_ROLE());
    }
  });

  it("reverts for who was never cleared there, and whose clearance has ended", async () => {
    const { contractors, caller, crowd, holder, since } = await load();
    await caller.end(FOUNDED, holder);
    for (const account of [crowd[0], holder]) {
      const setting = caller.setRate(FOUNDED, account, 7n, since);
      await expectError(setting, contractors, "Contractors_NotCleared", FOUNDED, account);
    }
  });
});
