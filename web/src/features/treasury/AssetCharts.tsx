import { useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { addMonths, balanceSeries, monthlyFlows, monthOf } from "../../chain/series.ts";
import type { Asset } from "../../chain/types.ts";
import { BalanceChart } from "../../shared/charts/BalanceChart.tsx";
import { FlowChart } from "../../shared/charts/FlowChart.tsx";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { DomainSpendingChart } from "./DomainSpendingChart.tsx";
import { fundBook } from "./holdings.ts";
import { drawnUntil, quietNote } from "./drawnTime.ts";

/** What the general fund held, took in and paid, over time and by domain, in one asset. */
export default function AssetCharts({ context, asset }: { context: FlowContext; asset: Asset }) {
  const { snapshot, contracts, now } = context;
  const { address, decimals, symbol } = asset;
  const book = fundBook(snapshot, contracts);
  const { balances, flows, quiet, from, until } = useMemo(() => {
    const points = balanceSeries(book, address);
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return { balances: points, flows: [] };
    const until = drawnUntil(first.at, last.at, now);
    return {
      // What it held last, it holds until then.
      balances: last.at < until ? [...points, { at: until, value: last.value }] : points,
      flows: monthlyFlows(book, address, until),
      quiet: quietNote(last.at, until, now),
      // Whole months, so that a balance stands above the month that made it.
      from: monthOf(first.at),
      until: addMonths(until, 1),
    };
  }, [book, address, now]);
  const ledger = <Link href={ledgerLink({ asset: address, account: "fund" })}>Movements</Link>;
  return (
    <>
      <Panel title="Balance over time" aside={ledger} note={quiet}>
        <BalanceChart
          label="General fund"
          points={balances}
          {...(from === undefined ? {} : { from, until })}
          decimals={decimals}
          symbol={symbol}
        />
      </Panel>
      <Panel title="In and out by month" aside={ledger} note={quiet}>
        <FlowChart label="In and out of the general fund by month" points={flows} decimals={decimals} symbol={symbol} />
      </Panel>
      <Panel
        title="Paid for work, by domain"
        note="Awards count for the domain of their bounty, payments from a budget for its domain, others for the domain in which the payee was cleared when paid, the earliest if there were several."
      >
        <DomainSpendingChart snapshot={snapshot} asset={asset} />
      </Panel>
    </>
  );
}
