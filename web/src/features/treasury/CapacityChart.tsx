import type { Asset } from "../../chain/types.ts";
import { BalanceChart } from "../../shared/charts/BalanceChart.tsx";
import type { BalancePoint } from "../../shared/charts/series.ts";

/** What the policy allows from now on, whoever it is spoken for, if nothing comes in or leaves. */
export default function CapacityChart({ points, asset }: { points: readonly BalancePoint[]; asset: Asset }) {
  return (
    <BalanceChart
      label="What the policy allows, if nothing comes in or leaves"
      figure="Allowed"
      future
      points={points}
      decimals={asset.decimals}
      symbol={asset.symbol}
      height={200}
    />
  );
}
