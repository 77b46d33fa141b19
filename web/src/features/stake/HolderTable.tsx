import { Link } from "wouter";

import type { Holder, StakeUnit } from "../../chain/types.ts";
import { formatShare } from "../../shared/format/index.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";

interface HolderTableProps {
  holders: readonly Holder[];
  /** All of the account's votes, base units. */
  votes: bigint;
  unit: StakeUnit;
  own: boolean;
}

/** Whose stake votes through an account, the most first. */
export function HolderTable({ holders, votes, unit, own }: HolderTableProps) {
  const columns: readonly Column<Holder>[] = [
    {
      key: "account",
      header: "Holder",
      phone: "title",
      cell: ({ account }) => (
        <Link href={`/stake/${account}`}>
          <Person address={account} link={false} />
        </Link>
      ),
    },
    {
      key: "balance",
      header: "Stake",
      align: "right",
      phone: "figure",
      cell: ({ balance }) => <TokenAmount amount={balance} decimals={unit.decimals} symbol={unit.symbol} />,
    },
    {
      key: "share",
      header: "Of these votes",
      align: "right",
      width: "9rem",
      cell: ({ balance }) => formatShare(balance, votes),
    },
  ];
  return (
    <Panel title="Whose stake it is">
      {holders.length === 0 ? (
        <EmptyState title={own ? "No stake votes through you." : "No stake votes through them."}>
          Whoever holds stake can let {own ? "you" : "them"} vote with it, and take it back at any time.
        </EmptyState>
      ) : (
        <DataTable
          caption="Holders, the most stake first"
          columns={columns}
          rows={holders}
          rowKey={({ account }) => account}
          boxed
        />
      )}
    </Panel>
  );
}
