// How long a signature about a review can be used. Pure.
import type { Act } from "../../chain/flows/signing.ts";
import type { Review } from "../../chain/types.ts";
import { DAY } from "../format/index.ts";

/** Long enough to collect the others', short enough that nobody is held to what was true months ago; seconds. */
const TERM = 7 * DAY;

/** A candidate accepts for as long as most domains take to judge; seconds. */
export const ACCEPTANCE_TERM = 30 * DAY;

/** Until when a say that is signed at `now` about a review that is not open yet can be used, seconds. */
export const signTermBefore = (now: number): number => now + TERM;

/** Until when a say that is signed at `now` can be used, seconds: a week, or until the review no longer takes it. */
export function signTerm({ reachedAt, challenge, deadline }: Review, act: Act, now: number): number {
  // Until somebody concludes it, what was said can be taken back.
  if (act === "withdraw") return now + TERM;
  const takesUntil = act === "endorse" ? deadline : (reachedAt ?? deadline) + challenge;
  // Objections are taken while it is open, too, however short the challenge is.
  return Math.min(now + TERM, Math.max(takesUntil, reachedAt === undefined ? deadline : 0));
}
