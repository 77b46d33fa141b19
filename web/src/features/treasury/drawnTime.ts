import { addMonths, monthOf } from "../../chain/series.ts";
import { DAY, formatDate } from "../../shared/format/index.ts";

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
