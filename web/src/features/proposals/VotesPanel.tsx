import { useMemo } from "react";

import { votesCast } from "../../chain/states.ts";
import type { Proposal, Vote, VotingRules } from "../../chain/types.ts";
import { formatColumnShare } from "../../shared/format/index.ts";
import { NoVotes } from "../../shared/governance/NoVotes.tsx";
import { reasonText } from "../../shared/governance/reason.ts";
import { votesText } from "../../shared/governance/votes.ts";
import { supportWords } from "../../shared/governance/words.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";

/** Every vote, the heaviest first. */
export default function VotesPanel({
  proposal,
  rules,
  open,
}: {
  proposal: Proposal;
  rules: VotingRules;
  open: boolean;
}) {
  const votes = useMemo(
    () => proposal.votes.toSorted((a, b) => (a.weight === b.weight ? a.time - b.time : a.weight < b.weight ? 1 : -1)),
    [proposal.votes],
  );
  const cast = votesCast(proposal);
  if (votes.length === 0) return <NoVotes open={open} />;
  const columns: readonly Column<Vote>[] = [
    { key: "voter", header: "Voter", width: "14rem", phone: "title", cell: ({ voter }) => <Person address={voter} /> },
    {
      key: "support",
      header: "Vote",
      width: "7rem",
      cell: ({ support }) => <Pill tone={supportWords[support].tone}>{supportWords[support].word}</Pill>,
    },
    {
      key: "reason",
      header: "Reason",
      cell: (vote) => {
        const reason = reasonText(vote);
        return reason ? (
          <span className="vote-reason">{reason}</span>
        ) : (
          <span className="vote-silent">No reason given</span>
        );
      },
    },
    {
      key: "time",
      header: "When",
      width: "8rem",
      align: "right",
      phone: "line",
      cell: ({ time }) => <Time at={time} as="date" />,
    },
    {
      key: "weight",
      header: "Votes",
      width: "9rem",
      align: "right",
      phone: "figure",
      cell: ({ weight }) => votesText(rules, weight),
    },
    {
      key: "share",
      header: "Of those cast",
      width: "7.5rem",
      align: "right",
      cell: ({ weight }) => formatColumnShare(weight, cast),
    },
  ];
  return <DataTable caption="Votes, the heaviest first" columns={columns} rows={votes} rowKey={({ voter }) => voter} />;
}
