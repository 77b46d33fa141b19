// What people were paid, and where it came from. Pure; one pass over the movements for everybody.
import type { Address } from "viem";

import { currentAccount } from "../../chain/parties.ts";
import { domainPaid, isPayment } from "../../chain/series.ts";
import type { Snapshot } from "../../chain/types.ts";

/** What one account was paid in one asset, base units. */
export interface Paid {
  readonly asset: Address;
  /** Out of bounties. */
  readonly awards: bigint;
  /** Out of the general fund, by votes. */
  readonly votes: bigint;
  /** Out of the general fund, by the owners of budgets. */
  readonly budgets: bigint;
}

/** The field that a kind of payment is counted in. */
const fields = { award: "awards", votedPayment: "votes", budgetPayment: "budgets" } as const;

/** A snapshot never changes: what was summed up is the answer as long as it lives. */
const known = new WeakMap<Snapshot, Map<number | undefined, ReadonlyMap<Address, readonly Paid[]>>>();

/** What every payee was paid under all its addresses, by the present one, in one domain or in all of them; assets in the order in which they first came. */
function paidByAccount(snapshot: Snapshot, domain?: number): ReadonlyMap<Address, readonly Paid[]> {
  const answers = known.get(snapshot) ?? new Map<number | undefined, ReadonlyMap<Address, readonly Paid[]>>();
  known.set(snapshot, answers);
  const found = answers.get(domain);
  if (found) return found;
  const sums = new Map<Address, Map<Address, Paid>>();
  for (const movement of snapshot.movements) {
    if (!isPayment(movement) || (domain !== undefined && domainPaid(snapshot, movement) !== domain)) continue;
    const { asset, amount, purpose } = movement;
    const payee = currentAccount(snapshot, movement.payee);
    const assets = sums.get(payee) ?? new Map<Address, Paid>();
    const sum = assets.get(asset) ?? { asset, awards: 0n, votes: 0n, budgets: 0n };
    const field = fields[purpose.kind];
    assets.set(asset, { ...sum, [field]: sum[field] + amount });
    sums.set(payee, assets);
  }
  const paid = new Map(Array.from(sums, ([payee, assets]) => [payee, [...assets.values()]] as const));
  answers.set(domain, paid);
  return paid;
}

const NOTHING: readonly Paid[] = [];

/** What one account, or its party under another address, was paid, in one domain or in all of them. */
export function paidTo(snapshot: Snapshot, account: Address, domain?: number): readonly Paid[] {
  return paidByAccount(snapshot, domain).get(currentAccount(snapshot, account)) ?? NOTHING;
}

/** The only kind of payment that it is made of; undefined: there are several. */
export function onlyKind({ awards, votes, budgets }: Paid): keyof typeof fields | undefined {
  const sums = { award: awards, votedPayment: votes, budgetPayment: budgets } as const;
  const kinds = (Object.keys(fields) as (keyof typeof fields)[]).filter((kind) => sums[kind] > 0n);
  return kinds.length === 1 ? kinds[0] : undefined;
}
