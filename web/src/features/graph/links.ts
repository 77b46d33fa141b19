// Who endorsed whom into a clearance, and the part of it that is drawn. Pure.
import type { Address, Hex } from "viem";

import { currentAccount } from "../../chain/parties.ts";
import type { Snapshot } from "../../chain/types.ts";

/** One endorsement that stood behind a clearance; both by their addresses of now. */
export interface EndorsementLink {
  readonly from: Address;
  readonly to: Address;
  readonly domain: number;
  /** When the clearance began, seconds. */
  readonly since: number;
  /** Whether the clearance has ended. */
  readonly ended: boolean;
  readonly nomination: Hex;
}

/** Every endorsement behind a clearance, newest first. Clearances that stakeholders gave have none. */
export function linksOf(snapshot: Snapshot): EndorsementLink[] {
  const found: EndorsementLink[] = [];
  for (const { account: to, clearances } of snapshot.contractors.values()) {
    for (const { domain, since, endedAt, nomination, endorsers } of clearances) {
      if (nomination === undefined) continue;
      for (const endorser of endorsers)
        found.push({
          from: currentAccount(snapshot, endorser),
          to,
          domain,
          since,
          ended: endedAt !== undefined,
          nomination,
        });
    }
  }
  return found.toSorted((a, b) => b.since - a.since);
}

/** What is looked at: one person, or one domain. */
export type Focus =
  { readonly kind: "person"; readonly account: Address } | { readonly kind: "domain"; readonly domain: number };

/** The links of a focus. */
export function linksAround(links: readonly EndorsementLink[], focus: Focus): EndorsementLink[] {
  return links.filter((link) =>
    focus.kind === "domain" ? link.domain === focus.domain : link.from === focus.account || link.to === focus.account,
  );
}

/** Everybody who is in a link, whoever is in most of them first. */
export function peopleIn(links: readonly EndorsementLink[]): Address[] {
  return ranked(links.flatMap(({ from, to }) => [from, to]));
}

/** A line of the picture: from a row of one column to a row of the next. */
export interface DrawnLine {
  readonly column: number;
  readonly fromRow: number;
  readonly toRow: number;
  /** Whether all clearances behind it have ended. */
  readonly ended: boolean;
}

/** Columns of people, left to right: each endorsed those to its right. */
export interface Drawing {
  readonly columns: readonly { readonly title: string; readonly people: readonly Address[] }[];
  readonly lines: readonly DrawnLine[];
  /** How many people the picture leaves out; the table has them. */
  readonly left: number;
}

/** People that one column holds; more would be a thicket, and the table is beside it. */
export const COLUMN_ROOM = 16;

/** Lays out the links of a focus. Around a person: who endorsed them, they, whom they endorsed. Of a domain: who endorsed, and whom. */
export function draw(links: readonly EndorsementLink[], focus: Focus): Drawing {
  const around = linksAround(links, focus);
  if (focus.kind === "domain") {
    const [from, to] = [ranked(around.map(({ from }) => from)), ranked(around.map(({ to }) => to))];
    return arrange(
      [
        { title: "Endorsed", people: from },
        { title: "Was endorsed", people: to },
      ],
      (column) => (column === 0 ? around : []),
    );
  }
  const { account } = focus;
  const [before, after] = [around.filter(({ to }) => to === account), around.filter(({ from }) => from === account)];
  return arrange(
    [
      { title: "Endorsed by", people: ranked(before.map(({ from }) => from)) },
      { title: "Chosen", people: [account] },
      { title: "Endorses", people: ranked(after.map(({ to }) => to)) },
    ],
    (column) => (column === 0 ? before : after),
  );
}

function arrange(
  full: readonly { readonly title: string; readonly people: readonly Address[] }[],
  between: (column: number) => readonly EndorsementLink[],
): Drawing {
  const columns = full.map(({ title, people }) => ({ title, people: people.slice(0, COLUMN_ROOM) }));
  const lines = new Map<string, DrawnLine>();
  for (const [column, { people }] of columns.entries()) {
    const next = columns[column + 1]?.people ?? [];
    for (const { from, to, ended } of next.length === 0 ? [] : between(column)) {
      const [fromRow, toRow] = [people.indexOf(from), next.indexOf(to)];
      if (fromRow < 0 || toRow < 0) continue;
      const key = `${column}:${fromRow}:${toRow}`;
      lines.set(key, { column, fromRow, toRow, ended: ended && (lines.get(key)?.ended ?? true) });
    }
  }
  const left = full.reduce((sum, { people }) => sum + Math.max(0, people.length - COLUMN_ROOM), 0);
  return { columns, lines: [...lines.values()], left };
}

/** Each once, whoever occurs most often first. */
function ranked(people: readonly Address[]): Address[] {
  const counts = new Map<Address, number>();
  for (const one of people) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([account]) => account);
}
