import type { Hex } from "viem";
import { useParams } from "wouter";

import { rulesOf } from "../../chain/clearances.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { enforceRevocation } from "../../chain/flows/revocation.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { currentAccount } from "../../chain/parties.ts";
import { canEnforce } from "../../chain/permissions.ts";
import { clearanceOf, isHeld, isSubject, revocationTaskAt } from "../../chain/states.ts";
import type { Review, Revocation } from "../../chain/types.ts";
import { formatDateTime } from "../../shared/format/index.ts";
import { ReviewPanel } from "../../shared/review/ReviewPanel.tsx";
import { FlowButton } from "../../shared/tx/index.ts";
import { Content } from "../../shared/ui/Content.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Columns, Facts, Page, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { LoadingPage, UnknownPage } from "../../shared/ui/StandInPages.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { RequestRecord } from "./RequestRecord.tsx";
import { nextForAccused } from "./accused.ts";
import { revocationLabel } from "./disputes.ts";
import "./contractors.css";

const PARENT = { to: "/contractors", label: "Contractors" };

/** One revocation: whose clearance, why, who said what, and what has become of the clearance meanwhile. */
export default function RevocationPage() {
  const { id = "" } = useParams<{ id: string }>();
  return (
    <WithChain
      skeleton={<LoadingPage title="Revocation" lede="Reading the revocation…" parent={PARENT} heights={[160, 320]} />}
    >
      {(context) => {
        const revocation = context.snapshot.revocations.get(id.toLowerCase() as Hex);
        const review = revocation && context.snapshot.reviews.get(revocation.id);
        return review ? (
          <RevocationView key={id} context={context} revocation={revocation} review={review} />
        ) : (
          <UnknownPage
            title="No such revocation"
            parent={PARENT}
            lede="No revocation of this chain has this id. The link may be cut off, or from another network."
            wayOn="See the contractors"
          />
        );
      }}
    </WithChain>
  );
}

interface ViewProps {
  context: FlowContext;
  revocation: Revocation;
  review: Review;
}

function RevocationView({ context, revocation, review }: ViewProps) {
  const { snapshot, now, nameOf } = context;
  const { address: account } = useAccount();
  const ready = revocationTaskAt(snapshot, revocation, now).kind === "revoke";
  const label = revocationLabel(snapshot, revocation, review, now);
  const where = domainName(snapshot, revocation.domain);
  const whom = nameOf(revocation.account);
  const next = ready
    ? "It is decided: anyone can take the clearance back now."
    : account && isSubject(snapshot, review, account)
      ? nextForAccused(review, now, "your clearance ends")
      : undefined;
  return (
    <Page
      title={`Revocation of ${whom === "you" ? "your clearance" : whom} in ${where}`}
      parent={PARENT}
      badge={<Pill tone={label.tone}>{label.words}</Pill>}
      lede={
        <>
          <Person address={revocation.opener} portrait={false} /> asked the domain to take the clearance back.
        </>
      }
    >
      <Columns
        aside={
          <>
            <Enforcement context={context} revocation={revocation} review={review} />
            <Panel title="On record">
              <RequestRecord snapshot={snapshot} request={revocation} review={review} subject={revocation.account} />
            </Panel>
          </>
        }
      >
        <Panel title="Why">
          <Content uri={revocation.uri} untitled />
        </Panel>
        <Panel title="Judgement">
          <ReviewPanel snapshot={snapshot} review={review} now={now} next={next} />
        </Panel>
      </Columns>
    </Page>
  );
}

/** Where the clearance is, and the step that brings it where the review is. */
function Enforcement({ context, revocation }: ViewProps) {
  const { snapshot, now } = context;
  const { address: account } = useAccount();
  const task = revocationTaskAt(snapshot, revocation, now);
  const verdict = canEnforce({ snapshot, account, now }, revocation);
  const holder = currentAccount(snapshot, revocation.account);
  const clearance = clearanceOf(snapshot, revocation.domain, holder);
  return (
    <Panel title="The clearance">
      {clearance && (
        <Facts
          facts={[
            ["Kind", rulesOf(clearance.kind).name],
            ["Since", <Time key="since" at={clearance.since} as="date" />],
            [
              "Now",
              !isHeld(clearance) ? (
                "ended"
              ) : clearance.suspendedAt === undefined ? (
                "gives its rights"
              ) : (
                <>
                  suspended, <Time at={clearance.suspendedAt} />
                </>
              ),
            ],
          ]}
        />
      )}
      {revocation.sparesUntil !== undefined && (
        <p className="row-note">
          It was rejected: until {formatDateTime(revocation.sparesUntil)} no other revocation suspends the clearance
          before it passes.
        </p>
      )}
      {task.kind === "wait" && (
        <Notice tone="warn" title="The domain’s limit is used up">
          <p>It has revoked as many as 30 days allow. It can be carried out from {formatDateTime(task.until)} on.</p>
        </Notice>
      )}
      {task.kind !== "nothing" && task.kind !== "wait" && (
        <FlowButton
          flow={enforceRevocation(context, revocation)}
          title="Carry out"
          why={verdict.ok ? undefined : verdict.reason}
        />
      )}
    </Panel>
  );
}
