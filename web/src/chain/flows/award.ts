import { bountiesAbi } from "../generated/abis.ts";
import { reviewStateAt } from "../states.ts";
import type { Bounty, Claim } from "../types.ts";
import { claimArgument, termsArgument } from "./bountyArguments.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { amountText, assetAt } from "./wording.ts";

/** Gives an approved claim its money, sent at once; who can't take it finds it in the treasury. Anyone may. */
export function award({ contracts, snapshot, now }: FlowContext, bounty: Bounty, claim: Claim): Flow {
  const money = amountText(claim.amount, assetAt(snapshot, bounty.asset));
  const review = snapshot.reviews.get(claim.id);
  const concludes = review && reviewStateAt(review, now) === "Concludable" ? "Concludes the review and pays" : "Pays";
  return {
    id: `award:${claim.id}`,
    title: "Award and pay",
    effect: `${concludes} ${money} to ${claim.awards.length === 1 ? "the claim's payee" : `the claim's ${claim.awards.length} payees`}.`,
    steps: [
      call({
        label: `Pay ${money}`,
        to: contracts.bounties,
        abi: bountiesAbi,
        functionName: "award",
        args: [termsArgument(bounty), claimArgument(claim), true],
      }),
    ],
  };
}
