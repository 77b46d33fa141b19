import { Link } from "wouter";

import { runoffTitle } from "../../chain/openSteps.ts";
import { leaderOf, runoffStateAt, votesCast } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import { plural } from "../../shared/format/index.ts";
import { RunoffPill } from "../../shared/governance/RunoffPill.tsx";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import type { RunoffRow } from "./lists.ts";
import { requestTimeLeft } from "./requestTime.ts";

/** Requests for proposals: several proposals for one need, which are voted on together. */
export function RunoffsTable({
  snapshot,
  runoffs,
  now,
  closed,
}: {
  snapshot: Snapshot;
  runoffs: readonly RunoffRow[];
  now: number;
  closed: boolean;
}) {
  const columns: readonly Column<RunoffRow>[] = [
    {
      key: "runoff",
      header: "Request for proposals",
      phone: "title",
      cell: ({ runoff, candidates }) => (
        <div className="proposal-cell">
          <Link href={`/runoffs/${runoff.id}`} className="proposal-link">
            {runoffTitle(runoff)}
          </Link>
          <span className="proposal-effect">{standingOf(candidates, now)}</span>
        </div>
      ),
    },
    {
      key: "state",
      header: "State",
      width: "9.5rem",
      phone: "figure",
      cell: ({ candidates }) => <RunoffPill state={runoffStateAt(candidates, now)} />,
    },
    {
      key: "time",
      header: closed ? "Ended" : "Time left",
      width: "11rem",
      align: "right",
      cell: (row) => requestTimeLeft(row, snapshot, now),
    },
  ];
  return (
    <DataTable caption="Requests for proposals" columns={columns} rows={runoffs} rowKey={({ runoff }) => runoff.id} />
  );
}

/** How many candidates there are, and which of them leads or won. */
function standingOf(candidates: RunoffRow["candidates"], now: number): string {
  const count = `A request with ${plural(candidates.length, "candidate")}`;
  const leader = leaderOf(candidates);
  switch (runoffStateAt(candidates, now)) {
    case "Active":
      if (candidates.every((candidate) => votesCast(candidate) === 0n)) return `${count}; nobody has voted yet.`;
      return leader
        ? `${count}; “${proposalTitle(leader)}” leads.`
        : `${count}; none meets quorum and approval so far.`;
    case "Decided":
      return leader ? `${count}; “${proposalTitle(leader)}” won.` : `${count}.`;
    case "Failed":
      return `${count}; none met quorum and approval.`;
    default:
      return `${count}, voted on together.`;
  }
}
