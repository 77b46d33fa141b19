// What people were paid, and where it came from. Pure; one pass over the movements for everybody.
import type { Address } from "viem";

import { isPayment } from "../../chain/series.ts";
import type { Movement, Snapshot } from "../../chain/types.ts";

/** What one account was paid in one asset, base units. */
export interface Paid {
  readonly asset: Address;
  /** Out of bounties. */
  readonly awards: bigint;
  /** Out of the general fund, by votes. */
  readonly votes: bigint;
}

/** Movements that are the same list are the same payments. */
const known = new WeakMap<readonly Movement[], ReadonlyMap<Address, readonly Paid[]>>();

/** What every payee was paid, by account; assets in the order in which they first came. */
export function paidByAccount({ movements }: Snapshot): ReadonlyMap<Address, readonly Paid[]> {
  const found = known.get(movements);
  if (found) return found;
  const sums = new Map<Address, Map<Address, Paid>>();
  for (const movement of movements) {
    if (!isPayment(movement)) continue;
    const { payee, asset, amount, purpose } = movement;
    const assets = sums.get(payee) ?? new Map<Address, Paid>();
    const { awards, votes } = assets.get(asset) ?? { awards: 0n, votes: 0n };
    const award = purpose.kind === "award";
    assets.set(asset, { asset, awards: award ? awards + amount : awards, votes: award ? votes : votes + amount });
    sums.set(payee, assets);
  }
  const paid = new Map(Array.from(sums, ([payee, assets]) => [payee, [...assets.values()]] as const));
  known.set(movements, paid);
  return paid;
}

const NOTHING: readonly Paid[] = [];

/** What one account was paid. */
export function paidTo(snapshot: Snapshot, account: Address): readonly Paid[] {
  return paidByAccount(snapshot).get(account) ?? NOTHING;
}
