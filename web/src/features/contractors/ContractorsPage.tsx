import { useDeferredValue, useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { companyOf } from "../../chain/parties.ts";
import type { Snapshot } from "../../chain/types.ts";
import { ChosenPortrait } from "../../shared/contractors/ChosenPortrait.tsx";
import { domainOptions } from "../../shared/contractors/domainOptions.ts";
import { plural, shortAddress } from "../../shared/format/index.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { useQueryText } from "../../shared/routing/useQueryText.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { SelectField, TextField } from "../../shared/ui/Field.tsx";
import { UrlFilterTabs } from "../../shared/ui/FilterTabs.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Page, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { SkeletonRows } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useNames } from "../../shared/wallet/useNames.ts";
import { ClearanceList } from "./ClearanceList.tsx";
import { directoryRows, filterDirectory, hasStanding, type DirectoryRow } from "./directory.ts";
import { openDisputes } from "./disputes.ts";
import { DomainCards } from "./DomainCards.tsx";
import { openNominations } from "./nominations.ts";
import { NominationTable } from "./NominationTable.tsx";
import { OpenDisputes } from "./OpenDisputes.tsx";
import { PaidAmounts } from "./PaidAmounts.tsx";
import "./contractors.css";

/** Who is cleared for what, who asks to be, and by whom. */
export default function ContractorsPage() {
  return (
    <Page
      title="Contractors"
      lede="The people who do the work and judge it. Whoever wants to join a domain is cleared by those already working in it."
      actions={
        <>
          <ButtonLink to="/apply" look="primary">
            Apply
          </ButtonLink>
          <ButtonLink to="/nominate">Nominate</ButtonLink>
        </>
      }
    >
      <WithChain skeleton={<SkeletonRows rows={8} height={76} />}>
        {(context) => (
          <>
            <Open {...context} />
            <Panel title="Domains">
              <DomainCards snapshot={context.snapshot} now={context.now} />
            </Panel>
            <Panel title="Directory" aside={<Link href="/contractors/graph">Who endorsed whom</Link>}>
              <Directory snapshot={context.snapshot} now={context.now} />
            </Panel>
          </>
        )}
      </WithChain>
    </Page>
  );
}

function Open({ snapshot, now }: FlowContext) {
  const open = useMemo(() => openNominations(snapshot, now), [snapshot, now]);
  const disputes = useMemo(() => openDisputes(snapshot, now), [snapshot, now]);
  if (open.length === 0 && disputes.length === 0) return null;
  return (
    <Panel
      title="Open questions"
      aside={<Link href="/signatures">Send what was signed</Link>}
      note="Each waits for contractors of its domain. The one that ends first is on top."
    >
      {open.length > 0 && (
        <NominationTable snapshot={snapshot} now={now} caption="Open nominations" nominations={open} />
      )}
      {disputes.length > 0 && <OpenDisputes snapshot={snapshot} now={now} reviews={disputes} />}
    </Panel>
  );
}

function Directory({ snapshot, now }: { snapshot: Snapshot; now: number }) {
  const nameOf = useNames();
  const [standing] = useQueryParam("show");
  const [domain, setDomain] = useQueryParam("domain");
  const [text, setText] = useQueryText("q");
  const words = useDeferredValue(text);
  const rows = useMemo(() => directoryRows(snapshot, now, nameOf), [snapshot, now, nameOf]);
  const matching = useMemo(() => filterDirectory(rows, { domain, text: words }), [rows, domain, words]);
  const shown = useMemo(
    () => matching.filter((row) => hasStanding(row, standing, domain)),
    [matching, standing, domain],
  );
  const count = (wanted: string) => matching.filter((row) => hasStanding(row, wanted, domain)).length;
  if (rows.length === 0) {
    return (
      <EmptyState title="Nobody is cleared yet" action={<ButtonLink to="/proposals/new">Propose somebody</ButtonLink>}>
        The first contractors of a domain are admitted by a vote of the stakeholders. From then on they clear others.
      </EmptyState>
    );
  }
  return (
    <div className="directory">
      <UrlFilterTabs
        name="show"
        label="Show contractors"
        options={[
          { value: "", label: "Current", count: count("") },
          { value: "former", label: "Former", count: count("former") },
          { value: "all", label: "All", count: count("all") },
        ]}
      />
      <form
        className="directory-filters"
        role="search"
        aria-label="Filter contractors"
        onSubmit={(event) => event.preventDefault()}
      >
        <TextField label="Search" type="search" placeholder="Name, address or domain" value={text} onChange={setText} />
        <SelectField
          label="Domain"
          value={domain}
          onChange={setDomain}
          options={[{ value: "", label: "All domains" }, ...domainOptions(snapshot)]}
        />
      </form>
      <p className="visually-hidden" role="status">
        {plural(shown.length, "contractor is", "contractors are")} shown.
      </p>
      {shown.length === 0 ? (
        <NobodyFound former={standing === "former" && text === "" && domain === ""} />
      ) : (
        <DirectoryTable snapshot={snapshot} now={now} rows={shown} />
      )}
    </div>
  );
}

function NobodyFound({ former }: { former: boolean }) {
  return (
    <EmptyState
      title={former ? "Nobody has left" : "Nobody matches"}
      action={<Button onClick={() => navigate("/contractors", { replace: true })}>Show all current contractors</Button>}
    >
      {former ? "Every clearance that was ever given still runs." : "Fewer filters, or other words, will find more."}
    </EmptyState>
  );
}

function DirectoryTable({ snapshot, now, rows }: { snapshot: Snapshot; now: number; rows: readonly DirectoryRow[] }) {
  const columns: readonly Column<DirectoryRow>[] = [
    {
      key: "who",
      header: "Contractor",
      phone: "title",
      width: "15rem",
      cell: ({ account }) => <Identity snapshot={snapshot} account={account} />,
    },
    {
      key: "clearances",
      header: "Cleared for",
      phone: "line",
      cell: ({ current, former }) => (
        <ClearanceList snapshot={snapshot} now={now} clearances={current.length > 0 ? current : former} />
      ),
    },
    {
      key: "paid",
      header: "Paid so far",
      align: "right",
      phone: "line",
      width: "12rem",
      cell: ({ account }) => <PaidAmounts snapshot={snapshot} payee={account} />,
    },
  ];
  return (
    <div className="top-rows directory-table">
      <DataTable caption="Contractors" columns={columns} rows={rows} rowKey={({ account }) => account} />
    </div>
  );
}

function Identity({ snapshot, account }: { snapshot: Snapshot; account: DirectoryRow["account"] }) {
  const name = useNames()(account);
  const company = companyOf(snapshot, account);
  return (
    <span className="identity" title={account}>
      <ChosenPortrait account={account} size={40} />
      <span className="identity-text">
        <Link href={`/contractors/${account}`}>{name ?? <span className="mono">{shortAddress(account)}</span>}</Link>
        {name && <span className="row-note mono">{shortAddress(account)}</span>}
        {company && (
          <span className="row-note">
            of <Person address={company.account} portrait={false} />
          </span>
        )}
      </span>
    </span>
  );
}
