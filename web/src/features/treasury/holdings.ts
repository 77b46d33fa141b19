import type { Address } from "viem";

import { personalAccount } from "../../chain/accounts.ts";
import type { Contracts } from "../../chain/deployment.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import type { Asset, Book, Snapshot } from "../../chain/types.ts";
import { viewpointOf } from "./ledgerFilter.ts";

/** What the treasury holds of one asset, base units, by whose it is. */
export interface Holding {
  readonly asset: Asset;
  /** The stakeholders': the general fund. */
  readonly fund: bigint;
  /** In the pots of bounties. */
  readonly bounties: bigint;
  /** Released from the line of approved payments, and not drawn yet. */
  readonly line: bigint;
  /** Credited to people, who can collect it at any time. */
  readonly people: bigint;
  readonly total: bigint;
  /** How many movements it had. */
  readonly movements: number;
}

const NOTHING = { fund: 0n, bounties: 0n, line: 0n, people: 0n };

/** The account that stakeholders spend from. */
export function fundBook({ books }: Snapshot, { treasury }: Contracts): Book | undefined {
  return books.get(personalAccount(treasury));
}

/**
 * Every asset that the general fund may spend or that anybody has in the treasury. Those of the fund come first, then what moves most:
 * anyone can bring in a token of their own, and it should not push the treasury's money down.
 */
export function holdingsOf(snapshot: Snapshot, contracts: Contracts): Holding[] {
  const parts = (["fund", "bounties", "line"] as const).map(
    (part) => [part, viewpointOf(snapshot, contracts, part)] as const,
  );
  const sums = new Map<Address, { fund: bigint; bounties: bigint; line: bigint; people: bigint }>();
  for (const { key, balances } of snapshot.books.values()) {
    const part = parts.find(([, isInside]) => isInside(key, undefined))?.[0] ?? "people";
    for (const [asset, balance] of balances) {
      const sum = sums.get(asset) ?? { ...NOTHING };
      sum[part] += balance;
      sums.set(asset, sum);
    }
  }
  const counts = new Map<Address, number>();
  for (const { asset } of snapshot.movements) counts.set(asset, (counts.get(asset) ?? 0) + 1);
  const enabled = [...snapshot.assets.values()].flatMap((asset) => (asset.enabled ? [asset.address] : []));
  return [...new Set([...enabled, ...sums.keys()])]
    .map((address) => {
      const sum = sums.get(address) ?? NOTHING;
      const total = sum.fund + sum.bounties + sum.line + sum.people;
      return { asset: assetAt(snapshot, address), ...sum, total, movements: counts.get(address) ?? 0 };
    })
    .filter(({ asset, total }) => asset.enabled || total > 0n)
    .toSorted((a, b) => Number(b.asset.enabled) - Number(a.asset.enabled) || b.movements - a.movements);
}
