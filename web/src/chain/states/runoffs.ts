// Where runoffs (requests for proposals) are: several proposals for one need, of which at most one succeeds.
import type { Proposal, Runoff, Snapshot, VotingRules } from "../types.ts";
import { hasApproval, hasQuorum, isOverAt, netYes, opensAt, takesVotesAt } from "./proposals.ts";

/** Where a runoff is. `Decided`: the vote is over and one candidate won; `Failed`: over, and none did. */
export type RunoffState = "Pending" | "Active" | "Decided" | "Failed" | "Canceled";

/** What keeps a candidate from winning as the votes stand; undefined for the one that wins. */
export type Shortfall =
  /** Its proposer cancelled it. */
  | "canceled"
  | "quorum"
  | "approval"
  | "quorumAndApproval"
  /** Another one has more votes for it, less those against it. */
  | "outvoted"
  /** Another one has as many, and stands before it. */
  | "tied";

/** A candidate among the others. */
export interface Contender {
  readonly proposal: Proposal;
  /** Its place in the runoff, from 1. */
  readonly place: number;
  /** Votes for it, less those against it, base units. */
  readonly net: bigint;
  readonly quorum: boolean;
  readonly approval: boolean;
  readonly shortfall: Shortfall | undefined;
}

/** The proposals of a runoff, in their order. */
export function candidatesOf({ proposals }: Pick<Snapshot, "proposals">, { candidates }: Runoff): Proposal[] {
  return candidates.flatMap((id) => proposals.get(id) ?? []);
}

/** When power is counted and when voting opens and closes, seconds: the same for all candidates. */
export function runoffWindow(candidates: readonly Proposal[]): {
  readonly snapshot: number;
  readonly opens: number;
  readonly deadline: number;
} {
  const [{ snapshot, deadline } = { snapshot: 0, deadline: 0 }] = candidates;
  return { snapshot, opens: opensAt({ snapshot }), deadline };
}

/** Who wins if the vote ends as it stands; once it is over, who won. */
export function leaderOf(candidates: readonly Proposal[]): Proposal | undefined {
  return candidates.find(({ id, runoff }) => runoff?.leader === id);
}

/** Where a runoff is at `now`, seconds. Nothing is decided early, and what the timelock does with the winner changes nothing. */
export function runoffStateAt(candidates: readonly Proposal[], now: number): RunoffState {
  const { snapshot, deadline } = runoffWindow(candidates);
  if (now > deadline && leaderOf(candidates)) return "Decided";
  if (candidates.every(({ canceledAt }) => canceledAt !== undefined)) return "Canceled";
  if (now <= snapshot) return "Pending";
  return now <= deadline ? "Active" : "Failed";
}

/** Whether nothing can come of a runoff any more: one whose winner can still be carried out is under way. */
export function isRunoffOverAt(candidates: readonly Proposal[], rules: VotingRules, now: number): boolean {
  const state = runoffStateAt(candidates, now);
  if (state !== "Decided") return state === "Failed" || state === "Canceled";
  const winner = leaderOf(candidates);
  return !winner || isOverAt(winner, rules, now);
}

/** Those candidates on which votes are taken at `now`, seconds. */
export function votableAt(candidates: readonly Proposal[], now: number): Proposal[] {
  return candidates.filter((candidate) => takesVotesAt(candidate, now));
}

/** How the candidates stand to each other, in their order. */
export function contendersOf(candidates: readonly Proposal[], rules: VotingRules): Contender[] {
  const leader = leaderOf(candidates);
  return candidates.map((proposal, index) => {
    const facts = {
      proposal,
      place: index + 1,
      net: netYes(proposal),
      // What today's rule would ask for decides nothing.
      quorum: proposal.quorum !== undefined && hasQuorum(proposal, rules),
      approval: hasApproval(proposal, rules),
    };
    return { ...facts, shortfall: shortfallOf(facts, leader) };
  });
}

function shortfallOf(
  { proposal, net, quorum, approval }: Omit<Contender, "shortfall">,
  leader: Proposal | undefined,
): Shortfall | undefined {
  if (leader && proposal.id === leader.id) return undefined;
  if (proposal.canceledAt !== undefined) return "canceled";
  if (!quorum) return approval ? "quorum" : "quorumAndApproval";
  if (!approval) return "approval";
  return leader && net === netYes(leader) ? "tied" : "outvoted";
}
