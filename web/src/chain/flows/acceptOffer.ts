import { formatRate } from "../../shared/format/index.ts";
import { clearancesAbi } from "../generated/abis.ts";
import { isYes } from "../states.ts";
import type { Nomination } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { nominationArgument } from "./requestArguments.ts";
import { domainName, offerText } from "./wording.ts";

/** The candidate accepts the offer; where the domain has said yes already, that clears it. */
export function acceptOffer({ contracts, snapshot, now, nameOf }: FlowContext, nomination: Nomination): Flow {
  const review = snapshot.reviews.get(nomination.id);
  const where = domainName(snapshot, nomination.domain);
  const clears = review !== undefined && isYes(snapshot, review, now);
  const { offer, changes } = nomination;
  const what = changes ? `${formatRate(offer.rate)} in ${where}` : `${offerText(offer, nameOf)} in ${where}`;
  const then = changes
    ? clears
      ? "It is your rate from next month on."
      : "Once the domain has approved, it can be issued."
    : clears
      ? "You are cleared from then on."
      : "Once the domain has approved, the clearance can be issued.";
  return {
    id: `accept:${nomination.id}`,
    title: "Accept",
    effect: `Accepts ${what}. ${then}`,
    done: "You have accepted the offer.",
    steps: [
      call({
        label: "Accept the offer",
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "accept",
        args: [nominationArgument(nomination)],
      }),
    ],
  };
}
