import { useMemo } from "react";
import type { Address as AddressType } from "viem";

import { isPayment, valuesOf, type DecodedAction } from "../../chain/flows/effects.ts";
import { assetAt, sumOf } from "../../chain/flows/wording.ts";
import { cancellationsOf, type Place } from "../../chain/states.ts";
import type { Payment, Proposal, Snapshot } from "../../chain/types.ts";
import { formatExact } from "../../shared/format/index.ts";
import { ForecastLine } from "../../shared/governance/ForecastLine.tsx";
import type { Simulation } from "../../shared/governance/useSimulations.ts";
import { CancelledList } from "../../shared/line/CancelledList.tsx";
import { Address } from "../../shared/ui/Address.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Facts } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { ArgumentValue, Bytes } from "./ArgumentValue.tsx";
import { placesOfCalls } from "./placesOfCall.ts";
import "./actions.css";

interface ActionsPanelProps {
  snapshot: Snapshot;
  proposal: Proposal;
  actions: readonly DecodedAction[];
  /** The general fund holds too little for what they pay. */
  short: boolean;
  /** How each would end today; undefined where that no longer matters. */
  simulation: Simulation | undefined;
}

/** The calls that the timelock makes when a proposal is executed: in words, decoded, and raw behind a toggle. */
export default function ActionsPanel({ snapshot, proposal, actions, short, simulation }: ActionsPanelProps) {
  const places = useMemo(() => placesOfCalls(snapshot, proposal, actions), [snapshot, proposal, actions]);
  const cancelled = useMemo(() => cancellationsOf(snapshot, proposal), [snapshot, proposal]);
  return (
    <>
      <ol className="actions">
        {actions.map((action, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the calls of a proposal never change their order
          <li key={index} className="action">
            <p className="action-sentence">
              {places[index] ? action.sentence.replace(/^Pays /, "Approved to pay ") : action.sentence}
            </p>
            {action.warning && (
              <Notice tone="warn">
                <p>{action.warning}</p>
              </Notice>
            )}
            {isPayment(action) && <Payments snapshot={snapshot} action={action} places={places[index]} />}
            {simulation && !simulation.failed && (
              <ForecastLine
                forecast={simulation.forecasts?.[index]}
                known={simulation.forecasts !== undefined}
                short={short && isPayment(action)}
              />
            )}
            <RawAction action={action} number={index + 1} />
          </li>
        ))}
      </ol>
      {cancelled.length > 0 && <CancelledList snapshot={snapshot} cancelled={cancelled} />}
    </>
  );
}

interface PaymentsProps {
  snapshot: Snapshot;
  action: DecodedAction;
  /** How far each payee has come, of a payment that went to the line. */
  places: readonly Place[] | undefined;
}

/** What became of a place in the line, as columns; those with nothing in them are left out. */
const FATES = [
  ["drawn", "Paid"],
  ["ready", "Can be drawn"],
  ["waiting", "Waits"],
  ["cancelled", "Cancelled"],
] as const;

interface PaymentRow extends Payment {
  readonly index: number;
  readonly place: Place | undefined;
}

/** Whom it pays how much; of what went to the line also what of it was paid, waits, or was cancelled. */
function Payments({ snapshot, action, places }: PaymentsProps) {
  const [asset, payments] = valuesOf<[AddressType, readonly Payment[]]>(action);
  const { decimals, symbol } = assetAt(snapshot, asset);
  const money = (amount: bigint) =>
    amount === 0n ? (
      <span className="row-note">none</span>
    ) : (
      <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />
    );
  const fates = FATES.filter(([fate]) => places?.some((place) => place[fate] > 0n));
  const columns: readonly Column<PaymentRow>[] = [
    { key: "payee", header: "Payee", phone: "title", cell: ({ payee }) => <Person address={payee} copy /> },
    { key: "amount", header: "Amount", align: "right", phone: "figure", cell: ({ amount }) => money(amount) },
    ...fates.map(([fate, header]): Column<PaymentRow> => {
      return { key: fate, header, align: "right", cell: ({ place }) => place && money(place[fate]) };
    }),
  ];
  return (
    <DataTable
      caption="Payments"
      columns={columns}
      rows={payments.map((payment, index) => ({ ...payment, index, place: places?.[index] }))}
      rowKey={({ index }) => String(index)}
      {...(payments.length > 1
        ? {
            total: [
              "Together",
              money(sumOf(payments)),
              ...fates.map(([fate]) => money(sumOf((places ?? []).map((place) => ({ amount: place[fate] }))))),
            ],
          }
        : {})}
    />
  );
}

/** Exactly what the timelock is told, for those who check. */
function RawAction({ action, number }: { action: DecodedAction; number: number }) {
  const { target, value, calldata } = action.action;
  const call = action.functionName ? `${action.contract}.${action.functionName}` : action.contract;
  return (
    <details className="action-raw">
      <summary>
        Call {number}: <code>{call}</code>, raw data
      </summary>
      <Facts
        facts={[
          ["Target", <Address key="target" address={target} link={false} copy />],
          ["Ether sent along", `${formatExact(value, 18)} ETH`],
          ...action.args.map(
            ({ name, type, value: argument }, index) =>
              [
                `${name || `argument ${index + 1}`} (${type})`,
                <ArgumentValue key={name} type={type} value={argument} />,
              ] as const,
          ),
          ["Calldata", <Bytes key="calldata" hex={calldata} />],
        ]}
      />
    </details>
  );
}
