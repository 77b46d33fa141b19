import { useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { electorateOf, quorumOf, votesCast, type Contender } from "../../chain/states.ts";
import { formatShare } from "../../shared/format/index.ts";
import { listedSentence } from "../../shared/governance/effectSentence.ts";
import { ProposalPill } from "../../shared/governance/ProposalPill.tsx";
import { contenderWords } from "../../shared/governance/runoffWords.ts";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";
import { votesText } from "../../shared/governance/votes.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { approvalShare, whySentence } from "./standing.ts";

interface CandidatesTableProps {
  context: FlowContext;
  contenders: readonly Contender[];
  /** Whether voting has opened. */
  started: boolean;
  over: boolean;
}

/** The candidates side by side: what each would do, how it stands, and why. */
export function CandidatesTable({ context, contenders, started, over }: CandidatesTableProps) {
  const columns = useMemo(() => columnsOf(context, contenders, started, over), [context, contenders, started, over]);
  return (
    <DataTable
      caption="Candidates in their order"
      columns={columns}
      rows={contenders}
      rowKey={({ proposal }) => String(proposal.id)}
    />
  );
}

function columnsOf(
  context: FlowContext,
  contenders: readonly Contender[],
  started: boolean,
  over: boolean,
): readonly Column<Contender>[] {
  const { rules } = context.snapshot;
  const votes = (amount: bigint) => votesText(rules, amount);
  const leader = contenders.find(({ shortfall }) => shortfall === undefined);
  const met = (reached: boolean) => (reached ? "met" : "not met");
  const candidate: Column<Contender> = {
    key: "candidate",
    header: "Candidate",
    phone: "title",
    cell: ({ proposal, place }) => (
      <div className="runoff-candidate">
        <span className="runoff-place">{place}</span>
        <div>
          <Link href={`/proposals/${proposal.id}`} className="runoff-link">
            {proposalTitle(proposal)}
          </Link>
          <span className="row-note">{listedSentence(context, proposal)}</span>
        </div>
      </div>
    ),
  };
  if (!started) return [candidate, stateColumn(context)];
  return [
    candidate,
    {
      key: "standing",
      header: over ? "Outcome" : "Standing",
      width: "12rem",
      cell: (contender) => {
        const { word, tone } = contenderWords(contender, over);
        return (
          <div className="runoff-why">
            <Pill tone={tone}>{word}</Pill>
            <span className="row-note">{whySentence(contender, leader, rules, over)}</span>
          </div>
        );
      },
    },
    { key: "for", header: "For", width: "5.5rem", align: "right", cell: ({ proposal }) => votes(proposal.forVotes) },
    {
      key: "against",
      header: "Against",
      width: "5.5rem",
      align: "right",
      cell: ({ proposal }) => votes(proposal.againstVotes),
    },
    {
      key: "abstain",
      header: "Abstain",
      width: "5.5rem",
      align: "right",
      cell: ({ proposal }) => votes(proposal.abstainVotes),
    },
    {
      key: "quorum",
      header: "Quorum",
      width: "9.25rem",
      align: "right",
      cell: ({ proposal, quorum }) => (
        <span>
          {formatShare(votesCast(proposal), electorateOf(proposal, rules), 1, quorumOf(proposal, rules))}
          <span className="row-note">
            {met(quorum)}, needs{"\u00a0"}
            {formatShare(quorumOf(proposal, rules), electorateOf(proposal, rules)).replace(" ", "\u00a0")}
          </span>
        </span>
      ),
    },
    {
      key: "approval",
      header: "Approval",
      width: "9.25rem",
      align: "right",
      cell: ({ proposal, approval }) => (
        <span>
          {approvalShare(proposal, rules)}
          <span className="row-note">
            {met(approval)}, needs{"\u00a0"}
            {rules.approvalPercent}
            {"\u00a0"}%
          </span>
        </span>
      ),
    },
    {
      key: "net",
      header: "Net votes",
      width: "6rem",
      align: "right",
      cell: ({ net }) => <strong>{votes(net)}</strong>,
    },
  ];
}

/** Before the vote only those that were cancelled are different. */
function stateColumn({ snapshot, now }: FlowContext): Column<Contender> {
  return {
    key: "state",
    header: "State",
    width: "9.5rem",
    phone: "figure",
    cell: ({ proposal }) => <ProposalPill proposal={proposal} rules={snapshot.rules} now={now} />,
  };
}
