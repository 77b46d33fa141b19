import { reviewsAbi, revocationsAbi } from "../generated/abis.ts";
import { tallyOf } from "../states.ts";
import type { Review } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { revocationArgument } from "./requestArguments.ts";
import { subjectOf } from "./subjects.ts";

/** Says yes to a review; `reason` may be empty. Of a revocation, the last one that is needed suspends in the same transaction. */
export function endorse({ contracts, snapshot, nameOf }: FlowContext, review: Review, reason: string): Flow {
  const { endorsements, k } = tallyOf(review);
  const revocation = snapshot.revocations.get(review.id);
  const last = endorsements + 1 === k;
  const then = !last
    ? endorsements >= k
      ? " It has what it needs; yours stands by for one that is taken back."
      : ""
    : revocation
      ? review.appeal === undefined
        ? " Yours suspends the clearance and starts the time to object or to appeal."
        : " Yours suspends the clearance and puts it before the stakeholders, to whom its holder has appealed."
      : review.appeal !== undefined
        ? " Yours puts it before the stakeholders, to whom its holder has appealed."
        : review.challenge === 0
          ? " Yours is the one that decides."
          : " Yours starts the challenge period.";
  return {
    id: `say:${review.id}`,
    title: "Endorse",
    effect: `Endorses ${subjectOf(snapshot, review, nameOf)}: ${endorsements + 1} of ${k}.${then}`,
    done: "You have endorsed it.",
    steps: [
      revocation
        ? call({
            label: "Endorse",
            to: contracts.revocations,
            abi: revocationsAbi,
            functionName: "endorse",
            args: [revocationArgument(revocation), reason],
          })
        : call({
            label: "Endorse",
            to: contracts.reviews,
            abi: reviewsAbi,
            functionName: "endorse",
            args: [review.question, reason],
          }),
    ],
  };
}
