import { formatDate, formatRate } from "../../shared/format/index.ts";
import { clearancesAbi } from "../generated/abis.ts";
import { addMonths } from "../series.ts";
import type { Nomination } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { nominationArgument } from "./requestArguments.ts";
import { domainName, offerText } from "./wording.ts";

/** Turns a nomination that was approved and accepted into a clearance, or into a new rate. Anyone may. */
export function issue({ contracts, snapshot, now, nameOf }: FlowContext, nomination: Nomination): Flow {
  const { candidate, domain, offer, changes } = nomination;
  const [whom, where] = [nameOf(candidate), domainName(snapshot, domain)];
  return {
    id: `issue:${nomination.id}`,
    title: changes ? "Set the rate" : "Issue clearance",
    effect: changes
      ? `Sets the rate of ${whom} in ${where} to ${formatRate(offer.rate)} from ${formatDate(addMonths(now, 1))} on.`
      : `Clears ${whom} in ${where}, ${offerText(offer, nameOf)}.`,
    done: changes ? "The rate is set." : "The clearance is issued.",
    steps: [
      call({
        label: changes ? "Set the rate" : "Issue the clearance",
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "issue",
        args: [nominationArgument(nomination)],
      }),
    ],
  };
}
