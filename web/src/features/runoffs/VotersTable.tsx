import { useMemo } from "react";

import type { Proposal } from "../../chain/types.ts";
import { formatExact } from "../../shared/format/index.ts";
import { VOTE_DECIMALS } from "../../shared/governance/words.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { supportsText, voterRows, type VoterRow } from "./standing.ts";

const columns: readonly Column<VoterRow>[] = [
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
    cell: ({ weight }) => formatExact(weight, VOTE_DECIMALS),
  },
];

/** What everybody said on all candidates, the heaviest first. */
export function VotersTable({ candidates, open }: { candidates: readonly Proposal[]; open: boolean }) {
  const rows = useMemo(() => voterRows(candidates), [candidates]);
  if (rows.length === 0) {
    return (
      <EmptyState title={open ? "Nobody has voted yet." : "Nobody voted."}>
        {open ? "Votes appear here with their weight and the reason given." : "There is nothing to list."}
      </EmptyState>
    );
  }
  return <DataTable caption="Votes, the heaviest first" columns={columns} rows={rows} rowKey={({ voter }) => voter} />;
}
