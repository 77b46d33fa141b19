// Which proposals a list shows, in which order, and how long each of them has.
import {
  candidatesOf,
  decidedAt,
  isOverAt,
  isRunoffOverAt,
  opensAt,
  proposalStateAt,
  runoffWindow,
} from "../../chain/states.ts";
import type { Proposal, Runoff, Snapshot, VotingRules } from "../../chain/types.ts";
import { formatDate, formatRelative } from "../../shared/format/index.ts";

/** The views of the list. */
export type View = "mine" | "active" | "closed";

/** The proposals of each view; `waiting` holds the pages of what waits for the reader. Active ones by what comes first, closed ones newest first. */
export function proposalViews(snapshot: Snapshot, now: number, waiting: ReadonlySet<string>): Record<View, Proposal[]> {
  const { rules } = snapshot;
  const all = [...snapshot.proposals.values()];
  const active = all
    .filter((proposal) => !isOverAt(proposal, rules, now))
    .toSorted((a, b) => nextAt(a, rules, now) - nextAt(b, rules, now));
  return {
    mine: active.filter(({ id }) => waiting.has(`/proposals/${id}`)),
    active,
    closed: all
      .filter((proposal) => isOverAt(proposal, rules, now))
      .map((proposal) => ({ proposal, ended: endedAt(proposal, rules) }))
      .toSorted((a, b) => b.ended - a.ended)
      .map(({ proposal }) => proposal),
  };
}

/** A request for proposals (a runoff) with its candidates, in their order. */
export interface RunoffRow {
  readonly runoff: Runoff;
  readonly candidates: readonly Proposal[];
}

/**
 * The requests for proposals of each view; `waiting` holds the pages of what waits for the reader. One whose winner can still be carried out is under
 * way. Active ones by what closes first, closed ones newest first.
 */
export function runoffViews(snapshot: Snapshot, now: number, waiting: ReadonlySet<string>): Record<View, RunoffRow[]> {
  const all = [...snapshot.runoffs.values()].map((runoff) => ({ runoff, candidates: candidatesOf(snapshot, runoff) }));
  const isEnded = ({ candidates }: RunoffRow) => isRunoffOverAt(candidates, snapshot.rules, now);
  const closes = ({ candidates }: RunoffRow) => runoffWindow(candidates).deadline;
  const active = all.filter((one) => !isEnded(one)).toSorted((a, b) => closes(a) - closes(b));
  return {
    mine: active.filter(({ runoff }) => waiting.has(`/runoffs/${runoff.id}`)),
    active,
    closed: all.filter(isEnded).toSorted((a, b) => closes(b) - closes(a)),
  };
}

/** When something about it can or must be done next, seconds; what waits already comes first. */
function nextAt(proposal: Proposal, rules: VotingRules, now: number): number {
  const { deadline, eta } = proposal;
  const opens = opensAt(proposal);
  if (now < opens) return opens;
  return proposalStateAt(proposal, rules, now) === "Active" ? deadline : (eta ?? Math.min(deadline, now));
}

/** When it was over, seconds: executed, cancelled, or lost: with the vote that decided it, or with the last second to vote. */
export function endedAt(proposal: Proposal, rules: VotingRules): number {
  const { executedAt, canceledAt, deadline } = proposal;
  return executedAt ?? canceledAt ?? decidedAt(proposal, rules) ?? deadline;
}

/** How long a proposal has, or what it waits for: a few words for a column. */
export function timeLeft(proposal: Proposal, { rules }: Snapshot, now: number): string {
  switch (proposalStateAt(proposal, rules, now)) {
    case "Pending":
      return `Opens ${formatRelative(opensAt(proposal), now)}`;
    case "Active":
      return `Closes ${formatRelative(proposal.deadline, now)}`;
    case "Succeeded":
      return "Waits to be queued";
    case "Queued":
      return proposal.eta !== undefined && now < proposal.eta
        ? `Executable ${formatRelative(proposal.eta, now)}`
        : "Waits to be executed";
    case "Executed":
    case "Defeated":
    case "Canceled":
      return formatDate(endedAt(proposal, rules));
  }
}

/** Whether a title has all the words that were typed. */
export function matches(title: string, typed: string): boolean {
  const searched = title.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));
}
