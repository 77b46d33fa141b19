import { describe, expect, it } from "vitest";

import { addressOf, hashOf } from "../../chain/testing/ledger.ts";
import type { Budget, Proposal } from "../../chain/types.ts";
import { carriedOutIn, unusedOf } from "./budgetList.ts";

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

describe("the votes of a transaction", () => {
  it("are those that it carried out", () => {
    const executed = (id: bigint, executedIn?: Proposal["executedIn"]) => ({ id, executedIn }) as Proposal;
    const votes = [executed(1n, hashOf(1)), executed(2n), executed(3n, hashOf(3))];
    const proposals = new Map(votes.map((one) => [one.id, one]));
    expect(carriedOutIn({ proposals }, hashOf(3)).map(({ id }) => id)).toEqual([3n]);
    expect(carriedOutIn({ proposals }, hashOf(4))).toEqual([]);
  });
});
