import { describe, expect, it } from "vitest";

import { fraction, gather, largest, niceTicks, thinOut, type BalancePoint } from "./series.ts";
import { axisLabels, timeTicks } from "./timeTicks.ts";

const many = (count: number): BalancePoint[] =>
  Array.from({ length: count }, (_, at) => ({ at, value: BigInt((at * 7919) % 1000) }));

describe("thinOut", () => {
  it("leaves few points alone, none and one included", () => {
    expect(thinOut([], 10)).toEqual([]);
    expect(thinOut(many(1), 10)).toEqual(many(1));
    expect(thinOut(many(20), 10)).toEqual(many(20));
  });
  it("keeps the ends, the extremes and the order of 10,000", () => {
    const points = many(10_000);
    points[5_000] = { at: 5_000, value: 99_999n };
    const thin = thinOut(points, 300);
    expect(thin.length).toBeLessThanOrEqual(602);
    expect(thin[0]).toBe(points[0]);
    expect(thin.at(-1)).toBe(points.at(-1));
    expect(thin).toContain(points[5_000]);
    expect(thin.every((point, index) => index === 0 || point.at >= (thin[index - 1]?.at ?? 0))).toBe(true);
  });
  it("survives points that share one moment", () => {
    const same = Array.from({ length: 1_000 }, () => ({ at: 5, value: 1n }));
    expect(thinOut(same, 10).length).toBeLessThanOrEqual(22);
  });
});

describe("gather", () => {
  it("loses nothing", () => {
    const points = Array.from({ length: 1_000 }, (_, at) => ({ at, incoming: BigInt(at), outgoing: 1n }));
    const { points: few, each } = gather(points, 90);
    expect(few.length).toBeLessThanOrEqual(90);
    expect(each).toBe(12);
    expect(few.reduce((sum, point) => sum + point.incoming, 0n)).toBe(499_500n);
    expect(few.reduce((sum, point) => sum + point.outgoing, 0n)).toBe(1_000n);
  });
});

describe("axes", () => {
  it("ticks in ones, twos and fives, up to the largest", () => {
    expect(niceTicks(655n, 4)).toEqual([0n, 200n, 400n, 600n, 800n]);
    expect(niceTicks(1n, 4)).toEqual([0n, 1n]);
    expect(niceTicks(0n, 4)).toEqual([0n]);
    expect(niceTicks(10n ** 24n, 4).at(-1)).toBe(10n ** 24n);
  });
  it("places amounts between zero and the whole", () => {
    expect(fraction(1n, 4n)).toBe(0.25);
    expect(fraction(1n, 0n)).toBe(0);
    expect(largest([3n, 9n, 2n])).toBe(9n);
    expect(largest([])).toBe(0n);
  });
});

describe("labels of the time axis", () => {
  const placed = (xs: readonly number[], label: string) =>
    axisLabels(
      xs.map((x) => ({ x, label })),
      320,
    ).map(({ x, anchor }) => [x, anchor]);
  it("lean inwards at the edges", () => {
    expect(placed([0, 160, 316], "Nov 2026")).toEqual([
      [0, "start"],
      [160, "middle"],
      [316, "end"],
    ]);
  });
  it("leave out what would touch the one before, on a phone too", () => {
    expect(placed([0, 96, 200, 316], "22 Nov 2026")).toEqual([
      [0, "start"],
      [200, "middle"],
    ]);
  });
});

describe("moments on the time axis", () => {
  const DAY = 86_400;
  const from = Date.UTC(2026, 10, 29) / 1_000;
  const labels = (days: number, count: number) => timeTicks(from, from + days * DAY, count).map(({ label }) => label);
  it("are two at the least, also where few fit", () => {
    expect(labels(35, 2).length).toBeGreaterThan(1);
    expect(labels(4, 2).length).toBeGreaterThan(1);
    expect(labels(3_650, 4)).toEqual(["2028", "2030", "2032", "2034", "2036"]);
  });
  it("are what there is where the span has no length", () => {
    expect(labels(0, 2).length).toBeLessThan(2);
  });
});
