// What the guardian can do: stop what leaves the general fund for a while, and let it go on.
import { formatDateTime } from "../../shared/format/index.ts";
import { treasuryAbi } from "../generated/abis.ts";
import { STOP } from "../states.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";

/** Stops what leaves the general fund for a week. Only the guardian may. */
export function stopSpending({ contracts, now }: FlowContext): Flow {
  return {
    id: "stopSpending",
    title: "Stop spending",
    effect: `Stops what leaves the general fund until ${formatDateTime(now + STOP)}. Collecting, refunds and bounties go on; approved payments wait in the line. After that, nobody can stop it again for 30 days.`,
    steps: [
      call({
        label: "Stop spending",
        to: contracts.treasury,
        abi: treasuryAbi,
        functionName: "stopSpending",
        args: [],
      }),
    ],
  };
}

/** Lets spending go on before a stop is over. Only the guardian may. */
export function resumeSpending({ contracts }: FlowContext): Flow {
  return {
    id: "resumeSpending",
    title: "Let spending go on",
    effect: "Lets the general fund spend again, as its policy allows. Nobody can stop it again for 30 days.",
    steps: [
      call({
        label: "Let spending go on",
        to: contracts.treasury,
        abi: treasuryAbi,
        functionName: "resumeSpending",
        args: [],
      }),
    ],
  };
}
