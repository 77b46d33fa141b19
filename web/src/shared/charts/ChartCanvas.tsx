import type { PointerEvent, ReactNode, RefObject } from "react";

interface ChartCanvasProps {
  summary: string;
  /** As `useWidth` gives them: nothing is drawn before the width is known. */
  frame: RefObject<HTMLDivElement | null>;
  width: number;
  height: number;
  /** Follows the pointer; called without an event when it leaves. */
  onPoint: (event?: PointerEvent<SVGSVGElement>) => void;
  children: ReactNode;
}

/** The drawing of a chart, as wide as there is room. */
export function ChartCanvas({ summary, frame, width, height, onPoint, children }: ChartCanvasProps) {
  return (
    <div ref={frame} className="chart-canvas" style={{ height }}>
      {width > 0 && (
        <svg
          role="img"
          aria-label={summary}
          width={width}
          height={height}
          onPointerMove={onPoint}
          onPointerLeave={() => onPoint()}
        >
          {children}
        </svg>
      )}
    </div>
  );
}
