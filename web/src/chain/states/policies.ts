// How much may leave the general fund, by the contract's own formula, now and at any time to come. Amounts are base units, times are
// seconds.
import type { Address } from "viem";

import type { AssetSpending, Guard, Policy, Snapshot, Spending } from "../types.ts";
import { countWhile } from "./search.ts";

/** All of the fund, in the unit of a rate. */
export const WHOLE = 1_000_000n;

/** Seconds that a stop lasts, at the most. */
export const STOP = 7 * 86_400;

/** Seconds from the end of a stop in which there is no other. */
export const STOP_PAUSE = 30 * 86_400;

/** Allows nothing: the policy of an asset that never had one. */
export const NO_POLICY: Policy = { floor: 0n, rate: 0, window: 0 };

/** Whether a policy allows anything at all. */
export function allows({ floor, rate }: Policy): boolean {
  return rate !== 0 || floor !== 0n;
}

/** Whether two policies say the same. */
export function isSamePolicy(a: Policy, b: Policy): boolean {
  return a.floor === b.floor && a.rate === b.rate && a.window === b.window;
}

/** What both allow: the lower rate, the lower floor and the longer window. */
export function meet(a: Policy, b: Policy): Policy {
  return {
    floor: min(a.floor, b.floor),
    rate: Math.min(a.rate, b.rate),
    window: Math.max(a.window, b.window),
  };
}

/** What a policy leaves: min(max(max(rate * (fund + spent), floor) - spent, 0), fund), rounding down. */
function capacityOf({ floor, rate }: Policy, fund: bigint, spent: bigint): bigint {
  const share = (BigInt(rate) * (fund + spent)) / WHOLE;
  const allowed = max(share, floor);
  return allowed <= spent ? 0n : min(allowed - spent, fund);
}

/** The policy that is in force at `time`. */
export function policyAt(spending: Pick<AssetSpending, "rule"> | undefined, time: number): Policy {
  const rule = spending?.rule;
  if (!rule) return NO_POLICY;
  return time < rule.since ? rule.meanwhile : rule.next;
}

/** What left the general fund in (time - window, time]; nothing is known of what leaves it later, so `time` is not past. */
export function spentWithin({ spendings }: Pick<AssetSpending, "spendings">, time: number, window: number): bigint {
  const all = spendings.at(-1)?.total ?? 0n;
  if (window > time) return all;
  const before = countUntil(spendings, time - window);
  return all - (spendings[before - 1]?.total ?? 0n);
}

/** The spendings that count at `time` in a window, oldest first. */
export function spendingsWithin(
  { spendings }: Pick<AssetSpending, "spendings">,
  time: number,
  window: number,
): readonly Spending[] {
  return window > time ? spendings : spendings.slice(countUntil(spendings, time - window));
}

/**
 * When a spending made at `time` counts no longer, as known at `now`, seconds: after the window in force, or sooner by one that was decided
 * and is shorter.
 */
export function makesRoomAt({ rule }: Pick<AssetSpending, "rule">, time: number, now: number): number {
  const left = time + policyAt({ rule }, now).window;
  return rule && now < rule.since && rule.since < left ? Math.max(rule.since, time + rule.next.window) : left;
}

/** What may be spent of `asset` at `time`, now or to come, if nothing comes in or leaves until then; base units. */
export function capacityAt(snapshot: Pick<Snapshot, "spending" | "guard">, asset: Address, time: number): bigint {
  const spending = snapshot.spending.get(asset);
  return spending ? capacityWith(spending, snapshot.guard, time) : 0n;
}

/** As `capacityAt`, of an asset's spending as it is or as it could be. */
export function capacityWith(
  spending: AssetSpending,
  { stoppedUntil }: Pick<Guard, "stoppedUntil">,
  time: number,
): bigint {
  if (time < stoppedUntil) return 0n;
  const policy = policyAt(spending, time);
  return capacityOf(policy, spending.fund, spentWithin(spending, time, policy.window));
}

/** What limits spending of an asset from a time on, until the next step. */
export interface CapacityStep {
  /** Seconds. */
  readonly at: number;
  /** Base units. */
  readonly capacity: bigint;
}

/**
 * Every capacity from `now` on if nothing comes in or leaves: it changes only when an old spending leaves the window, a policy comes into
 * force or a stop ends. The first step is now's.
 */
export function capacitySteps(
  snapshot: Pick<Snapshot, "spending" | "guard">,
  asset: Address,
  now: number,
): readonly CapacityStep[] {
  const spending = snapshot.spending.get(asset);
  const steps: CapacityStep[] = [{ at: now, capacity: capacityAt(snapshot, asset, now) }];
  if (!spending) return steps;
  for (const at of changeTimes(spending, snapshot.guard, now)) {
    const capacity = capacityWith(spending, snapshot.guard, at);
    if (capacity !== steps.at(-1)?.capacity) steps.push({ at, capacity });
  }
  return steps;
}

/** The times after `now` at which capacity can change by itself, ascending. */
export function changeTimes({ rule, spendings }: AssetSpending, { stoppedUntil }: Guard, now: number): number[] {
  const times = new Set<number>();
  if (rule) {
    const { next, since, meanwhile } = rule;
    const longest = Math.max(next.window, now < since ? meanwhile.window : 0);
    for (const { time } of spendings.slice(countUntil(spendings, now - longest))) {
      times.add(time + next.window);
      if (now < since) times.add(time + meanwhile.window);
    }
    times.add(since);
  }
  times.add(stoppedUntil);
  return [...times].filter((time) => time > now).toSorted((a, b) => a - b);
}

/** Whether spending is stopped at `time`. */
export function isStoppedAt({ stoppedUntil }: Guard, time: number): boolean {
  return time < stoppedUntil;
}

/** From when on the guardian can stop spending again, seconds; 0: at any time. */
export function nextStop({ stoppedUntil }: Guard): number {
  return stoppedUntil === 0 ? 0 : stoppedUntil + STOP_PAUSE;
}

/** How many spendings were made until `until`, that second included. */
function countUntil(spendings: readonly Spending[], until: number): number {
  return countWhile(spendings, ({ time }) => time <= until);
}

const min = (a: bigint, b: bigint) => (a < b ? a : b);
const max = (a: bigint, b: bigint) => (a > b ? a : b);
