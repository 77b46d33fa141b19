import { lazy, Suspense, useMemo } from "react";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { Asset } from "../../chain/types.ts";
import { formatCount } from "../../shared/format/index.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { FilterTabs } from "../../shared/ui/FilterTabs.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Columns, Page, Panel } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { AssetFigures } from "./AssetFigures.tsx";
import { DecidedNow } from "./DecidedNow.tsx";
import { DepositButton } from "./DepositButton.tsx";
import { holdingsOf } from "./holdings.ts";
import { HoldingsTable } from "./HoldingsTable.tsx";
import { LatestMovements } from "./LatestMovements.tsx";
import { StopBanner } from "./StopBanner.tsx";
import "./treasury.css";

/** Arrives while the balances are read already: charts are the larger part of the page's code. */
const AssetCharts = lazy(() => import("./AssetCharts.tsx"));
const SpendingPanels = lazy(() => import("./SpendingPanels.tsx"));

/** What the treasury holds, where it came from and where it went. */
export default function TreasuryPage() {
  return (
    <Page
      title="Treasury"
      lede="Money that stakeholders own together and vote on, and money that it keeps for others: rewards of bounties, and pay that waits to be collected."
      actions={<DepositButton />}
    >
      <WithChain
        skeleton={
          <>
            <SkeletonBlock height={220} />
            <SkeletonBlock height={360} />
          </>
        }
      >
        {(context) => <Overview {...context} />}
      </WithChain>
    </Page>
  );
}

/** Tabs for more assets than this would not fit: the others are in the ledger. */
const MAX_TABS = 8;

function Overview(context: FlowContext) {
  const { snapshot, contracts } = context;
  const [chosen, choose] = useQueryParam("asset");
  const holdings = useMemo(() => holdingsOf(snapshot, contracts), [snapshot, contracts]);
  const tabs = holdings.slice(0, MAX_TABS);
  const shown = holdings.find(({ asset }) => sameAddress(asset.address, chosen as Asset["address"])) ?? holdings[0];
  if (!shown || snapshot.movements.length === 0) {
    return (
      <EmptyState
        title="The treasury is empty."
        action={<ButtonLink to="/?deposit=open">Make the first deposit</ButtonLink>}
      >
        The first deposit, or the first bounty, opens its books.
      </EmptyState>
    );
  }
  return (
    <>
      <StopBanner context={context} />
      <Panel
        title="Balances"
        aside={
          <span className="panel-quiet">
            at block {formatCount(snapshot.block)}, <Time at={snapshot.time} as="date" />
          </span>
        }
      >
        <HoldingsTable context={context} holdings={holdings} />
      </Panel>
      <div className="asset">
        {tabs.length > 1 && (
          <FilterTabs
            label="Show the figures of"
            value={shown.asset.address}
            onChange={(value) => choose(value === holdings[0]?.asset.address ? "" : value)}
            options={tabs.map(({ asset }) => ({ value: asset.address, label: asset.symbol }))}
          />
        )}
        <AssetFigures context={context} holding={shown} />
      </div>
      <Columns aside={<DecidedNow {...context} />}>
        <Suspense fallback={<SkeletonBlock height={1560} />}>
          {shown.asset.enabled && <SpendingPanels context={context} asset={shown.asset} />}
          <AssetCharts context={context} asset={shown.asset} />
        </Suspense>
        <Panel title="Latest movements" aside={<Link href="/ledger">All movements</Link>}>
          <LatestMovements snapshot={snapshot} contracts={contracts} />
        </Panel>
      </Columns>
    </>
  );
}
