import { scaleUtc } from "d3-scale";

import { formatDate, formatMonth } from "../format/index.ts";

const YEAR = 365 * 86_400;

/** A labelled moment on the time axis. */
export interface TimeTick {
  /** Seconds. */
  at: number;
  label: string;
}

/** A chart on which less can be read off than this asks for more. */
const FEWEST = 2;
const MOST_ASKED = 12;

/** About `count` round moments between two times, two at the least where that is possible, labelled as finely as the span needs. */
export function timeTicks(from: number, to: number, count: number): readonly TimeTick[] {
  const ticks = ticksOf(from, to, count);
  return ticks.length < FEWEST && count < MOST_ASKED && from < to ? timeTicks(from, to, count + 1) : ticks;
}

function ticksOf(from: number, to: number, count: number): readonly TimeTick[] {
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

/** A label of the time axis, in pixels. */
export interface AxisLabel {
  readonly x: number;
  readonly label: string;
  readonly anchor: "start" | "middle" | "end";
}

/** Pixels that a character of a label takes at most on average, and those between two labels. */
const CHARACTER = 7;
const GAP = 8;
/** Labels nearer to an edge than this lean inwards. */
const EDGE = 40;

/** The labels that fit beside each other, in order: one that would touch the one before it is left out. */
export function axisLabels(labels: readonly Pick<AxisLabel, "x" | "label">[], width: number): readonly AxisLabel[] {
  const kept: AxisLabel[] = [];
  let free = -Infinity;
  for (const { x, label } of labels) {
    const anchor = x < EDGE ? "start" : x > width - EDGE ? "end" : "middle";
    const length = label.length * CHARACTER;
    const begin = anchor === "start" ? x : anchor === "end" ? x - length : x - length / 2;
    if (begin < free) continue;
    kept.push({ x, label, anchor });
    free = begin + length + GAP;
  }
  return kept;
}
