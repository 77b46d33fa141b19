// What is typed into the form of a claim, read as what the contract takes. Pure; amounts in base units of the bounty's asset.
import type { Address } from "viem";

import { amountText } from "../../chain/flows/wording.ts";
import { textProblem } from "../../chain/content.ts";
import type { Asset, Payment } from "../../chain/types.ts";
import { formatExact, parseAmount, readAddress, type ReadAddress } from "../../shared/format/index.ts";

/** The contract takes no more payees in one claim. */
export const MAX_PAYEES = 16;

/** One payee as it is typed. */
export interface PayeeRow {
  /** Names the row while others come and go. */
  readonly key: number;
  /** An address; empty in the first row stands for the reader's own account. */
  readonly payee: string;
  /** An amount; empty in the only row stands for all that is left. */
  readonly amount: string;
  /** Whether the address was typed; until then the first row is the reader's own. */
  readonly typedPayee: boolean;
  /** Whether the amount was typed; until then an only row is all that is left. */
  readonly typedAmount: boolean;
}

/** The form of a claim. */
export interface ClaimDraft {
  readonly text: string;
  readonly rows: readonly PayeeRow[];
}

/** The whole rest to whoever fills the form in. */
export const EMPTY_CLAIM: ClaimDraft = {
  text: "",
  rows: [{ key: 0, payee: "", amount: "", typedPayee: false, typedAmount: false }],
};

/** A row as it is shown: defaults filled in. `room` is what the pot has left. */
export function shownRow(
  rows: readonly PayeeRow[],
  row: PayeeRow,
  account: Address | undefined,
  room: bigint,
  decimals: number,
): { readonly payee: string; readonly amount: string } {
  return {
    payee: row.typedPayee || row !== rows[0] ? row.payee : (account ?? ""),
    amount: row.typedAmount || rows.length > 1 ? row.amount : formatExact(room, decimals),
  };
}

/** The rows after one more payee: what was a default before is kept as if it had been typed. */
export function withRow(rows: readonly PayeeRow[], room: bigint, decimals: number): PayeeRow[] {
  const kept = rows.map((row) =>
    row.typedAmount ? row : { ...row, amount: formatExact(room, decimals), typedAmount: true },
  );
  return [
    ...kept,
    { key: Math.max(...rows.map(({ key }) => key)) + 1, payee: "", amount: "", typedPayee: true, typedAmount: true },
  ];
}

/** What is wrong with one row. */
export interface RowProblem {
  readonly payee: string | undefined;
  readonly amount: string | undefined;
}

/** The form as the contract takes it, or what is missing. */
export interface ReadClaim {
  /** Undefined while anything is wrong. */
  readonly awards: readonly Payment[] | undefined;
  /** The readable addresses, each once. */
  readonly payees: readonly Address[];
  readonly rowProblems: readonly RowProblem[];
  readonly textProblem: string | undefined;
  /** The readable amounts together. */
  readonly total: bigint;
  /** The first thing that is wrong, as a sentence; undefined when nothing is. */
  readonly problem: string | undefined;
}

/** Reads the form; `room` is what the pot has left. */
export function readClaim(
  { text, rows }: ClaimDraft,
  account: Address | undefined,
  room: bigint,
  asset: Pick<Asset, "decimals" | "symbol">,
): ReadClaim {
  const shown = rows.map((row) => shownRow(rows, row, account, room, asset.decimals));
  const reads = shown.map(({ payee }) => readAddress(payee, "Enter the address of the payee."));
  const payees = reads.map((read) => (read.ok ? read.value : undefined));
  const amounts = shown.map(({ amount }) => parseAmount(amount, asset.decimals));
  const rowProblems = reads.map((read, index): RowProblem => {
    const amount = amounts[index];
    return {
      payee: payeeProblem(read, payees, index),
      amount: !amount?.ok
        ? amount?.reason
        : amount.value === 0n
          ? "Enter more than zero, or remove the payee."
          : undefined,
    };
  });
  const total = amounts.reduce((sum, amount) => (amount.ok ? sum + amount.value : sum), 0n);
  const tooMuch =
    total > room
      ? `The pot has ${amountText(room, asset)} left; this asks for ${amountText(total, asset)}.`
      : undefined;
  const words = textProblem(text);
  const wrongRow = rowProblems.find(({ payee, amount }) => payee ?? amount);
  const problem =
    wrongRow?.payee ?? wrongRow?.amount ?? tooMuch ?? (words && `Say what was done and where it can be seen. ${words}`);
  const awards = payees.flatMap((payee, index) => {
    const amount = amounts[index];
    return payee && amount?.ok ? [{ payee, amount: amount.value }] : [];
  });
  return {
    awards: problem === undefined ? awards : undefined,
    payees: [...new Set(payees.filter((payee) => payee !== undefined))],
    rowProblems,
    textProblem: words,
    total,
    problem,
  };
}

function payeeProblem(read: ReadAddress, payees: readonly (Address | undefined)[], index: number): string | undefined {
  if (!read.ok) return read.reason;
  return payees.indexOf(read.value) < index ? "This payee is named above already." : undefined;
}
