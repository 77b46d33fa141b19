import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { runwayOf } from "../../chain/series.ts";
import { plural } from "../../shared/format/index.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { fundBook, type Holding } from "./holdings.ts";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { runwayText, tooFewText } from "./runwayWords.ts";

/** What the treasury holds of each asset and whose it is; each figure leads to the movements that it is the sum of. */
export function HoldingsTable({ context, holdings }: { context: FlowContext; holdings: readonly Holding[] }) {
  const { snapshot, contracts, now } = context;
  const book = fundBook(snapshot, contracts);
  const figure = ({ asset }: Holding, amount: bigint, account: string) => (
    <Link className="figure-link" href={ledgerLink({ asset: asset.address, account })}>
      <TokenAmount amount={amount} decimals={asset.decimals} symbol={asset.symbol} />
    </Link>
  );
  const columns: readonly Column<Holding>[] = [
    {
      key: "asset",
      header: "Asset",
      phone: "title",
      cell: ({ asset }) => (
        <span title={asset.address}>
          {asset.symbol} {asset.name !== asset.symbol && <span className="asset-name">{asset.name}</span>}
        </span>
      ),
    },
    { key: "fund", header: "General fund", align: "right", cell: (row) => figure(row, row.fund, "fund") },
    { key: "bounties", header: "In bounties", align: "right", cell: (row) => figure(row, row.bounties, "bounties") },
    ...(holdings.some(({ line }) => line > 0n)
      ? [
          {
            key: "line",
            header: "To be drawn",
            align: "right",
            cell: (row: Holding) => figure(row, row.line, "line"),
          } as const,
        ]
      : []),
    { key: "people", header: "To be collected", align: "right", cell: (row) => figure(row, row.people, "people") },
    {
      key: "total",
      header: "Whole treasury",
      align: "right",
      phone: "figure",
      cell: (row) => <strong>{figure(row, row.total, "")}</strong>,
    },
    {
      key: "runway",
      header: "Runway",
      align: "right",
      width: "8rem",
      cell: ({ asset }) => {
        const runway = runwayOf(book, asset.address, now);
        return (
          runwayText(runway) ?? (
            <>
              Not known yet
              {tooFewText(runway) && <span className="row-note">{tooFewText(runway)}</span>}
            </>
          )
        );
      },
    },
  ];
  const own = holdings.filter(({ asset }) => asset.enabled);
  const foreign = holdings.filter(({ asset }) => !asset.enabled);
  const rowKey = ({ asset }: Holding) => asset.address;
  return (
    <>
      <DataTable
        caption="What the treasury holds, by asset"
        columns={columns}
        rows={own.length > 0 ? own : foreign}
        rowKey={rowKey}
      />
      {own.length > 0 && foreign.length > 0 && (
        <details className="foreign-assets">
          <summary>{plural(foreign.length, "more asset")} that others brought in and the fund cannot spend</summary>
          <DataTable
            caption="Assets that the general fund cannot spend"
            columns={columns}
            rows={foreign}
            rowKey={rowKey}
          />
        </details>
      )}
    </>
  );
}
