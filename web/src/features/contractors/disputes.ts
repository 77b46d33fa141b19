// Where revocations and recoveries are, in the same words on their pages and in lists. Pure.
import { isFinal, recoveryStateAt, reviewStateAt, revocationTaskAt, type RecoveryState } from "../../chain/states.ts";
import type { Recovery, Review, Revocation, Snapshot } from "../../chain/types.ts";
import { reviewClock, reviewLabel, type ReviewLabel } from "../../shared/review/words.ts";

const outcomes: Record<RecoveryState, ReviewLabel | undefined> = {
  Judging: undefined,
  Completable: { tone: "attention", words: "Ready to move" },
  Completed: { tone: "good", words: "Moved" },
  Rejected: { tone: "bad", words: "Rejected" },
  Superseded: { tone: "quiet", words: "Superseded" },
  Expired: { tone: "quiet", words: "Expired" },
};

/** The state of a recovery as a label; `now` in seconds. */
export function recoveryLabel(snapshot: Snapshot, recovery: Recovery, review: Review, now: number): ReviewLabel {
  return outcomes[recoveryStateAt(snapshot, recovery, now)] ?? reviewLabel(snapshot, review, now);
}

/** The state of a revocation as a label; `now` in seconds. */
export function revocationLabel(snapshot: Snapshot, revocation: Revocation, review: Review, now: number): ReviewLabel {
  return revocationTaskAt(snapshot, revocation, now).kind === "revoke"
    ? { tone: "attention", words: "Ready to carry out" }
    : reviewLabel(snapshot, review, now);
}

/** The state of any question as a label; `now` in seconds. */
export function questionLabel(snapshot: Snapshot, review: Review, now: number): ReviewLabel {
  const [revocation, recovery] = [snapshot.revocations.get(review.id), snapshot.recoveries.get(review.id)];
  if (revocation) return revocationLabel(snapshot, revocation, review, now);
  return recovery ? recoveryLabel(snapshot, recovery, review, now) : reviewLabel(snapshot, review, now);
}

/** Revocations and recoveries that are not over, the one whose clock ends first on top; `now` in seconds. */
export function openDisputes(snapshot: Snapshot, now: number): Review[] {
  const isOpen = (review: Review) => {
    const [revocation, recovery] = [snapshot.revocations.get(review.id), snapshot.recoveries.get(review.id)];
    if (recovery) return ["Judging", "Completable"].includes(recoveryStateAt(snapshot, recovery, now));
    if (!revocation) return false;
    return !isFinal(reviewStateAt(review, now)) || revocationTaskAt(snapshot, revocation, now).kind === "revoke";
  };
  return [...snapshot.reviews.values()]
    .filter(isOpen)
    .toSorted((a, b) => reviewClock(a, now).at - reviewClock(b, now).at);
}
