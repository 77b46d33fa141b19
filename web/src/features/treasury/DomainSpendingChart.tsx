import { useMemo } from "react";
import { Link } from "wouter";

import type { Asset, Snapshot } from "../../chain/types.ts";
import { ChartFrame } from "../../shared/charts/ChartFrame.tsx";
import { fraction, largest } from "../../shared/charts/series.ts";
import { formatCompact } from "../../shared/format/index.ts";
import { DataTable } from "../../shared/ui/DataTable.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { domainRows, type DomainRow } from "./spending.ts";

type PaymentKind = "award" | "votedPayment" | "budgetPayment";

/** What was paid for work, a bar for each domain; each leads to its payments. */
export function DomainSpendingChart({ snapshot, asset }: { snapshot: Snapshot; asset: Asset }) {
  const rows = useMemo(() => domainRows(snapshot, asset), [snapshot, asset]);
  const { address, decimals, symbol } = asset;
  const most = largest(rows.map(({ total }) => total));
  const width = (amount: bigint) => `${fraction(amount, most) * 100}%`;
  const money = (amount: bigint) => <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />;
  const link = ({ domain }: DomainRow, kind: PaymentKind | "" = "") =>
    ledgerLink({ asset: address, domain: String(domain ?? "none"), kind });
  const sum = (side: "awards" | "votedPayments" | "budgetPayments" | "total") =>
    rows.reduce((total, row) => total + row[side], 0n);
  if (rows.length === 0) {
    return (
      <EmptyState title={`Nobody was paid in ${symbol} yet.`}>
        Awards of bounties, voted payments and payments from budgets will stand here.
      </EmptyState>
    );
  }
  return (
    <ChartFrame
      summary={`Paid for work by domain: ${rows.map(({ name, total }) => `${name} ${formatCompact(total, decimals)}`).join(", ")} ${symbol}.`}
      legend={
        <>
          <span className="chart-key chart-key-in">Bounty awards</span>{" "}
          <span className="chart-key chart-key-out">Voted payments</span>{" "}
          <span className="chart-key chart-key-budget">Budgets</span>
        </>
      }
      chart={
        <ul className="bars">
          {rows.map((row) => (
            <li key={row.name} className="bar">
              <Link href={link(row)}>{row.name}</Link>
              <span className="bar-track" aria-hidden="true">
                <span className="bar-awards" style={{ width: width(row.awards) }} />
                <span className="bar-votes" style={{ width: width(row.votedPayments) }} />
                <span className="bar-budgets" style={{ width: width(row.budgetPayments) }} />
              </span>
              <span className="bar-figure">{money(row.total)}</span>
            </li>
          ))}
        </ul>
      }
      table={
        <DataTable
          caption={`Paid for work by domain, ${symbol}`}
          columns={[
            {
              key: "domain",
              header: "Domain",
              phone: "title",
              cell: (row) => <Link href={link(row)}>{row.name}</Link>,
            },
            {
              key: "awards",
              header: "Bounty awards",
              align: "right",
              cell: (row) => (
                <Link className="figure-link" href={link(row, "award")}>
                  {money(row.awards)}
                </Link>
              ),
            },
            {
              key: "votes",
              header: "Voted payments",
              align: "right",
              cell: (row) => (
                <Link className="figure-link" href={link(row, "votedPayment")}>
                  {money(row.votedPayments)}
                </Link>
              ),
            },
            {
              key: "budgets",
              header: "From budgets",
              align: "right",
              cell: (row) => (
                <Link className="figure-link" href={link(row, "budgetPayment")}>
                  {money(row.budgetPayments)}
                </Link>
              ),
            },
            { key: "total", header: "Together", align: "right", phone: "figure", cell: (row) => money(row.total) },
          ]}
          rows={rows}
          rowKey={({ name }) => name}
          total={[
            "Total",
            money(sum("awards")),
            money(sum("votedPayments")),
            money(sum("budgetPayments")),
            money(sum("total")),
          ]}
        />
      }
    />
  );
}
