/** One balance at one time. */
export interface BalancePoint {
  /** Seconds. */
  at: number;
  /** Base units. */
  value: bigint;
}

/** What came in and went out in one period. Both are positive, base units. */
export interface FlowPoint {
  /** Seconds; the beginning of the period. */
  at: number;
  incoming: bigint;
  outgoing: bigint;
}

/**
 * At most two points for each of `buckets` equal stretches of time: the lowest and the highest in it, in their order, and always the first and
 * the last of all. So a spike never disappears, and 10,000 points draw as fast as 100.
 */
export function thinOut(points: readonly BalancePoint[], buckets: number): readonly BalancePoint[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length <= buckets * 2) return points;
  const width = (last.at - first.at) / buckets || 1;
  const kept: BalancePoint[] = [first];
  let bucket = -1;
  let low = first;
  let high = first;
  const flush = () => {
    for (const point of low.at <= high.at ? [low, high] : [high, low]) {
      if (kept.at(-1) !== point) kept.push(point);
    }
  };
  for (const point of points) {
    const index = Math.min(buckets - 1, Math.floor((point.at - first.at) / width));
    if (index !== bucket) {
      if (bucket >= 0) flush();
      bucket = index;
      low = point;
      high = point;
    } else {
      if (point.value < low.value) low = point;
      if (point.value > high.value) high = point;
    }
  }
  flush();
  if (kept.at(-1) !== last) kept.push(last);
  return kept;
}

/** Adds neighbouring periods up until no more than `most` are left. */
export function gather(points: readonly FlowPoint[], most: number): { points: readonly FlowPoint[]; each: number } {
  const each = Math.max(1, Math.ceil(points.length / Math.max(1, most)));
  if (each === 1) return { points, each };
  const gathered: FlowPoint[] = [];
  for (let start = 0; start < points.length; start += each) {
    const group = points.slice(start, start + each);
    gathered.push({
      at: group[0]?.at ?? 0,
      incoming: group.reduce((sum, point) => sum + point.incoming, 0n),
      outgoing: group.reduce((sum, point) => sum + point.outgoing, 0n),
    });
  }
  return { points: gathered, each };
}

/** The largest of some amounts; zero for none. */
export function largest(values: readonly bigint[]): bigint {
  return values.reduce((most, value) => (value > most ? value : most), 0n);
}

const PRECISION = 1_000_000n;

/** Where an amount stands between zero and `whole`, as a fraction for drawing. Nothing is ever computed back from it. */
export function fraction(value: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((value * PRECISION) / whole) / Number(PRECISION);
}

/** Round amounts for an axis from zero to at least `most`: 0, 200, 400, 600. Base units. */
export function niceTicks(most: bigint, count: number): readonly bigint[] {
  if (most <= 0n) return [0n];
  const rough = most / BigInt(count) || 1n;
  const magnitude = 10n ** BigInt(rough.toString().length - 1);
  const step = [1n, 2n, 5n, 10n].map((factor) => factor * magnitude).find((candidate) => candidate >= rough) ?? rough;
  const steps = Number((most + step - 1n) / step);
  return Array.from({ length: steps + 1 }, (_, index) => step * BigInt(index));
}
