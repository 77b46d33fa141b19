// What the figures of a vote mean, in words. Pure.
import {
  approvalNeeded,
  earlyDecision,
  electorateOf,
  hasApproval,
  hasQuorum,
  isBeaten,
  proposalStateAt,
  quorumOf,
  takesVotesAt,
  votesCast,
} from "../../chain/states.ts";
import type { Proposal, VotingRules } from "../../chain/types.ts";
import { formatShare } from "../../shared/format/index.ts";
import { votesText } from "../../shared/governance/votes.ts";

/** How much of all votes a quorum is, and whether it is the floor; the end of a sentence. Of a vote that was, it says the share of then. */
export function quorumRule(proposal: Proposal, rules: VotingRules): string {
  const quorum = quorumOf(proposal, rules);
  const share = formatShare(quorum, electorateOf(proposal, rules));
  return quorum > rules.quorumFloor
    ? `${share} must`
    : `never fewer than ${votesText(rules, rules.quorumFloor)} must, which here is ${share}`;
}

/** How many of those for and against are for it, and how many it takes: in the past tense once nobody can vote any more. */
export function approvalReading(proposal: Proposal, rules: VotingRules, now: number): string {
  const { forVotes, againstVotes } = proposal;
  const past = proposalStateAt(proposal, rules, now) !== "Pending" && !takesVotesAt(proposal, now);
  const decided = forVotes + againstVotes;
  const needed = `${rules.approvalPercent} %`;
  if (decided === 0n)
    return past
      ? `Nobody voted for or against it; ${needed} had to approve`
      : `Nobody has decided yet; ${needed} must approve`;
  const share = formatShare(forVotes, decided, 2, approvalNeeded(proposal, rules));
  return past ? `${share} approved, ${needed} had to` : `${share} approve, ${needed} must`;
}

/** What the votes for a proposal and against it come to at `now`, chain time in seconds. */
export function verdict(proposal: Proposal, rules: VotingRules, now: number): string {
  const early = now <= proposal.deadline || earlyDecision(proposal, rules) !== undefined;
  switch (proposalStateAt(proposal, rules, now)) {
    case "Pending":
      return "Nobody can vote yet.";
    case "Active":
      return asItStands(proposal, rules);
    case "Canceled":
      return "It was cancelled; the votes decide nothing.";
    case "Defeated":
      return early ? lostEarly(proposal, rules) : lost(proposal, rules);
    case "Succeeded":
    case "Queued":
    case "Executed":
      if (early && earlyDecision(proposal, rules))
        return "It passed before the end of the vote: even if all who had not voted were against it, it would have quorum and approval.";
      return proposal.runoff ? `It won${BY}.` : "It passed: quorum and approval were both reached.";
  }
}

/** What decides among the candidates that have quorum and approval. */
const BY = ", by votes for it less those against it; on a tie the earlier one does";

const missing = (proposal: Proposal, rules: VotingRules) =>
  votesText(rules, quorumOf(proposal, rules) - votesCast(proposal));

function asItStands(proposal: Proposal, rules: VotingRules): string {
  const quorum = hasQuorum(proposal, rules);
  if (!quorum) return `As it stands, it fails: ${missing(proposal, rules)} votes are missing for the quorum.`;
  if (!hasApproval(proposal, rules)) return "As it stands, it fails: the quorum is reached, but too few approve.";
  if (!proposal.runoff) return "As it stands, it passes.";
  return isBeaten(proposal)
    ? `As it stands, it fails: it has quorum and approval, but another candidate leads${BY}.`
    : "As it stands, it wins its request.";
}

function lost(proposal: Proposal, rules: VotingRules): string {
  const approval = hasApproval(proposal, rules);
  if (!hasQuorum(proposal, rules))
    return `It failed: ${missing(proposal, rules)} votes were missing for the quorum${approval ? "" : ", and too few approved"}.`;
  return approval
    ? `It failed: it had quorum and approval, but another candidate won${BY}.`
    : "It failed: the quorum was reached, but too few approved.";
}

function lostEarly(proposal: Proposal, rules: VotingRules): string {
  const within = proposal.electorate !== undefined && proposal.electorate < quorumOf(proposal, rules);
  return within
    ? "It failed before the end of the vote: there are fewer votes than the quorum asks for."
    : "It failed before the end of the vote: even if all who had not voted were for it, too few would approve.";
}
