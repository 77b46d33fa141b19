import { useDeferredValue, useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { roomOf } from "../../chain/states.ts";
import { BountyPill } from "../../shared/bounty/BountyPill.tsx";
import { bountyWords, waitingText, type WaitingClaims } from "../../shared/bounty/words.ts";
import { formatCount, formatLedger, plural } from "../../shared/format/index.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { useQueryText } from "../../shared/routing/useQueryText.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { UrlFilterTabs } from "../../shared/ui/FilterTabs.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Page } from "../../shared/ui/Page.tsx";
import { SkeletonRows } from "../../shared/ui/Skeleton.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import {
  bountyRows,
  filterRows,
  hasState,
  NEWEST,
  nextOrder,
  readOrder,
  sortRows,
  writeOrder,
  type BountyRow,
  type SortKey,
} from "./bountyList.ts";
import { ListFilters } from "./ListFilters.tsx";
import "./bounties.css";

/** All bounties, with filters and order in the address. */
export default function BountiesPage() {
  return (
    <Page
      title="Bounties"
      lede="Funded tasks. Anyone does the work, contractors of a domain judge it, and what is not awarded goes back to the funders."
      actions={
        <ButtonLink to="/bounties/new" look="primary">
          Fund a bounty
        </ButtonLink>
      }
    >
      <WithChain skeleton={<SkeletonRows rows={10} />}>{(context) => <BountyList {...context} />}</WithChain>
    </Page>
  );
}

const columns: readonly Column<BountyRow>[] = [
  {
    key: "title",
    header: "Bounty",
    phone: "title",
    sortable: true,
    cell: ({ bounty, title }) => <Link href={`/bounties/${bounty.id}`}>{title}</Link>,
  },
  {
    key: "domain",
    header: "Domain",
    width: "9rem",
    sortable: true,
    cell: ({ bounty, domain }) => <Link href={`/domains/${bounty.domain}`}>{domain}</Link>,
  },
  {
    key: "state",
    header: "State",
    width: "7.5rem",
    sortable: true,
    cell: ({ standing }) => <BountyPill standing={standing} />,
  },
  {
    key: "deadline",
    header: "Deadline",
    width: "8rem",
    sortable: true,
    cell: ({ bounty, standing }) => (
      <Time at={bounty.deadline} as={standing === "Open" || standing === "Spent" ? "relative" : "date"} />
    ),
  },
  {
    key: "claims",
    header: "Claims",
    align: "right",
    width: "10rem",
    sortable: true,
    cell: ({ bounty, waiting }) => <Claims total={bounty.claims.length} waiting={waiting} />,
  },
  {
    key: "funders",
    header: "Funders",
    align: "right",
    phone: "hidden",
    width: "6.5rem",
    sortable: true,
    cell: ({ funders }) => formatCount(funders),
  },
  {
    key: "reward",
    header: "Reward",
    align: "right",
    phone: "figure",
    width: "11rem",
    sortable: true,
    cell: (row) => <Reward {...row} />,
  },
];

function Reward({ bounty, asset, standing }: BountyRow) {
  const left = roomOf(bounty);
  return (
    <>
      <TokenAmount amount={bounty.funded} decimals={asset.decimals} symbol={asset.symbol} />
      {standing !== "Closed" && left < bounty.funded && (
        <span className="row-note">{left === 0n ? "all awarded" : `${formatLedger(left, asset.decimals)} left`}</span>
      )}
    </>
  );
}

function Claims({ total, waiting }: { total: number; waiting: WaitingClaims }) {
  if (total === 0) return <span className="row-none">none</span>;
  const { judged, approved, failed } = waiting;
  const count = judged + approved + failed;
  if (count === 0) return formatCount(total);
  return (
    <>
      {count < total && `${formatCount(total)}, `}
      {waitingText(waiting)}
    </>
  );
}

/** Views that are always offered; others when there is something in them. */
const MAIN_VIEWS: ReadonlySet<string> = new Set([
  bountyWords.Open.view,
  bountyWords.Judging.view,
  bountyWords.Closed.view,
]);

function BountyList({ snapshot, now }: FlowContext) {
  const [state] = useQueryParam("state");
  const [domain, setDomain] = useQueryParam("domain");
  const [asset, setAsset] = useQueryParam("asset");
  const [sort, setSort] = useQueryParam("sort", writeOrder(NEWEST));
  const [text, setText] = useQueryText("q");
  const words = useDeferredValue(text);

  const rows = useMemo(() => bountyRows(snapshot, now), [snapshot, now]);
  const matching = useMemo(() => filterRows(rows, { domain, asset, text: words }), [rows, domain, asset, words]);
  const order = useMemo(() => readOrder(sort), [sort]);
  const shown = useMemo(
    () =>
      sortRows(
        matching.filter((row) => hasState(row, state)),
        order,
      ),
    [matching, state, order],
  );
  const count = (wanted: string) => matching.filter((row) => hasState(row, wanted)).length;

  if (rows.length === 0) {
    return (
      <EmptyState
        title="No bounty has been opened yet"
        action={
          <ButtonLink to="/bounties/new" look="primary">
            Fund the first bounty
          </ButtonLink>
        }
      >
        Put up money for work that you want done. You say what counts as done; contractors judge whether it is.
      </EmptyState>
    );
  }
  return (
    <div className="list">
      <UrlFilterTabs
        name="state"
        label="Show bounties"
        options={[
          { value: "", label: "All", count: matching.length },
          ...Object.values(bountyWords)
            .map(({ view, word }) => ({ value: view, label: word, count: count(view) }))
            .filter(({ value, count }) => count > 0 || MAIN_VIEWS.has(value) || value === state),
        ]}
      />
      <ListFilters
        snapshot={snapshot}
        rows={rows}
        text={text}
        onText={setText}
        domain={domain}
        onDomain={setDomain}
        asset={asset}
        onAsset={setAsset}
        sort={sort}
        onSort={setSort}
      />
      <p className="visually-hidden" role="status">
        {plural(shown.length, "bounty is", "bounties are")} shown.
      </p>
      {shown.length === 0 ? (
        <EmptyState
          title="No bounty matches"
          action={<Button onClick={() => navigate("/bounties", { replace: true })}>Show all bounties</Button>}
        >
          Fewer filters, or other words, will find more.
        </EmptyState>
      ) : (
        <DataTable
          caption="Bounties"
          columns={columns}
          rows={shown}
          rowKey={({ bounty }) => bounty.id}
          sorting={{ ...order, onSort: (key) => setSort(writeOrder(nextOrder(order, key as SortKey))) }}
        />
      )}
    </div>
  );
}
