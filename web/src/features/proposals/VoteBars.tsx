import { approvalNeeded, electorateOf, hasApproval, hasQuorum, quorumOf, votesCast } from "../../chain/states.ts";
import type { Proposal, VotingRules } from "../../chain/types.ts";
import { formatShare } from "../../shared/format/index.ts";

interface MiniBarProps {
  label: string;
  /** How much of the bar is filled, and where the mark stands, hundredths of a percent of the bar. */
  filled: number;
  mark: number;
  reading: string;
  met: boolean;
}

const HUNDRED = 10_000;
const shareOf = (part: bigint, whole: bigint) =>
  whole === 0n ? 0 : Math.min(HUNDRED, Number((part * BigInt(HUNDRED)) / whole));
const percent = (share: number) => `${share / 100}%`;

function MiniBar({ label, filled, mark, reading, met }: MiniBarProps) {
  return (
    <span className="mini-bar">
      <span
        className="mini-bar-track"
        role="img"
        aria-label={`${label}: ${reading}, needed ${percent(mark)}${met ? ", reached" : ""}`}
      >
        <span className={`mini-bar-fill${met ? " mini-bar-met" : ""}`} style={{ width: percent(filled) }} />
        <span className="mini-bar-mark" style={{ left: percent(mark) }} />
      </span>
      <span className="mini-bar-reading" aria-hidden="true">
        {reading}
      </span>
    </span>
  );
}

/** How many of all votes were cast, against the quorum. */
export function QuorumBar({ proposal, rules }: { proposal: Proposal; rules: VotingRules }) {
  const cast = votesCast(proposal);
  const all = electorateOf(proposal, rules);
  return (
    <MiniBar
      label="Votes cast"
      filled={shareOf(cast, all)}
      mark={shareOf(quorumOf(proposal, rules), all)}
      reading={formatShare(cast, all, 1, quorumOf(proposal, rules))}
      met={hasQuorum(proposal, rules)}
    />
  );
}

/** The share of yes in yes plus no, against the approval. */
export function ApprovalBar({ proposal, rules }: { proposal: Proposal; rules: VotingRules }) {
  const { forVotes, againstVotes } = proposal;
  const decided = forVotes + againstVotes;
  return (
    <MiniBar
      label="Approval"
      filled={shareOf(forVotes, decided)}
      mark={rules.approvalPercent * 100}
      reading={decided === 0n ? "–" : formatShare(forVotes, decided, 1, approvalNeeded(proposal, rules))}
      met={hasApproval(proposal, rules)}
    />
  );
}
