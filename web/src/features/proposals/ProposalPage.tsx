import { lazy, Suspense, useMemo } from "react";
import { Link, useParams } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import type { Effect } from "../../chain/flows/effects.ts";
import { answeredIn } from "../../chain/openSteps.ts";
import { drawnOfTicket, isOverAt, proposalStateAt, ticketsOf } from "../../chain/states.ts";
import type { Proposal, Snapshot } from "../../chain/types.ts";
import { effectWithoutTitle, openingSentence } from "../../shared/governance/effectSentence.ts";
import { ProposalPill } from "../../shared/governance/ProposalPill.tsx";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";
import { isShort } from "../../shared/governance/room.ts";
import { RoomForIt } from "../../shared/governance/RoomForIt.tsx";
import { useSimulation } from "../../shared/governance/useSimulations.ts";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { Hash } from "../../shared/ui/Address.tsx";
import { Columns, Facts, Page, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { LoadingPage, UnknownPage } from "../../shared/ui/StandInPages.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { CarryOut } from "./CarryOut.tsx";
import { InTheLine } from "./InTheLine.tsx";
import { ProposalText } from "./ProposalText.tsx";
import { Result } from "./Result.tsx";
import { RunoffNote } from "./RunoffNote.tsx";
import { Timeline } from "./Timeline.tsx";
import { useSeen } from "./useSeen.ts";
import { VotingBox } from "./VotingBox.tsx";
import "./proposals.css";

/** These arrive after what the proposal does in a sentence, and how it stands. */
const ActionsPanel = lazy(() => import("./ActionsPanel.tsx"));
const PolicyFates = lazy(() => import("./PolicyFates.tsx"));
const VotesPanel = lazy(() => import("./VotesPanel.tsx"));

/** For those that answer what a domain was asked. */
const AnsweredCases = lazy(() => import("./AnsweredCases.tsx"));

const PARENT = { to: "/proposals", label: "Proposals" };

/** One proposal: what it does, where it is, who said what, and what the reader can do about it. */
export default function ProposalPage() {
  const { id = "" } = useParams<{ id: string }>();
  return (
    <WithChain
      skeleton={<LoadingPage title="Proposal" parent={PARENT} lede="Reading the proposal…" heights={[120, 340]} />}
    >
      {(context) => {
        const proposal = /^\d{1,78}$/.test(id) ? context.snapshot.proposals.get(BigInt(id)) : undefined;
        return proposal ? <Loaded context={context} proposal={proposal} /> : <Unknown />;
      }}
    </WithChain>
  );
}

function Unknown() {
  return (
    <UnknownPage
      title="No such proposal"
      parent={PARENT}
      lede="Nothing was proposed under this number. The link may be mistyped, or from another network."
      wayOn="See all proposals"
    />
  );
}

function Loaded({ context, proposal }: { context: FlowContext; proposal: Proposal }) {
  const { snapshot, now } = context;
  const { rules } = snapshot;
  const state = proposalStateAt(proposal, rules, now);
  const over = isOverAt(proposal, rules, now);
  const effect = useMemo(() => effectWithoutTitle(context, proposal, over), [context, proposal, over]);
  const [calls, seen] = useSeen<HTMLDivElement>();
  const simulation = useSimulation(over || !seen ? undefined : proposal.actions);
  return (
    <Page
      title={proposalTitle(proposal)}
      parent={PARENT}
      badge={<ProposalPill proposal={proposal} rules={rules} now={now} />}
      lede={openingSentence(context, proposal)}
    >
      <RunoffNote context={context} proposal={proposal} />
      {state === "Executed" && effect.actions.some(({ functionName }) => functionName === "setPolicy") && (
        <Suspense fallback={null}>
          <PolicyFates context={context} proposal={proposal} actions={effect.actions} />
        </Suspense>
      )}
      <InTheLine context={context} proposal={proposal} />
      {answeredIn(proposal).length > 0 && (
        <Suspense fallback={<SkeletonBlock height={200} />}>
          <AnsweredCases context={context} proposal={proposal} />
        </Suspense>
      )}
      <Panel title="Timeline">
        <Timeline proposal={proposal} rules={rules} now={now} />
      </Panel>
      <Columns
        aside={
          <Panel title={state === "Succeeded" || state === "Queued" ? "What is next" : "Your vote"}>
            <div className="voting-panel">
              {state !== "Succeeded" && state !== "Queued" && <VotingBox context={context} proposal={proposal} />}
              <CarryOut context={context} proposal={proposal} />
            </div>
          </Panel>
        }
      >
        <Panel title="Result">
          <Result proposal={proposal} rules={rules} now={now} />
        </Panel>
      </Columns>
      <Columns
        aside={
          <Panel title="On record">
            <Record proposal={proposal} />
          </Panel>
        }
      >
        <Panel
          title="What it does"
          aside={<InTheLedger snapshot={snapshot} proposal={proposal} effect={effect} />}
          note={
            over
              ? undefined
              : "Made by the timelock, in this order, when the proposal is executed. Each call is checked on its own against the newest block."
          }
        >
          {!over && effect.spends.size > 0 && (
            <div className="proposal-room">
              <RoomForIt context={context} spends={effect.spends} />
            </div>
          )}
          <div ref={calls}>
            <Suspense fallback={<SkeletonBlock height={160} />}>
              <ActionsPanel
                snapshot={snapshot}
                proposal={proposal}
                actions={effect.actions}
                short={!over && isShort(snapshot, effect.spends, now)}
                simulation={over ? undefined : simulation}
              />
            </Suspense>
          </div>
        </Panel>
        <Panel title="Why">
          <ProposalText description={proposal.description} />
        </Panel>
      </Columns>
      <Panel title="Votes" id="votes">
        <Suspense fallback={<SkeletonBlock height={240} />}>
          <VotesPanel proposal={proposal} rules={snapshot.rules} open={state === "Active" || state === "Pending"} />
        </Suspense>
      </Panel>
    </Page>
  );
}

/** Leads to the lines that the figures are made of: the payments themselves, or the fund that they would come from. */
function InTheLedger({ snapshot, proposal, effect }: { snapshot: Snapshot; proposal: Proposal; effect: Effect }) {
  const [asset] = effect.spends.keys();
  if (asset === undefined) return null;
  const { executedIn, descriptionHash } = proposal;
  // What went through the line is drawn in other transactions, under the reference of the proposal.
  const waited = ticketsOf(snapshot, proposal);
  if (waited.length > 0 && waited.every((ticket) => drawnOfTicket(ticket) === 0n)) return null;
  if (executedIn)
    return (
      <Link href={ledgerLink({ q: waited.length > 0 ? descriptionHash : executedIn })}>
        These payments in the ledger
      </Link>
    );
  return <Link href={ledgerLink({ account: "fund", asset })}>The general fund in the ledger</Link>;
}

function Record({ proposal }: { proposal: Proposal }) {
  return (
    <Facts
      facts={[
        ["Proposed by", <Person key="proposer" address={proposal.proposer} copy />],
        ["Proposed", <Time key="time" at={proposal.time} as="moment" />],
        ["Power counted", <Time key="snapshot" at={proposal.snapshot} as="moment" />],
        ["Number", <Hash key="id" hash={String(proposal.id)} what="number" />],
        ["Text’s hash", <Hash key="hash" hash={proposal.descriptionHash} />],
        ["Proposed in", <Hash key="transaction" hash={proposal.transaction} what="transaction hash" />],
        [
          "Executed in",
          proposal.executedIn && <Hash key="executed" hash={proposal.executedIn} what="transaction hash" />,
        ],
      ]}
    />
  );
}
