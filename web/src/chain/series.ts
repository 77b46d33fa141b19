// Figures over time, out of the books. Amounts are base units of one asset; times are seconds; months are UTC months.
import type { Address } from "viem";

import { currentAccount, sameParty } from "./parties.ts";
import type { Book, Movement, Snapshot } from "./types.ts";

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

/** Months with spending that the runway looks back. */
export const RUNWAY_MONTHS = 12;

/** How long a balance lasts. */
export interface Runway {
  /** What left the account in an average one of `months`, base units, cut; 0 when there are none. */
  readonly perMonth: bigint;
  /** Tenths of a month, cut; undefined when nothing left the account in any full month. */
  readonly tenths: bigint | undefined;
  /** What left the account in `months` together, base units. */
  readonly spent: bigint;
  /** First seconds of the months that were averaged, oldest first. */
  readonly months: readonly number[];
}

/**
 * Balance divided by what left in an average one of the last twelve full months with spending: how many months it lasts at that
 * pace. Months without spending don't count: they would promise more time than the next payments leave.
 */
export function runwayOf(book: Book | undefined, asset: Address, now: number): Runway {
  const spending = monthlyFlows(book, asset, now)
    .filter(({ at, outgoing }) => at < monthOf(now) && outgoing > 0n)
    .slice(-RUNWAY_MONTHS);
  const spent = spending.reduce((sum, { outgoing }) => sum + outgoing, 0n);
  const count = BigInt(spending.length);
  const balance = book?.balances.get(asset) ?? 0n;
  return {
    perMonth: count === 0n ? 0n : spent / count,
    tenths: spent === 0n ? undefined : (balance * count * 10n) / spent,
    spent,
    months: spending.map(({ at }) => at),
  };
}

/** What was paid for work in a domain, base units. */
export interface DomainSpending {
  /** Out of bounties of the domain. */
  readonly awards: bigint;
  /** Out of the general fund by votes, to people of the domain. */
  readonly votedPayments: bigint;
  /** Out of budgets: of the domain, or to its people where the budget has none. */
  readonly budgetPayments: bigint;
}

const NO_SPENDING: DomainSpending = { awards: 0n, votedPayments: 0n, budgetPayments: 0n };

const spendingField = { award: "awards", votedPayment: "votedPayments", budgetPayment: "budgetPayments" } as const;

/** What was paid to people for work, by votes and from budgets, by domain; undefined gathers payees without a clearance. */
export function paidByDomain(snapshot: Snapshot, asset: Address): ReadonlyMap<number | undefined, DomainSpending> {
  const sums = new Map<number | undefined, DomainSpending>();
  for (const movement of snapshot.movements) {
    if (movement.asset !== asset || !isPayment(movement)) continue;
    const domain = domainPaid(snapshot, movement);
    const sum = sums.get(domain) ?? NO_SPENDING;
    const field = spendingField[movement.purpose.kind];
    sums.set(domain, { ...sum, [field]: sum[field] + movement.amount });
  }
  return sums;
}

/** A movement that paid somebody. */
export type PaymentMovement = Movement & { readonly purpose: { readonly kind: keyof typeof spendingField } };

/** Whether a movement paid somebody: an award out of a bounty, or a payment that was voted or made from a budget. */
export function isPayment(movement: Movement): movement is PaymentMovement {
  const { kind } = movement.purpose;
  return kind === "award" || kind === "votedPayment" || kind === "budgetPayment";
}

/**
 * The domain that a payment counts for: its bounty's or budget's, else of those in which the payee was cleared at that time the one it
 * was cleared in first. Whoever has moved since is still who was paid.
 */
export function domainPaid(snapshot: Snapshot, { purpose, payee, time }: Movement): number | undefined {
  if (purpose.kind === "award") return snapshot.bounties.get(purpose.bounty)?.domain;
  const budgeted = purpose.kind === "budgetPayment" ? snapshot.budgets.get(purpose.budget)?.terms.domain : undefined;
  if (budgeted !== undefined) return budgeted;
  return snapshot.contractors
    .get(currentAccount(snapshot, payee))
    ?.clearances.find(({ since, until }) => since <= time && (until === undefined || until > time))?.domain;
}

/** What everybody together has in the treasury, base units by asset: what it must hold. */
export function totals({ books }: Snapshot): ReadonlyMap<Address, bigint> {
  const sums = new Map<Address, bigint>();
  for (const { balances } of books.values()) {
    for (const [asset, balance] of balances) sums.set(asset, (sums.get(asset) ?? 0n) + balance);
  }
  return sums;
}

/** Income of one account: what it, or its party under another address, was paid for work, by votes, from budgets and as refunds, oldest first. */
export function incomeOf(snapshot: Snapshot, account: Address): Movement[] {
  return snapshot.movements.filter(
    (movement) =>
      sameParty(snapshot, movement.payee, account) && (isPayment(movement) || movement.purpose.kind === "refund"),
  );
}
