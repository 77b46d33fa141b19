// Reviews in words. Pure: what is said follows from the snapshot and the time alone.
import type { Address } from "viem";

import { answerableUntil, escalatableUntil } from "../../chain/permissions.ts";
import {
  countingEndorsements,
  finalAt,
  isYes,
  mootOf,
  possibleEndorsers,
  possibleVoices,
  reviewStateAt,
  tallyOf,
  wouldPass,
} from "../../chain/states.ts";
import type { DomainTerms, Review, Snapshot } from "../../chain/types.ts";
import { DAY, formatDuration, plural } from "../format/index.ts";
import type { Tone } from "../ui/Pill.tsx";

/** A rule's length of time, given in seconds: "30 days", never "1 month". */
export function ruleLength(seconds: number): string {
  return seconds % DAY === 0 ? plural(seconds / DAY, "day") : formatDuration(seconds);
}

/** How a domain judges, in one sentence; `what` names what it is asked about, such as "A claim". */
export function judgingSentence(
  { name, k, challenge, period }: Pick<DomainTerms, "k" | "challenge" | "period"> & { readonly name: string },
  what: string,
): string {
  const passes = `${what} passes when ${plural(k, "voice")} of ${name} ${k === 1 ? "endorses" : "endorse"} it within ${ruleLength(period)}`;
  if (challenge === 0) return `${passes}, before ${k} ${k === 1 ? "objects" : "object"}.`;
  return `${passes} and fewer than ${k} object until ${ruleLength(challenge)} after the last endorsement that it needs.`;
}

/** A review's state in one or two words. */
export interface ReviewLabel {
  readonly tone: Tone;
  readonly words: string;
}

/** The state of a review as a label. */
export function reviewLabel(snapshot: Snapshot, review: Review, now: number): ReviewLabel {
  const moot = mootOf(snapshot, review, now);
  if (moot) return { tone: "quiet", words: moot };
  switch (reviewStateAt(review, now)) {
    case "Open": {
      const { endorsements, k } = tallyOf(review);
      return { tone: "live", words: `Open, ${endorsements} of ${k}` };
    }
    case "Reached":
      return { tone: "live", words: "Can be challenged" };
    case "Concludable":
      return isYes(snapshot, review, now)
        ? { tone: "attention", words: "Ready to conclude" }
        : { tone: "attention", words: "To be counted again" };
    case "Passed":
      return { tone: "good", words: "Approved" };
    case "Contested":
      return { tone: "bad", words: "Stopped" };
    case "Lapsed":
      return { tone: "bad", words: "Lapsed" };
    case "Escalated":
      return { tone: "attention", words: "Before the stakeholders" };
    case "Rejected":
      return { tone: "bad", words: "Rejected" };
  }
}

/** Which of a review's clocks runs or decided, with its moment in seconds. */
export interface ReviewClock {
  readonly words: string;
  readonly at: number;
}

/** The clock that counts now. */
export function reviewClock(review: Review, now: number): ReviewClock {
  const { deadline, reachedAt, passedAt, challenge } = review;
  switch (reviewStateAt(review, now)) {
    case "Open":
      return { words: "Can be endorsed until", at: deadline };
    case "Reached":
      return { words: "Can be objected to until", at: (reachedAt ?? 0) + challenge };
    case "Concludable":
      return { words: "The time for objections ended", at: (reachedAt ?? 0) + challenge };
    case "Passed":
      return { words: "Approved", at: passedAt ?? 0 };
    case "Contested":
    case "Lapsed":
      return { words: "Can be escalated until", at: escalatableUntil(review) };
    case "Escalated":
      return { words: "Stakeholders can answer until", at: answerableUntil(review) };
    case "Rejected":
      return { words: "Rejected", at: finalAt(review, now) ?? 0 };
  }
}

/**
 * Who must act next, and to do what. `anyone`: whoever likes. `concerned`: contractors of the domain, and whom it is about.
 * `nobody`: it is over, or only time is needed.
 */
export interface NextStep {
  readonly who: "judges" | "anyone" | "concerned" | "stakeholders" | "nobody";
  /** What happens next; for `judges` the sentence goes on with their names. */
  readonly words: string;
  /** Those who can, in the order of the domain's members; empty unless `who` is `judges`. */
  readonly judges: readonly Address[];
}

const nobody = (words: string): NextStep => ({ who: "nobody", words, judges: [] });

const mootWords = {
  Superseded: "What was asked is no longer so: it was superseded, and nothing can come of it any more.",
  Declined: "The candidate has declined: nothing can come of it any more.",
  Expired: "It was not carried out in time: nothing can come of it any more.",
} as const;

/** What a review waits for. */
export function nextStep(snapshot: Snapshot, review: Review, now: number): NextStep {
  const { missing, objections, k } = tallyOf(review);
  const moot = mootOf(snapshot, review, now);
  if (moot) return nobody(mootWords[moot]);
  switch (reviewStateAt(review, now)) {
    case "Open": {
      const judges = possibleEndorsers(snapshot, review);
      const voices = possibleVoices(snapshot, review);
      const wanted = plural(missing, "more endorsement");
      const appealed =
        review.appeal === undefined
          ? ""
          : "Whom it is about has appealed: once it is endorsed, the stakeholders decide. ";
      const shared = voices < judges.length ? ", of whom colleagues share one voice" : "";
      if (judges.length === 0)
        return nobody(
          `${appealed}It needs ${wanted}, and nobody is left who could give it. Unless somebody changes their mind, it lapses.`,
        );
      if (voices < missing)
        return {
          who: "judges",
          words: `${appealed}It needs ${wanted}, but only ${voices} can still be given. Unless somebody changes their mind, it lapses. Silent so far${shared}:`,
          judges,
        };
      return {
        who: "judges",
        words: `${appealed}Waits for ${wanted}, from any of${shared === "" ? "" : ` these${shared}:`}`,
        judges,
      };
    }
    case "Reached":
      if (!wouldPass(snapshot, review))
        return nobody(
          `It had its ${k} endorsements, of which ${countingEndorsements(snapshot, review)} still ${countingEndorsements(snapshot, review) === 1 ? "counts" : "count"}: with no more of them it is counted again when the time for objections is over, and does not pass.`,
        );
      return nobody(
        `It has its ${k} endorsements. It passes unless ${k - objections === 1 ? "one more contractor objects" : `${k - objections} more contractors object`} in time${review.appealable ? ", or whom it is about appeals" : ""}.`,
      );
    case "Concludable":
      return wouldPass(snapshot, review)
        ? { who: "anyone", words: "Nobody stopped it in time. Anyone can conclude it now.", judges: [] }
        : {
            who: "anyone",
            words: `Somebody who endorsed it may no longer judge. Anyone can have it counted again; it then ${now < review.deadline ? "is open until its deadline" : "lapses"}.`,
            judges: [],
          };
    case "Passed":
      return nobody(
        review.answer
          ? "The stakeholders answered for the domain, and approved it. That never changes again."
          : "The domain approved it. That never changes again.",
      );
    case "Contested":
      return concerned(`${plural(objections, "objection")} stopped it. ${ESCALATORS}`);
    case "Lapsed":
      return concerned(`It ended without enough endorsements. ${ESCALATORS}`);
    case "Escalated":
      return {
        who: "stakeholders",
        words: "The stakeholders answer, by a vote. Without an answer in time it is rejected.",
        judges: [],
      };
    case "Rejected":
      return nobody(`${rejectedBecause(review)} That never changes again.`);
  }
}

const ESCALATORS =
  "Contractors of the domain, and whom it is about, can put it before the stakeholders; if nobody does in time, it is rejected.";

const concerned = (words: string): NextStep => ({ who: "concerned", words, judges: [] });

/** Why a review was rejected, as a sentence. */
export function rejectedBecause(review: Review): string {
  if (review.answer) return "The stakeholders answered for the domain, and rejected it.";
  if (review.escalatedAt !== undefined) return "The stakeholders were asked and gave no answer in time.";
  if (review.contestedAt !== undefined)
    return `${plural(tallyOf(review).objections, "objection")} stopped it, and nobody put it before the stakeholders.`;
  return "It ended without enough endorsements, and nobody put it before the stakeholders.";
}
