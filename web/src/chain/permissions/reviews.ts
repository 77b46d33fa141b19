import type { Address } from "viem";

import { formatDateTime, formatRelative } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { rulesOf } from "../clearances.ts";
import { domainName } from "../flows/wording.ts";
import { partyAt, partyEver } from "../parties.ts";
import {
  ANSWER,
  clearanceOf,
  ESCALATION,
  hasPlace,
  isBarredFromEndorsing,
  isBarredFromObjecting,
  isCleared,
  isEligible,
  isLive,
  isSubject,
  mootOf,
  reviewStateAt,
  sayOf,
  voiceHeard,
} from "../states.ts";
import type { Review } from "../types.ts";
import { CONNECT, no, YES, type Asker, type Verdict } from "./verdict.ts";

/** Why somebody who may not judge a review may not. */
function ineligible({ snapshot }: Asker, review: Review, account: Address): Verdict {
  const where = domainName(snapshot, review.question.domain);
  const clearance = clearanceOf(snapshot, review.question.domain, account);
  if (!clearance) {
    const moved = partyEver(snapshot, account) && !partyAt(snapshot, account);
    return no(
      moved ? "You have moved to another account; judge with that one." : `Only contractors of ${where} judge this.`,
    );
  }
  if (clearance.endedAt !== undefined)
    return no(`Your clearance in ${where} ended on ${formatDateTime(clearance.until ?? clearance.since)}.`);
  const { name, judges } = rulesOf(clearance.kind);
  if (!judges) return no(`A clearance of the kind ${name} carries no voice.`);
  if (clearance.suspendedAt !== undefined) return no(`Your clearance in ${where} is suspended.`);
  if (clearance.since >= review.openedAt)
    return no("You joined the domain after this was opened; only who was there before judges it.");
  if ((partyAt(snapshot, account)?.joinedAt ?? 0) >= review.openedAt)
    return no("You joined or left a company after this was opened, so you have no voice in it.");
  return no(
    "You had been in the domain for less than 30 days when this was opened; those who are new don’t judge yet.",
  );
}

const aboutYou = ({ snapshot }: Asker, { question }: Review) =>
  no(`This is about you, so the other contractors of ${domainName(snapshot, question.domain)} judge it.`);

const overReasons = {
  Passed: "This has been approved for good.",
  Rejected: "This has been rejected for good.",
  Contested: "This was stopped by objections.",
  Lapsed: "The time to endorse this is over.",
  Escalated: "This is before the stakeholders now; the domain’s part is over.",
} as const;

const mootReasons = {
  Superseded: "What was asked is no longer so: nothing can come of this any more.",
  Declined: "The candidate has declined: nothing can come of this any more.",
  Expired: "The time to carry this out is over: nothing can come of it any more.",
} as const;

/** Why nothing more is to be said on a review that has been overtaken; undefined: it has not. */
function overtaken({ snapshot, now }: Asker, review: Review): Verdict | undefined {
  const moot = mootOf(snapshot, review, now);
  return moot && no(mootReasons[moot]);
}

/** Why a voice that was heard already is not heard again; undefined: it is silent so far. */
function spoken({ snapshot }: Asker, review: Review, account: Address): Verdict | undefined {
  if (sayOf(snapshot, review, account)) return no("You have spoken on this; take it back first to change it.");
  return voiceHeard(snapshot, review, account)
    ? no("Somebody of your company has spoken on this; all of you share one voice.")
    : undefined;
}

/** Whether the account may endorse, as somebody with a voice in the domain that is not barred and was not heard. */
export function canEndorse(asker: Asker, review: Review): Verdict {
  const { snapshot, account, now } = asker;
  const state = reviewStateAt(review, now);
  if (state === "Concludable" || (state === "Reached" && !hasPlace(review, now)))
    return no("It has all the endorsements it needs.");
  if (state !== "Open" && state !== "Reached") return no(overReasons[state]);
  const over = overtaken(asker, review);
  if (over) return over;
  if (!account) return CONNECT;
  if (isBarredFromObjecting(snapshot, review, account)) return aboutYou(asker, review);
  if (isBarredFromEndorsing(snapshot, review, account)) {
    return review.question.payees.some((payee) => sameAddress(payee, account))
      ? no("It would pay you; payees don’t endorse.")
      : no("It is about somebody with whom you share a voice; companies don’t endorse their own.");
  }
  if (!isEligible(snapshot, review, account)) return ineligible(asker, review, account);
  return spoken(asker, review, account) ?? YES;
}

/** Whether the account may object: payees and colleagues may, the review’s subject may not. */
export function canObject(asker: Asker, review: Review): Verdict {
  const { snapshot, account, now } = asker;
  const state = reviewStateAt(review, now);
  if (state === "Concludable") return no("The time for objections is over.");
  if (state !== "Open" && state !== "Reached") return no(overReasons[state]);
  const over = overtaken(asker, review);
  if (over) return over;
  if (!account) return CONNECT;
  if (isBarredFromObjecting(snapshot, review, account)) return aboutYou(asker, review);
  if (!isEligible(snapshot, review, account)) return ineligible(asker, review, account);
  return spoken(asker, review, account) ?? YES;
}

/** Whether the account may take back what it said, while the review is live. */
export function canWithdrawSay({ snapshot, account, now }: Asker, review: Review): Verdict {
  if (!account) return CONNECT;
  if (!isLive(reviewStateAt(review, now))) return no("It is decided; what was said stays.");
  return sayOf(snapshot, review, account) ? YES : no("You have said nothing on this.");
}

/** Whether the account may make void what it signed for a review and nobody has submitted. */
export function canVoidSignatures({ snapshot, account, now }: Asker, review: Review): Verdict {
  if (!account) return CONNECT;
  if (!partyAt(snapshot, account)) return no("Only contractors and companies sign.");
  if (sayOf(snapshot, review, account))
    return no("You have spoken on this: taking it back makes your signatures void.");
  return isLive(reviewStateAt(review, now)) ? YES : no("It is decided; nothing that you signed can be used any more.");
}

/** Whether the review can be concluded: it kept its endorsements until the time for objections was over. Anyone may. */
export function canConclude(asker: Asker, review: Review): Verdict {
  const { account, now } = asker;
  const state = reviewStateAt(review, now);
  if (state === "Reached" && review.reachedAt !== undefined) {
    return no(
      `Objections still count; it can be concluded ${formatRelative(review.reachedAt + review.challenge, now)}.`,
    );
  }
  if (state === "Open" || state === "Reached") return no("It does not have enough endorsements yet.");
  if (state !== "Concludable") return no(overReasons[state]);
  return overtaken(asker, review) ?? (account ? YES : CONNECT);
}

/** Whether the account may put the question before the arbiter: somebody who is cleared in the domain, or its subject. */
export function canEscalate(asker: Asker, review: Review): Verdict {
  const { snapshot, account, now } = asker;
  const state = reviewStateAt(review, now);
  if (state === "Passed" || state === "Rejected" || state === "Escalated") return no(overReasons[state]);
  if (state !== "Contested" && state !== "Lapsed") return no("The domain has not decided this yet.");
  const over = overtaken(asker, review);
  if (over) return over;
  if (!account) return CONNECT;
  if (isSubject(snapshot, review, account)) return YES;
  return isCleared(snapshot, review.question.domain, account, now)
    ? YES
    : no(`Only contractors of ${domainName(snapshot, review.question.domain)}, and whom it is about, can escalate it.`);
}

/** Until when a contested or lapsed review can be escalated, seconds. */
export function escalatableUntil({ contestedAt, deadline }: Review): number {
  return (contestedAt ?? deadline) + ESCALATION;
}

/** Until when the arbiter answers an escalated review, seconds. */
export function answerableUntil({ escalatedAt }: Review): number {
  return (escalatedAt ?? 0) + ANSWER;
}

/** Whether the subject may put the question before the arbiter by itself: while objections count, or before, for when k endorse. */
export function canAppeal(asker: Asker, review: Review): Verdict {
  const { snapshot, account, now } = asker;
  if (!review.appealable) return no("This can’t be appealed.");
  const state = reviewStateAt(review, now);
  if (state === "Concludable") return no("The time to appeal is over.");
  if (state !== "Open" && state !== "Reached") return no(overReasons[state]);
  const over = overtaken(asker, review);
  if (over) return over;
  if (!account) return CONNECT;
  if (!isSubject(snapshot, review, account)) return no("Only whom it is about can appeal.");
  return review.appeal === undefined ? YES : no(`You have appealed: if ${review.k} endorse, the stakeholders decide.`);
}
