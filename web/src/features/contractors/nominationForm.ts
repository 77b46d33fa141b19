// The form of applications and nominations: what was typed, read. Pure.
import { getAddress, isAddress, type Address } from "viem";

import type { RealKind } from "../../chain/clearances.ts";
import { textProblem } from "../../chain/content.ts";
import type { Snapshot } from "../../chain/types.ts";
import { listed, parseAmount } from "../../shared/format/index.ts";

/** What is typed, as it is kept in the browser. */
export interface NominationDraft {
  /** A domain's number; empty until one is chosen. */
  readonly domain: string;
  /** An address; stays empty in an application. */
  readonly candidate: string;
  readonly kind: RealKind;
  /** USD per hour. */
  readonly rate: string;
  /** The last day of a Proposal, as a date field writes it. */
  readonly lastDay: string;
  /** The address of a Subcontractor's supervisor. */
  readonly supervisor: string;
  /** Markdown. */
  readonly text: string;
}

/** An empty form. */
export const EMPTY: NominationDraft = {
  domain: "",
  candidate: "",
  kind: "Direct",
  rate: "",
  lastDay: "",
  supervisor: "",
  text: "",
};

/** Decimals of a rate. */
export const RATE_DECIMALS = 6;

/** The largest rate that the contract can write down. */
const MAX_RATE = 2n ** 64n - 1n;

/** A value that was typed, or why it can't be used. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

const no = (reason: string) => ({ ok: false, reason }) as const;

/** Reads the chosen domain. */
export function readDomain(snapshot: Snapshot, text: string): Read<number> {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : undefined;
  const domain = id === undefined ? undefined : snapshot.domains.get(id);
  return domain && domain.retiredAt === undefined ? { ok: true, value: domain.id } : no("Choose a domain.");
}

/** Reads a rate, USD per hour with 6 decimals. */
export function readRate(text: string): Read<bigint> {
  if (text.trim() === "") return no("Enter a rate.");
  const parsed = parseAmount(text, RATE_DECIMALS);
  if (!parsed.ok) return parsed;
  if (parsed.value === 0n) return no("The rate must be more than zero.");
  return parsed.value > MAX_RATE ? no("That is more than can be written down.") : parsed;
}

/** Reads whom a sponsor nominates. */
export function readCandidate(text: string): Read<Address> {
  const typed = text.trim();
  if (typed === "") return no("Enter the candidate’s address.");
  if (!/^0x[0-9a-f]{40}$/i.test(typed)) return no("An address is 0x and 40 digits from 0 to f.");
  // Mixed case is a checksum; one that does not fit is a typing mistake.
  if (!isAddress(typed)) return no("A letter or digit of this address is wrong.");
  return /^0x0{40}$/.test(typed) ? no("Nobody has this address.") : { ok: true, value: getAddress(typed) };
}

/** Reads the statement. */
export function readText(text: string): Read<string> {
  const problem = textProblem(text);
  return problem === undefined ? { ok: true, value: text.trim() } : no(problem);
}

/** What is still missing, as a sentence; undefined when nothing is. */
export function missingSentence(fields: readonly (readonly [name: string, read: Read<unknown>])[]): string | undefined {
  const missing = fields.filter(([, read]) => !read.ok).map(([name]) => name);
  if (missing.length === 0) return undefined;
  return `Still to fill in: ${listed(missing)}.`;
}
