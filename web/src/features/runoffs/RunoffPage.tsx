import { useMemo } from "react";
import { useParams } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { candidatesOf, contendersOf, runoffStateAt, runoffWindow } from "../../chain/states.ts";
import type { Runoff } from "../../chain/types.ts";
import { formatDuration } from "../../shared/format/index.ts";
import { RunoffPill } from "../../shared/governance/RunoffPill.tsx";
import { Content } from "../../shared/ui/Content.tsx";
import { Columns, Facts, Page, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { LoadingPage, UnknownPage } from "../../shared/ui/StandInPages.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { CandidatesTable } from "./CandidatesTable.tsx";
import { extensionSentence, needTitle, openingSentence, standingSentence } from "./standing.ts";
import { VotersTable } from "./VotersTable.tsx";
import { VotePanel } from "./VotePanel.tsx";
import "./runoffs.css";

const PARENT = { to: "/proposals", label: "Proposals" };

/** One request for proposals: what is needed, who offers what, who leads and why, and the reader's votes on all of them at once. */
export default function RunoffPage() {
  const { id = "" } = useParams<{ id: string }>();
  return (
    <WithChain
      skeleton={
        <LoadingPage title="Request for proposals" parent={PARENT} lede="Reading the request…" heights={[160, 340]} />
      }
    >
      {(context) => {
        const runoff = [...context.snapshot.runoffs.values()].find((one) => one.id === id.toLowerCase());
        return runoff ? <Loaded context={context} runoff={runoff} /> : <Unknown />;
      }}
    </WithChain>
  );
}

function Unknown() {
  return (
    <UnknownPage
      title="No such request for proposals"
      parent={PARENT}
      lede="Nothing was put to the vote together under this number. The link may be mistyped, or from another network."
      wayOn="See all proposals"
    />
  );
}

function Loaded({ context, runoff }: { context: FlowContext; runoff: Runoff }) {
  const { snapshot, now } = context;
  const { rules } = snapshot;
  const candidates = useMemo(() => candidatesOf(snapshot, runoff), [snapshot, runoff]);
  const contenders = useMemo(() => contendersOf(candidates, rules), [candidates, rules]);
  const state = runoffStateAt(candidates, now);
  const over = now > runoffWindow(candidates).deadline;
  return (
    <Page
      title={needTitle(runoff)}
      parent={PARENT}
      badge={<RunoffPill state={state} />}
      lede={openingSentence(contenders, now)}
    >
      <Columns
        aside={
          <Panel title="Clock">
            <Clock runoff={runoff} context={context} />
          </Panel>
        }
      >
        <Panel title="What is needed">
          <Content uri={runoff.uri} untitled />
        </Panel>
      </Columns>
      <Panel
        title="Candidates"
        note="Of those that meet quorum and approval, the one with the most net votes wins: votes for it, less those against it. On a tie the one that stands first wins. The others are defeated."
      >
        {state !== "Pending" && state !== "Canceled" && (
          <p className="runoff-standing" role="status">
            {standingSentence(contenders, context.snapshot.rules, over)}
          </p>
        )}
        <CandidatesTable context={context} contenders={contenders} started={state !== "Pending"} over={over} />
      </Panel>
      <VotePanel context={context} runoff={runoff} contenders={contenders} state={state} />
      <Panel title="Votes">
        <VotersTable
          rules={context.snapshot.rules}
          candidates={candidates}
          open={state === "Pending" || state === "Active"}
        />
      </Panel>
    </Page>
  );
}

function Clock({ runoff, context: { snapshot, now } }: { runoff: Runoff; context: FlowContext }) {
  const candidates = candidatesOf(snapshot, runoff);
  const { opens, deadline } = runoffWindow(candidates);
  const extension = extensionSentence(candidates, snapshot.rules, now);
  return (
    <div className="runoff-clock">
      <Facts
        facts={[
          ["Asked by", <Person key="proposer" address={runoff.proposer} copy />],
          ["Asked", <Time key="time" at={runoff.time} as="moment" />],
          [now >= opens ? "Voting opened" : "Voting opens", <Time key="opens" at={opens} as="moment" />],
          [now > deadline ? "Voting closed" : "Voting closes", <Time key="closes" at={deadline} as="moment" />],
          ["Time left", now >= opens && now <= deadline ? formatDuration(deadline - now) : undefined],
        ]}
      />
      {extension && <p className="runoff-note">{extension}</p>}
      {now <= deadline && (
        <p className="runoff-note">Nothing is decided early: which of them wins is known when voting closes.</p>
      )}
    </div>
  );
}
