// Figures over time, out of the books. Amounts are base units of one asset; times are seconds; months are UTC months.
import type { Address } from "viem";

import { OUTSIDE } from "./accounts.ts";
import type { AccountKey, Book, Movement, Snapshot } from "./types.ts";

/** A balance from a moment on. */
export interface BalancePoint {
  /** Seconds. */
  readonly at: number;
  /** Base units. */
  readonly value: bigint;
}

/** What an account held of `asset` after each block that changed it, oldest first. */
export function balanceSeries(book: Book | undefined, asset: Address): BalancePoint[] {
  const points: BalancePoint[] = [];
  for (const movement of book?.movements ?? []) {
    if (movement.asset !== asset) continue;
    const value = movement.to === book?.key ? movement.toBalance : movement.fromBalance;
    if (points.at(-1)?.at === movement.time) points.pop();
    points.push({ at: movement.time, value });
  }
  return points;
}

/** One month of an account. */
export interface MonthFlow {
  /** First second of the month, UTC. */
  readonly at: number;
  /** Base units. */
  readonly incoming: bigint;
  /** Base units. */
  readonly outgoing: bigint;
}

/** The first second of the UTC month that holds `time`. */
export function monthOf(time: number): number {
  const date = new Date(time * 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) / 1000;
}

/** The first second of the UTC month `count` months after that of `time`. */
export function addMonths(time: number, count: number): number {
  const date = new Date(time * 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count) / 1000;
}

/** In and out of an account by month, oldest first, months without movements included, up to the month of `now`. */
export function monthlyFlows(book: Book | undefined, asset: Address, now: number): MonthFlow[] {
  const flows = new Map<number, { incoming: bigint; outgoing: bigint }>();
  for (const movement of book?.movements ?? []) {
    if (movement.asset !== asset || movement.from === movement.to) continue;
    const month = monthOf(movement.time);
    const flow = flows.get(month) ?? { incoming: 0n, outgoing: 0n };
    if (movement.to === book?.key) flow.incoming += movement.amount;
    else flow.outgoing += movement.amount;
    flows.set(month, flow);
  }
  const first = Math.min(...flows.keys());
  const months: MonthFlow[] = [];
  for (let month = first; month <= now; month = addMonths(month, 1)) {
    months.push({ at: month, ...(flows.get(month) ?? { incoming: 0n, outgoing: 0n }) });
  }
  return months;
}

/** Full months that the runway looks back. */
export const RUNWAY_MONTHS = 6;

/** How long a balance lasts. */
export interface Runway {
  /** What left the account in an average month, base units. */
  readonly perMonth: bigint;
  /** Tenths of a month, cut; undefined when nothing left the account. */
  readonly tenths: bigint | undefined;
}

/** Balance divided by what left in an average one of the last six full months: how many months it lasts at that pace. */
export function runwayOf(book: Book | undefined, asset: Address, now: number, lessSpending = 0n): Runway {
  const [from, until] = [addMonths(now, -RUNWAY_MONTHS), monthOf(now)];
  const spent = monthlyFlows(book, asset, now)
    .filter(({ at }) => at >= from && at < until)
    .reduce((sum, { outgoing }) => sum + outgoing, 0n);
  const balance = (book?.balances.get(asset) ?? 0n) - lessSpending;
  const months = BigInt(RUNWAY_MONTHS);
  return { perMonth: spent / months, tenths: spent === 0n ? undefined : ((balance > 0n ? balance : 0n) * months * 10n) / spent };
}

/** What was paid to people for work and by votes, by domain, base units; undefined gathers payees without a clearance. */
export function paidByDomain(snapshot: Snapshot, asset: Address): ReadonlyMap<number | undefined, bigint> {
  const sums = new Map<number | undefined, bigint>();
  for (const movement of snapshot.movements) {
    if (movement.asset !== asset) continue;
    const { purpose } = movement;
    if (purpose.kind !== "award" && purpose.kind !== "votedPayment") continue;
    const domain = purpose.kind === "award" ? snapshot.bounties.get(purpose.bounty)?.domain : domainOfPayee(snapshot, movement);
    sums.set(domain, (sums.get(domain) ?? 0n) + movement.amount);
  }
  return sums;
}

/** The domain in which a payee was cleared when it was paid; the first, if it was cleared in several. */
function domainOfPayee({ contractors }: Snapshot, { payee, time }: Movement): number | undefined {
  return contractors.get(payee)?.clearances.find(({ since, until }) => since <= time && (until === undefined || until > time))?.domain;
}

/** What everybody together has in the treasury, base units by asset: what it must hold. */
export function totals({ books }: Snapshot): ReadonlyMap<Address, bigint> {
  const sums = new Map<Address, bigint>();
  for (const { balances } of books.values()) {
    for (const [asset, balance] of balances) sums.set(asset, (sums.get(asset) ?? 0n) + balance);
  }
  return sums;
}

/** Whether a movement crossed the treasury's border or an account's; seen from `account`. */
export function directionFor(account: AccountKey, { from, to }: Movement): "in" | "out" | "within" {
  if (from === to) return "within";
  if (to === account) return "in";
  return from === account ? "out" : "within";
}

/** Whether money came into the treasury or left it. */
export function crossesBorder({ from, to }: Movement): boolean {
  return from === OUTSIDE || to === OUTSIDE;
}

/** Income of one account: what it was paid for work, by votes and as refunds, oldest first. */
export function incomeOf({ movements }: Snapshot, account: Address): Movement[] {
  return movements.filter(({ payee, purpose }) => payee === account && (purpose.kind === "award" || purpose.kind === "votedPayment" || purpose.kind === "refund"));
}
