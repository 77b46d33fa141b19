import { useMemo } from "react";
import { Link, useParams } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { clearanceOf } from "../../chain/states.ts";
import type { Domain, Snapshot } from "../../chain/types.ts";
import { formatRate } from "../../shared/format/index.ts";
import { judgingSentence, ruleLength } from "../../shared/review/words.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState, Notice } from "../../shared/ui/Notice.tsx";
import { Columns, Facts, Page, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { ClearedBy } from "./ClearanceList.tsx";
import { DomainBounties } from "./DomainBounties.tsx";
import { rateRange, tooFewSentence } from "./domains.ts";
import { isOpen, nominationsOf } from "./nominations.ts";
import { NominationTable } from "./NominationTable.tsx";
import { OpenReviews } from "./OpenReviews.tsx";
import { PaidAmounts } from "./PaidAmounts.tsx";
import "./contractors.css";

const PARENT = { to: "/contractors", label: "Contractors" };

/** One area of work: how it judges, who works in it, and what waits for them. */
export default function DomainPage() {
  const { id = "" } = useParams<{ id: string }>();
  return (
    <WithChain skeleton={<Loading />}>
      {(context) => {
        const domain = /^\d{1,10}$/.test(id) ? context.snapshot.domains.get(Number(id)) : undefined;
        return domain ? <DomainView key={id} context={context} domain={domain} /> : <Unknown />;
      }}
    </WithChain>
  );
}

function Loading() {
  return (
    <Page title="Domain" parent={PARENT} lede="Reading the domain…">
      <SkeletonBlock height={220} />
      <SkeletonBlock height={320} />
    </Page>
  );
}

function Unknown() {
  return (
    <Page
      title="No such domain"
      parent={PARENT}
      lede="No domain has this number. The link may be mistyped, or from another network."
    >
      <p>
        <ButtonLink to="/contractors">See all domains</ButtonLink>
      </p>
    </Page>
  );
}

function DomainView({ context, domain }: { context: FlowContext; domain: Domain }) {
  const { snapshot, now } = context;
  const tooFew = tooFewSentence(domain);
  const nominations = useMemo(
    () => nominationsOf(snapshot, now).filter(({ nomination }) => nomination.domain === domain.id),
    [snapshot, now, domain.id],
  );
  // The others are among the open reviews still.
  const approved = nominations.filter((one) => isOpen(one) && one.review.passedAt !== undefined);
  const decided = nominations.filter((one) => !isOpen(one));
  return (
    <Page
      title={domain.name}
      parent={PARENT}
      lede={judgingSentence(domain, "A nomination or a claim")}
      actions={
        <>
          <ButtonLink to={`/apply?domain=${domain.id}`} look="primary">
            Apply
          </ButtonLink>
          <ButtonLink to={`/nominate?domain=${domain.id}`}>Nominate</ButtonLink>
        </>
      }
    >
      {tooFew && (
        <Notice
          tone="warn"
          title="Too few contractors to judge"
          action={
            <ButtonLink to="/proposals/new" size="s">
              Propose to admit somebody
            </ButtonLink>
          }
        >
          <p>{tooFew}</p>
        </Notice>
      )}
      <Columns
        aside={
          <Panel title="How it judges">
            <Facts
              facts={[
                ["Endorsements to pass", domain.k],
                ["Objections to stop", domain.k],
                ["Time to endorse", ruleLength(domain.period)],
                ["Time to object after that", domain.challenge === 0 ? "none" : ruleLength(domain.challenge)],
                ["Rates", rateRange(snapshot, domain)],
                ["Founded", <Time key="founded" at={domain.time} as="date" />],
              ]}
            />
          </Panel>
        }
      >
        <Panel title="Waits for its contractors">
          <OpenReviews snapshot={snapshot} domain={domain} now={now} />
        </Panel>
        {approved.length > 0 && (
          <Panel title="Approved, not yet cleared">
            <NominationTable snapshot={snapshot} now={now} caption="Approved nominations" nominations={approved} />
          </Panel>
        )}
        <Panel title="Contractors">
          <Members snapshot={snapshot} domain={domain} />
        </Panel>
      </Columns>
      <Panel title="Bounties" aside={<Link href={`/bounties?domain=${domain.id}`}>All of its bounties</Link>}>
        <DomainBounties snapshot={snapshot} domain={domain} now={now} />
      </Panel>
      {decided.length > 0 && (
        <Panel title="Decided nominations">
          <NominationTable snapshot={snapshot} now={now} caption="Decided nominations" nominations={decided} />
        </Panel>
      )}
    </Page>
  );
}

function Members({ snapshot, domain }: { snapshot: Snapshot; domain: Domain }) {
  const members = domain.members
    .map((member) => clearanceOf(snapshot, domain.id, member))
    .filter((clearance) => clearance !== undefined);
  if (members.length === 0) {
    return (
      <EmptyState
        title="Nobody works here yet"
        action={<ButtonLink to="/proposals/new">Propose to admit somebody</ButtonLink>}
      >
        The first contractors of a domain are admitted by a vote of the stakeholders.
      </EmptyState>
    );
  }
  const columns: readonly Column<(typeof members)[number]>[] = [
    { key: "who", header: "Contractor", phone: "title", cell: ({ account }) => <Person address={account} /> },
    {
      key: "rate",
      header: "Rate",
      align: "right",
      phone: "figure",
      width: "7rem",
      cell: ({ rate }) => formatRate(rate),
    },
    {
      key: "since",
      header: "Cleared",
      cell: (clearance) => (
        <span className="cleared">
          <Time at={clearance.since} as="date" />
          <span className="row-note">
            <ClearedBy clearance={clearance} />
          </span>
        </span>
      ),
    },
    {
      key: "paid",
      header: "Paid here so far",
      align: "right",
      cell: ({ account }) => <PaidAmounts snapshot={snapshot} payee={account} domain={domain.id} />,
    },
  ];
  return (
    <DataTable
      caption={`Contractors of ${domain.name}`}
      columns={columns}
      rows={members}
      rowKey={({ account }) => account}
    />
  );
}
