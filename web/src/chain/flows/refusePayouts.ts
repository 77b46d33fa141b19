import { treasuryAbi } from "../generated/abis.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";

/** Says whether money may be sent to the caller unasked. */
export function refusePayouts({ contracts }: FlowContext, refused: boolean): Flow {
  return {
    id: "refusePayouts",
    title: refused ? "Collect myself" : "Let payouts come",
    effect: refused
      ? "Money for you stays in the treasury until you collect it."
      : "Money for you may be sent to your wallet as soon as it is approved.",
    steps: [
      call({
        label: refused ? "Refuse payouts" : "Allow payouts",
        to: contracts.treasury,
        abi: treasuryAbi,
        functionName: "refusePayouts",
        args: [refused],
      }),
    ],
  };
}
