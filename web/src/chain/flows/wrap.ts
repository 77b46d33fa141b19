import type { Address } from "viem";

import { wrappedStakeAbi } from "../generated/abis.ts";
import type { Asset } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { fundingSteps } from "./funding.ts";
import { amountText } from "./wording.ts";

/** Turns `amount` base units of the organisation's token into as many of stake, for `account` itself. */
export function wrap(
  { contracts, chainId, snapshot, now }: FlowContext,
  token: Asset,
  account: Address,
  amount: bigint,
): Flow {
  const { stake } = snapshot.rules;
  const label = `Wrap ${amountText(amount, token)}`;
  const target = { label, to: contracts.stakeToken, abi: wrappedStakeAbi } as const;
  return {
    id: "wrap",
    title: "Wrap",
    effect: `Moves ${amountText(amount, token)} from your wallet into the contract of ${stake.symbol}, and gives you ${amountText(amount, stake)} for it. You can turn them back at any time.`,
    done: `You wrapped ${amountText(amount, token)}.`,
    ...fundingSteps({
      asset: token,
      amount,
      spender: contracts.stakeToken,
      chainId,
      now,
      step: call({ ...target, functionName: "depositFor", args: [account, amount] }),
      stepWithPermit: (permit) =>
        call({ ...target, functionName: "depositForWithPermit", args: [account, amount, permit] }),
    }),
  };
}

/** Turns `amount` base units of stake back into the organisation's token, for `account` itself. */
export function unwrap({ contracts, snapshot }: FlowContext, token: Asset, account: Address, amount: bigint): Flow {
  const { stake } = snapshot.rules;
  return {
    id: "unwrap",
    title: "Unwrap",
    effect: `Takes ${amountText(amount, stake)} from you and gives you ${amountText(amount, token)} back. Their votes are gone from then on; votes whose power was counted before keep it.`,
    done: `You unwrapped ${amountText(amount, stake)}.`,
    steps: [
      call({
        label: `Unwrap ${amountText(amount, stake)}`,
        to: contracts.stakeToken,
        abi: wrappedStakeAbi,
        functionName: "withdrawTo",
        args: [account, amount],
      }),
    ],
  };
}
