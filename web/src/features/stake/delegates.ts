// Who votes with whose stake, as lists. Pure.
import { formatUnits, type Address } from "viem";

import { lastVotes, silentStake, stakeAt } from "../../chain/states.ts";
import type { Holder, Snapshot, StakePoint, StakeRegister, StakeUnit } from "../../chain/types.ts";
import { formatColumnShare } from "../../shared/format/index.ts";
import { toCsv } from "../../shared/ledger/csv.ts";

/** How many votes "lately" means. */
export const LATELY = 10;

/** Somebody who votes with stake now. */
export interface DelegateRow {
  readonly account: Address;
  /** Base units. */
  readonly votes: bigint;
  /** From how many holders they come. */
  readonly holders: number;
  /** In how many of the last votes that are over they took part. */
  readonly cast: number;
  /** In how many of the last votes they could. */
  readonly chances: number;
}

/** What the list can be sorted by. */
export type SortKey = "votes" | "holders" | "cast";

/** An order: which column, and whether from the largest down. */
export interface Order {
  readonly key: SortKey;
  readonly descending: boolean;
}

const SORT_KEYS: readonly string[] = ["votes", "holders", "cast"] satisfies readonly SortKey[];

/** Writes an order for the address: the column's name, with "~" before it when the smallest come first. */
export function writeOrder({ key, descending }: Order): string {
  return `${descending ? "" : "~"}${key}`;
}

/** Reads an order from the address; anything unknown is the most votes first. */
export function readOrder(text: string): Order {
  const key = text.replace(/^~/, "");
  if (!SORT_KEYS.includes(key)) return { key: "votes", descending: true };
  return { key: key as SortKey, descending: !text.startsWith("~") };
}

/** The order after a press on a column's header: that column, or the other way round. */
export function nextOrder(order: Order, key: SortKey): Order {
  return { key, descending: order.key !== key || !order.descending };
}

const compare = <value extends number | bigint>(a: value, b: value) => (a < b ? -1 : a > b ? 1 : 0);

/** Shares of what was cast, compared without rounding; who had no chance comes after who missed all. */
const attendance = ({ cast, chances }: DelegateRow) => (chances === 0 ? -1 : cast / chances);

const comparisons: Record<SortKey, (a: DelegateRow, b: DelegateRow) => number> = {
  votes: (a, b) => compare(a.votes, b.votes),
  holders: (a, b) => compare(a.holders, b.holders),
  cast: (a, b) => compare(attendance(a), attendance(b)),
};

/** Everybody who votes with stake at `now`, seconds; the most votes first. */
export function delegateRows(snapshot: Snapshot, register: StakeRegister, now: number): DelegateRow[] {
  const votes = lastVotes(snapshot, now, LATELY).map((proposal) => ({
    at: proposal.snapshot,
    voters: new Set<Address>(proposal.votes.map(({ voter }) => voter)),
  }));
  const holders = holdersByDelegate(register);
  return [...register.delegates.values()]
    .filter((delegate) => delegate.votes > 0n)
    .map(({ account, votes: power, history }) => {
      const could = votes.filter(({ at, voters }) => voters.has(account) || stakeAt(history, at) > 0n);
      return {
        account,
        votes: power,
        holders: holders.get(account) ?? 0,
        cast: could.filter(({ voters }) => voters.has(account)).length,
        chances: could.length,
      };
    })
    .toSorted((a, b) => compare(b.votes, a.votes));
}

/** Shares of all stake that counts, as percentages: what votes, what is silent, and those through whom it votes. */
export interface VoteShares {
  readonly delegated: string;
  readonly silent: string;
  readonly of: (account: Address) => string;
}

/** What share of all stake that counts votes, and through whom. */
export function voteShares(register: StakeRegister): VoteShares {
  const share = (votes: bigint) => formatColumnShare(votes, register.counted);
  return {
    delegated: share(register.delegated),
    silent: share(silentStake(register)),
    of: (account) => share(register.delegates.get(account)?.votes ?? 0n),
  };
}

/** Sorted rows; ties keep the order of votes. */
export function sortRows(rows: readonly DelegateRow[], { key, descending }: Order): DelegateRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * comparisons[key](a, b));
}

function holdersByDelegate({ holders, muted }: StakeRegister): ReadonlyMap<Address, number> {
  const counts = new Map<Address, number>();
  for (const { account, balance, delegate } of holders.values()) {
    if (delegate && balance > 0n && account !== muted) counts.set(delegate, (counts.get(delegate) ?? 0) + 1);
  }
  return counts;
}

/** Whose stake an account votes with, the most first. */
export function holdersOf({ holders, muted }: StakeRegister, account: Address): Holder[] {
  return [...holders.values()]
    .filter((holder) => holder.delegate === account && holder.balance > 0n && holder.account !== muted)
    .toSorted((a, b) => compare(b.balance, a.balance));
}

/** What is drawn until `now`, seconds: what it was last, it still is. */
export function drawnUntil(history: readonly StakePoint[], now: number): readonly StakePoint[] {
  const last = history.at(-1);
  return last && last.at < now ? [...history, { at: now, value: last.value }] : history;
}

/** "3 of 4": the votes that were cast of those that could be; undefined if there were none. */
export function castText({ cast, chances }: Pick<DelegateRow, "cast" | "chances">): string | undefined {
  return chances === 0 ? undefined : `${cast} of ${chances}`;
}

/** The list as CSV; votes are written twice: in whole units with all decimals, and in base units. */
export function delegatesCsv(rows: readonly DelegateRow[], { decimals }: StakeUnit): string {
  const header = ["delegate", "votes", "votes_base_units", "holders", "votes_cast", "votes_possible"];
  return toCsv([
    header,
    ...rows.map(({ account, votes, holders, cast, chances }) => [
      account,
      formatUnits(votes, decimals),
      votes.toString(),
      String(holders),
      String(cast),
      String(chances),
    ]),
  ]);
}
