import { area, curveStepAfter, line } from "d3-shape";
import { useMemo, useState, type PointerEvent } from "react";

import { formatCompact, formatDate, tokenSymbol } from "../format/index.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { TokenAmount } from "../ui/TokenAmount.tsx";
import { ChartCanvas } from "./ChartCanvas.tsx";
import { ChartFrame } from "./ChartFrame.tsx";
import { fraction, largest, niceTicks, thinOut, type BalancePoint } from "./series.ts";
import { axisLabels, timeTicks } from "./timeTicks.ts";
import { useWidth } from "./useWidth.ts";

interface BalanceChartProps {
  /** What is drawn: "Balance of the general fund". */
  label: string;
  /** What one point is, in the table. */
  figure?: string;
  /** It is about what is to come: its table begins with what comes next, and leaves out the last point, where the drawing ends. */
  future?: boolean;
  /** In order of time. Between two points the balance is that of the earlier one. */
  points: readonly BalancePoint[];
  /** The time that is drawn, seconds; that of the points when left out. Charts above each other share one. */
  from?: number;
  until?: number;
  decimals: number;
  symbol: string;
  height?: number;
}

const PAD = { top: 18, right: 4, bottom: 26, left: 0 };

/** A balance over time: a step line over a pale area, from zero. */
export function BalanceChart({
  label,
  figure = "Balance",
  future = false,
  points,
  from,
  until,
  decimals,
  symbol,
  height = 260,
}: BalanceChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [over, setOver] = useState<BalancePoint>();
  const unit = tokenSymbol(symbol);
  const first = points[0];
  const last = points.at(-1);
  const drawn = useMemo(() => thinOut(points, Math.max(50, Math.floor(width / 2))), [points, width]);
  const ticks = useMemo(() => niceTicks(largest(points.map(({ value }) => value)), 5), [points]);
  const rows = useMemo(() => (future ? points.slice(0, -1) : points.toReversed()), [points, future]);
  if (!first || !last)
    return <EmptyState title="Nothing to draw yet.">The first movement starts this chart.</EmptyState>;

  const top = ticks.at(-1) ?? 0n;
  const [begin, end] = [from ?? first.at, until ?? last.at];
  const span = end - begin;
  const x = (at: number) => PAD.left + (span === 0 ? 0.5 : (at - begin) / span) * (width - PAD.left - PAD.right);
  const y = (value: bigint) => height - PAD.bottom - fraction(value, top) * (height - PAD.top - PAD.bottom);
  const times = timeTicks(begin, end, Math.max(2, Math.floor(width / 140)));
  const marks = axisLabels(
    times.map(({ at, label: text }) => ({ x: x(at), label: text })),
    width,
  );
  const path = line<BalancePoint>(
    (point) => x(point.at),
    (point) => y(point.value),
  ).curve(curveStepAfter);
  const fill = area<BalancePoint>(
    (point) => x(point.at),
    y(0n),
    (point) => y(point.value),
  ).curve(curveStepAfter);
  const summary = `${label} from ${formatDate(first.at)} to ${formatDate(last.at)}: from ${formatCompact(first.value, decimals)} to ${formatCompact(last.value, decimals)} ${unit}.`;

  const point = (event?: PointerEvent<SVGSVGElement>) => {
    if (!event) return setOver(undefined);
    const left = event.currentTarget.getBoundingClientRect().left;
    const at = begin + ((event.clientX - left - PAD.left) / Math.max(1, width - PAD.left - PAD.right)) * span;
    setOver(lastBefore(points, at));
  };

  return (
    <ChartFrame
      summary={summary}
      legend={`${label}, ${unit}`}
      reading={
        over && (
          <>
            <strong>{formatDate(over.at)}</strong>{" "}
            <TokenAmount amount={over.value} decimals={decimals} symbol={symbol} />
          </>
        )
      }
      chart={
        <ChartCanvas summary={summary} frame={frame} width={width} height={height} onPoint={point}>
          <path className="chart-area" d={fill(drawn) ?? ""} />
          {ticks.map((tick) => (
            <line
              key={tick.toString()}
              className={tick === 0n ? "chart-zero" : "chart-grid"}
              x1={0}
              x2={width}
              y1={y(tick)}
              y2={y(tick)}
            />
          ))}
          <path className="chart-line" d={path(drawn) ?? ""} />
          {points.length === 1 && <circle className="chart-dot" cx={x(first.at)} cy={y(first.value)} r={4} />}
          {ticks.slice(1).map((tick) => (
            <text key={tick.toString()} className="chart-tick" x={0} y={y(tick) - 4}>
              {formatCompact(tick, decimals)}
            </text>
          ))}
          {marks.map(({ x: at, anchor, label: text }) => (
            <text key={at} className="chart-tick" x={at} y={height - 8} textAnchor={anchor}>
              {text}
            </text>
          ))}
          {over && (
            <g aria-hidden="true">
              <line className="chart-cursor" x1={x(over.at)} x2={x(over.at)} y1={PAD.top} y2={height - PAD.bottom} />
              <circle className="chart-dot" cx={x(over.at)} cy={y(over.value)} r={4} />
            </g>
          )}
        </ChartCanvas>
      }
      table={
        <DataTable
          caption={label}
          columns={[
            { key: "at", header: future ? "From" : "Date", cell: (row) => formatDate(row.at), phone: "title" },
            {
              key: "value",
              header: figure,
              align: "right",
              phone: "figure",
              cell: (row) => <TokenAmount amount={row.value} decimals={decimals} symbol={symbol} />,
            },
          ]}
          rows={rows}
          boxed
          rowKey={(row) => `${row.at}-${row.value}`}
        />
      }
    />
  );
}

/** The last point at or before a time (binary search: there may be 10,000). */
function lastBefore(points: readonly BalancePoint[], at: number): BalancePoint | undefined {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((points[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return points[low];
}
