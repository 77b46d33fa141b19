import type { Proposal, VotingRules } from "../../chain/types.ts";
import { Pill } from "../ui/Pill.tsx";
import { proposalWords } from "./words.ts";

/** Where a proposal is. `now` is chain time in seconds. */
export function ProposalPill({ proposal, rules, now }: { proposal: Proposal; rules: VotingRules; now: number }) {
  const { word, tone } = proposalWords(proposal, rules, now);
  return <Pill tone={tone}>{word}</Pill>;
}
