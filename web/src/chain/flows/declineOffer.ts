import { clearancesAbi } from "../generated/abis.ts";
import type { Nomination } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { nominationArgument } from "./requestArguments.ts";
import { domainName } from "./wording.ts";

/** The candidate declines the offer for ever, also after accepting it. */
export function declineOffer({ contracts, snapshot }: FlowContext, nomination: Nomination): Flow {
  return {
    id: `accept:${nomination.id}`,
    title: "Decline",
    effect: `Declines the offer in ${domainName(snapshot, nomination.domain)} for good, whatever you accepted or signed before.`,
    steps: [
      call({
        label: "Decline the offer",
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "decline",
        args: [nominationArgument(nomination)],
      }),
    ],
  };
}
