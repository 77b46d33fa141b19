import type { Address as AddressType } from "viem";

import type { DecodedAction } from "../../chain/flows/effects.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import type { Payment, Snapshot } from "../../chain/types.ts";
import { formatExact } from "../../shared/format/index.ts";
import { ForecastLine } from "../../shared/governance/ForecastLine.tsx";
import type { Simulation } from "../../shared/governance/useSimulations.ts";
import { Address } from "../../shared/ui/Address.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Facts } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { ArgumentValue, Bytes } from "./ArgumentValue.tsx";
import "./actions.css";

interface ActionsPanelProps {
  snapshot: Snapshot;
  actions: readonly DecodedAction[];
  /** How each would end today; undefined where that no longer matters. */
  simulation: Simulation | undefined;
}

/** The calls that the timelock makes when a proposal is executed: in words, decoded, and raw behind a toggle. */
export default function ActionsPanel({ snapshot, actions, simulation }: ActionsPanelProps) {
  return (
    <ol className="actions">
      {actions.map((action, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the calls of a proposal never change their order
        <li key={index} className="action">
          <p className="action-sentence">{action.sentence}</p>
          {action.warning && (
            <Notice tone="warn">
              <p>{action.warning}</p>
            </Notice>
          )}
          {action.functionName === "pay" && action.contract === "Budgets" && (
            <Payments snapshot={snapshot} action={action} />
          )}
          {simulation && !simulation.failed && (
            <ForecastLine forecast={simulation.forecasts?.[index]} known={simulation.forecasts !== undefined} />
          )}
          <RawAction action={action} number={index + 1} />
        </li>
      ))}
    </ol>
  );
}

function Payments({ snapshot, action }: { snapshot: Snapshot; action: DecodedAction }) {
  const [asset, payments] = action.args.map(({ value }) => value) as [AddressType, readonly Payment[]];
  const { decimals, symbol } = assetAt(snapshot, asset);
  const columns: readonly Column<Payment & { place: number }>[] = [
    { key: "payee", header: "Payee", phone: "title", cell: ({ payee }) => <Person address={payee} copy /> },
    {
      key: "amount",
      header: "Amount",
      align: "right",
      phone: "figure",
      cell: ({ amount }) => <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />,
    },
  ];
  const total = payments.reduce((sum, { amount }) => sum + amount, 0n);
  return (
    <DataTable
      caption="Payments"
      columns={columns}
      rows={payments.map((payment, place) => ({ ...payment, place }))}
      rowKey={({ place }) => String(place)}
      {...(payments.length > 1
        ? {
            total: ["Together", <TokenAmount key="total" amount={total} decimals={decimals} symbol={symbol} />],
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
