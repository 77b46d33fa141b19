import type { PurposeKind } from "../../chain/types.ts";

/** What the ledger is asked for, as it stands in its address; empty fields ask for everything. */
export interface LedgerFilter {
  /** Address of the asset. */
  readonly asset: string;
  /** A kind of purpose; "paid": awards, voted payments and those from budgets; "spent": what leaves the general fund. */
  readonly kind: PurposeKind | "paid" | "spent" | "";
  /** Whose money: "fund", "bounties", "line", "people", or the beginning of a person's address or of an account's key. */
  readonly account: string;
  /** A domain's number, or "none" for people without one: what was paid for work in it. */
  readonly domain: string;
  /** First day, "2022-03-01", UTC. */
  readonly from: string;
  /** Last day, UTC, included. */
  readonly to: string;
  /** Words that all must occur. */
  readonly q: string;
}

/** The ledger's page with the lines that a figure is made of. */
export function ledgerLink(filter: Partial<LedgerFilter>): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== "")).toString();
  return query ? `/ledger?${query}` : "/ledger";
}
