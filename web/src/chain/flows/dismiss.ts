import { plural } from "../../shared/format/index.ts";
import { bountiesAbi } from "../generated/abis.ts";
import type { Bounty, Claim } from "../types.ts";
import { claimArgument, termsArgument } from "./bountyArguments.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";

/** Puts aside claims that were rejected or can never be paid, so that they hold up no refund. Anyone may. */
export function dismiss({ contracts }: FlowContext, bounty: Bounty, claims: readonly Claim[]): Flow {
  return {
    id: `dismiss:${bounty.id}`,
    title: claims.length === 1 ? "Put claim aside" : "Put claims aside",
    effect: `Puts ${plural(claims.length, "claim")} aside for good. No money moves; what is not awarded can go back to the funders once nothing is pending.`,
    steps: [
      call({
        label: "Put aside",
        to: contracts.bounties,
        abi: bountiesAbi,
        functionName: "dismiss",
        args: [termsArgument(bounty), claims.map(claimArgument)],
      }),
    ],
  };
}
