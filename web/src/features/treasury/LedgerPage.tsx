import { useDeferredValue, useMemo } from "react";

import type { FlowContext } from "../../chain/flows/context.ts";
import { formatCount, plural } from "../../shared/format/index.ts";
import { movementsCsv } from "../../shared/ledger/csv.ts";
import { downloadText } from "../../shared/ledger/download.ts";
import type { LedgerFilter } from "../../shared/ledger/ledgerLink.ts";
import { purposeKinds } from "../../shared/ledger/purpose.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { useQueryText } from "../../shared/routing/useQueryText.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState, Notice } from "../../shared/ui/Notice.tsx";
import { Page } from "../../shared/ui/Page.tsx";
import { SkeletonRows } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { DepositButton } from "./DepositButton.tsx";
import { filterLedger, filterProblems, orderLedger, readOrder, totalsOf } from "./ledgerFilter.ts";
import { LedgerFilters } from "./LedgerFilters.tsx";
import { LedgerTable } from "./LedgerTable.tsx";
import { LedgerTotals } from "./LedgerTotals.tsx";
import "./treasury.css";

/** Every movement of money, with filters in the address. */
export default function LedgerPage() {
  return (
    <Page
      title="Ledger"
      lede="Every movement of every asset, as the chain recorded it. Each unit is in exactly one account, so the sums come out to the last digit."
      actions={<DepositButton />}
    >
      <WithChain skeleton={<SkeletonRows rows={12} height={62} />}>{(context) => <Ledger {...context} />}</WithChain>
    </Page>
  );
}

/** A kind of purpose as it stands in the address; anything unknown asks for all. */
function kindOf(kind: string): LedgerFilter["kind"] {
  return kind === "paid" || kind === "spent" ? kind : (purposeKinds.find((known) => known === kind) ?? "");
}

/** The filters of the address, and how to change one of them. */
function useLedgerFilter() {
  const [asset, setAsset] = useQueryParam("asset");
  const [kind, setKind] = useQueryParam("kind");
  const [account, setAccount] = useQueryText("account");
  const [domain, setDomain] = useQueryParam("domain");
  const [from, setFrom] = useQueryParam("from");
  const [to, setTo] = useQueryParam("to");
  const [q, setQ] = useQueryText("q");
  const filter = useMemo<LedgerFilter>(
    () => ({ asset, kind: kindOf(kind), account, domain, from, to, q }),
    [asset, kind, account, domain, from, to, q],
  );
  const set: { readonly [field in keyof LedgerFilter]: (value: string) => void } = {
    asset: setAsset,
    kind: setKind,
    account: setAccount,
    domain: setDomain,
    from: setFrom,
    to: setTo,
    q: setQ,
  };
  return { filter, asked: { ...filter, kind }, set };
}

function Ledger({ snapshot, contracts }: FlowContext) {
  const { filter, asked, set } = useLedgerFilter();
  const [sort, setSort] = useQueryParam("sort", "newest");
  const order = readOrder(sort);
  const deferred = useDeferredValue(filter);
  const found = useMemo(() => filterLedger(snapshot, contracts, deferred), [snapshot, contracts, deferred]);
  const rows = useMemo(() => orderLedger(found, order), [found, order]);
  const totals = useMemo(() => totalsOf(found), [found]);
  const filtered = Object.values(asked).some((value) => value !== "");
  const problems = filterProblems(snapshot, asked, purposeKinds);

  if (snapshot.movements.length === 0) {
    return (
      <EmptyState
        title="Nothing has moved yet."
        action={<ButtonLink to="/ledger?deposit=open">Make the first deposit</ButtonLink>}
      >
        The first deposit opens the books.
      </EmptyState>
    );
  }
  const download = () => {
    const movements = rows.map(({ movement }) => movement);
    downloadText(`ledger-block-${snapshot.block}.csv`, movementsCsv(snapshot, contracts, movements));
  };
  return (
    <div className="ledger">
      {problems.length > 0 && (
        <Notice
          tone="warn"
          title="This can’t be found"
          action={
            <Button size="s" onClick={() => navigate("/ledger", { replace: true })}>
              Show all movements
            </Button>
          }
        >
          <p>{problems.join(" ")} The link may be mistyped, or from another network.</p>
        </Notice>
      )}
      <LedgerFilters snapshot={snapshot} filter={filter} set={set} sort={order} onSort={setSort} />
      <div className="ledger-found">
        <p role="status">
          {filtered ? `${formatCount(rows.length)} of ` : ""}
          {plural(snapshot.movements.length, "movement")}
        </p>
        <div className="ledger-tools">
          {filtered && (
            <Button look="plain" size="s" onClick={() => navigate("/ledger", { replace: true })}>
              Clear filters
            </Button>
          )}
          {rows.length > 0 && (
            <Button size="s" onClick={download}>
              Download CSV
            </Button>
          )}
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title="No movement matches."
          action={<Button onClick={() => navigate("/ledger", { replace: true })}>Show all movements</Button>}
        >
          Fewer filters, or other words, will find more.
        </EmptyState>
      ) : (
        <>
          <LedgerTotals snapshot={snapshot} totals={totals} account={deferred.account} />
          <LedgerTable
            snapshot={snapshot}
            contracts={contracts}
            rows={rows}
            balances={deferred.account === "fund"}
            order={order}
            onOrder={setSort}
          />
        </>
      )}
    </div>
  );
}
