// Budgets and tickets as the contract takes them.
import { zeroAddress, type Address, type Hex } from "viem";

import type { BudgetTerms, Payment, Ticket } from "../types.ts";

/** Terms as they stand in a call: zero means none. */
export interface RawTerms {
  readonly asset: Address;
  readonly limit: bigint;
  readonly start: number;
  readonly end: number;
  readonly period: number;
  readonly domain: number;
  readonly owner: Address;
}

/** Terms as the app has them. */
export function budgetTermsFrom({ asset, domain, ...terms }: RawTerms): BudgetTerms {
  return {
    ...terms,
    asset: asset === zeroAddress ? undefined : asset,
    domain: domain === 0 ? undefined : domain,
  };
}

/** Terms as the contract takes them. */
export function budgetTermsArgument({ asset, domain, ...terms }: BudgetTerms): RawTerms {
  return { ...terms, asset: asset ?? zeroAddress, domain: domain ?? 0 };
}

/** A ticket as it was issued: its hash is its id. */
export function ticketArgument({ asset, start, budget, ref, payments }: Ticket): {
  readonly asset: Address;
  readonly start: bigint;
  readonly budget: bigint;
  readonly ref: Hex;
  readonly payments: readonly Payment[];
} {
  return { asset, start, budget: budget ?? 0n, ref, payments };
}
