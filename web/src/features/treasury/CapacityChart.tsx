import type { Asset } from "../../chain/types.ts";
import { BalanceChart } from "../../shared/charts/BalanceChart.tsx";
import type { BalancePoint } from "../../shared/charts/series.ts";

/** What can be spent from now on, if nothing comes in or leaves. */
export default function CapacityChart({ points, asset }: { points: readonly BalancePoint[]; asset: Asset }) {
  return (
    <BalanceChart
      label="Can be spent if nothing comes in or leaves"
      figure="Can be spent"
      future
      points={points}
      decimals={asset.decimals}
      symbol={asset.symbol}
      height={200}
    />
  );
}
