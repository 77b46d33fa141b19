// The list of bounties: rows, filters, order. Pure, and quick for 10,000 bounties: what is read out of a text is read once.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { decodeContent, titleOfText } from "../../chain/content.ts";
import { assetAt, domainName } from "../../chain/flows/wording.ts";
import { bountyStandingAt, type BountyStanding } from "../../chain/states.ts";
import type { Asset, Bounty, Snapshot } from "../../chain/types.ts";
import { bountyWords, waitingClaims, type WaitingClaims } from "../../shared/bounty/words.ts";

/** A bounty as the list shows it. */
export interface BountyRow {
  readonly bounty: Bounty;
  readonly title: string;
  readonly standing: BountyStanding;
  readonly waiting: WaitingClaims;
  readonly asset: Asset;
  readonly domain: string;
  /** How many different accounts put money in. */
  readonly funders: number;
  /** Lower case text that the search looks through. */
  readonly words: string;
  /** Lower case id and addresses of opener and funders, which the search finds by their beginning. */
  readonly ids: readonly string[];
}

/** Characters of a description that the search looks through. */
const SEARCHED = 2_000;

/** What a bounty without a readable title is called. */
export const UNTITLED = "Untitled bounty";

type Read = Pick<BountyRow, "title" | "funders" | "words" | "ids">;

/** A bounty that did not change is the same object in the next snapshot. */
const reads = new WeakMap<Bounty, Read>();

function readOf(bounty: Bounty): Read {
  const known = reads.get(bounty);
  if (known) return known;
  const content = decodeContent(bounty.uri);
  const text = content.kind === "text" ? content.text : "";
  const people = new Set([bounty.opener, ...bounty.contributions.map(({ funder }) => funder)]);
  const read = {
    title: titleOfText(text) ?? UNTITLED,
    funders: new Set(bounty.contributions.map(({ funder }) => funder)).size,
    words: text.slice(0, SEARCHED).toLowerCase(),
    ids: [bounty.id, ...people].map((id) => id.toLowerCase()),
  };
  reads.set(bounty, read);
  return read;
}

/** The title of a bounty, from its description. */
export function titleOf(bounty: Bounty): string {
  return readOf(bounty).title;
}

/** All bounties as rows, newest last, at chain time `now` in seconds. */
export function bountyRows(snapshot: Snapshot, now: number): BountyRow[] {
  return Array.from(snapshot.bounties.values(), (bounty) => ({
    bounty,
    ...readOf(bounty),
    standing: bountyStandingAt(snapshot, bounty, now),
    waiting: waitingClaims(snapshot, bounty, now),
    asset: assetAt(snapshot, bounty.asset),
    domain: domainName(snapshot, bounty.domain),
  }));
}

/** What is asked of the list; empty fields ask for everything. */
export interface BountyFilter {
  /** As in the address: the `view` of a standing. */
  readonly state: string;
  /** A domain's number. */
  readonly domain: string;
  readonly asset: string;
  readonly text: string;
}

/** Rows that pass all filters but that of the state: the tabs count them. */
export function filterRows(
  rows: readonly BountyRow[],
  { domain, asset, text }: Omit<BountyFilter, "state">,
): BountyRow[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    ({ bounty, words, ids }) =>
      (domain === "" || String(bounty.domain) === domain) &&
      (asset === "" || sameAddress(bounty.asset, asset as Address)) &&
      // Any few digits are somewhere in a hash: only its beginning finds it.
      wanted.every((word) => words.includes(word) || (word.startsWith("0x") && ids.some((id) => id.startsWith(word)))),
  );
}

/** Whether a row stands where the address asks for. */
export function hasState({ standing }: BountyRow, wanted: string): boolean {
  return wanted === "" || bountyWords[standing].view === wanted;
}

/** What the list can be sorted by. */
export type SortKey = "opened" | "title" | "reward" | "domain" | "state" | "deadline" | "claims" | "funders";

/** An order: which column, and whether from the largest down. */
export interface Order {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** The direction in which a column is sorted first: what is most wanted comes first. */
const FIRST_DESCENDING: Record<SortKey, boolean> = {
  opened: true,
  title: false,
  reward: true,
  domain: false,
  state: false,
  deadline: false,
  claims: true,
  funders: true,
};

/** The order that the list begins with: newest first. */
export const NEWEST: Order = { key: "opened", descending: true };

/** Writes an order for the address: the column's name, with "~" before it when it is turned round. */
export function writeOrder({ key, descending }: Order): string {
  return `${descending === FIRST_DESCENDING[key] ? "" : "~"}${key}`;
}

/** Reads an order from the address; anything unknown is newest first. */
export function readOrder(text: string): Order {
  const turned = text.startsWith("~");
  const key = turned ? text.slice(1) : text;
  if (!Object.hasOwn(FIRST_DESCENDING, key)) return NEWEST;
  return { key: key as SortKey, descending: FIRST_DESCENDING[key as SortKey] !== turned };
}

/** The order after a press on a column's header: that column, or the other way round. */
export function nextOrder(order: Order, key: SortKey): Order {
  return order.key === key ? { key, descending: !order.descending } : { key, descending: FIRST_DESCENDING[key] };
}

/** Plain comparison: a collator takes most of a second for 10,000 titles. */
const compareValues = <value extends bigint | string>(a: value, b: value) => (a < b ? -1 : a > b ? 1 : 0);
const STANDINGS = Object.keys(bountyWords) as readonly BountyStanding[];

const comparisons: Record<SortKey, (a: BountyRow, b: BountyRow) => number> = {
  opened: (a, b) => a.bounty.openedAt - b.bounty.openedAt,
  title: (a, b) => compareValues(a.title.toLowerCase(), b.title.toLowerCase()),
  reward: (a, b) => compareValues(a.bounty.funded, b.bounty.funded),
  domain: (a, b) => compareValues(a.domain, b.domain),
  state: (a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing),
  deadline: (a, b) => a.bounty.deadline - b.bounty.deadline,
  claims: (a, b) => a.bounty.claims.length - b.bounty.claims.length,
  funders: (a, b) => a.funders - b.funders,
};

/** Sorted rows; ties go newest first. Rewards of different assets can't be compared: each asset stays together. */
export function sortRows(rows: readonly BountyRow[], { key, descending }: Order): BountyRow[] {
  const sign = descending ? -1 : 1;
  const compare = comparisons[key];
  return rows.toSorted((a, b) => {
    const apart =
      key === "reward"
        ? compareValues(a.asset.symbol, b.asset.symbol) || compareValues(a.asset.address, b.asset.address)
        : 0;
    return apart || sign * compare(a, b) || b.bounty.openedAt - a.bounty.openedAt;
  });
}
