import type { RecordedMonth } from "../records/months-file.ts";
import type { MonthResult } from "./run-months.ts";

import { formatUnits } from "ethers";

import { DAY, DECIMALS, type PolicyRun } from "./options.ts";

const HEADINGS = ["month", "balance", "spent in window", "capacity", "requested", "paid", "fits"] as const;

/** A percentage with as many decimals is a share in millionths. */
const PERCENT_DECIMALS = 4;

/** Base units in a hundredth of a coin. */
const CENT = 10n ** BigInt(DECIMALS - 2);

/** Base units as coins with two decimals, cut and not rounded: what does not fit never looks as if it did. */
export function coins(amount: bigint): string {
  const cents = amount / CENT;
  const whole = (cents / 100n).toString().replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${whole}.${(cents % 100n).toString().padStart(2, "0")}`;
}

/** The lines of a report, in columns that are wide enough for all that can be in the fund, so that each month is printed as it passes. */
export class PolicyReport {
  readonly #width: number;

  /** @param most base units that the largest figure can have */
  constructor(months: readonly RecordedMonth[], most: bigint) {
    const requests = months.map(({ spent }) => spent * CENT * 100n);
    const widest = [most, ...requests].reduce((a, b) => (a > b ? a : b));
    this.#width = Math.max(coins(widest).length, "spent in window".length);
  }

  /** What the months are run through, and the names of the columns. */
  heading({ rate, floor, window, opening }: PolicyRun): string {
    const share = `${formatUnits(rate, PERCENT_DECIMALS).replace(/\.0$/, "")} %`;
    const rule = `${share} of the fund and what was spent, or ${coins(floor)}, whichever is more, in any ${window === DAY ? "day" : `${window / DAY} days`}`;
    return [`${rule}; ${coins(opening)} to begin with`, this.#line([...HEADINGS])].join("\n");
  }

  row({ month, fund, spent, capacity, requested, paid, fits }: MonthResult): string {
    return this.#line([month, ...[fund, spent, capacity, requested, paid].map(coins), fits ? "yes" : "NO"]);
  }

  #line([month = "", ...rest]: readonly string[]): string {
    const fits = rest.at(-1) ?? "";
    const numbers = rest.slice(0, -1).map((cell) => cell.padStart(this.#width));
    return [month.padEnd("YYYY-MM".length), ...numbers, fits].join("  ");
  }
}

/** What a program reads: amounts as decimal strings in base units. */
export function toJson(results: readonly MonthResult[]): string {
  return JSON.stringify(results, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value), 2);
}
