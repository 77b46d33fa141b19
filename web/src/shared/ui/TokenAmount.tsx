import { formatExact, formatLedger, formatSigned, tokenSymbol } from "../format/index.ts";
import "./token-amount.css";

interface TokenAmountProps {
  /** Base units. */
  amount: bigint;
  decimals: number;
  /** Straight from the chain: it is disarmed here. */
  symbol: string;
  /** `signed`: a movement. */
  as?: "ledger" | "signed";
}

/** An amount in tables, cards and figures: two decimals, cut, with the exact figure in the title. In sentences: `amountText`. */
export function TokenAmount({ amount, decimals, symbol, as = "ledger" }: TokenAmountProps) {
  const unit = tokenSymbol(symbol);
  const figure = as === "signed" ? formatSigned(amount, decimals) : formatLedger(amount, decimals);
  return (
    <span
      className={`token-amount${as === "signed" && amount > 0n ? " token-amount-in" : ""}`}
      title={`${formatExact(amount, decimals)} ${unit}`}
    >
      {figure}
      <span className="token-amount-unit"> {unit}</span>
    </span>
  );
}
