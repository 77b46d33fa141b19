import { Link } from "wouter";

import type { VoteChance } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import { reasonText } from "../../shared/governance/reason.ts";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";
import { votesText } from "../../shared/governance/votes.ts";
import { supportWords } from "../../shared/governance/words.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { LATELY } from "./delegates.ts";

const NOTHING = <span className="stake-none">–</span>;

interface VotesLatelyProps {
  snapshot: Snapshot;
  /** Votes that are not over yet, and the last ones that are. */
  open: readonly VoteChance[];
  chances: readonly VoteChance[];
  own: boolean;
}

/** How an account voted lately and why, and where it kept silent. */
export function VotesLately({ snapshot, open, chances, own }: VotesLatelyProps) {
  const who = own ? "you" : "they";
  const rows = [...open, ...chances];
  const columns: readonly Column<VoteChance>[] = [
    {
      key: "proposal",
      header: "Proposal",
      phone: "title",
      cell: ({ proposal }) => <Link href={`/proposals/${proposal.id}`}>{proposalTitle(proposal)}</Link>,
    },
    {
      key: "vote",
      header: "Vote",
      width: "7.5rem",
      phone: "figure",
      cell: (chance) =>
        chance.vote ? (
          <Pill tone={supportWords[chance.vote.support].tone}>{supportWords[chance.vote.support].word}</Pill>
        ) : (
          <span className="stake-none">{open.includes(chance) ? "still open" : "no vote cast"}</span>
        ),
    },
    {
      key: "reason",
      header: "Why",
      cell: ({ vote }) => (vote ? reasonText(vote) || <span className="stake-none">no reason given</span> : NOTHING),
    },
    {
      key: "weight",
      header: "Votes",
      width: "6rem",
      align: "right",
      cell: ({ vote }) => (vote ? votesText(snapshot.rules, vote.weight) : NOTHING),
    },
    {
      key: "time",
      header: "When",
      width: "7.5rem",
      align: "right",
      cell: ({ vote, proposal }) => <Time at={vote?.time ?? proposal.snapshot} as="date" />,
    },
  ];
  return (
    <Panel
      title="Votes lately"
      note={`Those that are open, then the last ${LATELY} that are over, as far as ${who} had votes when they were counted; each the newest first.`}
    >
      {rows.length === 0 ? (
        <EmptyState title={own ? "You had no votes in any of them." : "They had no votes in any of them."}>
          Votes are counted once for each proposal, in the second before its voting opens.
        </EmptyState>
      ) : (
        <DataTable
          caption="Votes lately, open ones first"
          columns={columns}
          rows={rows}
          rowKey={({ proposal }) => String(proposal.id)}
        />
      )}
    </Panel>
  );
}
