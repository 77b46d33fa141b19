// What the ledger shows of all movements, and what that adds up to. Pure; 10,000 movements pass in a few milliseconds.
import { getAddress, isAddress, type Address } from "viem";

import { isPersonal, lineAccount, OUTSIDE, personalAccount, sameAddress } from "../../chain/accounts.ts";
import type { Contracts } from "../../chain/deployment.ts";
import { amountText, assetAt } from "../../chain/flows/wording.ts";
import { partyEver } from "../../chain/parties.ts";
import { domainPaid, isPayment } from "../../chain/series.ts";
import type { AccountKey, Movement, Snapshot } from "../../chain/types.ts";
import { DAY, plainText } from "../../shared/format/index.ts";
import type { LedgerFilter } from "../../shared/ledger/ledgerLink.ts";
import { purposeWords } from "../../shared/ledger/purpose.ts";

/** Groups of accounts that the ledger can be seen from, as they stand in the address. */
export const accountGroups = {
  fund: "General fund",
  bounties: "Bounties",
  line: "Line of payments",
  people: "People’s accounts",
} as const;

/** Where a movement goes, seen from the accounts that were asked for; from the whole treasury when none were. */
export type Direction = "in" | "out" | "within";

/** A movement of the ledger, as it is shown. */
export interface LedgerRow {
  readonly movement: Movement;
  readonly direction: Direction;
}

/** Whether one side of a movement belongs to what the ledger is seen from. */
export type Viewpoint = (account: AccountKey, party: Address | undefined) => boolean;

/** What the ledger is seen from: a group, an account by its key, the beginning of either, or somebody by an address, with all that are theirs. */
export function viewpointOf(
  snapshot: Snapshot,
  { treasury, bounties, budgets }: Contracts,
  account: string,
): Viewpoint {
  const fund = personalAccount(treasury);
  const line = lineAccount(budgets);
  const isBounty = (key: AccountKey) => key.startsWith(bounties.toLowerCase()) && !isPersonal(key);
  switch (account) {
    case "":
      return (key) => key !== OUTSIDE;
    case "fund":
      return (key) => key === fund;
    case "bounties":
      return isBounty;
    case "line":
      return (key) => key === line;
    case "people":
      return (key) => key !== OUTSIDE && key !== fund && key !== line && !isBounty(key);
  }
  const wanted = addressesOf(snapshot, account.trim()).map((one) => one.toLowerCase());
  const isWanted = (text: string) => wanted.some((one) => text.startsWith(one));
  return (key, party) => (key === OUTSIDE ? party !== undefined && isWanted(party.toLowerCase()) : isWanted(key));
}

/** All addresses of whoever has or had the one that was written; anything else as it was written. */
function addressesOf(snapshot: Snapshot, written: string): readonly string[] {
  const party = isAddress(written, { strict: false }) ? partyEver(snapshot, getAddress(written)) : undefined;
  return party ? [party.account, ...party.formerAccounts] : [written];
}

function directionOf(isInside: Viewpoint, { from, to, party }: Movement): Direction | undefined {
  const [leaves, enters] = [isInside(from, party), isInside(to, party)];
  if (leaves && enters) return "within";
  if (enters) return "in";
  return leaves ? "out" : undefined;
}

/** Movements never change, and titles of what they come from neither: what is searched is put together once. */
const haystacks = new WeakMap<Movement, string>();

function haystackOf(snapshot: Snapshot, movement: Movement): string {
  const known = haystacks.get(movement);
  if (known !== undefined) return known;
  const { name, detail } = purposeWords(snapshot, movement);
  const { from, to, party, payee, transaction, ref, amount, asset } = movement;
  const money = amountText(amount, assetAt(snapshot, asset));
  const haystack = [name, detail, money, from, to, party, payee, transaction, ref].join(" ").toLowerCase();
  haystacks.set(movement, haystack);
  return haystack;
}

/** A day as it stands in the address, as its first second, UTC; undefined when it is none. */
export function dayStart(day: string): number | undefined {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // Some engines take "2022-02-31" for the third of March.
  const exists = !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(day);
  return exists ? milliseconds / 1000 : undefined;
}

/** A filter as it stands in the address: a kind that is none passes as text. */
export type AskedFilter = Omit<LedgerFilter, "kind"> & { readonly kind: string };

/** What of a filter can't be meant, as sentences: a link may be mistyped, or from another network. */
export function filterProblems(snapshot: Snapshot, asked: AskedFilter, kinds: readonly string[]): string[] {
  const { asset, kind, account, domain, from, to } = asked;
  const named = (text: string) => `“${plainText(text, NAMED_LENGTH)}”`;
  const problems: string[] = [];
  if (asset !== "" && ![...snapshot.assets.keys()].some((known) => sameAddress(known, asset as Address)))
    problems.push(`No asset ${named(asset)} was ever seen here.`);
  if (kind !== "" && kind !== "paid" && kind !== "spent" && !kinds.includes(kind))
    problems.push(`There is no purpose ${named(kind)}.`);
  if (account !== "" && !Object.hasOwn(accountGroups, account) && !/^0x[0-9a-f]{1,64}$/i.test(account.trim()))
    problems.push(`${named(account)} is no account.`);
  if (domain !== "" && domain !== "none" && !snapshot.domains.has(/^\d{1,10}$/.test(domain) ? Number(domain) : -1))
    problems.push(`There is no domain ${named(domain)}.`);
  for (const day of new Set([from, to]))
    if (day !== "" && dayStart(day) === undefined) problems.push(`${named(day)} is no day.`);
  const [since, until] = [dayStart(from), dayStart(to)];
  if (since !== undefined && until !== undefined && since > until) problems.push("The first day is after the last.");
  return problems;
}

/** Cuts what is quoted from an address. */
const NAMED_LENGTH = 24;

/** The movements that pass, oldest first, each with its direction. */
export function filterLedger(snapshot: Snapshot, contracts: Contracts, filter: LedgerFilter): LedgerRow[] {
  const isInside = viewpointOf(snapshot, contracts, filter.account);
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  const since = dayStart(filter.from) ?? 0;
  const until = (dayStart(filter.to) ?? Infinity) + DAY;
  const rows: LedgerRow[] = [];
  for (const movement of snapshot.movements) {
    if (movement.time < since || movement.time >= until) continue;
    if (!isOfKind(movement, filter.kind)) continue;
    if (filter.asset !== "" && !sameAddress(movement.asset, filter.asset as Address)) continue;
    if (filter.domain !== "" && !isPaidTo(snapshot, movement, filter.domain)) continue;
    const direction = directionOf(isInside, movement);
    if (direction === undefined) continue;
    if (words.length > 0) {
      const haystack = haystackOf(snapshot, movement);
      if (!words.every((word) => haystack.includes(word))) continue;
    }
    rows.push({ movement, direction });
  }
  return rows;
}

function isOfKind(movement: Movement, kind: LedgerFilter["kind"]): boolean {
  if (kind === "") return true;
  if (kind === "paid") return isPayment(movement);
  const { purpose } = movement;
  if (kind !== "spent") return purpose.kind === kind;
  // What is drawn from the line left the fund before.
  const paysOut = purpose.kind === "votedPayment" || purpose.kind === "budgetPayment";
  return purpose.kind === "lineRelease" || (paysOut && purpose.ticket === undefined);
}

function isPaidTo(snapshot: Snapshot, movement: Movement, domain: string): boolean {
  return isPayment(movement) && String(domainPaid(snapshot, movement) ?? "none") === domain;
}

/** What the rows of one asset add up to, base units. */
export interface LedgerTotal {
  readonly asset: Address;
  readonly incoming: bigint;
  readonly outgoing: bigint;
  readonly within: bigint;
  readonly count: number;
}

/** Sums by asset, in the order in which the assets first moved. */
export function totalsOf(rows: readonly LedgerRow[]): LedgerTotal[] {
  const totals = new Map<Address, { incoming: bigint; outgoing: bigint; within: bigint; count: number }>();
  for (const { movement, direction } of rows) {
    const total = totals.get(movement.asset) ?? { incoming: 0n, outgoing: 0n, within: 0n, count: 0 };
    if (direction === "in") total.incoming += movement.amount;
    else if (direction === "out") total.outgoing += movement.amount;
    else total.within += movement.amount;
    total.count += 1;
    totals.set(movement.asset, total);
  }
  return Array.from(totals, ([asset, total]) => ({ asset, ...total }));
}

/** Newest first, oldest first, or largest first; amounts of different assets can't be compared, so each asset stays together. */
export type LedgerOrder = "newest" | "oldest" | "largest" | "smallest";

/** Reads an order from the address; anything unknown is newest first. */
export function readOrder(text: string): LedgerOrder {
  return text === "oldest" || text === "largest" || text === "smallest" ? text : "newest";
}

/** Rows in order; `rows` come oldest first. */
export function orderLedger(rows: readonly LedgerRow[], order: LedgerOrder): readonly LedgerRow[] {
  if (order === "oldest") return rows;
  if (order === "newest") return rows.toReversed();
  const sign = order === "largest" ? -1 : 1;
  return rows.toSorted(({ movement: a }, { movement: b }) => {
    if (a.asset !== b.asset) return a.asset < b.asset ? -1 : 1;
    if (a.amount === b.amount) return b.index - a.index;
    return a.amount < b.amount ? -sign : sign;
  });
}
