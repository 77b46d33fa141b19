import { RUNWAY_MONTHS, type Runway } from "../../chain/series.ts";
import { formatLedger, formatMonth, plural } from "../../shared/format/index.ts";

/** Tenths of a month as words, always with one decimal: 83n -> "8.3 months". More than ten years is told in years. */
export function monthsText(tenths: bigint): string {
  return tenths >= 1_200n ? `${formatLedger(tenths / 12n, 1, 1)} years` : `${formatLedger(tenths, 1, 1)} months`;
}

/** Full months with spending that it takes to tell a pace: one or two payments say little about the next. */
const LEAST_MONTHS = 3;

/** How long the fund lasts, in words; undefined while it has spent in too few months to tell. */
export function runwayText({ tenths, months }: Pick<Runway, "tenths" | "months">): string | undefined {
  return tenths === undefined || months.length < LEAST_MONTHS ? undefined : monthsText(tenths);
}

/** Why the runway of an asset is not known yet. `spentNow` is what went out in the month that is not over, base units. */
export function whyUnknown({ months }: Pick<Runway, "months">, symbol: string, spentNow: bigint): string {
  if (months.length > 0)
    return `The fund has spent ${symbol} in ${plural(months.length, "full month")} only (${spanText({ months })}). Three will tell its pace.`;
  return spentNow > 0n
    ? `The fund began to spend ${symbol} this month. Three full months will tell its pace.`
    : `The fund has never spent ${symbol}, so there is no pace to go by.`;
}

/** What the pace is the average of: "the average of 12 full months with spending". */
export function paceText({ months }: Pick<Runway, "months">): string {
  return `the average of ${plural(months.length, "full month")} with spending`;
}

/** In how few months an asset was spent, where that tells no pace; empty where it never was. */
export function tooFewText({ months }: Pick<Runway, "months">): string {
  return months.length === 0 ? "" : `spent in ${plural(months.length, "full month")} only`;
}

/** From when to when the averaged months reach: "Jan 2022 to Dec 2022". */
function spanText({ months }: Pick<Runway, "months">): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last ? formatMonth(first) : `${formatMonth(first)} to ${formatMonth(last)}`;
}

/** Which months were averaged: "12 months with spending, Jan 2022 to Dec 2022". */
export function averagedText(runway: Pick<Runway, "months">): string {
  const { months } = runway;
  if (months.length === 0) return "";
  const count =
    months.length === RUNWAY_MONTHS ? `the last ${RUNWAY_MONTHS} full months` : plural(months.length, "full month");
  return `${count} with spending, ${spanText(runway)}`;
}
