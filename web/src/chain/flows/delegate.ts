import type { Address } from "viem";

import { sameAddress } from "../accounts.ts";
import { stakeTokenAbi } from "../generated/abis.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";

/** Lets `to` vote with the stake of `account`; the account itself to vote on its own. Counts for proposals whose power is counted from then on. */
export function delegate({ contracts, nameOf }: FlowContext, account: Address, to: Address): Flow {
  const own = sameAddress(account, to);
  return {
    id: "delegate",
    title: own ? "Vote myself" : "Delegate",
    effect: `${own ? "Your stake votes through you" : `Your stake votes through ${nameOf(to)}`} in every proposal whose power is counted from then on. Your tokens stay where they are.`,
    steps: [
      call({
        label: own ? "Delegate to yourself" : `Delegate to ${nameOf(to)}`,
        to: contracts.stakeToken,
        abi: stakeTokenAbi,
        functionName: "delegate",
        args: [to],
      }),
    ],
  };
}
