import { scaleUtc } from "d3-scale";

import { formatDate, formatMonth } from "../format/index.ts";

const YEAR = 365 * 86_400;

/** A labelled moment on the time axis. */
export interface TimeTick {
  /** Seconds. */
  at: number;
  label: string;
}

/** Round moments between two times, labelled as finely as the span needs. */
export function timeTicks(from: number, to: number, count: number): readonly TimeTick[] {
  const span = to - from;
  return (
    scaleUtc([new Date(from * 1000), new Date(to * 1000)], [0, 1])
      .ticks(count)
      .map((date) => {
        const at = date.getTime() / 1000;
        const startsYear = date.getUTCMonth() === 0 && date.getUTCDate() === 1;
        const label =
          span > YEAR && startsYear
            ? String(date.getUTCFullYear())
            : span > YEAR / 4
              ? formatMonth(at)
              : formatDate(at);
        return { at, label };
      })
      // Within a day there are several of them.
      .filter(({ label }, index, all) => label !== all[index - 1]?.label)
  );
}
