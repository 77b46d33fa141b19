// What a domain is like, for somebody who wants to join it. Pure.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { clearanceOf } from "../../chain/states.ts";
import type { Domain, Snapshot } from "../../chain/types.ts";
import { ratesOf } from "../../shared/contractors/rates.ts";
import { formatUsd } from "../../shared/format/index.ts";

/** Who would judge a nomination of `candidate` that is opened at `now`, seconds: in the domain before, and not judging itself. */
export function judgesOf(
  snapshot: Snapshot,
  { id, members }: Domain,
  candidate: Address | undefined,
  now: number,
): Address[] {
  return members.filter(
    (member) => !sameAddress(member, candidate) && (clearanceOf(snapshot, id, member)?.since ?? now) < now,
  );
}

/** "$55.00 to $60.00 an hour", or a dash without members. */
export function rateRange(snapshot: Snapshot, domain: Domain): string {
  const rates = ratesOf(snapshot, domain);
  if (!rates) return "–";
  const { low, high } = rates;
  return low === high ? `${formatUsd(low)} an hour` : `${formatUsd(low)} to ${formatUsd(high)} an hour`;
}

/** Why a domain can't judge now: fewer contractors than it needs. Undefined: it can. */
export function tooFewSentence({ name, k, members }: Domain): string | undefined {
  const count = members.length;
  if (count >= k) return undefined;
  const has =
    count === 0 ? "has no contractor" : count === 1 ? "has only one contractor" : `has only ${count} contractors`;
  return `${name} ${has}, and it takes ${k} to approve anything. Until stakeholders admit ${k - count} more by a vote, it can approve neither nominations nor claims.`;
}
