import { useMemo } from "react";
import { getAddress, isAddress, type Address } from "viem";
import { Link } from "wouter";

import { domainName } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import { ChartFrame } from "../../shared/charts/ChartFrame.tsx";
import { plural, shortAddress } from "../../shared/format/index.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { SelectField } from "../../shared/ui/Field.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Page, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { SkeletonRows } from "../../shared/ui/Skeleton.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useNames } from "../../shared/wallet/useNames.ts";
import { EndorsementGraph } from "./EndorsementGraph.tsx";
import { draw, linksAround, linksOf, peopleIn, type EndorsementLink, type Focus } from "./links.ts";
import "./graph.css";

/** Who stood up for whom: the trust behind the clearances, around one person or in one domain. */
export default function GraphPage() {
  return (
    <Page
      title="Endorsements"
      lede="Who endorsed whom into a clearance. Those whom stakeholders admitted have no endorsers."
      parent={{ to: "/contractors", label: "Contractors" }}
    >
      <WithChain skeleton={<SkeletonRows rows={6} height={40} />}>
        {({ snapshot }) => <Endorsements snapshot={snapshot} />}
      </WithChain>
    </Page>
  );
}

function Endorsements({ snapshot }: { snapshot: Snapshot }) {
  const nameOf = useNames();
  const [who] = useQueryParam("who");
  const [domain] = useQueryParam("domain");
  const links = useMemo(() => linksOf(snapshot), [snapshot]);
  const people = useMemo(() => peopleIn(links), [links]);
  const domains = useMemo(() => [...new Set(links.map((link) => link.domain))].toSorted((a, b) => a - b), [links]);
  const [first] = people;
  if (!first) {
    return (
      <EmptyState title="Nobody was endorsed yet" action={<ButtonLink to="/nominate">Nominate somebody</ButtonLink>}>
        As soon as contractors clear somebody, it shows here who stood up for them.
      </EmptyState>
    );
  }
  const focus = focusOf(who, domain, first);
  const called = (account: Address) => nameOf(account) ?? shortAddress(account);
  const chosen = focus.kind === "person" ? focus.account : undefined;
  const title = focus.kind === "person" ? `Around ${called(focus.account)}` : domainName(snapshot, focus.domain);
  // Whoever the address names is among the choices, even without endorsements.
  const choices = chosen && !people.includes(chosen) ? [chosen, ...people] : people;
  return (
    <>
      <div className="graph-filters">
        <SelectField
          label="Around whom"
          value={chosen ?? ""}
          onChange={(value) => show({ who: value })}
          options={[
            { value: "", label: "A whole domain", disabled: true },
            ...choices.map((account) => ({ value: account, label: called(account) })),
          ]}
        />
        <SelectField
          label="Domain"
          value={focus.kind === "domain" ? String(focus.domain) : ""}
          onChange={(value) => show({ domain: value })}
          options={[
            { value: "", label: "One person, in all domains", disabled: true },
            ...domains.map((one) => ({ value: String(one), label: domainName(snapshot, one) })),
          ]}
        />
      </div>
      <Panel
        title={title}
        aside={chosen && <Link href={`/contractors/${chosen}`}>Page of {called(chosen)}</Link>}
        note={
          linksAround(links, focus).length > 0 &&
          "Choose somebody in the picture to see who stood up for them. Dashed lines stand for clearances that have ended."
        }
      >
        <Picture snapshot={snapshot} links={links} focus={focus} />
      </Panel>
    </>
  );
}

function Picture({ snapshot, links, focus }: { snapshot: Snapshot; links: readonly EndorsementLink[]; focus: Focus }) {
  const rows = linksAround(links, focus);
  const drawing = draw(links, focus);
  const columns: readonly Column<EndorsementLink>[] = [
    { key: "from", header: "Endorsed", phone: "line", cell: ({ from }) => <Person address={from} /> },
    { key: "to", header: "Whom", phone: "title", cell: ({ to }) => <Person address={to} /> },
    {
      key: "domain",
      header: "For",
      cell: ({ domain, nomination, ended }) => (
        <>
          <Link href={`/nominations/${nomination}`}>{domainName(snapshot, domain)}</Link>
          {ended && ", ended"}
        </>
      ),
    },
    { key: "since", header: "Cleared", cell: ({ since }) => <Time at={since} as="date" /> },
  ];
  if (rows.length === 0) {
    return (
      <EmptyState title="No endorsements">
        Nobody endorsed them into a clearance, and they endorsed nobody into one.
      </EmptyState>
    );
  }
  return (
    <ChartFrame
      summary={`${plural(rows.length, "endorsement")} among ${plural(peopleIn(rows).length, "person", "people")}.`}
      legend={plural(rows.length, "endorsement")}
      chart={
        <EndorsementGraph
          drawing={drawing}
          chosen={focus.kind === "person" ? focus.account : undefined}
          onChoose={(account) => show({ who: account })}
        />
      }
      table={
        <DataTable
          caption="Endorsements"
          columns={columns}
          rows={rows}
          rowKey={({ from, nomination }) => `${nomination}:${from}`}
          boxed
        />
      }
    />
  );
}

/** What the address asks for, else the person with the most endorsements. */
function focusOf(who: string, domain: string, first: Address): Focus {
  if (isAddress(who)) return { kind: "person", account: getAddress(who) };
  return /^\d{1,9}$/.test(domain) ? { kind: "domain", domain: Number(domain) } : { kind: "person", account: first };
}

/** A step that Back undoes: it is another picture. */
function show(query: Record<string, string>): void {
  navigate(`/contractors/graph?${new URLSearchParams(query).toString()}`);
}
