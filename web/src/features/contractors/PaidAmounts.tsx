import type { Address } from "viem";
import { Link } from "wouter";

import { assetAt } from "../../chain/flows/wording.ts";
import type { PurposeKind, Snapshot } from "../../chain/types.ts";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { onlyKind, paidTo } from "./paid.ts";

interface PaidAmountsProps {
  snapshot: Snapshot;
  payee: Address;
  /** Counts only what was paid in this domain; everything when left out. */
  domain?: number;
}

/** What somebody was paid, one line for each asset; each figure leads to its lines in the ledger. */
export function PaidAmounts({ snapshot, payee, domain }: PaidAmountsProps) {
  const paid = paidTo(snapshot, payee, domain);
  if (paid.length === 0) return <span className="none">nothing yet</span>;
  return (
    <ul className="paid">
      {paid.map((one) => (
        <li key={one.asset}>
          <PaidFigure
            snapshot={snapshot}
            payee={payee}
            domain={domain}
            asset={one.asset}
            amount={one.awards + one.votes + one.budgets}
            kind={onlyKind(one)}
          />
        </li>
      ))}
    </ul>
  );
}

interface PaidFigureProps {
  snapshot: Snapshot;
  payee: Address;
  domain?: number | undefined;
  asset: Address;
  /** Base units. */
  amount: bigint;
  /** Where all of it came from; undefined: from more than one source. */
  kind: PurposeKind | undefined;
}

/** One figure that leads to its lines in the ledger. */
export function PaidFigure({ snapshot, payee, domain, asset, amount, kind }: PaidFigureProps) {
  const { decimals, symbol } = assetAt(snapshot, asset);
  return (
    <Link
      href={ledgerLink({
        account: payee,
        asset,
        kind: kind ?? "",
        domain: domain === undefined ? "" : String(domain),
      })}
    >
      <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />
    </Link>
  );
}
