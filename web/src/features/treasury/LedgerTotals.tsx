import { assetAt } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import { formatCount } from "../../shared/format/index.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { accountGroups, type LedgerTotal } from "./ledgerFilter.ts";

interface LedgerTotalsProps {
  snapshot: Snapshot;
  totals: readonly LedgerTotal[];
  /** What the movements are seen from, as it stands in the address. */
  account: string;
}

/** What the movements that are shown add up to, by asset. */
export function LedgerTotals({ snapshot, totals, account }: LedgerTotalsProps) {
  const amount = (total: LedgerTotal, value: bigint, signed = false) => {
    const { decimals, symbol } = assetAt(snapshot, total.asset);
    return <TokenAmount amount={value} decimals={decimals} symbol={symbol} as={signed ? "signed" : "ledger"} />;
  };
  const columns: readonly Column<LedgerTotal>[] = [
    { key: "asset", header: "Total", phone: "title", cell: ({ asset }) => assetAt(snapshot, asset).symbol },
    { key: "count", header: "Movements", align: "right", width: "8rem", cell: ({ count }) => formatCount(count) },
    { key: "in", header: "In", align: "right", cell: (total) => amount(total, total.incoming) },
    { key: "out", header: "Out", align: "right", cell: (total) => amount(total, total.outgoing) },
    { key: "within", header: "Within", align: "right", cell: (total) => amount(total, total.within) },
    {
      key: "net",
      header: "In less out",
      align: "right",
      phone: "figure",
      cell: (total) => <strong>{amount(total, total.incoming - total.outgoing, true)}</strong>,
    },
  ];
  return (
    <div className="ledger-totals">
      <DataTable
        caption="Totals of the movements shown"
        columns={columns}
        rows={totals}
        rowKey={({ asset }) => asset}
      />
      <p className="ledger-seen">Seen from {seenFrom(account)}.</p>
    </div>
  );
}

function seenFrom(account: string): string {
  if (account === "")
    return "the whole treasury: in is what came from outside, out is what was sent away, within is what changed hands inside";
  if (account === "fund") return "the general fund";
  if (Object.hasOwn(accountGroups, account))
    return account === "bounties" ? "all bounties together" : "all accounts of people together";
  return "the address that is filtered by, its accounts and its wallet together";
}
