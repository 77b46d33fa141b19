// From rows that were typed or a file that was imported to payments, or to the sentences that say why not. Pure; amounts are base units.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { MAX_PAYMENT } from "../../chain/states.ts";
import type { Payment } from "../../chain/types.ts";
import { parseAmount, plainText, plural, readAddress } from "../format/index.ts";

/** One payee as it was typed. `key` tells rows apart while they are added and removed. */
export interface PayeeRow {
  readonly key: number;
  readonly payee: string;
  readonly amount: string;
}

/** Payees as they were typed: by hand, or as the text of a file. JSON can carry it. */
export interface PayeesDraft {
  readonly by: "hand" | "file";
  readonly rows: readonly PayeeRow[];
  readonly text: string;
}

/** Nobody yet. */
export const NO_PAYEES: PayeesDraft = { by: "hand", rows: [{ key: 0, payee: "", amount: "" }], text: "" };

/** What can't be used. */
export interface PayeeProblem {
  /** Of the file from 1; of rows typed by hand from 0. */
  readonly line: number;
  readonly field: "payee" | "amount";
  readonly reason: string;
  /** What stands there, cut; empty where nothing does, or where the reason is not about it. */
  readonly typed: string;
}

/** What was read. */
export interface ReadPayees {
  /** The lines about which there is nothing to complain, in order; complete only where there is no problem. */
  readonly payments: readonly Payment[];
  readonly problems: readonly PayeeProblem[];
  /** How many lines are left out of the payments. */
  readonly unused: number;
  /** What the payments come to. */
  readonly total: bigint;
}

/** What payees are read against. */
export interface PayeeRules {
  readonly decimals: number;
  /** The treasury can't pay itself. */
  readonly treasury: Address;
  /** How many one transaction pays. */
  readonly most: number;
}

/** Characters of what was typed that are quoted beside its complaint: an address stands there in full. */
const QUOTED = 42;

/** Reads a draft. */
export function readPayees(draft: PayeesDraft, rules: PayeeRules): ReadPayees {
  const lines =
    draft.by === "hand"
      ? draft.rows.map(({ payee, amount }, line) => ({ line, payee, amount }))
      : linesOfCsv(draft.text);
  const problems: PayeeProblem[] = [];
  const payments: Payment[] = [];
  const seen = new Map<Address, number>();
  let total = 0n;
  for (const { line, payee, amount } of lines) {
    const before = problems.length;
    const complain = (field: PayeeProblem["field"], reason: string) => {
      problems.push({ line, field, reason, typed: plainText(field === "payee" ? payee : amount, QUOTED) });
    };
    const address = readAddress(payee, "Enter the payee’s address.");
    if (!address.ok) complain("payee", address.reason);
    else if (sameAddress(address.value, rules.treasury)) complain("payee", "The treasury can’t pay itself.");
    else if (seen.has(address.value)) complain("payee", "This payee is named above already.");
    const parsed = parseAmount(amount, rules.decimals);
    if (!parsed.ok) complain("amount", parsed.reason);
    else if (parsed.value === 0n) complain("amount", "Enter more than zero.");
    else if (total + parsed.value > MAX_PAYMENT) complain("amount", "All together get more than one payment can be.");
    if (address.ok) seen.set(address.value, line);
    if (!address.ok || !parsed.ok || problems.length > before) continue;
    payments.push({ payee: address.value, amount: parsed.value });
    total += parsed.value;
  }
  if (lines.length === 0) problems.push({ line: 1, field: "payee", reason: "The list is empty.", typed: "" });
  if (lines.length > rules.most)
    problems.push({
      line: lines[rules.most]?.line ?? 0,
      field: "payee",
      reason: `At most ${rules.most} payees at once; this list has ${lines.length}.`,
      typed: "",
    });
  return { payments, problems, unused: lines.length - payments.length, total };
}

/** What is missing of the payees, where the field itself says what is wrong with which line; undefined: nothing. */
export function payeesMissing(
  { by, rows, text }: PayeesDraft,
  { payments, problems, unused }: ReadPayees,
): string | undefined {
  if (problems.length === 0) return undefined;
  const typed = by === "file" ? text : rows.map(({ payee, amount }) => payee + amount).join("");
  if (typed.trim() === "") return "Name a payee.";
  if (unused > 0) return `${plural(unused, "line")} of the payees can’t be used yet.`;
  return payments.length === 0 ? "Name a payee." : "These are too many payees.";
}

/** Longest text that is read at all, characters: some thousand lines. */
const MAX_TEXT = 400_000;

interface CsvLine {
  readonly line: number;
  readonly payee: string;
  readonly amount: string;
}

/**
 * Lines of "address, amount", separated by commas, semicolons or tabs; quoted or not. Empty lines don't count, and neither does a first line
 * of headings. Whatever stands behind the amount is a remark.
 */
export function linesOfCsv(text: string): readonly CsvLine[] {
  const lines = text
    .slice(0, MAX_TEXT)
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ line: index + 1, content }))
    .filter(({ content }) => content.trim() !== "");
  return lines.flatMap(({ line, content }, index) => {
    const [payee = "", amount = ""] = cellsOf(content);
    const heading = index === 0 && !/^0x/i.test(payee) && !/\d/.test(amount);
    return heading ? [] : [{ line, payee: plainText(payee, 64), amount: plainText(amount, 64) }];
  });
}

/** The cells of a line by RFC 4180, with whichever separator comes first. */
function cellsOf(content: string): string[] {
  const separator = /[,;\t]/.exec(content.replace(/"[^"]*"/g, ""))?.[0] ?? ",";
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (const character of content) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

/** A stored draft as far as it has the right shape. */
export function restorePayees(stored: unknown): PayeesDraft {
  const { by, rows, text } = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  const kept = (Array.isArray(rows) ? (rows as unknown[]) : []).flatMap((row, key) => {
    const { payee, amount } = (row ?? {}) as Record<string, unknown>;
    return typeof payee === "string" && typeof amount === "string" ? [{ key, payee, amount }] : [];
  });
  return {
    by: by === "file" ? "file" : "hand",
    rows: kept.length > 0 ? kept : NO_PAYEES.rows,
    text: typeof text === "string" ? text : "",
  };
}
