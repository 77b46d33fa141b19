// Which proposals a list shows, in which order, and how long each of them has.
import { proposalStateAt, type ProposalState } from "../../chain/states.ts";
import type { Proposal, Snapshot } from "../../chain/types.ts";
import { formatDate, formatRelative } from "../../shared/format/index.ts";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";

export { proposalTitle as titleOf };

/** The views of the list. */
export type View = "mine" | "active" | "closed";

const OVER: readonly ProposalState[] = ["Executed", "Defeated", "Canceled"];

/** Whether nothing can happen to it any more, at `now` in seconds. */
export function isOver(proposal: Proposal, { rules }: Snapshot, now: number): boolean {
  return OVER.includes(proposalStateAt(proposal, rules, now));
}

/** The proposals of each view; `waiting` names those that wait for the reader. Active ones by what comes first, closed ones newest first. */
export function proposalViews(snapshot: Snapshot, now: number, waiting: ReadonlySet<bigint>): Record<View, Proposal[]> {
  const all = [...snapshot.proposals.values()];
  const active = all
    .filter((proposal) => !isOver(proposal, snapshot, now))
    .toSorted((a, b) => nextAt(a, now) - nextAt(b, now));
  return {
    mine: active.filter(({ id }) => waiting.has(id)),
    active,
    closed: all.filter((proposal) => isOver(proposal, snapshot, now)).toSorted((a, b) => endedAt(b) - endedAt(a)),
  };
}

/** When something about it can or must be done next, seconds; what waits already comes first. */
function nextAt({ snapshot, deadline, eta }: Proposal, now: number): number {
  if (now <= snapshot) return snapshot;
  return now <= deadline ? deadline : (eta ?? deadline);
}

/** When it was over, seconds: executed, cancelled, or lost with the last second of its vote. */
export function endedAt({ executedAt, canceledAt, deadline }: Proposal): number {
  return executedAt ?? canceledAt ?? deadline;
}

/** How long a proposal has, or what it waits for: a few words for a column. */
export function timeLeft(proposal: Proposal, { rules }: Snapshot, now: number): string {
  switch (proposalStateAt(proposal, rules, now)) {
    case "Pending":
      return `Opens ${formatRelative(proposal.snapshot, now)}`;
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
      return formatDate(endedAt(proposal));
  }
}

/** Whether a proposal's title has all the words that were typed. */
export function matches(proposal: Proposal, typed: string): boolean {
  const title = proposalTitle(proposal).toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => title.includes(word));
}
