import "./skeleton.css";

/** A place kept for text that is on its way; `width` in characters, so that nothing jumps when it arrives. */
export function Skeleton({ width = 12 }: { width?: number }) {
  return <span className="skeleton" style={{ width: `${width}ch` }} aria-hidden="true" />;
}

/** A place kept for a block, such as a chart: height in pixels. */
export function SkeletonBlock({ height }: { height: number }) {
  return (
    <div role="status" className="skeleton skeleton-block" style={{ height }}>
      <span className="visually-hidden">Loading…</span>
    </div>
  );
}

/** Rows of a list that is on its way. */
export function SkeletonRows({ rows = 5, height = 49 }: { rows?: number; height?: number }) {
  return (
    <div role="status">
      <span className="visually-hidden">Loading…</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" style={{ height }} aria-hidden="true">
          <Skeleton width={10} />
          <Skeleton width={22 - (row % 3) * 4} />
          <Skeleton width={8} />
        </div>
      ))}
    </div>
  );
}
