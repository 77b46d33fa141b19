import type { FlowContext } from "../../chain/flows/context.ts";
import { addMonths, monthlyFlows, monthOf, runwayOf, type Runway } from "../../chain/series.ts";
import { capacityAt } from "../../chain/states.ts";
import { Stat, Stats } from "../../shared/ui/Page.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { capacityNote } from "./capacityNote.ts";
import { fundBook, type Holding } from "./holdings.ts";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { yearNote } from "./recent.ts";
import { averagedText, paceText, runwayText, whyUnknown } from "./runwayWords.ts";

/** The general fund in one asset: what it holds, how long that lasts, what came and went within a year. */
export function AssetFigures({ context, holding }: { context: FlowContext; holding: Holding }) {
  const { snapshot, contracts, now } = context;
  const { asset, fund } = holding;
  const { address, decimals, symbol } = asset;
  const book = fundBook(snapshot, contracts);
  const runway = runwayOf(book, address, now);
  const yearAgo = addMonths(now, -11);
  const flows = monthlyFlows(book, address, now);
  const year = flows.filter(({ at }) => at >= yearAgo);
  const sum = (side: "incoming" | "outgoing") => year.reduce((total, month) => total + month[side], 0n);
  const money = (amount: bigint) => <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />;
  const common = { asset: address, account: "fund" };
  const from = new Date(yearAgo * 1000).toISOString().slice(0, 10);
  return (
    <Stats>
      <Stat
        label="In the general fund"
        to={ledgerLink(common)}
        value={money(fund)}
        note="For stakeholders to spend by vote"
      />
      <Stat
        label="Can be spent now"
        value={money(capacityAt(snapshot, address, now))}
        note={capacityNote(snapshot, asset, now)}
      />
      <Stat
        label="Runway"
        value={runwayText(runway) ?? "Not known yet"}
        note={<RunwayFormula holding={holding} runway={runway} spentNow={spentThisMonth(year, now)} />}
      />
      <Stat
        label="Came in"
        to={ledgerLink({ ...common, from })}
        value={money(sum("incoming"))}
        note={yearNote(sum("incoming"), flows, "incoming")}
      />
      <Stat
        label="Went out"
        to={ledgerLink({ ...common, from, kind: "spent" })}
        value={money(sum("outgoing"))}
        note={yearNote(sum("outgoing"), flows, "outgoing")}
      />
    </Stats>
  );
}

function spentThisMonth(months: readonly { at: number; outgoing: bigint }[], now: number): bigint {
  return months.find(({ at }) => at === monthOf(now))?.outgoing ?? 0n;
}

interface RunwayFormulaProps {
  holding: Holding;
  runway: Runway;
  /** Base units. */
  spentNow: bigint;
}

/** What the runway is computed from, or why it can't be. */
function RunwayFormula({ holding: { asset, fund }, runway, spentNow }: RunwayFormulaProps) {
  const money = (amount: bigint) => <TokenAmount amount={amount} decimals={asset.decimals} symbol={asset.symbol} />;
  if (runwayText(runway) === undefined) return whyUnknown(runway, asset.symbol, spentNow);
  return (
    <details className="runway-formula">
      <summary>
        At {money(runway.perMonth)} a month, {paceText(runway)}
      </summary>
      <p>
        {money(fund)} in the fund, divided by {money(runway.perMonth)} a month: the {money(runway.spent)} that went out
        in {averagedText(runway)}, divided by {runway.months.length}. Months without spending are left out, and nothing
        is assumed to come in.
      </p>
    </details>
  );
}
