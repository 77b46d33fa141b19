import type { Address } from "viem";
import { Link } from "wouter";

import { assetAt } from "../../chain/flows/wording.ts";
import { sameParty } from "../../chain/parties.ts";
import { isPayment } from "../../chain/series.ts";
import type { Movement, Snapshot } from "../../chain/types.ts";
import { PurposeCell } from "../../shared/ledger/PurposeCell.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { paidTo, type Paid } from "./paid.ts";
import { PaidFigure } from "./PaidAmounts.tsx";

/** Payments that are shown here; the ledger has the others. */
const SHOWN = 5;

/** What an account was paid, under all addresses of its party: by source, the last payments, and the way to all of them. */
export function AccountPayments({ snapshot, account }: { snapshot: Snapshot; account: Address }) {
  const paid = paidTo(snapshot, account);
  if (paid.length === 0) return <p className="none">Nothing yet, neither for work nor by a vote.</p>;
  const payments = snapshot.movements
    .filter((movement) => isPayment(movement) && sameParty(snapshot, movement.payee, account))
    .toReversed();
  return (
    <>
      <dl className="paid-by-source">
        <Source name="Out of bounties" snapshot={snapshot} account={account} kind="award" paid={paid} />
        <Source name="By votes" snapshot={snapshot} account={account} kind="votedPayment" paid={paid} />
        <Source name="From budgets" snapshot={snapshot} account={account} kind="budgetPayment" paid={paid} />
      </dl>
      <p className="row-note">{payments.length > SHOWN ? "The last five" : "One by one"}</p>
      <ul className="payments">
        {payments.slice(0, SHOWN).map((payment) => (
          <Payment key={payment.index} snapshot={snapshot} payment={payment} />
        ))}
      </ul>
      <p className="row-note">
        <Link href={ledgerLink({ account })}>All movements of this account</Link>
      </p>
    </>
  );
}

const amountOf = {
  award: ({ awards }: Paid) => awards,
  votedPayment: ({ votes }: Paid) => votes,
  budgetPayment: ({ budgets }: Paid) => budgets,
} as const;

interface SourceProps {
  name: string;
  snapshot: Snapshot;
  account: Address;
  kind: keyof typeof amountOf;
  paid: readonly Paid[];
}

function Source({ name, snapshot, account, kind, paid }: SourceProps) {
  const amounts = paid
    .map((one) => ({ asset: one.asset, amount: amountOf[kind](one) }))
    .filter(({ amount }) => amount > 0n);
  if (amounts.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      {amounts.map(({ asset, amount }) => (
        <dd key={asset}>
          <PaidFigure snapshot={snapshot} payee={account} asset={asset} amount={amount} kind={kind} />
        </dd>
      ))}
    </div>
  );
}

function Payment({ snapshot, payment }: { snapshot: Snapshot; payment: Movement }) {
  const { decimals, symbol } = assetAt(snapshot, payment.asset);
  return (
    <li>
      <span>
        <PurposeCell snapshot={snapshot} movement={payment} />
        <span className="row-note">
          <Time at={payment.time} as="date" />
        </span>
      </span>
      <TokenAmount amount={payment.amount} decimals={decimals} symbol={symbol} />
    </li>
  );
}
