import type { Address } from "viem";

import { formatExact, shortAddress } from "../../shared/format/index.ts";
import type { Asset, Snapshot } from "../types.ts";

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
