import type { Policy } from "../fund.ts";

// The rules of policy, line and budgets once more, from what the interfaces say of them: lists of what happened, added up anew whenever
// something is asked. No running totals, no checkpoints, no ranges.

/** What the contracts answer to an act that breaks a rule: the error's name. */
export class Refusal extends Error {}

/** Who gets how much, what of it has left the general fund, and what of that was drawn; base units. */
export interface Share {
  payee: string;
  size: bigint;
  released: bigint;
  drawn: bigint;
}

/** A payment that waits, or waited. */
export interface Waiting {
  /** Zero: a vote pays. */
  budget: bigint;
  cancelled: boolean;
  /** Whether the line has passed over what was cancelled. */
  passed: boolean;
  shares: Share[];
}

/** What was decided when. */
export interface Decision {
  second: bigint;
  policy: Policy;
}

/** Everything about one asset; base units. */
export interface Book {
  fund: bigint;
  spendings: { second: bigint; amount: bigint }[];
  decisions: Decision[];
  /** In the order in which they were approved. */
  waiting: Waiting[];
  personal: Record<string, bigint>;
}

/** A budget with everything that was paid out of it; limit and counts in base units, of USD with 6 decimals. */
export interface Budget {
  /** Zero: USD. */
  asset: string;
  limit: bigint;
  start: bigint;
  end: bigint;
  period: bigint;
  owner: string;
  closed: boolean;
  bills: { second: bigint; counted: bigint }[];
}

const WHOLE = 1_000_000n;
const NOTHING: Policy = { floor: 0n, rate: 0n, window: 0n };

const least = (a: bigint, b: bigint) => (a < b ? a : b);
const most = (a: bigint, b: bigint) => (a > b ? a : b);

/** The strictest number of each kind. */
export function strictest(policies: readonly Policy[]): Policy {
  return {
    floor: policies.map(({ floor }) => floor).reduce(least),
    rate: policies.map(({ rate }) => rate).reduce(least),
    window: policies.map(({ window }) => window).reduce(most),
  };
}

/** Whether `a` allows nothing that `b` does not. */
export function isNoLooser(a: Policy, b: Policy): boolean {
  return a.floor <= b.floor && a.rate <= b.rate && a.window >= b.window;
}

/** What is in force at `second`, and since when what was decided last is, or will be. */
export function policyAt({ decisions }: Pick<Book, "decisions">, second: bigint): { policy: Policy; since: bigint } {
  let inForce = NOTHING;
  let pending: Policy[] = [];
  let since = 0n;
  for (const { second: decidedAt, policy } of decisions) {
    const last = pending.at(-1);
    if (last && decidedAt >= since) [inForce, pending] = [last, []];
    const before = strictest([inForce, ...pending]);
    pending.push(policy);
    since = isNoLooser(policy, before) ? decidedAt : decidedAt + most(before.window, policy.window);
  }
  const last = pending.at(-1);
  return { policy: last && second >= since ? last : strictest([inForce, ...pending]), since };
}

/** What left the fund in the last `window` seconds. */
export function spentWithin({ spendings }: Book, second: bigint, window: bigint): bigint {
  return spendings.filter((each) => each.second > second - window).reduce((sum, { amount }) => sum + amount, 0n);
}

/** What may leave the fund at `second`. */
export function capacityAt(book: Book, second: bigint, stoppedUntil: bigint): bigint {
  if (second < stoppedUntil) return 0n;
  const { policy } = policyAt(book, second);
  const spent = spentWithin(book, second, policy.window);
  const allowed = most(((book.fund + spent) * policy.rate) / WHOLE, policy.floor);
  return least(most(allowed - spent, 0n), book.fund);
}

/** Whether what was decided last allows anything. */
export function isEnabled({ decisions }: Book): boolean {
  const last = decisions.at(-1)?.policy ?? NOTHING;
  return last.rate > 0n || last.floor > 0n;
}

/** What has not left the fund of those who wait. */
export function waitingIn({ waiting }: Book): bigint {
  return waiting
    .filter(({ cancelled }) => !cancelled)
    .flatMap(({ shares }) => shares)
    .reduce((sum, { size, released }) => sum + size - released, 0n);
}

/** What has left the fund and was not drawn. */
export function undrawnIn({ waiting }: Book): bigint {
  return waiting.flatMap(({ shares }) => shares).reduce((sum, { released, drawn }) => sum + released - drawn, 0n);
}

/** Takes `amount` out of the fund. */
export function takeOut(book: Book, second: bigint, amount: bigint): void {
  book.fund -= amount;
  book.spendings.push({ second, amount });
}

/** Lets those who wait have what there is room for, in their order, passing over who was cancelled; whether anything came of it. */
export function release(book: Book, second: bigint, stoppedUntil: bigint): boolean {
  let room = capacityAt(book, second, stoppedUntil);
  let sum = 0n;
  let passed = false;
  for (const ticket of book.waiting) {
    if (ticket.cancelled) {
      passed ||= !ticket.passed;
      ticket.passed = true;
      continue;
    }
    for (const share of ticket.shares) {
      const amount = least(room, share.size - share.released);
      share.released += amount;
      room -= amount;
      sum += amount;
    }
    if (ticket.shares.some(({ size, released }) => released < size)) break;
  }
  if (sum > 0n) takeOut(book, second, sum);
  return sum > 0n || passed;
}

/** What can still be paid out of a budget at `second`; undefined where it does not run. */
export function freeOf({ limit, start, end, period, closed, bills }: Budget, second: bigint): bigint | undefined {
  if (closed || second < start || second >= end) return undefined;
  const periodOf = (when: bigint) => (period === 0n ? 0n : (when - start) / period);
  const billed = bills
    .filter((each) => periodOf(each.second) === periodOf(second))
    .reduce((sum, { counted }) => sum + counted, 0n);
  return limit - billed;
}

/** What an amount of a token with `decimals` counts in USD, 6 decimals, rounded up. */
export function dollarsOf(amount: bigint, decimals: bigint): bigint {
  const unit = 10n ** decimals;
  return (amount * 1_000_000n + unit - 1n) / unit;
}
