import { reviewsAbi } from "../generated/abis.ts";
import { tallyOf } from "../states.ts";
import type { Review } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { subjectOf } from "./subjects.ts";

/** Says no to a review; others will want to know the reason, though it may be empty. */
export function object({ contracts, snapshot, nameOf }: FlowContext, review: Review, reason: string): Flow {
  const { objections, k } = tallyOf(review);
  const then =
    objections + 1 < k
      ? ""
      : review.appealable
        ? " Yours puts it before the stakeholders."
        : " Yours stops it; for 14 days it can be put before the stakeholders.";
  return {
    id: `say:${review.id}`,
    title: "Object",
    effect: `Objects to ${subjectOf(snapshot, review, nameOf)}: ${objections + 1} of ${k}.${then}`,
    done: "You have objected.",
    steps: [
      call({
        label: "Object",
        to: contracts.reviews,
        abi: reviewsAbi,
        functionName: "object",
        args: [review.question, reason],
      }),
    ],
  };
}
