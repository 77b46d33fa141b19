import { useMemo } from "react";

import type { StakePoint, StakeUnit } from "../../chain/types.ts";
import { BalanceChart } from "../../shared/charts/BalanceChart.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { drawnUntil } from "./delegates.ts";

interface StakeChartProps {
  /** Whose votes they are: "Your votes". */
  label: string;
  history: readonly StakePoint[];
  unit: StakeUnit;
  /** Chain time, seconds. */
  now: number;
  /** Shown where nobody ever delegated. */
  empty: string;
}

/** Votes over time, with their table. */
export default function StakeChart({ label, history, unit, now, empty }: StakeChartProps) {
  const points = useMemo(() => drawnUntil(history, now), [history, now]);
  if (points.length === 0) return <EmptyState title="Nothing to draw yet.">{empty}</EmptyState>;
  return <BalanceChart label={label} figure="Votes" points={points} decimals={unit.decimals} symbol={unit.symbol} />;
}
