import { assetAt } from "../../chain/flows/wording.ts";
import { USD_DECIMALS } from "../../chain/states.ts";
import type { BudgetTerms, Snapshot } from "../../chain/types.ts";
import { formatExact, formatUsd } from "../format/index.ts";
import { TokenAmount } from "../ui/TokenAmount.tsx";

interface BudgetAmountProps {
  snapshot: Snapshot;
  terms: Pick<BudgetTerms, "asset">;
  /** In the unit of the budget. */
  amount: bigint;
}

/** An amount in the unit of a budget: its asset, or dollars, written as they are in sentences. */
export function BudgetAmount({ snapshot, terms: { asset }, amount }: BudgetAmountProps) {
  if (asset === undefined)
    return (
      <span className="token-amount" title={`$${formatExact(amount, USD_DECIMALS)}`}>
        {formatUsd(amount)}
      </span>
    );
  const { decimals, symbol } = assetAt(snapshot, asset);
  return <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />;
}
