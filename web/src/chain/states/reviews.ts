// Where reviews are, who may judge them, and what their says come to.
import type { Address } from "viem";

import { rulesOf } from "../clearances.ts";
import { partyAt } from "../parties.ts";
import { sameAddress } from "../accounts.ts";
import type { Party, Review, Say, Snapshot } from "../types.ts";
import { clearanceOf, isHeld, SEASON, voicesAmong } from "./clearances.ts";

const DAY = 86_400;
/** Seconds in which a contested or lapsed review can be escalated. */
export const ESCALATION = 14 * DAY;
/** Seconds in which the arbiter answers. */
export const ANSWER = 45 * DAY;

/** As IReviewTypes.State, without None. */
export type ReviewState =
  "Open" | "Reached" | "Concludable" | "Contested" | "Lapsed" | "Escalated" | "Passed" | "Rejected";

/** Where a review stands: open for endorsements, then for objections only, then to be concluded, by anyone; or disputed. */
export function reviewStateAt(review: Review, now: number): ReviewState {
  const { passedAt, answer, escalatedAt, contestedAt, reachedAt, challenge, deadline } = review;
  if (passedAt !== undefined) return "Passed";
  if (answer !== undefined) return "Rejected";
  if (escalatedAt !== undefined) return now < escalatedAt + ANSWER ? "Escalated" : "Rejected";
  if (contestedAt !== undefined) return now < contestedAt + ESCALATION ? "Contested" : "Rejected";
  if (reachedAt !== undefined) return now < reachedAt + challenge ? "Reached" : "Concludable";
  if (now < deadline) return "Open";
  return now < deadline + ESCALATION ? "Lapsed" : "Rejected";
}

/** Whether the domain can still pass or stop it. */
export function isLive(state: ReviewState): boolean {
  return state === "Open" || state === "Reached" || state === "Concludable";
}

/** Whether the domain's part is over and the answer is not final yet. */
export function isDisputed(state: ReviewState): boolean {
  return state === "Contested" || state === "Lapsed" || state === "Escalated";
}

/** Whether it has come to its end. */
export function isFinal(state: ReviewState): boolean {
  return state === "Passed" || state === "Rejected";
}

/** When a rejected review was rejected: by an answer, or because the time to escalate or to answer was over; seconds. */
export function rejectedAt({ answer, escalatedAt, contestedAt, deadline }: Review): number {
  if (answer) return answer.time;
  if (escalatedAt !== undefined) return escalatedAt + ANSWER;
  return (contestedAt ?? deadline) + ESCALATION;
}

/** When the answer was final, seconds; undefined: it is not. */
export function finalAt(review: Review, now: number): number | undefined {
  if (review.passedAt !== undefined) return review.passedAt;
  return reviewStateAt(review, now) === "Rejected" ? rejectedAt(review) : undefined;
}

/** What a review has, and what it takes. */
export interface Tally {
  readonly endorsements: number;
  readonly objections: number;
  readonly k: number;
  /** Endorsements that are missing; 0 once there are enough. */
  readonly missing: number;
}

/** Counts what is being said on a review; what was taken back no longer counts. */
export function tallyOf({ says, k }: Review): Tally {
  const endorsements = says.filter(({ endorses }) => endorses).length;
  return { endorsements, objections: says.length - endorsements, k, missing: Math.max(0, k - endorsements) };
}

/** Whether a party may judge a review: in its domain with a voice and an unchanged company since strictly before it opened. */
function mayJudge(snapshot: Snapshot, { question, openedAt, seasoned }: Review, party: Party): boolean {
  const clearance = clearanceOf(snapshot, question.domain, party.account);
  if (!isHeld(clearance) || clearance.since >= openedAt || (party.joinedAt ?? 0) >= openedAt) return false;
  if (seasoned && clearance.since + SEASON > openedAt) return false;
  return rulesOf(clearance.kind).judges && clearance.suspendedAt === undefined;
}

/** Whether `account` may judge a review, barred or not. */
export function isEligible(snapshot: Snapshot, review: Review, account: Address): boolean {
  const party = partyAt(snapshot, account);
  return party !== undefined && mayJudge(snapshot, review, party);
}

/** Whether `account` is whom the review is about. Who had a number then is known by it, whatever its address is now. */
export function isSubject(snapshot: Snapshot, { question }: Review, account: Address): boolean {
  const [first] = question.barred;
  return first ? partyAt(snapshot, account)?.number === first : sameAddress(question.subject, account);
}

/** Whether `account` would be judging itself, or its company, by endorsing. */
export function isBarredFromEndorsing(snapshot: Snapshot, { question }: Review, account: Address): boolean {
  const party = partyAt(snapshot, account);
  const named = [question.subject, ...question.payees];
  if (named.some((one) => sameAddress(one, account))) return true;
  if (!party) return false;
  // By number too: whoever gets a number, or moves, after the opening stays who it is. Colleagues are those of then and of now.
  return (
    named.some((one) => snapshot.partyNumbers.get(one) === party.number) ||
    question.barred.some(
      (number) =>
        party.number === number ||
        (number !== 0 &&
          party.company !== undefined &&
          (party.company === number || party.company === snapshot.parties.get(number)?.company)),
    )
  );
}

/** Whether one more endorsement has its place: k more than are needed can stand by until the deadline. */
export function hasPlace(review: Review, now: number): boolean {
  const state = reviewStateAt(review, now);
  return (
    (state === "Open" || state === "Reached") && now < review.deadline && tallyOf(review).endorsements < 2 * review.k
  );
}

/** Whether `account` would be judging itself by objecting. */
export function isBarredFromObjecting(snapshot: Snapshot, review: Review, account: Address): boolean {
  return sameAddress(review.question.subject, account) || isSubject(snapshot, review, account);
}

/** What `account` said on a review and still counts. */
export function sayOf(snapshot: Snapshot, { says }: Review, account: Address | undefined): Say | undefined {
  const party = account && partyAt(snapshot, account);
  return party && says.find((say) => say.party === party.number);
}

/** The say by which the voice of `account` was heard already, its own or a colleague's; one that a recount would drop is none. */
export function voiceHeard(snapshot: Snapshot, review: Review, account: Address): Say | undefined {
  const party = partyAt(snapshot, account);
  if (!party) return undefined;
  return review.says.find((say) => {
    const other = snapshot.parties.get(say.party);
    const same = say.party === party.number || (party.company !== undefined && other?.company === party.company);
    return same && stillCounts(snapshot, review, say);
  });
}

/** Who could still endorse: eligible, not barred, its voice silent so far. In order of the domain's members. */
export function possibleEndorsers(snapshot: Snapshot, review: Review): Address[] {
  const members = snapshot.domains.get(review.question.domain)?.members ?? [];
  return members.filter(
    (member) =>
      isEligible(snapshot, review, member) &&
      !isBarredFromEndorsing(snapshot, review, member) &&
      voiceHeard(snapshot, review, member) === undefined,
  );
}

/** How many endorsements could still be given. */
export function possibleVoices(snapshot: Snapshot, review: Review): number {
  return voicesAmong(snapshot, possibleEndorsers(snapshot, review));
}

/** Whether a say would stand a recount: who spoke may still judge, and who endorsed is not judged by now. */
export function stillCounts(snapshot: Snapshot, review: Review, { party, endorses }: Say): boolean {
  const speaker = snapshot.parties.get(party);
  if (!speaker || !mayJudge(snapshot, review, speaker)) return false;
  return !endorses || !isBarredFromEndorsing(snapshot, review, speaker.account);
}

/** How many endorsements would stand a recount. */
export function countingEndorsements(snapshot: Snapshot, review: Review): number {
  return review.says.filter((say) => say.endorses && stillCounts(snapshot, review, say)).length;
}

/** Whether concluding would pass the review: whether enough of its endorsers may still judge it. */
export function wouldPass(snapshot: Snapshot, review: Review): boolean {
  return countingEndorsements(snapshot, review) >= review.k;
}

/** Whether the answer is yes, or becomes yes as soon as somebody concludes. */
export function isYes(snapshot: Snapshot, review: Review, now: number): boolean {
  const state = reviewStateAt(review, now);
  return state === "Passed" || (state === "Concludable" && wouldPass(snapshot, review));
}
