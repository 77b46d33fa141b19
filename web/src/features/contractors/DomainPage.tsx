import { useMemo } from "react";
import { Link, useParams } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { rulesOf } from "../../chain/clearances.ts";
import {
  admissionLimit,
  asksForSeasoning,
  clearanceOf,
  nextAdmission,
  nextRevocation,
  revocationLimit,
} from "../../chain/states.ts";
import type { Domain, Snapshot } from "../../chain/types.ts";
import { wouldChangeTerms } from "../../chain/permissions.ts";
import { formatDateTime } from "../../shared/format/index.ts";
import { judgingSentence, ruleLength } from "../../shared/review/words.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState, Notice } from "../../shared/ui/Notice.tsx";
import { Columns, Facts, Page, Panel } from "../../shared/ui/Page.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { LoadingPage, UnknownPage } from "../../shared/ui/StandInPages.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { ClearedBy, Standing, RateNow } from "./ClearanceList.tsx";
import { Member } from "./Member.tsx";
import { DomainBounties } from "./DomainBounties.tsx";
import { rateRange, tooFewSentence, voicesWords } from "./domains.ts";
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
    <WithChain
      skeleton={<LoadingPage title="Domain" parent={PARENT} lede="Reading the domain…" heights={[220, 320]} />}
    >
      {(context) => {
        const domain = /^\d{1,10}$/.test(id) ? context.snapshot.domains.get(Number(id)) : undefined;
        return domain ? <DomainView key={id} context={context} domain={domain} /> : <Unknown />;
      }}
    </WithChain>
  );
}

function Unknown() {
  return (
    <UnknownPage
      title="No such domain"
      parent={PARENT}
      lede="No domain has this number. The link may be mistyped, or from another network."
      wayOn="See all domains"
    />
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
      actions={tooFew === undefined && <WaysIn context={context} domain={domain} />}
    >
      {tooFew && (
        <Notice
          tone="warn"
          title={domain.retiredAt === undefined ? "Too few voices to judge" : "Retired"}
          action={
            domain.retiredAt === undefined && (
              <ButtonLink to={`/proposals/new?template=admit&domain=${domain.id}`} size="s">
                Propose to admit somebody
              </ButtonLink>
            )
          }
        >
          <p>{tooFew}</p>
        </Notice>
      )}
      <Columns
        aside={
          <Panel title="How it judges">
            <HowItJudges snapshot={snapshot} domain={domain} now={now} />
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
          <Members snapshot={snapshot} domain={domain} now={now} />
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

/** What a reader can ask of a domain that can judge: what they see is what they can do. */
function WaysIn({ context: { snapshot, now }, domain }: { context: FlowContext; domain: Domain }) {
  const { address: me } = useAccount();
  const cleared = me !== undefined && wouldChangeTerms(snapshot, domain.id, me, now);
  return (
    <>
      <ButtonLink to={`/apply?domain=${domain.id}`} look={cleared ? "quiet" : "primary"}>
        {cleared ? "Ask for another rate" : "Apply"}
      </ButtonLink>
      <ButtonLink to={`/nominate?domain=${domain.id}`}>Nominate</ButtonLink>
    </>
  );
}

interface PartProps {
  snapshot: Snapshot;
  domain: Domain;
  /** Chain time, seconds. */
  now: number;
}

function HowItJudges({ snapshot, domain, now }: PartProps) {
  const { k, period, challenge, cooldown, fullSince, changedAt, retiredAt, time } = domain;
  const admission = nextAdmission(domain, now);
  const revocation = nextRevocation(domain, now);
  const full = (next: number | undefined) => (next === undefined ? "" : `; used up until ${formatDateTime(next)}`);
  return (
    <Facts
      facts={[
        ["Voices", `${voicesWords(snapshot, domain, now)}; all of a company are one`],
        ["Endorsements to pass", k],
        ["Objections to stop", k],
        ["Time to endorse", ruleLength(period)],
        ["Time to object after that", challenge === 0 ? "none" : ruleLength(challenge)],
        [
          "Who judges",
          asksForSeasoning(domain, now)
            ? "who has been here for 30 days"
            : fullSince === undefined
              ? "whoever has a voice, while it has fewer than it needs"
              : "whoever has a voice; from 30 days with enough voices on, only who has been here as long",
        ],
        ["Admissions in 30 days", `at most ${admissionLimit(domain)}${full(admission)}`],
        ["Revocations in 30 days", `at most ${revocationLimit(domain)}${full(revocation)}`],
        ["Cool-down after an end", cooldown === 0 ? "none" : ruleLength(cooldown)],
        ["Rates", rateRange(snapshot, domain)],
        ["Founded", <Time key="founded" at={time} as="date" />],
        ["Terms changed", changedAt === undefined ? undefined : <Time key="changed" at={changedAt} as="date" />],
        ["Retired", retiredAt === undefined ? undefined : <Time key="retired" at={retiredAt} as="date" />],
      ]}
    />
  );
}

function Members({ snapshot, domain, now }: PartProps) {
  const members = domain.members
    .map((member) => clearanceOf(snapshot, domain.id, member))
    .filter((clearance) => clearance !== undefined);
  if (members.length === 0) {
    return (
      <EmptyState
        title="Nobody works here yet"
        action={
          domain.retiredAt === undefined && (
            <ButtonLink to={`/proposals/new?template=admit&domain=${domain.id}`}>Propose to admit somebody</ButtonLink>
          )
        }
      >
        The first contractors of a domain are admitted by a vote of the stakeholders.
      </EmptyState>
    );
  }
  const columns: readonly Column<(typeof members)[number]>[] = [
    {
      key: "who",
      header: "Contractor",
      phone: "title",
      cell: (clearance) => <Member snapshot={snapshot} clearance={clearance} />,
    },
    {
      key: "kind",
      header: "Kind",
      cell: ({ kind, suspendedAt }) => (
        <span className="cleared">
          {rulesOf(kind).name}
          {suspendedAt === undefined ? (
            <span className="row-note">{rulesOf(kind).judges ? "judges" : "does not judge"}</span>
          ) : (
            <Pill tone="bad">Suspended</Pill>
          )}
        </span>
      ),
    },
    {
      key: "rate",
      header: "Rate",
      align: "right",
      phone: "figure",
      width: "7rem",
      cell: (clearance) => <RateNow clearance={clearance} now={now} />,
    },
    {
      key: "since",
      header: "Cleared",
      cell: (clearance) => (
        <span className="cleared">
          <span>
            <Standing clearance={clearance} now={now} />
          </span>
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
