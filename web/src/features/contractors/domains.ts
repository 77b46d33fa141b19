// What a domain is like, for somebody who wants to join it. Pure.
import type { Address } from "viem";

import { canSponsor } from "../../chain/permissions.ts";
import { carriesVoice, clearanceOf, SEASON, voicesAmong } from "../../chain/states.ts";
import type { Domain, Snapshot } from "../../chain/types.ts";
import { ratesOf } from "../../shared/contractors/rates.ts";
import { formatDate, formatUsd, plural } from "../../shared/format/index.ts";

/** Who would judge a nomination of `candidate` that is opened at `now`, seconds: with a voice there, and not judging itself. */
export function judgesOf(
  snapshot: Snapshot,
  { id, members }: Domain,
  candidate: Address | undefined,
  now: number,
): Address[] {
  const about = candidate ? [candidate] : [];
  return members.filter((account) => canSponsor({ snapshot, account, now }, id, about).ok);
}

/** "5 voices can judge (1 more from 21 Dec 2026)": those who are new don't judge yet, and count as voices all the same. `now` in seconds. */
export function voicesWords(snapshot: Snapshot, domain: Domain, now: number): string {
  const able = judgesOf(snapshot, domain, undefined, now);
  const voices = voicesAmong(snapshot, able);
  const words = `${plural(voices, "voice")} can judge`;
  const more = domain.voices - voices;
  if (more <= 0) return words;
  const first = Math.min(
    ...domain.members
      .map((member) => clearanceOf(snapshot, domain.id, member))
      .filter((clearance) => carriesVoice(clearance) && !able.includes(clearance.account))
      .map((clearance) => (clearance?.since ?? 0) + SEASON),
  );
  return `${words} (${more} more from ${formatDate(first)})`;
}

/** "$55.00 to $60.00 an hour", or a dash without members. */
export function rateRange(snapshot: Snapshot, domain: Domain): string {
  const rates = ratesOf(snapshot, domain);
  if (!rates) return "–";
  const { low, high } = rates;
  return low === high ? `${formatUsd(low)} an hour` : `${formatUsd(low)} to ${formatUsd(high)} an hour`;
}

/** Why a domain can't judge now: it is retired, or has fewer voices than it needs. Undefined: it can. */
export function tooFewSentence({ name, k, voices, retiredAt }: Domain): string | undefined {
  if (retiredAt !== undefined) return `${name} is retired: nothing new is asked there, and nobody is cleared any more.`;
  if (voices >= k) return undefined;
  const has = voices === 0 ? "has nobody who judges" : `has only ${plural(voices, "voice")}`;
  return `${name} ${has}, and it takes ${k} to approve anything. Until stakeholders admit ${k - voices} more by a vote, it can approve neither nominations nor claims.`;
}
