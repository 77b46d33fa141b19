// Runoffs (requests for proposals) in words. Times are chain seconds.
import { runoffStateAt, runoffWindow, votesCast, type Contender, type RunoffState } from "../../chain/states.ts";
import type { Proposal } from "../../chain/types.ts";
import { formatDate, formatRelative } from "../format/index.ts";
import type { Tone } from "../ui/Pill.tsx";

/** Where a runoff is, in a word or two. */
export const runoffWords: Readonly<Record<RunoffState, { readonly word: string; readonly tone: Tone }>> = {
  Pending: { word: "Opens soon", tone: "quiet" },
  Active: { word: "Voting", tone: "live" },
  Decided: { word: "Decided", tone: "good" },
  Failed: { word: "No winner", tone: "bad" },
  Canceled: { word: "Cancelled", tone: "quiet" },
};

/** How a candidate stands, in a word or two; `over`: its vote has ended. */
export function contenderWords(contender: Contender, over: boolean): { word: string; tone: Tone } {
  if (isUntouched(contender, over)) return { word: "No votes yet", tone: "quiet" };
  switch (contender.shortfall) {
    case undefined:
      return over ? { word: "Won", tone: "good" } : { word: "Leads", tone: "live" };
    case "canceled":
      return { word: "Cancelled", tone: "quiet" };
    case "quorum":
    case "quorumAndApproval":
      return { word: "No quorum", tone: over ? "bad" : "quiet" };
    case "approval":
      return { word: "Not approved", tone: over ? "bad" : "quiet" };
    case "outvoted":
    case "tied":
      return over ? { word: "Outvoted", tone: "bad" } : { word: "Behind", tone: "attention" };
  }
}

/** Whether nobody has voted on a candidate that can still be voted on: no judgement on it yet. */
export function isUntouched(
  { proposal, shortfall }: Pick<Contender, "proposal" | "shortfall">,
  over: boolean,
): boolean {
  return !over && shortfall !== "canceled" && votesCast(proposal) === 0n;
}

/** How long a runoff has, or when it ended: a few words for a column. */
export function runoffTimeLeft(candidates: readonly Proposal[], now: number): string {
  const { opens, deadline } = runoffWindow(candidates);
  switch (runoffStateAt(candidates, now)) {
    case "Pending":
      return `Opens ${formatRelative(opens, now)}`;
    case "Active":
      return `Closes ${formatRelative(deadline, now)}`;
    case "Decided":
    case "Failed":
      return formatDate(deadline);
    case "Canceled":
      return formatDate(Math.max(...candidates.map(({ canceledAt = 0 }) => canceledAt)));
  }
}
