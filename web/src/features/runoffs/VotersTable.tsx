import { useMemo } from "react";

import type { Proposal, VotingRules } from "../../chain/types.ts";
import { NoVotes } from "../../shared/governance/NoVotes.tsx";
import { votesText } from "../../shared/governance/votes.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { supportsText, voterRows, type VoterRow } from "./standing.ts";

const columnsOf = (rules: VotingRules): readonly Column<VoterRow>[] => [
  { key: "voter", header: "Voter", width: "14rem", phone: "title", cell: ({ voter }) => <Person address={voter} /> },
  {
    key: "votes",
    header: "Vote on candidates",
    width: "18rem",
    cell: ({ supports }) => supportsText(supports),
  },
  {
    key: "reason",
    header: "Reason",
    cell: ({ reason }) => reason || <span className="runoff-silent">No reason given</span>,
  },
  { key: "time", header: "When", width: "8rem", align: "right", cell: ({ time }) => <Time at={time} as="date" /> },
  {
    key: "weight",
    header: "Votes on each",
    width: "8rem",
    align: "right",
    phone: "figure",
    cell: ({ weight }) => votesText(rules, weight),
  },
];

interface VotersTableProps {
  rules: VotingRules;
  candidates: readonly Proposal[];
  open: boolean;
}

/** What everybody said on all candidates, the heaviest first. */
export function VotersTable({ rules, candidates, open }: VotersTableProps) {
  const columns = useMemo(() => columnsOf(rules), [rules]);
  const rows = useMemo(() => voterRows(candidates), [candidates]);
  if (rows.length === 0) return <NoVotes open={open} />;
  return <DataTable caption="Votes, the heaviest first" columns={columns} rows={rows} rowKey={({ voter }) => voter} />;
}
