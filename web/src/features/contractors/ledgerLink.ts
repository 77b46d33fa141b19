import type { Address } from "viem";

import type { PurposeKind } from "../../chain/types.ts";

/** The ledger's page with the lines that a figure is made of. */
export function ledgerLink(filter: { account: Address; asset?: Address; kind?: PurposeKind }): string {
  return `/ledger?${new URLSearchParams(filter as Record<string, string>)}`;
}
