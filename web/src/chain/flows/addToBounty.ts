import { bountiesAbi } from "../generated/abis.ts";
import type { Bounty } from "../types.ts";
import { termsArgument } from "./bountyArguments.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { fundingSteps } from "./funding.ts";
import { amountText, assetAt } from "./wording.ts";

/** Adds money to a bounty; `amount` in base units of its asset. */
export function addToBounty({ contracts, chainId, snapshot, now }: FlowContext, bounty: Bounty, amount: bigint): Flow {
  const asset = assetAt(snapshot, bounty.asset);
  const money = amountText(amount, asset);
  const terms = termsArgument(bounty);
  const target = { label: `Add ${money}`, to: contracts.bounties, abi: bountiesAbi } as const;
  return {
    id: `addToBounty:${bounty.id}`,
    title: "Add to bounty",
    effect: `Adds ${money} to the bounty, which then holds ${amountText(bounty.funded - bounty.awarded + amount, asset)}.`,
    ...fundingSteps({
      asset,
      amount,
      spender: contracts.bounties,
      chainId,
      now,
      step: call({ ...target, functionName: "add", args: [terms, amount] }),
      stepWithPermit: (permit) => call({ ...target, functionName: "addWithPermit", args: [terms, amount, permit] }),
    }),
  };
}
