// Where proposals are.
import type { Hash } from "viem";

import type { Proposal, Snapshot, VotingRules } from "../types.ts";

/** As IGovernor.ProposalState, without Expired, which this governor does not know. */
export type ProposalState = "Pending" | "Active" | "Canceled" | "Defeated" | "Succeeded" | "Queued" | "Executed";

/** Where a proposal stands. Its snapshot is the last second before voting, its deadline the last second of it. */
export function proposalStateAt(proposal: Proposal, rules: VotingRules, now: number): ProposalState {
  if (proposal.executedAt !== undefined) return "Executed";
  if (proposal.canceledAt !== undefined) return "Canceled";
  if (now <= proposal.snapshot) return "Pending";
  if (now <= proposal.deadline) {
    if (proposal.eta !== undefined) return "Queued";
    const decision = earlyDecision(proposal, rules);
    if (decision === undefined) return "Active";
    return decision ? "Succeeded" : "Defeated";
  }
  if (!hasQuorum(proposal, rules) || !hasApproval(proposal, rules) || isBeaten(proposal)) return "Defeated";
  return proposal.eta === undefined ? "Succeeded" : "Queued";
}

/** Whether nothing can happen to a proposal any more. */
export function isOverAt(proposal: Proposal, rules: VotingRules, now: number): boolean {
  const state = proposalStateAt(proposal, rules, now);
  return state === "Executed" || state === "Defeated" || state === "Canceled";
}

/**
 * The outcome that no remaining vote can change any more; undefined while one can, where the rules decide nothing early, and for candidates
 * of a runoff, which wait for each other. What nobody delegated cannot vote and counts as if it could.
 */
export function earlyDecision(proposal: Proposal, rules: VotingRules): boolean | undefined {
  const { electorate, forVotes, againstVotes, runoff } = proposal;
  if (!rules.decidesEarly || electorate === undefined || runoff) return undefined;
  const cast = votesCast(proposal);
  const rest = electorate > cast ? electorate - cast : 0n;
  const needed = quorumOf(proposal, rules);
  if (cast >= needed && hasApproval({ forVotes, againstVotes: againstVotes + rest }, rules)) return true;
  const fails = cast + rest < needed || !hasApproval({ forVotes: forVotes + rest, againstVotes }, rules);
  return fails ? false : undefined;
}

/** With which vote the outcome became one that nothing could change any more, seconds; undefined: with none before the deadline. */
export function decidedAt(proposal: Proposal, rules: VotingRules): number | undefined {
  if (earlyDecision(proposal, rules) === undefined) return undefined;
  let [forVotes, againstVotes, abstainVotes] = [0n, 0n, 0n];
  const isDecided = () => earlyDecision({ ...proposal, forVotes, againstVotes, abstainVotes }, rules) !== undefined;
  if (isDecided()) return opensAt(proposal);
  for (const { support, weight, time } of proposal.votes) {
    if (support === 0) againstVotes += weight;
    else if (support === 1) forVotes += weight;
    else abstainVotes += weight;
    if (isDecided()) return time;
  }
  return undefined;
}

/** The proposals that were carried out in a transaction. */
export function carriedOutIn({ proposals }: Pick<Snapshot, "proposals">, transaction: Hash): readonly Proposal[] {
  return [...proposals.values()].filter(({ executedIn }) => executedIn === transaction);
}

/** When voting opens, seconds: the snapshot is the last second before it. */
export function opensAt({ snapshot }: Pick<Proposal, "snapshot">): number {
  return snapshot + 1;
}

/** Whether a vote is over: closed, or decided, though votes may still be taken then. */
export function isVoteOver(proposal: Proposal, rules: VotingRules, now: number): boolean {
  return !["Pending", "Active"].includes(proposalStateAt(proposal, rules, now));
}

/** Whether votes are still taken: until the deadline, or until it is executed, also when the outcome is known. */
export function takesVotesAt({ snapshot, deadline, executedAt, canceledAt }: Proposal, now: number): boolean {
  return executedAt === undefined && canceledAt === undefined && now > snapshot && now <= deadline;
}

/** Whether another candidate of its runoff leads. */
export function isBeaten({ id, runoff }: Pick<Proposal, "id" | "runoff">): boolean {
  return runoff !== undefined && runoff.leader !== id;
}

/** All votes cast on a proposal, base units: what the quorum counts. */
export function votesCast({
  forVotes,
  againstVotes,
  abstainVotes,
}: Pick<Proposal, "forVotes" | "againstVotes" | "abstainVotes">): bigint {
  return forVotes + againstVotes + abstainVotes;
}

/** Votes for it, less those against it, base units. */
export function netYes({ forVotes, againstVotes }: Pick<Proposal, "forVotes" | "againstVotes">): bigint {
  return forVotes - againstVotes;
}

/** What today's supply and rule ask for, base units: rounded up, and never below the floor. */
export function quorumNow({ supply, quorumPercent, quorumFloor }: VotingRules): bigint {
  const share = (supply * BigInt(quorumPercent) + 99n) / 100n;
  return share > quorumFloor ? share : quorumFloor;
}

/** Votes that must be cast, base units: as read, else what today's supply and rule would give. */
export function quorumOf(proposal: Pick<Proposal, "quorum">, rules: VotingRules): bigint {
  return proposal.quorum ?? quorumNow(rules);
}

/** All votes that there are on a proposal, delegated or not, base units: as read, else what today's supply would give. */
export function electorateOf(proposal: Pick<Proposal, "electorate">, rules: VotingRules): bigint {
  return proposal.electorate ?? rules.supply;
}

/** Whether enough votes were cast: the quorum itself is enough. */
export function hasQuorum(proposal: Proposal, rules: VotingRules): boolean {
  return votesCast(proposal) >= quorumOf(proposal, rules);
}

/** The fewest votes for it that approve it, out of those for and against, base units. */
export function approvalNeeded(
  { forVotes, againstVotes }: Pick<Proposal, "forVotes" | "againstVotes">,
  { approvalPercent }: Pick<VotingRules, "approvalPercent">,
): bigint {
  return ((forVotes + againstVotes) * BigInt(approvalPercent) + 99n) / 100n;
}

/** Whether the votes for it are at least the approval's share of those for and against; multiplied out, nothing is rounded. */
export function hasApproval(
  { forVotes, againstVotes }: Pick<Proposal, "forVotes" | "againstVotes">,
  { approvalPercent }: Pick<VotingRules, "approvalPercent">,
): boolean {
  return forVotes > 0n && forVotes * 100n >= BigInt(approvalPercent) * (forVotes + againstVotes);
}
