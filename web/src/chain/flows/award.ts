import { bountiesAbi } from "../generated/abis.ts";
import { reviewStateAt } from "../states.ts";
import type { Bounty, Claim } from "../types.ts";
import { claimArgument, termsArgument } from "./bountyArguments.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { amountText, assetAt } from "./wording.ts";

/**
 * Gives an approved claim its money: `atOnce` to the payees' wallets, and who can't take it finds it in the treasury; else as credit that
 * they collect. Anyone may.
 */
export function award({ contracts, snapshot, now }: FlowContext, bounty: Bounty, claim: Claim, atOnce = true): Flow {
  const money = amountText(claim.amount, assetAt(snapshot, bounty.asset));
  const review = snapshot.reviews.get(claim.id);
  const concludes = review !== undefined && reviewStateAt(review, now) === "Concludable";
  const gives = concludes ? `Concludes the review and ${atOnce ? "pays" : "credits"}` : atOnce ? "Pays" : "Credits";
  const whom = claim.awards.length === 1 ? "the claim's payee" : `the claim's ${claim.awards.length} payees`;
  return {
    id: `award:${claim.id}`,
    title: atOnce ? "Award and pay" : "Award as credit",
    effect: `${gives} ${money} to ${whom}${atOnce ? "" : ", to be collected at any time"}.`,
    steps: [
      call({
        label: `${atOnce ? "Pay" : "Credit"} ${money}`,
        to: contracts.bounties,
        abi: bountiesAbi,
        functionName: "award",
        args: [termsArgument(bounty), claimArgument(claim), atOnce],
      }),
    ],
  };
}
