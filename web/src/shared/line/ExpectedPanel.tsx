import { useMemo } from "react";
import type { Address } from "viem";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { sameParty } from "../../chain/parties.ts";
import { cancelledFor, expectedBy, forecastLine, type Expected } from "../../chain/states.ts";
import { DataTable, type Column } from "../ui/DataTable.tsx";
import { Panel } from "../ui/Page.tsx";
import { TokenAmount } from "../ui/TokenAmount.tsx";
import { CancelledList } from "./CancelledList.tsx";
import { RoomTime } from "./RoomTime.tsx";
import { TicketLink } from "./TicketLink.tsx";

/** Approved payments to an account, under all addresses of its party, that it has not got yet, and what of them was cancelled lately; left out when there are none. */
export function ExpectedPanel({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const rows = useMemo(() => expectedBy(snapshot, (payee) => sameParty(snapshot, payee, account)), [snapshot, account]);
  const forecasts = useMemo(() => {
    const assets = new Set(rows.filter(({ waiting }) => waiting > 0n).map(({ ticket }) => ticket.asset));
    return new Map([...assets].map((asset) => [asset, forecastLine(snapshot, asset, now)] as const));
  }, [rows, snapshot, now]);
  const cancelled = useMemo(
    () => cancelledFor(snapshot, (payee) => sameParty(snapshot, payee, account), now),
    [snapshot, account, now],
  );
  if (rows.length + cancelled.length === 0) return null;
  const columns: readonly Column<Expected>[] = [
    {
      key: "for",
      header: "For",
      phone: "title",
      cell: ({ ticket }) => <TicketLink snapshot={snapshot} ticket={ticket} />,
    },
    {
      key: "when",
      header: "Has room in full",
      width: "12rem",
      cell: ({ ticket: { asset }, waiting, ready, end }) => {
        const forecast = forecasts.get(asset);
        if (waiting === 0n || !forecast) return "Can be drawn";
        const { decimals, symbol } = assetAt(snapshot, asset);
        return (
          <>
            <RoomTime forecast={forecast} position={end} now={now} />
            {ready > 0n && (
              <span className="row-note">
                <TokenAmount amount={ready} decimals={decimals} symbol={symbol} /> can be drawn
              </span>
            )}
          </>
        );
      },
    },
    {
      key: "amount",
      header: "Amount",
      align: "right",
      phone: "figure",
      cell: ({ ticket: { asset }, waiting, ready }) => {
        const { decimals, symbol } = assetAt(snapshot, asset);
        return (
          <Link className="figure" href={`/?asset=${asset}`}>
            <TokenAmount amount={waiting + ready} decimals={decimals} symbol={symbol} />
          </Link>
        );
      },
    },
  ];
  return (
    <Panel
      title="On its way"
      note={
        rows.length === 0
          ? "Nothing is on its way any more."
          : "Approved payments that wait in the line for room under the spending policy. Room is not payment yet: once there is some, anyone can draw it on Treasury, and then it is there to be collected. The days hold if nothing comes in or leaves, and each room is used as it comes."
      }
    >
      {rows.length > 0 && (
        <DataTable
          caption="Approved payments on their way"
          columns={columns}
          rows={rows}
          rowKey={({ ticket }) => ticket.id}
        />
      )}
      {cancelled.length > 0 && <CancelledList snapshot={snapshot} cancelled={cancelled} />}
    </Panel>
  );
}
