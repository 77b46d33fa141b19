import { useMemo } from "react";
import type { Address } from "viem";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { incomeOf } from "../../chain/series.ts";
import type { Movement } from "../../chain/types.ts";
import { movementsCsv } from "../../shared/ledger/csv.ts";
import { downloadText } from "../../shared/ledger/download.ts";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { PurposeCell } from "../../shared/ledger/PurposeCell.tsx";
import { TransactionHash } from "../../shared/ledger/TransactionHash.tsx";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { Button } from "../../shared/ui/Button.tsx";
import type { Column } from "../../shared/ui/DataTable.tsx";
import { FilterTabs } from "../../shared/ui/FilterTabs.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { incomeTotals, yearOf, type IncomeTotal } from "./income.ts";
import { ShortTable } from "./ShortTable.tsx";

/** What the account was paid, by year, with its sums and a file for its owner's accounts. */
export function Income({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, contracts } = context;
  const [year, setYear] = useQueryParam("year");
  const income = useMemo(() => incomeOf(snapshot, account), [snapshot, account]);
  const years = useMemo(() => [...new Set(income.map(yearOf))].toReversed(), [income]);
  const shown = useMemo(
    () => income.filter((movement) => year === "" || yearOf(movement) === year).toReversed(),
    [income, year],
  );
  const totals = useMemo(() => incomeTotals(shown), [shown]);
  if (income.length === 0) {
    return (
      <Panel title="Income">
        <p className="me-quiet">
          Nothing yet. Awards, voted payments and payments from budgets are listed here, with a file for your accounts.{" "}
          <Link href="/bounties?state=open">See open bounties</Link>
        </p>
      </Panel>
    );
  }
  const download = () =>
    downloadText(`income-${year || "all"}-${account}.csv`, movementsCsv(snapshot, contracts, shown));
  const columns: readonly Column<Movement>[] = [
    { key: "date", header: "Date", width: "7.75rem", cell: ({ time }) => <Time at={time} as="date" /> },
    {
      key: "purpose",
      header: "Purpose",
      phone: "title",
      cell: (movement) => <PurposeCell snapshot={snapshot} movement={movement} />,
    },
    {
      key: "amount",
      header: "Amount",
      align: "right",
      phone: "figure",
      width: "10rem",
      cell: ({ asset, amount }) => <Money context={context} asset={asset} amount={amount} />,
    },
    {
      key: "transaction",
      header: "Transaction",
      align: "right",
      width: "12rem",
      phone: "hidden",
      cell: ({ transaction }) => <TransactionHash hash={transaction} />,
    },
  ];
  return (
    <Panel
      title="Income"
      aside={
        <Button size="s" onClick={download}>
          Download CSV
        </Button>
      }
    >
      {years.length > 1 && (
        <FilterTabs
          label="Show the income of"
          value={year}
          onChange={setYear}
          options={[{ value: "", label: "All years" }, ...years.map((one) => ({ value: one, label: one }))]}
        />
      )}
      <IncomeTotals context={context} account={account} year={year} totals={totals} />
      <ShortTable key={year} caption="Income" columns={columns} rows={shown} rowKey={({ index }) => String(index)} />
    </Panel>
  );
}

function Money({ context, asset, amount }: { context: FlowContext; asset: Address; amount: bigint }) {
  const { decimals, symbol } = assetAt(context.snapshot, asset);
  return <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />;
}

interface IncomeTotalsProps {
  context: FlowContext;
  account: Address;
  year: string;
  totals: readonly IncomeTotal[];
}

/** One line for each asset: what was earned, and what was only got back. */
function IncomeTotals({ context, account, year, totals }: IncomeTotalsProps) {
  const span = year === "" ? {} : { from: `${year}-01-01`, to: `${year}-12-31` };
  return (
    <ul className="income-totals">
      {totals.map(({ asset, earned, refunded }) => (
        <li key={asset}>
          {earned > 0n && (
            <Link className="figure" href={ledgerLink({ account, asset, kind: "paid", ...span })}>
              <strong>
                <Money context={context} asset={asset} amount={earned} />
              </strong>{" "}
              earned
            </Link>
          )}
          {refunded > 0n && (
            <Link className="figure" href={ledgerLink({ account, asset, kind: "refund", ...span })}>
              <Money context={context} asset={asset} amount={refunded} /> refunded
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
