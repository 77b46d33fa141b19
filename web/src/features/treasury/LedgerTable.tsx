import { useMemo } from "react";

import type { Contracts } from "../../chain/deployment.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import { PurposeCell } from "../../shared/ledger/PurposeCell.tsx";
import { sidesOf } from "../../shared/ledger/side.ts";
import { SideName } from "../../shared/ledger/SideName.tsx";
import { TransactionHash } from "../../shared/ledger/TransactionHash.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import type { LedgerOrder, LedgerRow } from "./ledgerFilter.ts";

interface LedgerTableProps {
  snapshot: Snapshot;
  contracts: Contracts;
  rows: readonly LedgerRow[];
  /** Shows what the general fund held after each movement: when it is what the ledger is seen from. */
  balances: boolean;
  order: LedgerOrder;
  onOrder: (order: string) => void;
}

/** The movements, one line each. */
export function LedgerTable({ snapshot, contracts, rows, balances, order, onOrder }: LedgerTableProps) {
  const columns = useMemo<readonly Column<LedgerRow>[]>(
    () => [
      {
        key: "date",
        header: "Date",
        width: "7.75rem",
        sortable: true,
        cell: ({ movement }) => <Time at={movement.time} as="date" />,
      },
      {
        key: "purpose",
        header: "Purpose",
        phone: "title",
        cell: ({ movement }) => <PurposeCell snapshot={snapshot} movement={movement} />,
      },
      {
        key: "from",
        header: "From",
        width: "11.5rem",
        cell: ({ movement }) => <SideName side={sidesOf(contracts, movement).from} />,
      },
      {
        key: "to",
        header: "To",
        width: "11.5rem",
        cell: ({ movement }) => <SideName side={sidesOf(contracts, movement).to} />,
      },
      {
        key: "amount",
        header: "Amount",
        align: "right",
        phone: "figure",
        width: "10rem",
        sortable: true,
        cell: (row) => <Amount snapshot={snapshot} row={row} />,
      },
      ...(balances ? [balanceColumn(snapshot)] : []),
      {
        key: "transaction",
        header: "Transaction",
        align: "right",
        width: "12rem",
        cell: ({ movement }) => <TransactionHash hash={movement.transaction} />,
      },
    ],
    [snapshot, contracts, balances],
  );
  const byAmount = order === "largest" || order === "smallest";
  const sort = (key: string) => {
    if (key === "date") onOrder(order === "newest" ? "oldest" : "newest");
    else onOrder(order === "largest" ? "smallest" : "largest");
  };
  return (
    <DataTable
      caption="Movements"
      columns={columns}
      rows={rows}
      rowKey={({ movement }) => String(movement.index)}
      sorting={{
        key: byAmount ? "amount" : "date",
        descending: order === "newest" || order === "largest",
        onSort: sort,
      }}
    />
  );
}

function Amount({ snapshot, row: { movement, direction } }: { snapshot: Snapshot; row: LedgerRow }) {
  const { decimals, symbol } = assetAt(snapshot, movement.asset);
  if (direction === "within") return <TokenAmount amount={movement.amount} decimals={decimals} symbol={symbol} />;
  const signed = direction === "in" ? movement.amount : -movement.amount;
  return <TokenAmount amount={signed} decimals={decimals} symbol={symbol} as="signed" />;
}

function balanceColumn(snapshot: Snapshot): Column<LedgerRow> {
  return {
    key: "balance",
    header: "Balance",
    align: "right",
    width: "10rem",
    cell: ({ movement, direction }) => {
      const { decimals, symbol } = assetAt(snapshot, movement.asset);
      const balance = direction === "in" ? movement.toBalance : movement.fromBalance;
      return <TokenAmount amount={balance} decimals={decimals} symbol={symbol} />;
    },
  };
}
