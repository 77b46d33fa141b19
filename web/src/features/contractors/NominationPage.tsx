import type { Hex } from "viem";
import { Link, useParams } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import { rulesOf } from "../../chain/clearances.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { domainName, offerText } from "../../chain/flows/wording.ts";
import { companyOf } from "../../chain/parties.ts";
import { clearanceOf, isRunning, rateAt, tallyOf } from "../../chain/states.ts";
import type { Nomination } from "../../chain/types.ts";
import { formatDate, formatRate, plural, shortAddress } from "../../shared/format/index.ts";
import { GivenSignatures } from "../../shared/signing/GivenSignatures.tsx";
import { ReviewPanel } from "../../shared/review/ReviewPanel.tsx";
import { rejectedBecause } from "../../shared/review/words.ts";
import { Hash } from "../../shared/ui/Address.tsx";
import { Content } from "../../shared/ui/Content.tsx";
import { Columns, Facts, Page, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { LoadingPage, UnknownPage } from "../../shared/ui/StandInPages.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { useNames } from "../../shared/wallet/useNames.ts";
import { AcceptBox } from "./AcceptBox.tsx";
import { AccountProfile } from "./AccountProfile.tsx";
import { rateRange } from "./domains.ts";
import { Milestones } from "./Milestones.tsx";
import {
  isApplication,
  judgedNomination,
  lowerFirst,
  nextOfNomination,
  nominationLabel,
  nominationsOf,
  whatIsMissing,
  type JudgedNomination,
} from "./nominations.ts";
import { NominationSteps } from "./NominationSteps.tsx";
import { PassItOn } from "./PassItOn.tsx";
import "./contractors.css";

const PARENT = { to: "/contractors", label: "Contractors" };

/** One nomination: who, at what rate, why; who said what; what is missing, and from whom. */
export default function NominationPage() {
  const { id = "" } = useParams<{ id: string }>();
  return (
    <WithChain
      skeleton={<LoadingPage title="Nomination" lede="Reading the nomination…" parent={PARENT} heights={[160, 320]} />}
    >
      {(context) => {
        const nomination = context.snapshot.nominations.get(id.toLowerCase() as Hex);
        const one = judgedNomination(context.snapshot, nomination, context.now);
        return one ? (
          <NominationView key={id} context={context} one={one} />
        ) : (
          <UnknownPage
            title="No such nomination"
            parent={PARENT}
            lede="No nomination of this chain has this id. The link may be cut off, or from another network."
            wayOn="See open nominations"
          />
        );
      }}
    </WithChain>
  );
}

interface ViewProps {
  context: FlowContext;
  one: JudgedNomination;
}

function NominationView({ context, one }: ViewProps) {
  const { snapshot, now } = context;
  const { nomination, review } = one;
  const name = useNames()(nomination.candidate) ?? shortAddress(nomination.candidate);
  const where = domainName(snapshot, nomination.domain);
  const own = sameAddress(useAccount().address, nomination.candidate);
  const label = nominationLabel(snapshot, one, now);
  return (
    <Page
      title={titleOf(name, where, nomination)}
      parent={PARENT}
      badge={<Pill tone={label.tone}>{label.words}</Pill>}
      lede={<Lede context={context} one={one} />}
    >
      <AcceptBox context={context} one={one} />
      <Columns
        aside={
          <>
            <NominationSteps context={context} one={one} />
            <Panel title="What happened">
              <Milestones one={one} now={now} />
            </Panel>
            <Panel title="On record">
              <Record context={context} one={one} />
            </Panel>
          </>
        }
      >
        <PassItOn context={context} one={one} />
        <Panel title={isApplication(nomination) && !nomination.changes ? "The application" : "Why"}>
          <Content uri={nomination.uri} untitled />
        </Panel>
        <AccountProfile snapshot={snapshot} account={nomination.candidate} face />
        <Panel title="Judgement">
          <ReviewPanel snapshot={snapshot} review={review} now={now} next={nextOfNomination(one, now, own)} />
          <GivenSignatures context={context} review={nomination.id} />
        </Panel>
        <Others context={context} one={one} />
      </Columns>
    </Page>
  );
}

function titleOf(name: string, where: string, nomination: Nomination): string {
  const asked = isApplication(nomination) ? "application to" : "nomination for";
  if (nomination.changes) return name === "You" ? `Your rate in ${where}` : `A rate for ${name} in ${where}`;
  return name === "You" ? `Your ${asked} ${where}` : `${name} for ${where}`;
}

/** Who asks for what, and what is missing or came of it; the title names the candidate. */
function Lede({ context: { snapshot, now, nameOf }, one }: ViewProps) {
  const { address: account } = useAccount();
  const { nomination, review, state } = one;
  const { candidate, offer, changes } = nomination;
  const own = sameAddress(account, candidate);
  const pay = changes ? formatRate(offer.rate) : offerText(offer, nameOf);
  const where = domainName(snapshot, nomination.domain);
  const asked = changes ? "a new rate" : "a clearance";
  switch (state) {
    case "Judging":
    case "Accepting":
    case "Throttled":
    case "Issuable":
      return (
        <>
          {isApplication(nomination) ? (
            changes ? (
              own ? (
                "You asked for it"
              ) : (
                "Asked for by the contractor"
              )
            ) : own ? (
              "Your application"
            ) : (
              "An application"
            )
          ) : (
            <>
              {own ? "You were nominated" : "Nominated"} by{" "}
              <Person address={nomination.opener} portrait={false} inSentence />
            </>
          )}
          {": "}
          {pay}. What is missing: {lowerFirst(whatIsMissing(one, now, own))}.
        </>
      );
    case "Issued":
      return changes
        ? `The rate in ${where} is ${pay} from the month after ${formatDate(nomination.issuedAt ?? now)} on, agreed with ${plural(tallyOf(review).endorsements, "endorsement")}.`
        : `${own ? "You are cleared" : "Cleared"} in ${where}, ${pay}, with ${plural(tallyOf(review).endorsements, "endorsement")}.`;
    case "Rejected":
      return `${where} was asked for ${asked}, ${pay}. ${rejectedBecause(review)}`;
    case "Superseded":
      return `${where} was asked for ${asked}, ${pay}; ${own ? "your" : "the candidate’s"} clearance has changed since.`;
    case "Declined":
      return `${where} was asked for ${asked}, ${pay}; ${own ? "you have" : "the candidate has"} ${isApplication(nomination) ? "withdrawn" : "declined"} it.`;
    case "Expired":
      return `${where} was asked for ${asked}, ${pay}; it was not issued in time.`;
  }
}

function Record({ context: { snapshot, now }, one: { nomination, review } }: ViewProps) {
  const { candidate, domain, opener, offer, changes } = nomination;
  const clearance = clearanceOf(snapshot, domain, candidate);
  const company = companyOf(snapshot, candidate);
  const area = snapshot.domains.get(domain);
  return (
    <Facts
      facts={[
        ["Candidate", <Person key="candidate" address={candidate} copy />],
        [
          "Domain",
          <Link key="domain" href={`/domains/${domain}`}>
            {domainName(snapshot, domain)}
          </Link>,
        ],
        ["Company", company && <Person key="company" address={company.account} />],
        ["Kind", changes ? undefined : rulesOf(offer.kind).name],
        ["Supervisor", offer.supervisor && <Person key="supervisor" address={offer.supervisor} />],
        ["Would end", offer.until === undefined ? undefined : <Time key="end" at={offer.until} as="moment" />],
        ["Rate", formatRate(offer.rate)],
        ["Rate before", changes && clearance ? formatRate(rateAt(clearance, nomination.openedAt)) : undefined],
        ["Rates there now", area && rateRange(snapshot, area)],
        ["Opened by", <Person key="opener" address={opener} />],
        ["Opened", <Time key="opened" at={nomination.openedAt} as="moment" />],
        ["Endorsable until", <Time key="deadline" at={review.deadline} as="moment" />],
        [
          "Cleared there",
          clearance && isRunning(clearance, now) ? (
            <>
              since <Time at={clearance.since} as="date" />
            </>
          ) : undefined,
        ],
        ["Judged by", review.seasoned ? "contractors of 30 days" : undefined],
        ["Id", <Hash key="id" hash={nomination.id} what="id" />],
        ["Opened in", <Hash key="transaction" hash={nomination.transaction} what="transaction hash" />],
      ]}
    />
  );
}

/** The newest ones say enough. */
const OTHERS_SHOWN = 20;

/** Other nominations of the same person in the same domain: a judge wants to know. */
function Others({ context: { snapshot, now }, one: { nomination } }: ViewProps) {
  const others = nominationsOf(snapshot, now).filter(
    (other) =>
      other.nomination.id !== nomination.id &&
      other.nomination.domain === nomination.domain &&
      other.nomination.candidate === nomination.candidate,
  );
  if (others.length === 0) return null;
  return (
    <Panel title="Other nominations of this candidate here">
      <ul className="others">
        {others.slice(0, OTHERS_SHOWN).map((other) => {
          const label = nominationLabel(snapshot, other, now);
          return (
            <li key={other.nomination.id}>
              <Link href={`/nominations/${other.nomination.id}`}>
                <Time at={other.nomination.openedAt} as="date" /> at {formatRate(other.nomination.offer.rate)}
              </Link>
              <Pill tone={label.tone}>{label.words}</Pill>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
