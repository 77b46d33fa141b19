import { scaleBand } from "d3-scale";
import { useMemo, useState, type PointerEvent } from "react";

import { formatCompact, formatMonth, tokenSymbol } from "../format/index.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { TokenAmount } from "../ui/TokenAmount.tsx";
import { ChartCanvas } from "./ChartCanvas.tsx";
import { ChartFrame } from "./ChartFrame.tsx";
import { fraction, gather, largest, niceTicks, type FlowPoint } from "./series.ts";
import { axisLabels, timeTicks } from "./timeTicks.ts";
import { useWidth } from "./useWidth.ts";

interface FlowChartProps {
  /** What is drawn: "In and out by month". */
  label: string;
  /** One for each month, in order, without gaps. */
  points: readonly FlowPoint[];
  decimals: number;
  symbol: string;
  height?: number;
}

const PAD = { top: 18, bottom: 26 };
/** Pixels a period needs to be told from its neighbours. */
const NARROWEST = 4;
/** Pixels that a bar takes at most. */
const WIDEST = 48;

/** What came in stands on the line, what went out hangs from it, on one scale. */
export function FlowChart({ label, points, decimals, symbol, height = 260 }: FlowChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [over, setOver] = useState<FlowPoint>();
  const unit = tokenSymbol(symbol);
  const { points: drawn, each } = useMemo(
    () => gather(points, Math.max(1, Math.floor((width || 800) / NARROWEST))),
    [points, width],
  );
  const newestFirst = useMemo(() => points.toReversed(), [points]);
  const first = drawn[0];
  const last = drawn.at(-1);
  if (!first || !last)
    return <EmptyState title="Nothing to draw yet.">The first movement starts this chart.</EmptyState>;

  const ticksIn = niceTicks(largest(drawn.map(({ incoming }) => incoming)), 3);
  const ticksOut = niceTicks(largest(drawn.map(({ outgoing }) => outgoing)), 3);
  const step = largest([ticksIn[1] ?? 0n, ticksOut[1] ?? 0n]) || 1n;
  const above = stepsFor(largest(drawn.map(({ incoming }) => incoming)), step);
  const below = stepsFor(largest(drawn.map(({ outgoing }) => outgoing)), step);
  const unitHeight = (height - PAD.top - PAD.bottom) / Math.max(1, above + below);
  const zero = PAD.top + above * unitHeight;
  const length = (amount: bigint) => fraction(amount, step) * unitHeight;

  const bands = scaleBand<number>(
    drawn.map((_, index) => index),
    [0, width],
  )
    .paddingInner(0.3)
    .paddingOuter(0.15);
  const centre = (index: number) => (bands(index) ?? 0) + bands.bandwidth() / 2;
  // A few periods take the whole width, as in the chart of the balance; their bars don't become walls.
  const thick = Math.min(bands.bandwidth(), WIDEST);
  const total = (side: "incoming" | "outgoing") => points.reduce((sum, point) => sum + point[side], 0n);
  const summary = `${label}, ${formatMonth(first.at)} to ${formatMonth(last.at)}: in ${formatCompact(total("incoming"), decimals)}, out ${formatCompact(total("outgoing"), decimals)} ${unit}${each > 1 ? `; each bar sums ${each} periods` : ""}.`;

  const point = (event?: PointerEvent<SVGSVGElement>) => {
    if (!event) return setOver(undefined);
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setOver(drawn[Math.min(drawn.length - 1, Math.max(0, Math.floor(x / Math.max(1, bands.step()))))]);
  };
  const lines = Array.from({ length: above + below + 1 }, (_, index) => above - index);
  const times = timeTicks(first.at, last.at, Math.max(2, Math.floor(width / 140)));
  const marks = axisLabels(
    times.map(({ at, label: text }) => ({ x: centre(nearest(drawn, at)), label: text })),
    width,
  );

  return (
    <ChartFrame
      summary={summary}
      legend={
        <>
          <span className="chart-key chart-key-in">In</span> <span className="chart-key chart-key-out">Out</span> {unit}{" "}
          by month
        </>
      }
      reading={
        over && (
          <>
            <strong>{formatMonth(over.at)}</strong>{" "}
            <span className="chart-key chart-key-in">
              <TokenAmount amount={over.incoming} decimals={decimals} symbol={symbol} />
            </span>{" "}
            <span className="chart-key chart-key-out">
              <TokenAmount amount={over.outgoing} decimals={decimals} symbol={symbol} />
            </span>
          </>
        )
      }
      chart={
        <ChartCanvas summary={summary} frame={frame} width={width} height={height} onPoint={point}>
          {drawn.map((one, index) => (
            <g key={one.at} className={over && over !== one ? "chart-dimmed" : undefined}>
              <rect
                className="chart-in"
                x={centre(index) - thick / 2}
                width={thick}
                y={zero - length(one.incoming)}
                height={length(one.incoming)}
              />
              <rect
                className="chart-out"
                x={centre(index) - thick / 2}
                width={thick}
                y={zero}
                height={length(one.outgoing)}
              />
            </g>
          ))}
          {lines.map((count) => (
            <line
              key={count}
              className={count === 0 ? "chart-zero" : "chart-grid"}
              x1={0}
              x2={width}
              y1={zero - count * unitHeight}
              y2={zero - count * unitHeight}
            />
          ))}
          {lines
            .filter((count) => count !== 0)
            .map((count) => (
              <text key={count} className="chart-tick" x={width} textAnchor="end" y={zero - count * unitHeight - 4}>
                {formatCompact(step * BigInt(Math.abs(count)), decimals)}
              </text>
            ))}
          {marks.map(({ label: text, x, anchor }) => (
            <text key={x} className="chart-tick" x={x} y={height - 6} textAnchor={anchor}>
              {text}
            </text>
          ))}
        </ChartCanvas>
      }
      table={
        <DataTable
          caption={label}
          columns={[
            { key: "at", header: "Month", cell: (row) => formatMonth(row.at), phone: "title" },
            {
              key: "in",
              header: "In",
              align: "right",
              cell: (row) => <TokenAmount amount={row.incoming} decimals={decimals} symbol={symbol} />,
            },
            {
              key: "out",
              header: "Out",
              align: "right",
              cell: (row) => <TokenAmount amount={row.outgoing} decimals={decimals} symbol={symbol} />,
            },
            {
              key: "net",
              header: "Net",
              align: "right",
              phone: "figure",
              cell: (row) => (
                <TokenAmount as="signed" amount={row.incoming - row.outgoing} decimals={decimals} symbol={symbol} />
              ),
            },
          ]}
          rows={newestFirst}
          boxed
          rowKey={(row) => String(row.at)}
          total={[
            "Total",
            <TokenAmount key="in" amount={total("incoming")} decimals={decimals} symbol={symbol} />,
            <TokenAmount key="out" amount={total("outgoing")} decimals={decimals} symbol={symbol} />,
            <TokenAmount
              key="net"
              as="signed"
              amount={total("incoming") - total("outgoing")}
              decimals={decimals}
              symbol={symbol}
            />,
          ]}
        />
      }
    />
  );
}

function stepsFor(most: bigint, step: bigint): number {
  return Number((most + step - 1n) / step);
}

function nearest(points: readonly FlowPoint[], at: number): number {
  const index = points.findIndex((point) => point.at >= at);
  return index < 0 ? points.length - 1 : index;
}
