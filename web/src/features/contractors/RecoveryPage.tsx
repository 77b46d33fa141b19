import type { Hex } from "viem";
import { useParams } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { completeRecovery } from "../../chain/flows/moves.ts";
import { canComplete } from "../../chain/permissions.ts";
import { isSubject, recoveryStateAt, VALIDITY } from "../../chain/states.ts";
import type { Recovery, Review } from "../../chain/types.ts";
import { formatDateTime } from "../../shared/format/index.ts";
import { ReviewPanel } from "../../shared/review/ReviewPanel.tsx";
import { FlowButton } from "../../shared/tx/index.ts";
import { Content } from "../../shared/ui/Content.tsx";
import { Columns, Page, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { LoadingPage, UnknownPage } from "../../shared/ui/StandInPages.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { RequestRecord } from "./RequestRecord.tsx";
import { nextForAccused } from "./accused.ts";
import { recoveryLabel } from "./disputes.ts";
import "./contractors.css";

const PARENT = { to: "/contractors", label: "Contractors" };

/** One recovery: whose key is lost, where everything would go, why, and who said what. */
export default function RecoveryPage() {
  const { id = "" } = useParams<{ id: string }>();
  return (
    <WithChain
      skeleton={<LoadingPage title="Lost key" lede="Reading what was asked…" parent={PARENT} heights={[160, 320]} />}
    >
      {(context) => {
        const recovery = context.snapshot.recoveries.get(id.toLowerCase() as Hex);
        const review = recovery && context.snapshot.reviews.get(recovery.id);
        return review ? (
          <RecoveryView key={id} context={context} recovery={recovery} review={review} />
        ) : (
          <UnknownPage
            title="No such request"
            parent={PARENT}
            lede="No recovery of this chain has this id. The link may be cut off, or from another network."
            wayOn="See the contractors"
          />
        );
      }}
    </WithChain>
  );
}

function RecoveryView({ context, recovery, review }: { context: FlowContext; recovery: Recovery; review: Review }) {
  const { snapshot, now, nameOf } = context;
  const { address: account } = useAccount();
  const state = recoveryStateAt(snapshot, recovery, now);
  const label = recoveryLabel(snapshot, recovery, review, now);
  const whom = nameOf(recovery.from);
  const verdict = canComplete({ snapshot, account, now }, recovery);
  const next =
    state === "Completable"
      ? "Nobody stopped it in time. Anyone can move the account now."
      : state === "Judging" && account && isSubject(snapshot, review, account)
        ? nextForAccused(review, now, "everything of yours goes to the new address")
        : undefined;
  return (
    <Page
      title={whom === "you" ? "Your key, said to be lost" : `The lost key of ${whom}`}
      parent={PARENT}
      badge={<Pill tone={label.tone}>{label.words}</Pill>}
      lede={
        <>
          <Person address={recovery.opener} portrait={false} /> asked to move{" "}
          <Person address={recovery.from} portrait={false} inSentence /> to{" "}
          <Person address={recovery.to} portrait={false} inSentence />: clearances, history and company. Money stays
          where it is.
        </>
      }
    >
      <Columns
        aside={
          <>
            {state === "Completable" && (
              <Panel title="Ready to move">
                <FlowButton
                  flow={completeRecovery(context, recovery)}
                  title="Move the account"
                  why={verdict.ok ? undefined : verdict.reason}
                />
                <p className="row-note">It can be moved until {formatDateTime(recovery.openedAt + VALIDITY)}.</p>
              </Panel>
            )}
            <Panel title="On record">
              <RequestRecord
                snapshot={snapshot}
                request={recovery}
                review={review}
                subject={recovery.from}
                to={recovery.to}
              />
            </Panel>
          </>
        }
      >
        <Panel title="Why">
          <Content uri={recovery.uri} untitled />
        </Panel>
        <Panel
          title="Judgement"
          note="Whoever still has the key can appeal: at any time, and for 14 days at least after its endorsements."
        >
          <ReviewPanel snapshot={snapshot} review={review} now={now} next={next} />
        </Panel>
      </Columns>
    </Page>
  );
}
