// Nominations in words: where each one is and what it waits for. Pure: all of it follows from the snapshot and the time.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import {
  isDisputed,
  isNominationOpen,
  nominationStateAt,
  rejectedAt,
  reviewStateAt,
  tallyOf,
  VALIDITY,
  type NominationState,
} from "../../chain/states.ts";
import type { Nomination, Review, Snapshot, Say } from "../../chain/types.ts";
import { plural } from "../../shared/format/index.ts";
import { reviewClock, reviewLabel, type ReviewLabel } from "../../shared/review/words.ts";

/** A nomination with the review that judges it. */
export interface JudgedNomination {
  readonly nomination: Nomination;
  readonly review: Review;
  readonly state: NominationState;
}

/** A nomination and its review at `now`, seconds; undefined if there is no such nomination. */
export function judgedNomination(
  snapshot: Snapshot,
  nomination: Nomination | undefined,
  now: number,
): JudgedNomination | undefined {
  const review = nomination && snapshot.reviews.get(nomination.id);
  return nomination && review && { nomination, review, state: nominationStateAt(snapshot, nomination, now) };
}

/** All nominations, newest first, at `now`, seconds. */
export function nominationsOf(snapshot: Snapshot, now: number): JudgedNomination[] {
  return [...snapshot.nominations.values()]
    .map((nomination) => judgedNomination(snapshot, nomination, now))
    .filter((one) => one !== undefined)
    .toReversed();
}

/** Whether something can still come of it. */
export function isOpen({ state }: JudgedNomination): boolean {
  return isNominationOpen(state);
}

/** Open nominations, the one whose clock ends first on top; then those that only wait for a step without a clock. */
export function openNominations(snapshot: Snapshot, now: number): JudgedNomination[] {
  const clock = (one: JudgedNomination) => (hasClock(one, now) ? reviewClock(one.review, now).at : Infinity);
  return nominationsOf(snapshot, now)
    .filter(isOpen)
    .toSorted((a, b) => compare(clock(a), clock(b)) || b.nomination.openedAt - a.nomination.openedAt);
}

/** Infinity minus itself is not a number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Whether its next change comes by itself, at the time of the review's clock. `now` in seconds. */
export function hasClock({ review, state }: JudgedNomination, now: number): boolean {
  return state === "Judging" && reviewStateAt(review, now) !== "Concludable";
}

/** Whether the nominated person opened it: an application. */
export function isApplication({ candidate, opener }: Nomination): boolean {
  return sameAddress(candidate, opener);
}

/** Who endorses it now, in the order in which they did. */
export function endorsersOf({ says }: Review): Address[] {
  return says.filter(({ endorses }) => endorses).map(({ account }) => account);
}

/** Its state in a few words. */
export function nominationLabel(
  snapshot: Snapshot,
  { nomination, review, state }: JudgedNomination,
  now: number,
): ReviewLabel {
  switch (state) {
    case "Judging":
    case "Rejected":
      return reviewLabel(snapshot, review, now);
    case "Accepting":
      return { tone: "attention", words: "Waits for the candidate" };
    case "Throttled":
      return { tone: "live", words: "Approved, waits its turn" };
    case "Issuable":
      return { tone: "attention", words: "Ready to issue" };
    case "Issued":
      return { tone: "good", words: nomination.changes ? "New rate" : "Cleared" };
    case "Superseded":
      return { tone: "quiet", words: "Superseded" };
    case "Declined":
      return { tone: "quiet", words: "Declined" };
    case "Expired":
      return { tone: "quiet", words: "Expired" };
  }
}

/** What is missing until it is a clearance, in a few words; empty once it is over. `own`: told to the candidate. */
export function whatIsMissing({ nomination, review, state }: JudgedNomination, now: number, own = false): string {
  const yes = own ? "your yes to the offer" : "the candidate’s yes to the offer";
  if (state === "Accepting") return yes.charAt(0).toUpperCase() + yes.slice(1);
  if (state === "Throttled") return "Room within the domain’s limit of admissions";
  if (state === "Issuable") return nomination.changes ? "Somebody to set the rate" : "Somebody to issue the clearance";
  if (state !== "Judging") return "";
  const accepts = nomination.acceptedAt === undefined ? `, ${yes}` : "";
  switch (reviewStateAt(review, now)) {
    case "Open":
      return `${plural(tallyOf(review).missing, "endorsement")}${accepts}`;
    case "Reached":
      return `The end of the time for objections${accepts}`;
    case "Contested":
    case "Lapsed":
      return `Somebody to put it before the stakeholders${accepts}`;
    case "Escalated":
      return `The stakeholders’ answer${accepts}`;
    default:
      return `A recount${accepts}`;
  }
}

/** The same words within a sentence. */
export function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Until when it can be issued, and the offer be accepted, seconds. */
export function offerStandsUntil({ openedAt }: Nomination): number {
  return openedAt + VALIDITY;
}

/** What happens next where it is not the domain's turn; undefined: the review itself says it. `own`: told to the candidate. */
export function nextOfNomination(
  { nomination, review, state }: JudgedNomination,
  now: number,
  own = false,
): string | undefined {
  const accepts = own ? "you accept" : "the candidate accepts";
  switch (state) {
    case "Judging":
    case "Rejected":
      return undefined;
    case "Accepting":
      return reviewStateAt(review, now) === "Passed"
        ? `It is approved. It takes effect when ${accepts}; nobody else has to do anything.`
        : `Nobody stopped it in time. It takes effect when ${accepts}; that also concludes the review.`;
    case "Throttled":
      return "Everything is there, but the domain has admitted as many as 30 days allow. It stays approved and can be issued later.";
    case "Issuable":
      return "Everything is there. Anyone can issue it, in one transaction.";
    case "Issued":
      return nomination.changes
        ? `It became ${own ? "your" : "the candidate’s"} rate. What was approved never changes again.`
        : "It became a clearance. What was approved never changes again.";
    case "Superseded":
      return `${own ? "Your" : "The candidate’s"} clearance in this domain began or ended since this was opened, so this can no longer be issued.`;
    case "Declined":
      if (isApplication(nomination))
        return own ? "You have withdrawn it, for good." : "The applicant has withdrawn it, for good.";
      return `${own ? "You have" : "The candidate has"} declined the offer, for good.`;
    case "Expired":
      return "It was not issued within 270 days of its opening. A new nomination is needed.";
  }
}

/** One moment in a nomination's life. */
export interface Milestone {
  /** Seconds. */
  readonly at: number;
  /** Who did it; undefined: nobody in particular. */
  readonly who: Address | undefined;
  /** What happened, or will: goes on after the name where there is one. */
  readonly words: string;
  readonly when: "past" | "next";
}

/** What happened to a nomination, oldest first, and the next clock that runs. `now` in seconds. */
export function milestonesOf({ nomination, review }: JudgedNomination, now: number): Milestone[] {
  const { candidate, opener, openedAt, acceptedAt, issuedAt } = nomination;
  const { reachedAt, contestedAt, escalatedAt, escalatedBy, answer, passedAt, challenge, deadline, k } = review;
  const applied = isApplication(nomination);
  // Opening it was the opener's endorsement.
  const opening = ({ account, time }: Say) => sameAddress(account, opener) && time === openedAt;
  const past: (Milestone | undefined)[] = [
    happened(openedAt, applied ? appliedWords(nomination) : "opened it, and endorsed by it", opener),
    applied ? undefined : happened(acceptedAt, "accepted the offer", candidate),
    ...review.says
      .filter((say) => !opening(say))
      .map(({ account, endorses, time }) => happened(time, endorses ? "endorsed" : "objected", account)),
    ...review.formerSays.flatMap((say) => [
      opening(say) ? undefined : happened(say.time, say.endorses ? "endorsed" : "objected", say.account),
      happened(
        say.endedAt,
        say.ended === "withdrawn" ? "took it back" : "no longer counts: may not judge any more",
        say.account,
      ),
    ]),
    challenge > 0 ? happened(reachedAt, `${plural(k, "endorsement")} reached`) : undefined,
    happened(contestedAt, `Stopped by ${plural(k, "objection")}`),
    happened(escalatedAt, "put it before the stakeholders", escalatedBy),
    answer
      ? happened(answer.time, answer.passed ? "Approved by the stakeholders" : "Rejected by the stakeholders")
      : happened(passedAt, "Approved by the domain"),
    happened(nomination.declinedAt, "declined the offer", candidate),
    happened(issuedAt, nomination.changes ? "Rate set" : "Clearance issued"),
  ];
  const told = past.filter((one) => one !== undefined).toSorted((a, b) => a.at - b.at);
  switch (reviewStateAt(review, now)) {
    case "Open":
      return [...told, { at: deadline, who: undefined, words: "The time to endorse ends", when: "next" }];
    case "Reached":
      return [
        ...told,
        { at: (reachedAt ?? 0) + challenge, who: undefined, words: "Objections no longer count", when: "next" },
      ];
    case "Contested":
    case "Lapsed":
    case "Escalated":
    case "Rejected":
      return [...told, ...disputeMoments(review, now)].toSorted((a, b) => a.at - b.at);
    default:
      return told;
  }
}

const appliedWords = ({ changes }: Nomination): string =>
  changes ? "asked for it, and accepted it by that" : "applied, and accepted the offer by it";

/** What only time did to a review that the domain did not pass, and the clock that runs now. */
function disputeMoments(review: Review, now: number): Milestone[] {
  const state = reviewStateAt(review, now);
  const lapsed =
    review.contestedAt === undefined && review.reachedAt === undefined
      ? happened(review.deadline, "Ended without enough endorsements")
      : undefined;
  const words = state === "Escalated" ? "The time to answer ends" : "The time to escalate ends";
  const next: Milestone | undefined = isDisputed(state)
    ? { at: reviewClock(review, now).at, who: undefined, words, when: "next" }
    : undefined;
  const rejected =
    state === "Rejected" && !review.answer ? happened(rejectedAt(review), "Rejected for good") : undefined;
  return [lapsed, rejected, next].filter((one) => one !== undefined);
}

function happened(at: number | undefined, words: string, who?: Address): Milestone | undefined {
  return at === undefined ? undefined : { at, who, words, when: "past" };
}
