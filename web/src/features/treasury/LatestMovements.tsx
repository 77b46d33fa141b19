import { useMemo } from "react";

import type { Contracts } from "../../chain/deployment.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import type { LedgerFilter } from "../../shared/ledger/ledgerLink.ts";
import { PurposeCell } from "../../shared/ledger/PurposeCell.tsx";
import { sidesOf } from "../../shared/ledger/side.ts";
import { SideName } from "../../shared/ledger/SideName.tsx";
import { DataTable } from "../../shared/ui/DataTable.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { filterLedger, type LedgerRow } from "./ledgerFilter.ts";

/** How many movements the overview shows. */
const SHOWN = 8;

const EVERYTHING: LedgerFilter = { asset: "", kind: "", account: "", domain: "", from: "", to: "", q: "" };

/** The newest lines of the ledger, of all assets. */
export function LatestMovements({ snapshot, contracts }: { snapshot: Snapshot; contracts: Contracts }) {
  const rows = useMemo(
    () => filterLedger(snapshot, contracts, EVERYTHING).slice(-SHOWN).toReversed(),
    [snapshot, contracts],
  );
  return (
    <DataTable
      caption="Latest movements"
      columns={[
        {
          key: "date",
          header: "Date",
          width: "7.75rem",
          cell: ({ movement }) => <Time at={movement.time} as="date" />,
        },
        {
          key: "purpose",
          header: "Purpose",
          phone: "title",
          cell: ({ movement }) => <PurposeCell snapshot={snapshot} movement={movement} />,
        },
        {
          key: "to",
          header: "To",
          width: "11rem",
          cell: ({ movement }) => <SideName side={sidesOf(contracts, movement).to} />,
        },
        {
          key: "amount",
          header: "Amount",
          align: "right",
          phone: "figure",
          width: "9rem",
          cell: (row) => <Amount snapshot={snapshot} {...row} />,
        },
      ]}
      rows={rows}
      rowKey={({ movement }) => String(movement.index)}
    />
  );
}

function Amount({ snapshot, movement, direction }: LedgerRow & { snapshot: Snapshot }) {
  const { decimals, symbol } = assetAt(snapshot, movement.asset);
  const signed = direction === "out" ? -movement.amount : movement.amount;
  return (
    <TokenAmount
      amount={signed}
      decimals={decimals}
      symbol={symbol}
      as={direction === "within" ? "ledger" : "signed"}
    />
  );
}
