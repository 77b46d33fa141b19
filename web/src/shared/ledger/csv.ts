// Movements as a file for a spreadsheet: exact figures, nothing rounded, nothing that a spreadsheet would run.
import { formatUnits, type Address } from "viem";

import type { Contracts } from "../../chain/deployment.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import type { Movement, Snapshot } from "../../chain/types.ts";
import { purposeWords } from "./purpose.ts";
import { sidesOf, sideText } from "./side.ts";

/** Spreadsheets take a cell that begins like this for a formula, and text on chain is written by strangers. */
const FORMULA = /^[\s]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;

/** A plain number may begin with a minus. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** One cell by RFC 4180; what would run as a formula becomes text by a leading apostrophe. */
export function csvCell(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows by RFC 4180, each of as many cells as the first. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

const HEADER = [
  "time_utc",
  "block",
  "purpose",
  "detail",
  "source",
  "from",
  "to",
  "payee",
  "asset",
  "asset_address",
  "amount",
  "amount_base_units",
  "from_account",
  "to_account",
  "reference",
  "transaction",
];

/** What a movement comes from: the id of a bounty, a budget or a proposal; empty where there is none. */
function sourceOf({ purpose }: Movement): string {
  if ("bounty" in purpose) return `bounty ${purpose.bounty}`;
  if (purpose.kind === "budgetPayment") return `budget ${purpose.budget}`;
  return purpose.kind === "votedPayment" && purpose.proposal !== undefined ? `proposal ${purpose.proposal}` : "";
}

/** Movements as CSV, in the order given. Amounts are written twice: in units of the asset with all decimals, and in base units. */
export function movementsCsv(snapshot: Snapshot, contracts: Contracts, movements: readonly Movement[]): string {
  const rows = movements.map((movement) => {
    const asset = assetAt(snapshot, movement.asset);
    const { name, detail } = purposeWords(snapshot, movement);
    const { from, to } = sidesOf(contracts, movement);
    return [
      new Date(movement.time * 1000).toISOString(),
      movement.block.toString(),
      name,
      detail,
      sourceOf(movement),
      sideText(from),
      sideText(to),
      movement.payee as Address,
      asset.symbol,
      asset.address,
      formatUnits(movement.amount, asset.decimals),
      movement.amount.toString(),
      movement.from,
      movement.to,
      movement.ref,
      movement.transaction,
    ];
  });
  return toCsv([HEADER, ...rows]);
}
