// What nominations, revocations and recoveries wait for.
import { sameAddress } from "../accounts.ts";
import type { Clearance, Nomination, Recovery, Review, Revocation, Snapshot } from "../types.ts";
import { clearanceOf, clearanceStateAt, isHeld, isRunning, nextAdmission, nextRevocation } from "./clearances.ts";
import { isYes, reviewStateAt, tallyOf, wouldPass } from "./reviews.ts";

/**
 * What a nomination waits for. Judging: its review, which may be disputed. Accepting: approved, the candidate has not accepted.
 * Throttled: the domain admits nobody more for now. Superseded: a clearance began, changed, ended or was revoked since. Expired: approved, and not issued in time.
 */
export type NominationState =
  "Judging" | "Accepting" | "Throttled" | "Issuable" | "Issued" | "Rejected" | "Superseded" | "Declined" | "Expired";

/** Seconds after its opening in which a nomination can be issued, and a recovery completed. */
export const VALIDITY = 270 * 86_400;

/** Seconds for which a revocation counts for its domain's limit. */
const COUNTS = 30 * 86_400;

/** What a nomination waits for, by its review, the candidate’s acceptance and the candidate’s clearances. */
export function nominationStateAt(snapshot: Snapshot, nomination: Nomination, now: number): NominationState {
  if (nomination.issuedAt !== undefined) return "Issued";
  const review = snapshot.reviews.get(nomination.id);
  if (nomination.declinedAt !== undefined) return "Declined";
  if (review && reviewStateAt(review, now) === "Rejected") return "Rejected";
  if (now >= nomination.openedAt + VALIDITY) return "Expired";
  if (isSuperseded(snapshot, nomination)) return "Superseded";
  if (!review || !isYes(snapshot, review, now)) return "Judging";
  if (nomination.acceptedAt === undefined) return "Accepting";
  const domain = snapshot.domains.get(nomination.domain);
  const throttled = !nomination.changes && domain !== undefined && nextAdmission(domain, now) !== undefined;
  return throttled ? "Throttled" : "Issuable";
}

/** Whether what was judged is no longer so: the candidate's clearance began, changed or ended since, or stakeholders revoked it. */
function isSuperseded(snapshot: Snapshot, { domain, candidate, changes, openedAt }: Nomination): boolean {
  const clearance = clearanceOf(snapshot, domain, candidate);
  const held: boolean = isHeld(clearance);
  if (changes !== held) return true;
  if (!clearance) return false;
  const { since, until = 0, changedAt = 0, decidedAt = 0 } = clearance;
  return Math.max(held ? since : until, changedAt, decidedAt) >= openedAt;
}

/** Whether something can still come of it. */
export function isNominationOpen(state: NominationState): state is "Judging" | "Accepting" | "Throttled" | "Issuable" {
  return state === "Judging" || state === "Accepting" || state === "Throttled" || state === "Issuable";
}

/** The clearance that a revocation is about, if it still stands and is no later one; whose it is now is known by its number. */
export function revokedClearance(snapshot: Snapshot, { domain, barred, openedAt }: Revocation): Clearance | undefined {
  const account = snapshot.parties.get(barred[0] ?? 0)?.account;
  const clearance = account && clearanceOf(snapshot, domain, account);
  return isHeld(clearance) && clearance.since < openedAt ? clearance : undefined;
}

/** What enforcing a revocation would do. spare: only keep others from suspending. wait: the domain's limit is used up until then. */
export type RevocationTask =
  | { readonly kind: "suspend" | "lift" | "spare" | "revoke" | "nothing" }
  | { readonly kind: "wait"; readonly until: number };

/** Whether a revocation has counted for its domain's limit in the last 30 days, so that it suspends again for nothing. */
export function isCounting({ countedAt }: Revocation, now: number): boolean {
  return countedAt !== undefined && now < countedAt + COUNTS;
}

const NOTHING: RevocationTask = { kind: "nothing" };

/** What a revocation's clearance needs, for its review to be carried out. */
export function revocationTaskAt(snapshot: Snapshot, revocation: Revocation, now: number): RevocationTask {
  const review = snapshot.reviews.get(revocation.id);
  const domain = snapshot.domains.get(revocation.domain);
  if (!review || !domain) return NOTHING;
  const state = reviewStateAt(review, now);
  const clearance = revokedClearance(snapshot, revocation);
  const until = isCounting(revocation, now) ? undefined : nextRevocation(domain, now);
  const endorsed = tallyOf(review).missing === 0;
  // One that is over counts for no limit: its end is written down first.
  const blocked = clearance?.suspendedAt === undefined && clearance && clearanceStateAt(clearance, now) === "Over";
  if (state === "Passed" || (state === "Concludable" && wouldPass(snapshot, review))) {
    if (review.settledAt !== undefined || blocked) return NOTHING;
    const counts = clearance !== undefined && clearance.suspendedAt === undefined;
    return counts && until !== undefined ? { kind: "wait", until } : { kind: "revoke" };
  }
  if (state === "Reached" || (state === "Escalated" && endorsed)) {
    if (!clearance || clearance.suspendedAt !== undefined || blocked || isSpared(snapshot, revocation, now))
      return NOTHING;
    return until === undefined ? { kind: "suspend" } : { kind: "wait", until };
  }
  if (revocation.suspends) return { kind: "lift" };
  if (state !== "Rejected" || !clearance || !isRunning(clearance, now)) return NOTHING;
  // One that k endorsed, now or when it suspended, and that was rejected all the same: once.
  const spares = (endorsed || revocation.countedAt !== undefined) && revocation.sparesUntil === undefined;
  return spares ? { kind: "spare" } : NOTHING;
}

/** Whether another revocation of the same clearance was rejected lately, so that none suspends it before it passes. */
function isSpared({ revocations }: Snapshot, { domain, barred }: Revocation, now: number): boolean {
  return [...revocations.values()].some(
    (other) => other.domain === domain && other.barred[0] === barred[0] && now < (other.sparesUntil ?? 0),
  );
}

/**
 * What a recovery waits for. Superseded: the party has moved, or the new address has become somebody. Expired: not completed in
 * time.
 */
export type RecoveryState = "Judging" | "Completable" | "Completed" | "Rejected" | "Superseded" | "Expired";

/** What a recovery waits for. */
export function recoveryStateAt(snapshot: Snapshot, recovery: Recovery, now: number): RecoveryState {
  if (recovery.recoveredAt !== undefined) return "Completed";
  const review: Review | undefined = snapshot.reviews.get(recovery.id);
  if (review && reviewStateAt(review, now) === "Rejected") return "Rejected";
  const party = snapshot.parties.get(snapshot.partyNumbers.get(recovery.from) ?? 0);
  if (!party || !sameAddress(party.account, recovery.from) || snapshot.partyNumbers.has(recovery.to))
    return "Superseded";
  if (now >= recovery.openedAt + VALIDITY) return "Expired";
  return review && isYes(snapshot, review, now) ? "Completable" : "Judging";
}

/** Why nothing can come of a review any more, whatever is said on it: what was asked has been overtaken. */
export type Moot = "Superseded" | "Declined" | "Expired";

/** Whether what a review decides has been overtaken, though the review itself may still run; undefined: it has not. */
export function mootOf(snapshot: Snapshot, { id }: Pick<Review, "id">, now: number): Moot | undefined {
  const [nomination, recovery] = [snapshot.nominations.get(id), snapshot.recoveries.get(id)];
  const state = nomination
    ? nominationStateAt(snapshot, nomination, now)
    : recovery && recoveryStateAt(snapshot, recovery, now);
  return state === "Superseded" || state === "Declined" || state === "Expired" ? state : undefined;
}
