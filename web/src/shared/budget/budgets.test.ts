import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { mostOf } from "../../chain/states.ts";
import { addressOf, hashOf, snapshotOf } from "../../chain/testing/ledger.ts";
import type { Budget } from "../../chain/types.ts";
import { BudgetAmount } from "./BudgetAmount.tsx";
import { ownBudgets, unusedOf } from "./budgets.ts";

const DAY = 86_400;

const budget = (fields: Partial<Budget>, period: number): Budget => ({
  block: 1n,
  transaction: hashOf(1),
  time: 1,
  id: 1n,
  terms: { asset: undefined, limit: 100n, start: DAY, end: 91 * DAY, period, domain: undefined, owner: addressOf(1) },
  uri: "",
  payments: [],
  billed: 0n,
  period: 0,
  billedEver: 0n,
  closedAt: undefined,
  closedIn: undefined,
  ...fields,
});

describe("what stayed unused of a budget", () => {
  it("is what was left of its limit", () => {
    expect(unusedOf(budget({ billed: 40n }, 0))).toBe(60n);
    expect(unusedOf(budget({ billed: 40n, closedAt: 5 * DAY }, 0))).toBe(60n);
    expect(unusedOf(budget({ closedAt: 5 }, 0))).toBe(100n);
  });
  it("is that of the last period, where it has periods", () => {
    expect(unusedOf(budget({ billed: 40n, period: 2 }, 30 * DAY))).toBe(60n);
    expect(unusedOf(budget({ billed: 40n, period: 1 }, 30 * DAY))).toBe(100n);
    expect(unusedOf(budget({ billed: 40n, period: 1, closedAt: 40 * DAY }, 30 * DAY))).toBe(60n);
    expect(unusedOf(budget({ billed: 40n, period: 2, closedAt: 99 * DAY }, 30 * DAY))).toBe(60n);
  });
});

describe("budgets of an owner", () => {
  it("are those that pay or will, by their ends", () => {
    const of = (id: bigint, owner: number, start: number, end: number, closedAt?: number) =>
      budget({ id, closedAt, terms: { ...budget({}, 0).terms, owner: addressOf(owner), start, end } }, 0);
    const all = [
      of(1n, 1, 0, 90),
      of(2n, 1, 0, 50),
      of(3n, 2, 0, 50),
      of(4n, 1, 60, 99),
      of(5n, 1, 0, 9),
      of(6n, 1, 0, 90, 8),
    ];
    const snapshot = { ...snapshotOf([]), budgets: new Map(all.map((one) => [one.id, one])) };
    expect(ownBudgets(snapshot, addressOf(1), 10).map((row) => row.budget.id)).toEqual([2n, 1n, 4n]);
    expect(ownBudgets(snapshot, addressOf(9), 10)).toEqual([]);
  });
});

describe("what a budget can pay in all", () => {
  it("is its limit once, or for each period that begins before its end", () => {
    const most = (period: number, end: number, opened = 0) =>
      mostOf({ ...budget({}, period).terms, start: 0, end }, opened);
    expect(most(0, 90)).toBe(100n);
    expect(most(30, 90)).toBe(300n);
    expect(most(30, 91)).toBe(400n);
    expect(most(30, 29)).toBe(100n);
    // Periods that were over when it was opened pay nothing.
    expect(most(30, 90, 29)).toBe(300n);
    expect(most(30, 90, 30)).toBe(200n);
    expect(most(30, 90, 95)).toBe(0n);
    expect(most(0, 90, 60)).toBe(100n);
  });
});

describe("an amount of a budget in dollars", () => {
  it("is written as in sentences, to the cent", () => {
    const amount = createElement(BudgetAmount, {
      snapshot: snapshotOf([]),
      terms: { asset: undefined },
      amount: 1_500_505_000n,
    });
    expect(renderToStaticMarkup(amount)).toBe('<span class="token-amount" title="$1,500.505">$1,500.50</span>');
  });
});
