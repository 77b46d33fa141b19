import type { Address } from "viem";

import { isPayment } from "../../chain/series.ts";
import type { Movement } from "../../chain/types.ts";

/** What came of one asset, base units. */
export interface IncomeTotal {
  readonly asset: Address;
  /** For work and by votes. */
  readonly earned: bigint;
  /** Money of one's own that came back out of bounties: no income. */
  readonly refunded: bigint;
}

/** The UTC year of a movement. */
export function yearOf({ time }: Movement): string {
  return String(new Date(time * 1000).getUTCFullYear());
}

/** Sums by asset; what was earned apart from what was only got back. */
export function incomeTotals(income: readonly Movement[]): IncomeTotal[] {
  const totals = new Map<Address, { earned: bigint; refunded: bigint }>();
  for (const movement of income) {
    const total = totals.get(movement.asset) ?? { earned: 0n, refunded: 0n };
    total[isPayment(movement) ? "earned" : "refunded"] += movement.amount;
    totals.set(movement.asset, total);
  }
  return Array.from(totals, ([asset, total]) => ({ asset, ...total }));
}
