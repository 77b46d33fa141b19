import { formatCompact, formatExact, formatLedger, formatSigned, tokenSymbol } from "../format/index.ts";
import "./token-amount.css";

interface TokenAmountProps {
  /** Base units. */
  amount: bigint;
  decimals: number;
  /** Straight from the chain: it is disarmed here. */
  symbol: string;
  /** `ledger`: fixed decimals, cut. `exact`: every digit. `compact`: three digits. `signed`: a movement. */
  as?: "ledger" | "exact" | "compact" | "signed";
  /** Decimals of the `ledger` and `signed` forms. */
  places?: number;
}

/** An amount with its symbol set smaller, and the exact figure in the title. */
export function TokenAmount({ amount, decimals, symbol, as = "ledger", places = 2 }: TokenAmountProps) {
  const unit = tokenSymbol(symbol);
  const figure =
    as === "exact"
      ? formatExact(amount, decimals)
      : as === "compact"
        ? formatCompact(amount, decimals)
        : as === "signed"
          ? formatSigned(amount, decimals, places)
          : formatLedger(amount, decimals, places);
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
