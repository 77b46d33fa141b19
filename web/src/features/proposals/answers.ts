// Questions before the stakeholders, and what either answer to them means. Pure.
import type { NameOf } from "../../chain/flows/context.ts";
import { subjectOf } from "../../chain/flows/subjects.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { answersProposed } from "../../chain/openSteps.ts";
import { reviewStateAt } from "../../chain/states.ts";
import type { Review, Snapshot } from "../../chain/types.ts";
import { formatRate } from "../../shared/format/index.ts";

/** What an answer brings about, each as a short imperative or fact. */
export interface Answers {
  readonly yes: string;
  readonly no: string;
}

/** Both answers to a question, named by what they do. */
export function answersTo(snapshot: Snapshot, review: Review, nameOf: NameOf): Answers {
  const { id, question } = review;
  const whom = nameOf(question.subject);
  const where = domainName(snapshot, question.domain);
  const recovery = snapshot.recoveries.get(id);
  const nomination = snapshot.nominations.get(id);
  if (snapshot.revocations.has(id))
    return { yes: `Take the clearance in ${where} from ${whom}`, no: `${whom} keeps the clearance in ${where}` };
  if (recovery)
    return {
      yes: `Move everything of ${whom} to ${nameOf(recovery.to)}`,
      no: `Move nothing of ${whom} to ${nameOf(recovery.to)}`,
    };
  if (snapshot.claims.has(id)) {
    const award = subjectOf(snapshot, review, nameOf);
    return { yes: `Pay ${award}`, no: `Do not pay ${award}` };
  }
  if (nomination?.changes) {
    const rate = formatRate(nomination.offer.rate);
    return { yes: `Set the rate of ${whom} in ${where} to ${rate}`, no: `The rate of ${whom} in ${where} stays` };
  }
  return { yes: `Clear ${whom} for ${where}`, no: `Do not clear ${whom} for ${where}` };
}

/** Questions before the stakeholders that no proposal under way answers, the most urgent first; `now` in seconds. */
export function unanswered(snapshot: Snapshot, now: number): Review[] {
  const waiting = [...snapshot.reviews.values()].filter((review) => reviewStateAt(review, now) === "Escalated");
  if (waiting.length === 0) return [];
  const answered = answersProposed(snapshot, now);
  return waiting.filter(({ id }) => !answered.has(id)).toSorted((a, b) => (a.escalatedAt ?? 0) - (b.escalatedAt ?? 0));
}

/** The same words as the beginning of a sentence. */
export function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
