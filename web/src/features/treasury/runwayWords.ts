import { RUNWAY_MONTHS, type Runway } from "../../chain/series.ts";
import { formatExact, formatMonth, plural } from "../../shared/format/index.ts";

/** Tenths of a month as words: 83n -> "8.3 months". More than ten years is told in years. */
export function monthsText(tenths: bigint): string {
  if (tenths >= 1_200n) return `${formatExact(tenths / 12n, 1)} years`;
  return `${formatExact(tenths, 1)} ${tenths === 10n ? "month" : "months"}`;
}

/** From when to when the averaged months reach: "Jan 2022 to Dec 2022". */
export function spanText({ months }: Pick<Runway, "months">): string {
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
