import { useMemo } from "react";

import type { FlowContext } from "../../chain/flows/context.ts";
import { drawTicket } from "../../chain/flows/drawTicket.ts";
import { amountText } from "../../chain/flows/wording.ts";
import {
  drawnOfTicket,
  forecastLine,
  openTickets,
  placesOf,
  reachAt,
  readyOfTicket,
  waitingOf,
  waitingOfTicket,
  type LineForecast,
} from "../../chain/states.ts";
import type { Asset, Line, Ticket } from "../../chain/types.ts";
import { RoomTime } from "../../shared/line/RoomTime.tsx";
import { TicketLink } from "../../shared/line/TicketLink.tsx";
import { FlowButton } from "../../shared/tx/index.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { People } from "../../shared/ui/Person.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";

/** Approved payments that wait for room, when they find it, and what can be drawn: a draw lets the line advance first, so there is no other button for that. */
export function LinePanel({ context, asset }: { context: FlowContext; asset: Asset }) {
  const { snapshot, now } = context;
  const line = snapshot.lines.get(asset.address);
  const tickets = useMemo(() => openTickets(snapshot, asset.address), [snapshot, asset]);
  const forecast = useMemo(() => forecastLine(snapshot, asset.address, now), [snapshot, asset, now]);
  if (!line || tickets.length === 0) {
    return (
      <Panel title="Line of approved payments">
        <p className="panel-quiet">
          Nobody waits. An approved payment in {asset.symbol} that finds no room would wait here, first come, first
          served.
        </p>
      </Panel>
    );
  }
  const waiting = waitingOf(snapshot, asset.address);
  return (
    <Panel
      title="Line of approved payments"
      note={
        waiting === 0n
          ? "All of it was released; what is ready can be drawn."
          : `${amountText(waiting, asset)} waits for room, first come, first served. The days hold if nothing comes in or leaves, and each room is used as it comes.`
      }
    >
      <LineTable context={context} asset={asset} line={line} tickets={tickets} forecast={forecast} />
    </Panel>
  );
}

interface LineTableProps {
  context: FlowContext;
  asset: Asset;
  line: Line;
  tickets: readonly Ticket[];
  forecast: LineForecast;
}

function LineTable({ context, asset, line, tickets, forecast }: LineTableProps) {
  const { snapshot, now } = context;
  const reach = reachAt(snapshot, asset.address, now);
  const drawable = new Set(
    tickets.filter(
      (ticket) => ticket.start < reach && placesOf(ticket, { released: reach }).some(({ ready }) => ready > 0n),
    ),
  );
  const money = (amount: bigint) =>
    amount === 0n ? (
      <span className="row-none">none</span>
    ) : (
      <TokenAmount amount={amount} decimals={asset.decimals} symbol={asset.symbol} />
    );
  const columns: readonly Column<Ticket>[] = [
    {
      key: "title",
      header: "For",
      phone: "title",
      cell: (ticket) => (
        <>
          <TicketLink snapshot={snapshot} ticket={ticket} />
          <span className="row-note">
            to <People addresses={[...new Set(ticket.payments.map(({ payee }) => payee))]} />
          </span>
        </>
      ),
    },
    {
      key: "amount",
      header: "Amount",
      align: "right",
      phone: "figure",
      cell: (ticket) => (
        <>
          {money(ticket.end - ticket.start)}
          {ticket.cancelledAt !== undefined && <span className="row-note">rest cancelled</span>}
        </>
      ),
    },
    { key: "drawn", header: "Drawn", align: "right", cell: (ticket) => money(drawnOfTicket(ticket)) },
    {
      key: "ready",
      header: "Ready",
      align: "right",
      // Also what a draw would release first, as under Me.
      cell: (ticket) => money(readyOfTicket(ticket, { released: reach })),
    },
    {
      key: "fits",
      header: "Has room in full",
      width: "9rem",
      cell: (ticket) => <Fits ticket={ticket} line={line} forecast={forecast} now={now} />,
    },
    ...(drawable.size > 0
      ? [
          {
            key: "draw",
            header: "Draw",
            width: "13rem",
            cell: (ticket: Ticket) => drawable.has(ticket) && <Draw context={context} ticket={ticket} />,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={`Approved payments in ${asset.symbol} that wait, in their order`}
      columns={columns}
      rows={tickets}
      rowKey={({ id }) => id}
      boxed
    />
  );
}

/** The button, and under it what a press credits to whom: more than what is ready, where there is room for more. */
function Draw({ context, ticket }: { context: FlowContext; ticket: Ticket }) {
  const flow = drawTicket(context, ticket);
  return (
    <div>
      <FlowButton terse flow={flow} title="Draw" look="quiet" size="s" />
      <span className="row-note">{flow.effect}</span>
    </div>
  );
}

interface FitsProps {
  ticket: Ticket;
  line: Line;
  forecast: LineForecast;
  now: number;
}

function Fits({ ticket, line, forecast, now }: FitsProps) {
  if (waitingOfTicket(ticket, line) === 0n) return "Released";
  return <RoomTime forecast={forecast} position={ticket.end} now={now} />;
}
