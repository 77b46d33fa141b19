import { useMemo } from "react";
import { Link } from "wouter";

import type { StakeSnapshot } from "../../chain/stakeStore.ts";
import type { Snapshot } from "../../chain/types.ts";
import { formatCount } from "../../shared/format/index.ts";
import { downloadText } from "../../shared/ledger/download.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import {
  castText,
  delegateRows,
  delegatesCsv,
  LATELY,
  nextOrder,
  readOrder,
  sortRows,
  voteShares,
  writeOrder,
} from "./delegates.ts";
import type { DelegateRow, SortKey } from "./delegates.ts";

interface DelegateTableProps {
  snapshot: Snapshot;
  stake: StakeSnapshot;
  /** Chain time, seconds. */
  now: number;
}

/** Everybody who votes with stake, the most votes first. */
export function DelegateTable({ snapshot, stake, now }: DelegateTableProps) {
  const [sort, setSort] = useQueryParam("sort");
  const unit = snapshot.rules.stake;
  const order = readOrder(sort);
  const rows = useMemo(() => delegateRows(snapshot, stake, now), [snapshot, stake, now]);
  const shares = useMemo(() => voteShares(stake), [stake]);
  const sorted = sortRows(rows, order);
  const columns: readonly Column<DelegateRow>[] = [
    {
      key: "account",
      header: "Who votes",
      phone: "title",
      cell: ({ account }) => (
        <Link href={`/stake/${account}`}>
          <Person address={account} link={false} />
        </Link>
      ),
    },
    {
      key: "votes",
      header: "Votes",
      align: "right",
      phone: "figure",
      sortable: true,
      cell: ({ votes }) => <TokenAmount amount={votes} decimals={unit.decimals} symbol="votes" />,
    },
    {
      key: "share",
      header: "Share",
      align: "right",
      width: "6rem",
      cell: ({ account }) => shares.of(account),
    },
    {
      key: "holders",
      header: "Holders",
      align: "right",
      width: "7rem",
      sortable: true,
      cell: ({ holders }) => formatCount(holders),
    },
    {
      key: "cast",
      header: "Voted lately",
      align: "right",
      width: "8rem",
      sortable: true,
      cell: (row) => castText(row) ?? <span className="stake-none">no vote yet</span>,
    },
  ];
  return (
    <Panel
      title="Who votes"
      note={`Share: of all stake that counts. Voted lately: of the last ${LATELY} votes that are over, those in which they had votes.`}
      aside={
        rows.length > 0 && (
          <Button size="s" onClick={() => downloadText("delegates.csv", delegatesCsv(sorted, unit))}>
            Download CSV
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState title="Nobody votes yet.">
          Stake votes only once its holder has said through whom. Whoever holds some can do that here.
        </EmptyState>
      ) : (
        <DataTable
          caption="Who votes with stake"
          columns={columns}
          rows={sorted}
          rowKey={({ account }) => account}
          sorting={{ ...order, onSort: (key) => setSort(writeOrder(nextOrder(order, key as SortKey))) }}
        />
      )}
    </Panel>
  );
}
