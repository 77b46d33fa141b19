// How the texts of fields are read: values, or complaints under their fields.
import type { Address } from "viem";

import { DAY, parseAmount, readAddress } from "../../shared/format/index.ts";

/** Decimals of ether; those of an asset that is not chosen yet. */
export const ETH_DECIMALS = 18;

/** Complaints by field: "title", "payees.0.amount". */
export type Complaints = Readonly<Record<string, string>>;

/** Collects complaints while fields are read. */
export class Reader {
  readonly complaints: Record<string, string> = {};

  /** The first complaint about a field is the one that is shown. */
  complain(field: string, sentence: string): undefined {
    this.complaints[field] ??= sentence;
    return undefined;
  }

  address(field: string, text: string, missing: string): Address | undefined {
    const read = readAddress(text, missing);
    return read.ok ? read.value : this.complain(field, read.reason);
  }

  /** More than zero, base units. */
  amount(field: string, text: string, decimals: number): bigint | undefined {
    const parsed = parseAmount(text, decimals);
    if (!parsed.ok) return this.complain(field, parsed.reason);
    return parsed.value === 0n ? this.complain(field, "Enter more than zero.") : parsed.value;
  }

  whole(field: string, text: string, min: number, max: number): number | undefined {
    const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : this.complain(field, `Enter a whole number from ${min} to ${max}.`);
  }

  /** The first second (UTC) of a day, as a date field writes it. */
  day(field: string, text: string, missing: string): number | undefined {
    const seconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / 1000 : Number.NaN;
    return Number.isNaN(seconds) ? this.complain(field, missing) : seconds;
  }
}

/** The first second (UTC) of the day after `time`, or `time` itself where it is one; seconds. */
export function nextDay(time: number): number {
  return Math.ceil(time / DAY) * DAY;
}
