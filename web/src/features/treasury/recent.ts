import type { MonthFlow } from "../../chain/series.ts";
import { formatMonth } from "../../shared/format/index.ts";

/** The last month in which something came in or went out, its first second; undefined when nothing ever did. */
function lastMonthWith(flows: readonly MonthFlow[], side: "incoming" | "outgoing"): number | undefined {
  return flows.findLast((month) => month[side] > 0n)?.at;
}

/** What a sum over the last twelve months is of; where it is nothing, when something last moved. */
export function yearNote(sum: bigint, flows: readonly MonthFlow[], side: "incoming" | "outgoing"): string {
  if (sum > 0n) return "In the last 12 months, this one included";
  const last = lastMonthWith(flows, side);
  return last === undefined ? "Nothing so far" : `In the last 12 months; last in ${formatMonth(last)}`;
}
