// Where proposals are.
import type { Proposal, VotingRules } from "../types.ts";

/** As IGovernor.ProposalState, without Expired, which this governor does not know. */
export type ProposalState = "Pending" | "Active" | "Canceled" | "Defeated" | "Succeeded" | "Queued" | "Executed";

/** Where a proposal stands. Its snapshot is the last second before voting, its deadline the last second of it. */
export function proposalStateAt(proposal: Proposal, rules: VotingRules, now: number): ProposalState {
  if (proposal.executedAt !== undefined) return "Executed";
  if (proposal.canceledAt !== undefined) return "Canceled";
  if (now <= proposal.snapshot) return "Pending";
  if (now <= proposal.deadline) return "Active";
  if (!hasQuorum(proposal, rules) || !hasApproval(proposal, rules)) return "Defeated";
  return proposal.eta === undefined ? "Succeeded" : "Queued";
}

/** All votes cast on a proposal, base units: what the quorum counts. */
export function votesCast({ forVotes, againstVotes, abstainVotes }: Proposal): bigint {
  return forVotes + againstVotes + abstainVotes;
}

/** Votes that must be cast, base units: as read, else what today's supply and rule would give, rounded up. */
export function quorumOf(proposal: Proposal, { supply, quorumPercent }: VotingRules): bigint {
  return proposal.quorum ?? (supply * BigInt(quorumPercent) + 99n) / 100n;
}

/** Whether enough votes were cast: the quorum itself is enough. */
export function hasQuorum(proposal: Proposal, rules: VotingRules): boolean {
  return votesCast(proposal) >= quorumOf(proposal, rules);
}

/** Whether the votes for it are at least the approval's share of those for and against; multiplied out, nothing is rounded. */
export function hasApproval({ forVotes, againstVotes }: Proposal, { approvalPercent }: VotingRules): boolean {
  return forVotes > 0n && forVotes * 100n >= BigInt(approvalPercent) * (forVotes + againstVotes);
}
