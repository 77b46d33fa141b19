import { reviewsAbi } from "../generated/abis.ts";
import { tallyOf } from "../states.ts";
import type { Review } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { subjectOf } from "./subjects.ts";

/** Takes back what the caller said about a review. */
export function withdrawSay({ contracts, snapshot, nameOf }: FlowContext, review: Review): Flow {
  const reopens = review.reachedAt !== undefined && tallyOf(review).endorsements === review.k;
  const then = reopens ? " If it was an endorsement, the review is open again until its deadline." : "";
  return {
    id: `say:${review.id}`,
    title: "Take back",
    effect: `Takes back what you said about ${subjectOf(snapshot, review, nameOf)}.${then}`,
    done: "You have taken it back.",
    steps: [
      call({
        label: "Take back",
        to: contracts.reviews,
        abi: reviewsAbi,
        functionName: "withdraw",
        args: [review.question],
      }),
    ],
  };
}
