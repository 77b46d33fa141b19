import { reviewsAbi } from "../generated/abis.ts";
import { ANSWER } from "../states.ts";
import type { Review } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { subjectOf } from "./subjects.ts";

const until = (unanswered: string) =>
  `They have ${ANSWER / 86_400} days to answer by a vote; without an answer ${unanswered}.`;

/** Puts a question that was stopped, or lapsed, before the stakeholders: by a contractor of the domain, or whom it is about. */
export function escalate({ contracts, snapshot, nameOf }: FlowContext, review: Review): Flow {
  return {
    id: `escalate:${review.id}`,
    title: "Escalate",
    effect: `Puts ${subjectOf(snapshot, review, nameOf)} before the stakeholders. ${until("it is rejected")}`,
    done: "It is before the stakeholders.",
    steps: [
      call({
        label: "Escalate",
        to: contracts.reviews,
        abi: reviewsAbi,
        functionName: "escalate",
        args: [review.question],
      }),
    ],
  };
}

/**
 * Whom a revocation or a recovery is about puts it before the stakeholders: while objections count, or before, for when k endorse.
 * @param reason why not, for those who decide; may be empty
 */
export function appeal({ contracts, snapshot, nameOf }: FlowContext, review: Review, reason: string): Flow {
  const early = review.reachedAt === undefined ? ` It waits until ${review.k} have endorsed; then they decide.` : "";
  const revokes = snapshot.revocations.has(review.id);
  const suspended = revokes ? " The clearance is suspended until then." : "";
  const keeps = revokes ? "you keep the clearance" : "nothing is moved";
  return {
    id: `escalate:${review.id}`,
    title: "Appeal",
    effect: `Appeals to the stakeholders against ${subjectOf(snapshot, review, nameOf)}.${early} ${until(keeps)}${suspended}`,
    done: "You have appealed.",
    steps: [
      call({
        label: "Appeal",
        to: contracts.reviews,
        abi: reviewsAbi,
        functionName: "appeal",
        args: [review.question, reason],
      }),
    ],
  };
}
