// What comes next, told to whom a review would take something from. Pure.
import { reviewStateAt, tallyOf } from "../../chain/states.ts";
import type { Review } from "../../chain/types.ts";

/**
 * What the subject of a revocation or a recovery has to know while its domain judges; `loss` says what happens if it passes.
 * Undefined where the review's own words say it. `now` in seconds.
 */
export function nextForAccused(review: Review, now: number, loss: string): string | undefined {
  const state = reviewStateAt(review, now);
  if (state !== "Open" && state !== "Reached") return undefined;
  const { endorsements, k } = tallyOf(review);
  if (review.appeal !== undefined)
    return `${endorsements} of ${k} endorse it. You have appealed: as soon as ${k} do, the stakeholders decide by a vote.`;
  return state === "Open"
    ? `${endorsements} of ${k} endorse it. You can appeal already, and say your side: if ${k} endorse, the stakeholders decide. Without an appeal, ${loss} once ${k} endorse, unless others object in time.`
    : `It has its endorsements. You can appeal: then the stakeholders decide. Otherwise ${loss}, unless others object.`;
}
