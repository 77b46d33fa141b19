import type { Action } from "./voting.ts";

import { DESIGNER, DEVELOPER_B, DEVELOPER_C, MARKETER, RESEARCHER } from "./cast.ts";
import { DESIGN, MARKETING } from "./domains.ts";
import { openRevocation } from "./revocation.ts";
import { DAY, HOUR, type Stage } from "./stage.ts";
import { answer } from "./voting.ts";

/** When the appeal against the revocation of last quarter was lodged, seconds since 1970. */
export function appealTime({ now }: Stage): number {
  return now - 94 * DAY;
}

/**
 * Tells a revocation that its subject appealed and the stakeholders rejected.
 * @param decidedAt when their answer was carried out, seconds since 1970
 * @returns the answer that they were asked for
 */
export function tellRejectedRevocation(stage: Stage, decidedAt: number): Action {
  const at = stage.now - 100 * DAY;
  const revocation = openRevocation(stage, {
    at,
    domain: MARKETING,
    account: DEVELOPER_B,
    opener: MARKETER,
    reasons: `# Take back Developer B's clearance in Marketing

The release notes came after the release, three times in a row, and each time somebody else had to write the announcement.`,
  });
  revocation
    .endorse(at + 2 * DAY, DESIGNER, "It has cost me two weekends.")
    .endorse(at + 3 * DAY, RESEARCHER, "Sadly, yes.");
  revocation.review.appeal(
    appealTime(stage),
    "The releases came unannounced, on Fridays. I have written notes within a day of each since I was told beforehand.",
  );
  revocation.enforce(decidedAt + HOUR, DEVELOPER_B);
  return answer(stage, revocation.review, false, "Late notes are a reason to talk, not to take a clearance.");
}

/** Tells a revocation that is reached: the clearance is suspended, and its holder can appeal for some days more. */
export function tellReachedRevocation(stage: Stage): void {
  const at = stage.now - 5 * DAY;
  openRevocation(stage, {
    at,
    domain: DESIGN,
    account: MARKETER,
    opener: DESIGNER,
    reasons: `# Take back the Marketer's clearance in Design

Two of the last three banners were delivered without sources, although the domain asks for them, and after they had been asked
for. The work for Marketing is not in question.`,
  }).endorse(at + 2 * DAY, DEVELOPER_C, "I asked for the sources in spring and in summer.");
}
