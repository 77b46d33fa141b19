// What stakeholders decide on now: proposals, and requests for proposals, as many as the list of proposals counts. Pure.
import {
  candidatesOf,
  isOverAt,
  isRunoffOverAt,
  proposalStateAt,
  runoffStateAt,
  runoffWindow,
} from "../../chain/states.ts";
import type { Proposal, Runoff, Snapshot } from "../../chain/types.ts";

/** A proposal that is under way, or a request with its candidates. */
export type UnderWay =
  | { readonly kind: "proposal"; readonly proposal: Proposal }
  | { readonly kind: "request"; readonly runoff: Runoff; readonly candidates: readonly Proposal[] };

/** Votes that end soonest first, a request before its candidates; then what waits for a step. */
export function underWay(snapshot: Snapshot, now: number): UnderWay[] {
  const { rules } = snapshot;
  const isVoting = (state: string) => state === "Pending" || state === "Active";
  const requests = [...snapshot.runoffs.values()]
    .map((runoff) => ({ kind: "request", runoff, candidates: candidatesOf(snapshot, runoff) }) as const)
    .filter(({ candidates }) => !isRunoffOverAt(candidates, rules, now))
    .map((one) => ({
      one,
      ends: runoffWindow(one.candidates).deadline,
      voting: isVoting(runoffStateAt(one.candidates, now)),
    }));
  const proposals = [...snapshot.proposals.values()]
    .filter((proposal) => !isOverAt(proposal, rules, now))
    .map((proposal) => ({
      one: { kind: "proposal", proposal } as const,
      ends: proposal.deadline,
      voting: isVoting(proposalStateAt(proposal, rules, now)),
    }));
  return [...requests, ...proposals]
    .toSorted((a, b) => Number(b.voting) - Number(a.voting) || a.ends - b.ends)
    .map(({ one }) => one);
}
