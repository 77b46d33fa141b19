import { keccak256 } from "viem";

import { formatRate } from "../../shared/format/index.ts";
import { clearancesAbi } from "../generated/abis.ts";
import { isYes } from "../states.ts";
import type { Nomination } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { domainName } from "./wording.ts";

/** A nomination as the contract binds it. */
export function nominationArgument({ domain, openedAt, candidate, opener, rate, uriBytes }: Nomination) {
  return { domain, openedAt, candidate, opener, rate, content: keccak256(uriBytes) };
}

/** The candidate accepts the rate; where the domain has said yes already, that clears it. */
export function acceptRate({ contracts, snapshot, now }: FlowContext, nomination: Nomination): Flow {
  const review = snapshot.reviews.get(nomination.id);
  const where = domainName(snapshot, nomination.domain);
  const clears = review !== undefined && isYes(snapshot, review, now);
  return {
    id: `accept:${nomination.id}`,
    title: "Accept",
    effect: `Accepts ${formatRate(nomination.rate)} in ${where}. ${clears ? "You are cleared from then on." : "Once the domain has approved, the clearance can be issued."}`,
    steps: [
      call({
        label: "Accept the rate",
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "accept",
        args: [nominationArgument(nomination)],
      }),
    ],
  };
}
