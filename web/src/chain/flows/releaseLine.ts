import type { Address } from "viem";

import { budgetsAbi } from "../generated/abis.ts";
import { releasable, waitingOf } from "../states.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { amountText, assetAt } from "./wording.ts";

/** Lets the line of an asset advance as far as the spending policy has room. Anyone may. */
export function releaseLine({ contracts, snapshot, now }: FlowContext, asset: Address): Flow {
  const token = assetAt(snapshot, asset);
  const amount = releasable(snapshot, asset, now);
  const rest = waitingOf(snapshot, asset) - amount;
  const left = rest === 0n ? "Then nobody waits any more." : `${amountText(rest, token)} goes on waiting.`;
  const money = amountText(amount, token);
  return {
    id: `release:${asset}`,
    title: "Release",
    effect: `${
      amount === 0n
        ? "Passes over what was cancelled at the front of the line; nothing leaves the general fund."
        : `Moves ${money} out of the general fund to those who are first in line; they draw it at any time.`
    } ${left}`,
    steps: [
      call({
        label: `Release ${money}`,
        to: contracts.budgets,
        abi: budgetsAbi,
        functionName: "release",
        args: [asset],
      }),
    ],
  };
}
