import { zeroAddress, type Address, type Hex } from "viem";
import { describe, expect, it } from "vitest";

import { lineAccount, OUTSIDE, personalAccount, textRef } from "../accounts.ts";
import { addressOf, deployment, hashOf, snapshotOf, type Written } from "../testing/ledger.ts";
import { diceOf, SpendingModel } from "../testing/spendingModel.ts";
import type { Payment } from "../types.ts";
import {
  capacityAt,
  cancellationsOf,
  cancelledFor,
  capacitySteps,
  drawableAt,
  expectedBy,
  fitsAt,
  forecastLine,
  makesRoomAt,
  openTickets,
  paidInFullAt,
  policyAt,
  reachAt,
  releasedIn,
  roomUntil,
  spentWithin,
  waitingOf,
} from "../states.ts";

const { treasury, budgets } = deployment.contracts;
const [asset, ana, ben] = [addressOf(0x99), addressOf(0x11), addressOf(0x22)];
const fund = personalAccount(treasury);
const line = lineAccount(budgets);
const DAY = 86_400;

const moved = (from: Hex, to: Hex, amount: bigint, time: number, ref = textRef("x")): Written => ({
  contract: "treasury",
  name: "Movement",
  args: { from, to, asset, amount, party: zeroAddress, ref },
  time,
});
const policySet = (floor: bigint, rate: number, window: number, since: number, time: number): Written => ({
  contract: "treasury",
  name: "PolicySet",
  args: { asset, policy: { floor, rate, window }, since },
  time,
});
const issued = (id: Hex, start: bigint, payments: readonly Payment[], time: number, budget = 0n): Written => ({
  contract: "budgets",
  name: "TicketIssued",
  args: { id, asset, budget, ticket: { asset, start, budget, ref: hashOf(3), payments } },
  time,
});
const advanced = (released: bigint, amount: bigint, time: number): Written[] => [
  { contract: "budgets", name: "LineAdvanced", args: { asset, released, amount }, time },
  moved(fund, line, amount, time, textRef("line")),
];

/** A year or so of one asset: what the contracts would log, and the model beside it. */
function randomHistory(seed: number): { events: Written[]; model: SpendingModel; now: number } {
  const dice = diceOf(seed);
  const model = new SpendingModel();
  const events: Written[] = [];
  let now = 1_000_000_000;
  let tickets = 0;
  const waiting: { id: Hex; start: bigint; end: bigint }[] = [];
  for (let step = 0; step < 120; step += 1) {
    now += dice(4) === 0 ? 0 : dice(6 * DAY);
    const kind = dice(10);
    if (kind < 2 || step === 0) {
      const amount = BigInt(1 + dice(1_000_000));
      model.fund += amount;
      events.push(moved(OUTSIDE, fund, amount, now));
    } else if (kind === 2) {
      const rate = dice(3) === 0 ? dice(1_000_001) : dice(100_000);
      const policy = { floor: BigInt(1 + dice(20_000)), rate, window: DAY * (1 + dice(60)) };
      events.push(policySet(policy.floor, policy.rate, policy.window, model.setPolicy(policy, now), now));
    } else if (kind === 3 && dice(3) === 0 && now >= model.stoppedUntil + 30 * DAY) {
      model.stoppedUntil = now + 7 * DAY;
      events.push({
        contract: "treasury",
        name: "SpendingStopped",
        args: { guardian: ana, until: model.stoppedUntil },
        time: now,
      });
    } else if (kind < 7) {
      const room = model.capacityAt(now);
      const amount = room === 0n ? 0n : BigInt(dice(Number(room) + 1));
      if (amount > 0n && model.total === model.released) {
        model.spend(amount, now);
        events.push(moved(fund, personalAccount(ben), amount, now));
      } else if (amount === 0n) {
        const size = BigInt(1 + dice(50_000));
        const id = hashOf(0x1000 + (tickets += 1));
        events.push(issued(id, model.total, [{ payee: ana, amount: size }], now));
        waiting.push({ id, start: model.total, end: model.total + size });
        model.total += size;
      }
    } else if (kind === 7) {
      const open = waiting.filter(({ end }) => end > model.released);
      const chosen = open[dice(Math.max(1, open.length))];
      if (!chosen || model.gaps.some(({ end }) => end === chosen.end)) continue;
      const cut = chosen.start > model.released ? chosen.start : model.released;
      model.gaps.push({ start: cut, end: chosen.end });
      events.push({ contract: "budgets", name: "TicketCancelled", args: { id: chosen.id, end: cut }, time: now });
    } else {
      const before = model.released;
      const amount = model.release(now);
      if (model.released === before) continue;
      events.push({
        contract: "budgets",
        name: "LineAdvanced",
        args: { asset, released: model.released, amount },
        time: now,
      });
      if (amount > 0n) events.push(moved(fund, line, amount, now, textRef("line")));
    }
  }
  return { events, model, now };
}

describe("capacity derived from events", () => {
  it("is the formula's over random histories, now and at any time to come", () => {
    let compared = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const { events, model, now } = randomHistory(seed);
      const snapshot = snapshotOf(events, now);
      const dice = diceOf(seed + 10_000);
      const steps = capacitySteps(snapshot, asset, now);
      const times = Array.from({ length: 40 }, () => now + dice(100 * DAY));
      for (const time of [now, ...times, ...steps.flatMap(({ at }) => [at, at - 1].filter((one) => one >= now))]) {
        const expected = model.capacityAt(time);
        expect(capacityAt(snapshot, asset, time), `seed ${seed} at ${time - now}`).toBe(expected);
        // The steps say the same between them.
        expect(steps.findLast(({ at }) => at <= time)?.capacity).toBe(expected);
        expect(policyAt(snapshot.spending.get(asset), time)).toEqual(model.policyAt(time));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(2_000);
  });
  it("is nothing for an asset that never had a policy, and never more than the fund", () => {
    expect(capacityAt(snapshotOf([moved(OUTSIDE, fund, 9n, 5)]), asset, 6)).toBe(0n);
    const rich = [policySet(1_000n, 1_000_000, DAY, 6, 6), moved(OUTSIDE, fund, 9n, 5)];
    expect(capacityAt(snapshotOf(rich), asset, 6)).toBe(9n);
    expect(capacityAt(snapshotOf([]), asset as Address, 6)).toBe(0n);
  });
  it("counts a spending until the window has passed, that second excluded", () => {
    const events = [
      policySet(100n, 0, DAY, 10, 10),
      moved(OUTSIDE, fund, 1_000n, 10),
      moved(fund, personalAccount(ana), 60n, 20),
      // Both in one block.
      moved(fund, personalAccount(ana), 5n, 20),
    ];
    const snapshot = snapshotOf(events);
    const spending = snapshot.spending.get(asset);
    expect(spending && spentWithin(spending, 20 + DAY - 1, DAY)).toBe(65n);
    expect(spending && spentWithin(spending, 20 + DAY, DAY)).toBe(0n);
    expect(capacitySteps(snapshot, asset, 30)).toEqual([
      { at: 30, capacity: 35n },
      { at: 20 + DAY, capacity: 100n },
    ]);
  });
});

describe("a spending makes room again", () => {
  const base = [moved(OUTSIDE, fund, 1_000n, 10), policySet(500n, 0, 20 * DAY, 20, 20)];
  const spent = [moved(fund, personalAccount(ana), 100n, 30), moved(fund, personalAccount(ana), 100n, 8 * DAY)];
  const freed = (now: number, ...more: readonly Written[]) => {
    const spending = snapshotOf([...base, ...spent, ...more], now).spending.get(asset);
    return spending?.spendings.map(({ time }) => makesRoomAt(spending, time, now));
  };
  it("when the window has passed", () => {
    expect(freed(9 * DAY)).toEqual([30 + 20 * DAY, 28 * DAY]);
  });
  it("sooner where a shorter window was decided, but not before that is in force", () => {
    const shorter = policySet(500n, 0, 5 * DAY, 29 * DAY, 9 * DAY);
    // Both leave the window of today before the shorter one holds.
    expect(freed(10 * DAY, shorter)).toEqual([30 + 20 * DAY, 28 * DAY]);
    const soon = policySet(500n, 0, 15 * DAY, 16 * DAY, 9 * DAY);
    expect(freed(10 * DAY, soon)).toEqual([16 * DAY, 23 * DAY]);
    const snapshot = snapshotOf([...base, ...spent, soon], 10 * DAY);
    expect(capacitySteps(snapshot, asset, 10 * DAY)).toEqual([
      { at: 10 * DAY, capacity: 300n },
      { at: 16 * DAY, capacity: 400n },
      { at: 23 * DAY, capacity: 500n },
    ]);
    expect(freed(17 * DAY, soon)).toEqual([30 + 15 * DAY, 23 * DAY]);
  });
});

describe("the line derived from events", () => {
  it("goes on as the model does when each room is used as it comes", () => {
    let advances = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const { events, model, now } = randomHistory(seed);
      const snapshot = snapshotOf(events, now);
      const gaps = model.gaps.reduce((sum, { start, end }) => sum + (end > model.released ? end - start : 0n), 0n);
      expect(waitingOf(snapshot, asset), `seed ${seed}`).toBe(model.total - model.released - gaps);
      expect(openTickets(snapshot, asset).length > 0 || waitingOf(snapshot, asset) === 0n).toBe(true);
      const forecast = forecastLine(snapshot, asset, now);
      for (const [index, { at, amount, released }] of forecast.advances.entries()) {
        if (index >= 30) break;
        // Nothing can be released between the steps that were told.
        const since = forecast.advances[index - 1]?.at ?? now - 1;
        for (const time of [since + 1, Math.floor((since + at) / 2), at - 1]) {
          if (time > since && time < at && time >= now)
            expect(model.capacityAt(time), `seed ${seed}, ${index}`).toBe(0n);
        }
        if (index === 0) expect(reachAt(snapshot, asset, at)).toBe(released);
        expect(model.release(at), `seed ${seed}, advance ${index}`).toBe(amount);
        expect(model.released).toBe(released);
        advances += 1;
      }
    }
    expect(advances).toBeGreaterThan(150);
  });

  const tickets: Written[] = [
    moved(OUTSIDE, fund, 1_000n, 5),
    policySet(100n, 0, DAY, 10, 5),
    moved(fund, personalAccount(ana), 100n, 20),
    issued(
      hashOf(1),
      0n,
      [
        { payee: ana, amount: 80n },
        { payee: ben, amount: 70n },
      ],
      30,
    ),
    issued(hashOf(2), 150n, [{ payee: ben, amount: 40n }], 31),
  ];
  it("says when each place fits if nothing else happens", () => {
    const snapshot = snapshotOf(tickets);
    const forecast = forecastLine(snapshot, asset, 40);
    expect(forecast).toEqual({
      advances: [
        { at: 20 + DAY, amount: 100n, released: 100n },
        { at: 20 + 2 * DAY, amount: 90n, released: 190n },
      ],
      total: 190n,
      complete: true,
      rest: "never",
    });
    expect([80n, 100n, 150n, 190n].map((position) => fitsAt(forecast, position))).toEqual([
      20 + DAY,
      20 + DAY,
      20 + 2 * DAY,
      20 + 2 * DAY,
    ]);
    expect(paidInFullAt(snapshot, asset, 15n, 40)).toBe(20 + 3 * DAY);
    expect(paidInFullAt(snapshot, asset, 10_000n, 40)).toBeUndefined();
    // The fund is too small for one, and the other would take more steps than are looked at.
    expect(forecastLine(snapshot, asset, 40, 10_000n)).toMatchObject({ complete: false, rest: "never" });
    const rich = snapshotOf([...tickets, moved(OUTSIDE, fund, 10n ** 12n, 32)]);
    expect(forecastLine(rich, asset, 40, 10n ** 9n)).toMatchObject({ complete: false, rest: "later" });
  });
  it("tells which payments a release came to", () => {
    const released = (...steps: readonly (readonly [bigint, bigint, number])[]) => {
      const snapshot = snapshotOf([...tickets, ...steps.flatMap((step) => advanced(...step))]);
      return steps.map(([, , at]) => releasedIn(snapshot, asset, at).map(({ id }) => id));
    };
    expect(released([100n, 100n, 50])).toEqual([[hashOf(1)]]);
    expect(released([150n, 150n, 50], [190n, 40n, 60])).toEqual([[hashOf(1)], [hashOf(2)]]);
    expect(released([100n, 100n, 50], [160n, 60n, 60])).toEqual([[hashOf(1)], [hashOf(1), hashOf(2)]]);
    expect(releasedIn(snapshotOf(tickets), asset, 50)).toEqual([]);
    expect(releasedIn(snapshotOf([]), asset, 50)).toEqual([]);
  });
  it("draws payees in their order, also within one payment", () => {
    const snapshot = snapshotOf([...tickets, ...advanced(100n, 100n, 20 + DAY)]);
    const [first, second] = openTickets(snapshot, asset);
    if (!first || !second) throw new Error("incomplete story");
    const drawable = drawableAt(snapshot, first, 20 + DAY + 1);
    expect(drawable.map(({ payee, ready, due }) => [payee, ready, due])).toEqual([
      [ana, 80n, 80n],
      [ben, 20n, 70n],
    ]);
    expect(drawableAt(snapshot, second, 20 + DAY + 1)).toEqual([]);
  });
  it("passes over what was cancelled", () => {
    const cancelled: Written = {
      contract: "budgets",
      name: "TicketCancelled",
      args: { id: hashOf(1), end: 0n },
      time: 35,
    };
    const snapshot = snapshotOf([...tickets, cancelled]);
    expect(waitingOf(snapshot, asset)).toBe(40n);
    expect(forecastLine(snapshot, asset, 40).advances).toEqual([
      { at: 40, amount: 0n, released: 150n },
      { at: 20 + DAY, amount: 40n, released: 190n },
    ]);
  });
  it("says of each payee what is on its way", () => {
    const drawn = (index: number, payee: Address, amount: bigint): Written => ({
      contract: "budgets",
      name: "TicketDrawn",
      args: { id: hashOf(1), index: BigInt(index), payee, amount },
      time: 30 + DAY,
    });
    const cancelled: Written = {
      contract: "budgets",
      name: "TicketCancelled",
      args: { id: hashOf(1), end: 100n },
      time: 31 + DAY,
    };
    const told = (events: readonly Written[], account: Address) =>
      expectedBy(snapshotOf([...tickets, ...events]), (payee) => payee === account).map(
        ({ ticket, waiting, ready, end }) => [ticket.id, waiting, ready, end],
      );
    expect(told([], ana)).toEqual([[hashOf(1), 80n, 0n, 80n]]);
    const come = advanced(100n, 100n, 20 + DAY);
    expect(told(come, ana)).toEqual([[hashOf(1), 0n, 80n, 80n]]);
    expect(told(come, ben)).toEqual([
      [hashOf(1), 50n, 20n, 150n],
      [hashOf(2), 40n, 0n, 190n],
    ]);
    expect(told(come, treasury)).toEqual([]);
    // What was drawn or cancelled is on its way no more.
    const later = [...come, drawn(0, ana, 80n), drawn(1, ben, 5n), cancelled];
    expect(told(later, ana)).toEqual([]);
    expect(told(later, ben)).toEqual([
      [hashOf(1), 0n, 15n, 100n],
      [hashOf(2), 40n, 0n, 190n],
    ]);
  });
  it("tells payees for 90 days what of theirs was cancelled, when, and by which vote", () => {
    const at = 31 + DAY;
    const vote = (proposalId: bigint): Written[] => {
      const none = { targets: [], values: [], signatures: [], calldatas: [] };
      const args = { ...none, proposalId, proposer: ben, voteStart: 1n, voteEnd: 2n, description: "# Cancel it" };
      return [
        { contract: "governor", name: "ProposalCreated", args, time: 34 },
        { contract: "governor", name: "ProposalExecuted", args: { proposalId }, time: at },
      ];
    };
    const cancelled: Written = {
      contract: "budgets",
      name: "TicketCancelled",
      args: { id: hashOf(1), end: 100n },
      time: at,
    };
    const told = (account: Address, now: number, ...events: readonly Written[]) =>
      cancelledFor(
        snapshotOf([...tickets, ...advanced(100n, 100n, 20 + DAY), cancelled, ...events]),
        (payee) => payee === account,
        now,
      ).map((one) => [one.ticket.id, one.amount, one.at, one.by]);
    // Ana's 80 had come to their turn, and 20 of Ben's 70.
    expect(told(ana, at)).toEqual([]);
    expect(told(ben, at)).toEqual([[hashOf(1), 50n, at, undefined]]);
    expect(told(ben, at + 90 * DAY - 1, ...vote(7n))).toEqual([[hashOf(1), 50n, at, 7n]]);
    expect(told(ben, at + 90 * DAY, ...vote(7n))).toEqual([]);
    const chain = snapshotOf([...tickets, ...advanced(100n, 100n, 20 + DAY), cancelled, ...vote(7n)]);
    const canceller = chain.proposals.get(7n);
    if (!canceller) throw new Error("no vote");
    expect(cancellationsOf(chain, canceller)).toEqual([
      { ticket: chain.tickets.get(hashOf(1)), amount: 50n, at, by: undefined },
    ]);
    expect(cancellationsOf(chain, { id: 9n, executedIn: undefined })).toEqual([]);
    // Which of two that were carried out at once it was, is not known.
    expect(told(ben, at, ...vote(7n), ...vote(8n))).toEqual([[hashOf(1), 50n, at, undefined]]);
  });
  it("has room now, at a time, later than can be told, or never", () => {
    const snapshot = snapshotOf([...tickets, moved(OUTSIDE, fund, 10n ** 12n, 32)]);
    const room = (extra: bigint, position: bigint, now: number) =>
      roomUntil(forecastLine(snapshot, asset, now, extra), position, now);
    expect(room(0n, 100n, 40)).toBe(20 + DAY);
    expect(room(0n, 100n, 20 + DAY)).toBe("now");
    expect(room(10n ** 9n, 10n ** 9n, 40)).toBe("later");
    expect(roomUntil(forecastLine(snapshotOf(tickets), asset, 40, 10_000n), 10_000n, 40)).toBe("never");
  });
  it("has no room where the policy allows nothing, whatever the fund holds, until one is to come that does", () => {
    const rich = [...tickets, moved(OUTSIDE, fund, 10n ** 12n, 32)];
    const after = (...events: readonly Written[]) =>
      roomUntil(forecastLine(snapshotOf([...rich, ...events]), asset, 40), 190n, 40);
    const stopped = policySet(0n, 0, DAY, 33, 33);
    expect(after(stopped)).toBe("notAllowed");
    expect(after(stopped, policySet(1_000n, 0, DAY, 34 + DAY, 34))).toBe(34 + DAY);
    const nobodySet = snapshotOf([moved(OUTSIDE, fund, 500n, 1)]);
    expect(roomUntil(forecastLine(nobodySet, asset, 40, 10n), 10n, 40)).toBe("notAllowed");
  });
});
