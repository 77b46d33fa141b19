import { paidByDomain } from "../../chain/series.ts";
import type { Asset, Snapshot } from "../../chain/types.ts";

/** What was paid for work in one domain, base units. */
export interface DomainRow {
  /** Undefined gathers what was paid to people without a clearance. */
  readonly domain: number | undefined;
  readonly name: string;
  readonly awards: bigint;
  readonly votedPayments: bigint;
  readonly budgetPayments: bigint;
  readonly total: bigint;
}

/** Spending by domain, largest first; people without a clearance last. Domains that were paid nothing are left out. */
export function domainRows(snapshot: Snapshot, { address }: Pick<Asset, "address">): DomainRow[] {
  return Array.from(paidByDomain(snapshot, address), ([domain, { awards, votedPayments, budgetPayments }]) => ({
    domain,
    name: domain === undefined ? "No domain" : (snapshot.domains.get(domain)?.name ?? `Domain ${domain}`),
    awards,
    votedPayments,
    budgetPayments,
    total: awards + votedPayments + budgetPayments,
  })).toSorted(
    (a, b) =>
      Number(a.domain === undefined) - Number(b.domain === undefined) ||
      Number(b.total > a.total) - Number(b.total < a.total),
  );
}
