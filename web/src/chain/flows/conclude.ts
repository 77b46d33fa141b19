import { reviewsAbi } from "../generated/abis.ts";
import { wouldPass } from "../states.ts";
import type { Review } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { subjectOf } from "./subjects.ts";

/** Writes down the outcome of a review whose challenge period is over. Anyone may. */
export function conclude({ contracts, snapshot, nameOf }: FlowContext, review: Review): Flow {
  const subject = subjectOf(snapshot, review, nameOf);
  const effect = wouldPass(snapshot, review)
    ? `Concludes for ever that the domain approves ${subject}.`
    : `Drops endorsements of people who may no longer judge; the review of ${subject} is open again until its deadline.`;
  return {
    id: `conclude:${review.id}`,
    title: "Conclude",
    effect,
    steps: [
      call({
        label: "Conclude",
        to: contracts.reviews,
        abi: reviewsAbi,
        functionName: "conclude",
        args: [review.question],
      }),
    ],
  };
}
