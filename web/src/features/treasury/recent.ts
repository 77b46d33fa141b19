import { addMonths, monthOf, type MonthFlow } from "../../chain/series.ts";
import { DAY, formatDate, formatMonth } from "../../shared/format/index.ts";

/** The last month in which something came in or went out, its first second; undefined when nothing ever did. */
export function lastMonthWith(flows: readonly MonthFlow[], side: "incoming" | "outgoing"): number | undefined {
  return flows.findLast((month) => month[side] > 0n)?.at;
}

/** What a sum over the last twelve months is of; where it is nothing, when something last moved. */
export function yearNote(sum: bigint, flows: readonly MonthFlow[], side: "incoming" | "outgoing"): string {
  if (sum > 0n) return "In the last 12 months, this one included";
  const last = lastMonthWith(flows, side);
  return last === undefined ? "Nothing so far" : `In the last 12 months; last in ${formatMonth(last)}`;
}

/** A quiet time at the end that is longer than this part of what is drawn is cut off. */
const QUIET_PART = 4;
/** And it has to be longer than this, seconds: a quarter without a payment belongs to the picture. */
const QUIET_LEAST = 92 * DAY;

/**
 * Until when charts are drawn, seconds: until now, except where nothing has moved for so long that the quiet would take the room of what
 * happened. Then until the end of the month after the last movement.
 */
export function drawnUntil(first: number, last: number, now: number): number {
  const quiet = now - last;
  if (quiet <= QUIET_LEAST || quiet * QUIET_PART <= now - first) return now;
  return Math.min(now, addMonths(monthOf(last), 2) - 1);
}

/** What a chart that ends before now leaves out; undefined where it leaves out nothing. */
export function quietNote(last: number, until: number, now: number): string | undefined {
  return until < now ? `Nothing has moved since ${formatDate(last)}; the quiet time after it is not drawn.` : undefined;
}
