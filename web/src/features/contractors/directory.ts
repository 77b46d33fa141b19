// The directory of contractors: rows and filters. Pure.
import type { Address } from "viem";

import { domainName } from "../../chain/flows/wording.ts";
import { companyOf } from "../../chain/parties.ts";
import { isRunning } from "../../chain/states.ts";
import type { Clearance, Contractor, Snapshot } from "../../chain/types.ts";

/** A contractor as the directory shows it. */
export interface DirectoryRow {
  readonly account: Address;
  /** Running clearances, oldest first. */
  readonly current: readonly Clearance[];
  /** Ended ones, the last one of each domain in which none runs, oldest first. */
  readonly former: readonly Clearance[];
  /** Lower case text that the search looks through. */
  readonly haystack: string;
}

/** The clearances of a contractor that say something today: the last one of each domain. */
export function lastClearances({ clearances }: Contractor): Clearance[] {
  return clearances.filter(
    ({ domain }, index) => !clearances.slice(index + 1).some((later) => later.domain === domain),
  );
}

/** All who are or were cleared, in the order of their first clearance; `now` in seconds. `nameOf` gives names that addresses go by here. */
export function directoryRows(
  snapshot: Snapshot,
  now: number,
  nameOf: (account: Address) => string | undefined,
): DirectoryRow[] {
  const firstOf = ({ clearances }: Contractor) => clearances[0]?.since ?? 0;
  const contractors = [...snapshot.contractors.values()].toSorted((a, b) => firstOf(a) - firstOf(b));
  return contractors.map((contractor) => {
    const { account } = contractor;
    const last = lastClearances(contractor);
    const domains = last.map(({ domain }) => domainName(snapshot, domain));
    const company = companyOf(snapshot, account);
    return {
      account,
      current: last.filter((clearance) => isRunning(clearance, now)),
      former: last.filter((clearance) => !isRunning(clearance, now)),
      haystack: [account, nameOf(account) ?? "", company ? (nameOf(company.account) ?? "") : "", ...domains]
        .join(" ")
        .toLowerCase(),
    };
  });
}

/** Whom the directory shows: who is cleared now, who no longer is, or everybody. As in the address. */
export type Standing = "" | "former" | "all";

/** What is asked of the directory; empty fields ask for everything. */
export interface DirectoryFilter {
  /** A domain's number. */
  readonly domain: string;
  readonly text: string;
}

/** Rows in which every word is found and, if one is asked for, the domain. */
export function filterDirectory(rows: readonly DirectoryRow[], { domain, text }: DirectoryFilter): DirectoryRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    ({ current, former, haystack }) =>
      (domain === "" || [...current, ...former].some((clearance) => String(clearance.domain) === domain)) &&
      words.every((word) => haystack.includes(word)),
  );
}

/** Whether a row belongs under a tab; with a domain, what counts is the clearance in it. */
export function hasStanding({ current }: DirectoryRow, standing: string, domain: string): boolean {
  if (standing === "all") return true;
  const cleared = current.some((clearance) => domain === "" || String(clearance.domain) === domain);
  return cleared === (standing !== "former");
}
