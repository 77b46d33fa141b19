import { useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { runoffTitle } from "../../chain/openSteps.ts";
import type { Proposal, Snapshot } from "../../chain/types.ts";
import DelegationNotice from "../../shared/governance/DelegationNotice.tsx";
import { ProposalPill } from "../../shared/governance/ProposalPill.tsx";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";
import { useFlowContext } from "../../shared/hooks/useChain.ts";
import { useTodos } from "../../shared/hooks/useTodos.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { FilterTabs } from "../../shared/ui/FilterTabs.tsx";
import { TextField } from "../../shared/ui/Field.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Page } from "../../shared/ui/Page.tsx";
import { SkeletonRows } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { showConnectDialog } from "../../shared/wallet/connectDialog.ts";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { listedSentence } from "../../shared/governance/effectSentence.ts";
import { matches, proposalViews, runoffViews, timeLeft, type View } from "./lists.ts";
import { RunoffsTable } from "./RunoffsTable.tsx";
import { Unanswered } from "./Unanswered.tsx";
import { ApprovalBar, QuorumBar } from "./VoteBars.tsx";
import "./proposals.css";

const isView = (value: string): value is View => ["mine", "active", "closed"].includes(value);

/** All proposals: those that need the reader, those under way, those that are over. */
export default function ProposalsPage() {
  const context = useFlowContext();
  const { address } = useAccount();
  const todos = useTodos(address);
  const [shown, setShown] = useQueryParam("show", "active");
  const view = isView(shown) ? shown : "active";
  const [typed, setTyped] = useQueryParam("q");
  const views = useMemo(() => {
    if (!context) return undefined;
    const waiting = new Set(todos?.map(({ href }) => href));
    return {
      proposals: proposalViews(context.snapshot, context.now, waiting),
      runoffs: runoffViews(context.snapshot, context.now, waiting),
    };
  }, [context, todos]);
  const countOf = (view: View) => views && views.proposals[view].length + views.runoffs[view].length;

  return (
    <Page
      title="Proposals"
      lede="Stakeholders decide here what the treasury pays, and what changes. Anyone can read, and carry out what was decided."
      actions={
        <>
          <ButtonLink to="/stake">Who votes</ButtonLink>
          <ButtonLink to="/runoffs/new">Request proposals</ButtonLink>
          <ButtonLink to="/proposals/new" look="primary">
            New proposal
          </ButtonLink>
        </>
      }
    >
      <div className="proposal-list">
        <DelegationNotice />
        {context && <Unanswered context={context} />}
        <FilterTabs
          label="Show proposals"
          value={view}
          onChange={setShown}
          options={[
            { value: "mine", label: "Needs me", count: address ? countOf("mine") : undefined },
            { value: "active", label: "Active", count: countOf("active") },
            { value: "closed", label: "Closed", count: countOf("closed") },
          ]}
        />
        <WithChain skeleton={<SkeletonRows rows={6} height={76} />}>
          {(known) => {
            const [all, runoffs] = [views?.proposals[view] ?? [], views?.runoffs[view] ?? []];
            const count = all.length + runoffs.length;
            if (count === 0) return <NothingHere view={view} connected={address !== undefined} onShow={setShown} />;
            const searched = typed.trim() !== "";
            const found = searched ? all.filter((proposal) => matches(proposalTitle(proposal), typed)) : all;
            const foundRunoffs = searched
              ? runoffs.filter(({ runoff }) => matches(runoffTitle(runoff), typed))
              : runoffs;
            return (
              <>
                {(count >= SEARCH_FROM || typed !== "") && <Search text={typed} onText={setTyped} />}
                {foundRunoffs.length > 0 && (
                  <RunoffsTable
                    snapshot={known.snapshot}
                    runoffs={foundRunoffs}
                    now={known.now}
                    closed={view === "closed"}
                  />
                )}
                {found.length > 0 && <ProposalTable context={known} proposals={found} view={view} />}
                {found.length + foundRunoffs.length === 0 && (
                  <EmptyState
                    title="No title here has these words."
                    action={<Button onClick={() => setTyped("")}>Clear the search</Button>}
                  />
                )}
              </>
            );
          }}
        </WithChain>
      </div>
    </Page>
  );
}

/** Shorter lists are read faster than searched. */
const SEARCH_FROM = 12;

function Search({ text, onText }: { text: string; onText: (text: string) => void }) {
  return (
    <form role="search" className="proposal-search" onSubmit={(event) => event.preventDefault()}>
      <TextField type="search" label="Search titles" value={text} onChange={onText} />
    </form>
  );
}

const captions: Record<View, string> = {
  mine: "Proposals that need you",
  active: "Active proposals",
  closed: "Closed proposals",
};

function ProposalTable({
  context,
  proposals,
  view,
}: {
  context: FlowContext;
  proposals: readonly Proposal[];
  view: View;
}) {
  const { snapshot, now } = context;
  const { rules } = snapshot;
  const columns: readonly Column<Proposal>[] = [
    {
      key: "proposal",
      header: "Proposal",
      phone: "title",
      cell: (proposal) => (
        <div className="proposal-cell">
          <Link href={`/proposals/${proposal.id}`} className="proposal-link">
            {proposalTitle(proposal)}
          </Link>
          <span className="proposal-effect">{listedSentence(context, proposal)}</span>
          <CandidateOf snapshot={snapshot} proposal={proposal} />
        </div>
      ),
    },
    {
      key: "state",
      header: "State",
      width: "9.5rem",
      phone: "figure",
      cell: (proposal) => <ProposalPill proposal={proposal} rules={rules} now={now} />,
    },
    {
      key: "quorum",
      header: "Votes cast",
      width: "8.5rem",
      cell: (proposal) => <QuorumBar proposal={proposal} rules={rules} />,
    },
    {
      key: "approval",
      header: "Approval",
      width: "8.5rem",
      cell: (proposal) => <ApprovalBar proposal={proposal} rules={rules} />,
    },
    {
      key: "time",
      header: view === "closed" ? "Ended" : "Time left",
      width: "11rem",
      align: "right",
      cell: (proposal) => timeLeft(proposal, snapshot, now),
    },
  ];
  return <DataTable caption={captions[view]} columns={columns} rows={proposals} rowKey={({ id }) => String(id)} />;
}

/** Marks a candidate of a request for proposals. */
function CandidateOf({ snapshot, proposal }: { snapshot: Snapshot; proposal: Proposal }) {
  const runoff = proposal.runoff && snapshot.runoffs.get(proposal.runoff.id);
  if (!runoff) return null;
  return (
    <span className="row-note">
      Candidate in <Link href={`/runoffs/${runoff.id}`}>{runoffTitle(runoff)}</Link>
    </span>
  );
}

function NothingHere({ view, connected, onShow }: { view: View; connected: boolean; onShow: (view: View) => void }) {
  if (view === "mine" && !connected) {
    return (
      <EmptyState
        title="Connect to see what needs you."
        action={<Button onClick={() => showConnectDialog(true)}>Connect</Button>}
      >
        Votes that you can cast, and decisions of yours that can be carried out.
      </EmptyState>
    );
  }
  if (view === "mine") {
    return (
      <EmptyState
        title="Nothing needs you."
        action={<Button onClick={() => onShow("active")}>See what is active</Button>}
      >
        There is no open vote in which you have power and have not voted, and no decision of yours to carry out.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={view === "active" ? "No proposal is under way." : "No proposal has ended yet."}
      action={<ButtonLink to="/proposals/new">Propose something</ButtonLink>}
    >
      {view === "active"
        ? "The treasury pays nothing, and nothing changes, without one."
        : "Proposals that were executed, defeated or cancelled are kept here."}
    </EmptyState>
  );
}
