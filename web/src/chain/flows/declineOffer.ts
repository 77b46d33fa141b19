import { sameAddress } from "../accounts.ts";
import { clearancesAbi } from "../generated/abis.ts";
import type { Nomination } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { nominationArgument } from "./requestArguments.ts";
import { domainName } from "./wording.ts";

/** The candidate declines the offer for ever, also after accepting it. */
export function declineOffer({ contracts, snapshot }: FlowContext, nomination: Nomination): Flow {
  const applied = sameAddress(nomination.candidate, nomination.opener);
  const where = domainName(snapshot, nomination.domain);
  return {
    id: `accept:${nomination.id}`,
    title: applied ? "Withdraw" : "Decline",
    effect: `${applied ? `Withdraws your ${nomination.changes ? "request" : "application"}` : "Declines the offer"} in ${where} for good, whatever you accepted or signed before.`,
    done: applied ? "It is withdrawn." : "You have declined the offer.",
    steps: [
      call({
        label: applied ? "Withdraw" : "Decline the offer",
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "decline",
        args: [nominationArgument(nomination)],
      }),
    ],
  };
}
