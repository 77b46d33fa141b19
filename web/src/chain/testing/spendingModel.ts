// The rules of spending and of the line, written a second time and from their documentation only, as slowly and plainly as it can be
// said: tests compare what the app derives from events with this.
import type { Policy } from "../types.ts";

interface Spent {
  readonly time: number;
  readonly amount: bigint;
}

const least = (...amounts: bigint[]) => amounts.reduce((a, b) => (b < a ? b : a));
const most = (...amounts: bigint[]) => amounts.reduce((a, b) => (b > a ? b : a));

/** One asset's general fund and its line. Times are seconds, amounts base units. */
export class SpendingModel {
  fund = 0n;
  stoppedUntil = 0;
  total = 0n;
  released = 0n;
  readonly #spent: Spent[] = [];
  /** Ranges that were cancelled before the line came to them. */
  readonly gaps: { start: bigint; end: bigint }[] = [];
  #next: Policy = { floor: 0n, rate: 0, window: 0 };
  #meanwhile: Policy = { floor: 0n, rate: 0, window: 0 };
  #since = 0;

  /** "What tightens holds at once. What loosens waits until the longer of the two windows has passed; until then the stricter of each number holds." */
  setPolicy(policy: Policy, now: number): number {
    const current = this.policyAt(now);
    const loosens = policy.rate > current.rate || policy.floor > current.floor || policy.window < current.window;
    this.#meanwhile = {
      floor: least(policy.floor, current.floor),
      rate: policy.rate < current.rate ? policy.rate : current.rate,
      window: policy.window > current.window ? policy.window : current.window,
    };
    this.#next = policy;
    this.#since = loosens ? now + this.#meanwhile.window : now;
    return this.#since;
  }

  policyAt(time: number): Policy {
    return time >= this.#since ? this.#next : this.#meanwhile;
  }

  /** "min(max(max(rate * (fund + spent), floor) - spent, 0), fund)", spent "over a rolling window (now - window, now]". */
  capacityAt(time: number): bigint {
    if (time < this.stoppedUntil) return 0n;
    const { floor, rate, window } = this.policyAt(time);
    let spent = 0n;
    for (const one of this.#spent) if (one.time > time - window && one.time <= time) spent += one.amount;
    const share = (BigInt(rate) * (this.fund + spent)) / 1_000_000n;
    return least(most(most(share, floor) - spent, 0n), this.fund);
  }

  spend(amount: bigint, now: number): void {
    this.fund -= amount;
    this.#spent.push({ time: now, amount });
  }

  /** Unit by unit of what is to be passed: cancelled ranges take no room. */
  release(now: number): bigint {
    let room = this.capacityAt(now);
    let moved = 0n;
    const waits = this.gaps.filter(({ end }) => end > this.released).toSorted((a, b) => (a.start < b.start ? -1 : 1));
    for (const { start, end } of [...waits, { start: this.total, end: this.total }]) {
      const step = least(room, start - this.released);
      this.released += step;
      room -= step;
      moved += step;
      if (this.released < start) break;
      this.released = end;
    }
    if (moved > 0n) this.spend(moved, now);
    return moved;
  }
}

/** Numbers that look random and are the same each time: a linear congruence, its high bits. */
export function diceOf(seed: number): (sides: number) => number {
  let state = BigInt(seed);
  return (sides) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn;
    return Number((state >> 33n) % BigInt(sides));
  };
}
