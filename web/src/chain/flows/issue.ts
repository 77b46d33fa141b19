import { formatRate } from "../../shared/format/index.ts";
import { clearancesAbi } from "../generated/abis.ts";
import type { Nomination } from "../types.ts";
import { nominationArgument } from "./acceptRate.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { domainName } from "./wording.ts";

/** Turns a nomination that was approved and accepted into a clearance. Anyone may. */
export function issue({ contracts, snapshot, nameOf }: FlowContext, nomination: Nomination): Flow {
  const { candidate, domain, rate } = nomination;
  return {
    id: `issue:${nomination.id}`,
    title: "Issue clearance",
    effect: `Clears ${nameOf(candidate)} in ${domainName(snapshot, domain)} at ${formatRate(rate)}.`,
    steps: [
      call({
        label: "Issue the clearance",
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "issue",
        args: [nominationArgument(nomination)],
      }),
    ],
  };
}
