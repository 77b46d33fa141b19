import { assetAt } from "../../chain/flows/wording.ts";
import { USD_DECIMALS } from "../../chain/states.ts";
import type { BudgetTerms, Snapshot } from "../../chain/types.ts";
import { TokenAmount } from "../ui/TokenAmount.tsx";

interface BudgetAmountProps {
  snapshot: Snapshot;
  terms: Pick<BudgetTerms, "asset">;
  /** In the unit of the budget. */
  amount: bigint;
}

/** An amount in the unit of a budget: its asset, or dollars. */
export function BudgetAmount({ snapshot, terms: { asset }, amount }: BudgetAmountProps) {
  if (asset === undefined) return <TokenAmount amount={amount} decimals={USD_DECIMALS} symbol="USD" />;
  const { decimals, symbol } = assetAt(snapshot, asset);
  return <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />;
}
