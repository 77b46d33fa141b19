// Where budgets are, and what is left of them. Amounts are in a budget's unit: base units of its asset, or USD with 6 decimals.
import type { Address } from "viem";

import type { Budget, BudgetPayment, BudgetTerms, Snapshot } from "../types.ts";
import { waitingOfTicket } from "./line.ts";

/** Decimals of a USD amount. */
export const USD_DECIMALS = 6;

/** Where a budget is. Planned: it has not started. Ended: its end has come. Closed: by its owner or by stakeholders, before its end. */
export type BudgetState = "Planned" | "Running" | "Ended" | "Closed";

/** Where a budget is; closed for ever comes first. */
export function budgetStateAt({ terms, closedAt }: Budget, now: number): BudgetState {
  if (closedAt !== undefined) return "Closed";
  if (now >= terms.end) return "Ended";
  return now < terms.start ? "Planned" : "Running";
}

/** The number of the period that `now` is in, from 0; that of the start before it. */
export function periodAt({ terms: { start, period } }: Pick<Budget, "terms">, now: number): number {
  return period === 0 || now < start ? 0 : Math.floor((now - start) / period);
}

/** When a period begins and ends, seconds: half-open, and cut at the budget's end. */
export function periodSpan(
  { terms }: Pick<Budget, "terms">,
  period: number,
): { readonly from: number; readonly to: number } {
  const { start, end } = terms;
  if (terms.period === 0) return { from: start, to: end };
  const from = start + period * terms.period;
  return { from, to: Math.min(from + terms.period, end) };
}

/**
 * How many times a budget that opens at `opened`, seconds, allows its limit: once, or once in each period that is not over by then; the last
 * one may be cut short by the end.
 */
export function periodsOf(terms: BudgetTerms, opened: number): number {
  const { start, end, period } = terms;
  return period === 0 ? 1 : Math.max(0, Math.ceil((end - start) / period) - periodAt({ terms }, opened));
}

/** What a budget that opens at `opened`, seconds, can pay in all, in its own unit. */
export function mostOf(terms: BudgetTerms, opened: number): bigint {
  return terms.limit * BigInt(periodsOf(terms, opened));
}

/** What was billed in the period of `now`: what is not used in a period is not kept for the next. */
export function billedAt(budget: Budget, now: number): bigint {
  return budget.period === periodAt(budget, now) ? budget.billed : 0n;
}

/** What can still be paid out of it at `now`; nothing where it is not running. */
export function freeAt(budget: Budget, now: number): bigint {
  return budgetStateAt(budget, now) === "Running" ? budget.terms.limit - billedAt(budget, now) : 0n;
}

/**
 * What was billed and waits for room in the line, of whatever period. What each payment was counted as when it was billed stays, also when
 * its token no longer counts as dollars; a part of it is rounded up.
 */
export function committedOf(snapshot: Snapshot, budget: Budget): bigint {
  let sum = 0n;
  for (const payment of budget.payments) {
    const waiting = waitingOfPayment(snapshot, payment);
    if (waiting > 0n) sum += (payment.counted * waiting + payment.amount - 1n) / payment.amount;
  }
  return sum;
}

/** What of a payment waits for room, base units of its asset. */
function waitingOfPayment({ tickets, lines }: Snapshot, { ticket: id, asset }: BudgetPayment): bigint {
  const ticket = id === undefined ? undefined : tickets.get(id);
  const line = lines.get(asset);
  return ticket && line ? waitingOfTicket(ticket, line) : 0n;
}

/** What an amount takes of the limit, in USD rounding up; undefined: the budget does not pay in this asset. */
export function countedAs(
  { dollarTokens }: Pick<Snapshot, "dollarTokens">,
  { terms }: Pick<Budget, "terms">,
  asset: Address,
  amount: bigint,
): bigint | undefined {
  if (terms.asset !== undefined) return terms.asset === asset ? amount : undefined;
  const decimals = dollarTokens.get(asset);
  if (decimals === undefined) return undefined;
  const unit = 10n ** BigInt(decimals);
  return (amount * 10n ** BigInt(USD_DECIMALS) + unit - 1n) / unit;
}

/** What a budget can pay in: its asset, or the tokens that count as dollars. */
export function assetsOf(
  { dollarTokens }: Pick<Snapshot, "dollarTokens">,
  { terms }: Pick<Budget, "terms">,
): Address[] {
  return terms.asset === undefined ? [...dollarTokens.keys()] : [terms.asset];
}
