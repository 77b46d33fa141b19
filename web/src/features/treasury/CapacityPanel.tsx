import { lazy, Suspense, useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { amountText, sumOf } from "../../chain/flows/wording.ts";
import { allows, capacityAt, isStoppedAt, makesRoomAt, policyAt, spendingsWithin } from "../../chain/states.ts";
import type { Asset, Guard, Movement, Spending } from "../../chain/types.ts";
import { formatDate } from "../../shared/format/index.ts";
import { PurposeCell } from "../../shared/ledger/PurposeCell.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { capacityCurve, guardianRule, pendingPolicy, policySentence, spokenFor, windowText } from "./capacity.ts";
import { GuardianBrake } from "./StopBanner.tsx";

/** Drawing arrives while the sentence is read already. */
const CapacityChart = lazy(() => import("./CapacityChart.tsx"));

/** Pixels that the chart takes with its frame. */
const CHART_ROOM = 237;

interface CapacityPanelProps {
  context: FlowContext;
  asset: Asset;
}

/** What may be spent now and from when on how much, and the spendings that use it. */
export function CapacityPanel({ context, asset }: CapacityPanelProps) {
  const { snapshot, now } = context;
  const points = useMemo(() => capacityCurve(snapshot, asset, now), [snapshot, asset, now]);
  const pending = pendingPolicy(snapshot, asset, now);
  const taken = spokenFor(snapshot, asset, now);
  return (
    <Panel
      title="What may be spent"
      aside={<Link href={`/proposals/new?template=setPolicy&token=${asset.address}`}>Change the policy</Link>}
    >
      <p className="capacity-rule">
        {policySentence(snapshot, asset, now)}
        {pending && (
          <>
            {" "}
            From <Time at={pending.since} as="date" /> on: {pending.text}.
          </>
        )}
      </p>
      <WhoStops guard={snapshot.guard} now={now} />
      <GuardianBrake context={context} />
      {points.length > 0 && (
        <Suspense fallback={<SkeletonBlock height={CHART_ROOM} />}>
          <CapacityChart points={points} asset={asset} />
        </Suspense>
      )}
      {points.length > 0 && taken && <p className="panel-quiet">{taken}</p>}
      {points.length > 0 && <CountedNow context={context} asset={asset} />}
    </Panel>
  );
}

/** Who can stop spending, and for how long: also while nothing is stopped. */
function WhoStops({ guard, now }: { guard: Guard; now: number }) {
  return (
    <p className="capacity-rule panel-quiet">
      {guard.guardian ? (
        <>
          The guardian, <Person address={guard.guardian} portrait={false} inSentence />, {guardianRule(guard, now)}
        </>
      ) : (
        "There is no guardian: nobody can stop spending between votes."
      )}
    </p>
  );
}

interface CountedRow {
  readonly spending: Spending;
  readonly movement: Movement | undefined;
}

/** The spendings within the window, each with the day on which it makes room again. */
function CountedNow({ context: { snapshot, now }, asset }: CapacityPanelProps) {
  const spending = snapshot.spending.get(asset.address);
  const policy = policyAt(spending, now);
  const rows = useMemo(
    () =>
      (spending ? spendingsWithin(spending, now, policy.window) : [])
        .map((one): CountedRow => ({ spending: one, movement: snapshot.movements[one.movement] }))
        .toReversed(),
    [spending, snapshot, now, policy.window],
  );
  if (!allows(policy)) return null;
  const money = (amount: bigint) => <TokenAmount amount={amount} decimals={asset.decimals} symbol={asset.symbol} />;
  const left = capacityAt(snapshot, asset.address, now);
  const used = sumOf(rows.map((row) => row.spending));
  if (rows.length === 0)
    return (
      <p className="panel-quiet">
        Nothing was spent in {windowText(snapshot, asset, now)}: all that the policy allows is left.
      </p>
    );
  const columns: readonly Column<CountedRow>[] = [
    { key: "at", header: "Spent", width: "8rem", cell: (row) => formatDate(row.spending.time) },
    {
      key: "purpose",
      header: "For",
      phone: "title",
      cell: ({ movement }) => movement && <PurposeCell snapshot={snapshot} movement={movement} />,
    },
    {
      key: "payee",
      header: "To",
      cell: ({ movement }) =>
        movement &&
        (movement.purpose.kind === "lineRelease" ? "Line of payments" : <Person address={movement.payee} />),
    },
    {
      key: "until",
      header: "Makes room on",
      width: "9rem",
      cell: (row) => spending && formatDate(makesRoomAt(spending, row.spending.time, now)),
    },
    {
      key: "amount",
      header: "Amount",
      align: "right",
      phone: "figure",
      cell: (row) => money(row.spending.amount),
    },
  ];
  return (
    <div className="capacity-used">
      <h3>What uses it</h3>
      <p className="panel-quiet">
        {amountText(used, asset)} left the fund in {windowText(snapshot, asset, now)}
        {isStoppedAt(snapshot.guard, now)
          ? "; while spending is stopped, nothing more can."
          : `; ${amountText(left, asset)} is left.`}
      </p>
      <DataTable
        caption={`Spending in ${windowText(snapshot, asset, now)}`}
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.spending.movement)}
        boxed
        total={["Together", "", "", "", money(used)]}
      />
    </div>
  );
}
