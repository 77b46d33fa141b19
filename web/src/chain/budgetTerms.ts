// Terms of a budget as a call or an event carries them, and as the app has them.
import { zeroAddress, type Address } from "viem";

import type { BudgetTerms } from "./types.ts";

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
