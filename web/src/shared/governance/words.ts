import { proposalStateAt } from "../../chain/states.ts";
import type { Proposal, Support, VotingRules } from "../../chain/types.ts";
import type { Tone } from "../ui/Pill.tsx";

/** What a voter said, as a word and a tone. */
export const supportWords = {
  0: { word: "Against", tone: "bad" },
  1: { word: "For", tone: "good" },
  2: { word: "Abstain", tone: "quiet" },
} as const satisfies Record<Support, { word: string; tone: Tone }>;

/** Where a proposal is, in a word or two; `now` is chain time in seconds. */
export function proposalWords(proposal: Proposal, rules: VotingRules, now: number): { word: string; tone: Tone } {
  switch (proposalStateAt(proposal, rules, now)) {
    case "Pending":
      return { word: "Opens soon", tone: "quiet" };
    case "Active":
      return { word: "Voting", tone: "live" };
    case "Succeeded":
      return { word: "Approved", tone: "attention" };
    case "Queued":
      return isDue(proposal, now) ? { word: "Ready", tone: "attention" } : { word: "In the timelock", tone: "live" };
    case "Executed":
      return { word: "Executed", tone: "good" };
    case "Defeated":
      return { word: "Defeated", tone: "bad" };
    case "Canceled":
      return { word: "Cancelled", tone: "quiet" };
  }
}

/** Whether the timelock lets it through at `now`, seconds. */
export function isDue({ eta }: Proposal, now: number): boolean {
  return eta !== undefined && now >= eta;
}
