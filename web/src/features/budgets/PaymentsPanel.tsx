import { useMemo } from "react";
import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { decodeContent, titleOfUri } from "../../chain/content.ts";
import { roomUntil, forecastLine, readyOfTicket, waitingOfTicket, type LineForecast } from "../../chain/states.ts";
import type { Budget, BudgetPayment, Payment, Snapshot } from "../../chain/types.ts";
import { formatDate, plainText, plural } from "../../shared/format/index.ts";
import { Content } from "../../shared/ui/Content.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { People, Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import "./budgets.css";

/** Everything that was paid out of a budget: why, to whom, and whether it has got its money. */
export function PaymentsPanel({ context, budget }: { context: FlowContext; budget: Budget }) {
  const { snapshot, now } = context;
  const newestFirst = useMemo(() => budget.payments.toReversed(), [budget]);
  const forecasts = useMemo(() => {
    const assets = new Set(budget.payments.filter(({ ticket }) => ticket !== undefined).map(({ asset }) => asset));
    return new Map([...assets].map((asset) => [asset, forecastLine(snapshot, asset, now)] as const));
  }, [snapshot, budget, now]);
  const columns: readonly Column<BudgetPayment>[] = [
    { key: "at", header: "Billed", width: "8rem", cell: ({ time }) => formatDate(time) },
    {
      key: "reason",
      header: "For",
      phone: "title",
      cell: ({ uri, asset, payments }) => (
        <>
          <Reason uri={uri} />
          <Payees snapshot={snapshot} asset={asset} payments={payments} />
        </>
      ),
    },
    {
      key: "state",
      header: "Money",
      width: "12rem",
      cell: (payment) => (
        <PaymentState snapshot={snapshot} payment={payment} forecast={forecasts.get(payment.asset)} now={now} />
      ),
    },
    {
      key: "amount",
      header: "Amount",
      align: "right",
      phone: "figure",
      width: "11rem",
      cell: (payment) => {
        const { decimals, symbol } = assetAt(snapshot, payment.asset);
        return <TokenAmount amount={payment.amount} decimals={decimals} symbol={symbol} />;
      },
    },
  ];
  return (
    <Panel title="Payments">
      {newestFirst.length === 0 ? (
        <p className="empty-text">Nothing was paid out of it yet.</p>
      ) : (
        <DataTable
          caption="Payments out of this budget, newest first"
          columns={columns}
          rows={newestFirst}
          rowKey={({ index }) => String(index)}
          boxed
        />
      )}
    </Panel>
  );
}

interface PayeesProps {
  snapshot: Snapshot;
  asset: Address;
  payments: readonly Payment[];
}

/** To whom; where they are many, with what each of them gets. */
function Payees({ snapshot, asset, payments }: PayeesProps) {
  const people = <People addresses={[...new Set(payments.map(({ payee }) => payee))]} />;
  if (payments.length === 1) return <span className="row-note">to {people}</span>;
  const { decimals, symbol } = assetAt(snapshot, asset);
  return (
    <details className="row-note bill-payees">
      <summary>to {plural(payments.length, "payee")}</summary>
      <ul>
        {payments.map(({ payee, amount }, index) => (
          // One payee may be in it twice.
          <li key={index}>
            <Person address={payee} />
            <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The longest reason that is shown in the row itself. */
const TITLE_LENGTH = 90;

/** Why it was paid: the title, and the whole text where there is more of it. */
function Reason({ uri }: { uri: string }) {
  const title = plainText(titleOfUri(uri, "Payment"), TITLE_LENGTH);
  const content = decodeContent(uri);
  const oneLine =
    content.kind === "text" && content.text.trim().length <= TITLE_LENGTH && !content.text.trim().includes("\n");
  if (oneLine || content.kind === "empty") return title;
  return (
    <details className="budget-reason">
      <summary>{title}</summary>
      <Content uri={uri} untitled />
    </details>
  );
}

interface PaymentStateProps {
  snapshot: Snapshot;
  payment: BudgetPayment;
  forecast: LineForecast | undefined;
  now: number;
}

const ROOM_WORDS = {
  now: "has room now",
  later: "has room later than can be told",
  never: "no room with what the fund holds",
  notAllowed: "no room while the policy allows nothing",
} as const;

function PaymentState({ snapshot: { tickets, lines }, payment, forecast, now }: PaymentStateProps) {
  const ticket = payment.ticket === undefined ? undefined : tickets.get(payment.ticket);
  const line = lines.get(payment.asset);
  if (!ticket || !line) return <Pill tone="good">Credited</Pill>;
  if (waitingOfTicket(ticket, line) === 0n)
    return readyOfTicket(ticket, line) === 0n ? <Pill tone="good">Drawn</Pill> : <Pill tone="attention">Ready</Pill>;
  const room = forecast ? roomUntil(forecast, ticket.end, now) : "never";
  return (
    <>
      <Pill tone="live">In the line</Pill>
      <span className="row-note">
        {typeof room === "number" ? `room in full on ${formatDate(room)}` : ROOM_WORDS[room]}
      </span>
    </>
  );
}
