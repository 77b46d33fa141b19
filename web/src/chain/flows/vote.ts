import { formatCompact } from "../../shared/format/index.ts";
import { stakeholderGovernorAbi } from "../generated/abis.ts";
import type { Proposal, Support } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";

const titles = { 0: "Vote against", 1: "Vote for", 2: "Abstain" } as const satisfies Record<Support, string>;
const effects = {
  0: "against the proposal",
  1: "for the proposal",
  2: "as an abstention, which counts for the quorum only",
} as const;

/** Votes with all the power of the caller at the snapshot, `weight` in base units; `reason` may be empty. */
export function vote(
  { contracts, snapshot }: FlowContext,
  proposal: Proposal,
  support: Support,
  weight: bigint,
  reason: string,
): Flow {
  const target = { label: titles[support], to: contracts.governor, abi: stakeholderGovernorAbi } as const;
  return {
    id: `vote:${proposal.id}`,
    title: titles[support],
    effect: `Casts your ${formatCompact(weight, snapshot.rules.stake.decimals)} votes ${effects[support]}. A vote can't be changed.`,
    steps: [
      reason.trim() === ""
        ? call({ ...target, functionName: "castVote", args: [proposal.id, support] })
        : call({ ...target, functionName: "castVoteWithReason", args: [proposal.id, support, reason] }),
    ],
  };
}
