import type { Address } from "viem";

import { formatDate, formatExact, formatRate, shortAddress } from "../../shared/format/index.ts";
import { rulesOf } from "../clearances.ts";
import type { Asset, Offer, Snapshot } from "../types.ts";
import type { NameOf } from "./context.ts";

/** "1,200 USDC", "1,200.50 USDC": every digit that counts, as a person is about to sign it. */
export function amountText(amount: bigint, asset: Pick<Asset, "decimals" | "symbol">): string {
  return `${formatExact(amount, asset.decimals)} ${asset.symbol}`;
}

/** The asset at an address; one that was never seen goes by its address and shows base units. */
export function assetAt(snapshot: Snapshot, address: Address): Asset {
  const unknown: Asset = {
    address,
    symbol: shortAddress(address),
    name: "Unknown token",
    decimals: 0,
    enabled: false,
    wellFormed: false,
  };
  return snapshot.assets.get(address) ?? unknown;
}

/** The name of a domain, or its number where there is none. */
export function domainName(snapshot: Snapshot, domain: number): string {
  return snapshot.domains.get(domain)?.name ?? `domain ${domain}`;
}

/** "Direct at $60.00 / h", "Proposal at $60.00 / h until 3 Mar 2022", "Subcontractor of 0x12…34 at $60.00 / h". */
export function offerText({ kind, rate, until, supervisor }: Offer, nameOf: NameOf): string {
  const whose = supervisor ? ` of ${nameOf(supervisor)}` : "";
  const end = until === undefined ? "" : ` until ${formatDate(until)}`;
  return `${rulesOf(kind).name}${whose} at ${formatRate(rate)}${end}`;
}
