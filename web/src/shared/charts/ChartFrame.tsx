import { useState, type ReactNode } from "react";

import { Button } from "../ui/Button.tsx";
import "./chart.css";

interface ChartFrameProps {
  /** Says what is drawn, in words that stand in for the picture. */
  summary: string;
  /** What the colours mean. */
  legend?: ReactNode;
  /** What the pointer is over. */
  reading?: ReactNode;
  chart: ReactNode;
  /** The same figures, exactly; boxed where there may be many, the newest first. */
  table: ReactNode;
}

/** A chart and its table: the same figures, one press apart. */
export function ChartFrame({ summary, legend, reading, chart, table }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="chart">
      <div className="chart-head">
        <div className="chart-legend">{asTable ? null : (reading ?? legend)}</div>
        <Button look="plain" size="s" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          Table
        </Button>
      </div>
      {asTable ? table : chart}
      <figcaption className="visually-hidden">{summary}</figcaption>
    </figure>
  );
}
