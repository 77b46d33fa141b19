// What a bounty's pot holds and for whom. Pure; amounts in base units of the bounty's asset.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { claimStateAt, refundOf, refundsDue, roomOf } from "../../chain/states.ts";
import type { Bounty, Claim, Contribution, Snapshot } from "../../chain/types.ts";

/** What went back to the funders so far. */
export function refundedOf({ contributions }: Bounty): bigint {
  return contributions.reduce((sum, { refunded = 0n }) => sum + refunded, 0n);
}

/** What the pot holds: neither awarded nor sent back. */
export function leftInPot(bounty: Bounty): bigint {
  return roomOf(bounty) - refundedOf(bounty);
}

/** The claims of a bounty, oldest first. */
export function claimsOf(snapshot: Snapshot, bounty: Bounty): Claim[] {
  return bounty.claims.map((id) => snapshot.claims.get(id)).filter((claim) => claim !== undefined);
}

/** What the pending claims ask for together. */
export function askedFor(claims: readonly Claim[]): bigint {
  return claims.reduce((sum, { outcome, amount }) => (outcome === "pending" ? sum + amount : sum), 0n);
}

/** Claims that only wait to be put aside. */
export function dismissableClaims(snapshot: Snapshot, claims: readonly Claim[], now: number): Claim[] {
  return claims.filter((claim) => claimStateAt(snapshot, claim, now) === "Dismissable");
}

/** What a contribution got back, or would get if nothing more were awarded. */
export function backOf(bounty: Bounty, contribution: Contribution): bigint {
  return contribution.refunded ?? refundOf(bounty, contribution);
}

/** What is due to `funder` now, or to all funders, and from how many contributions. Zero until the bounty is closed. */
export function dueTo(
  bounty: Bounty,
  now: number,
  funder?: Address,
): { readonly amount: bigint; readonly count: number } {
  const due = refundsDue(bounty, now).filter(
    ({ contribution }) => funder === undefined || sameAddress(contribution.funder, funder),
  );
  return { amount: due.reduce((sum, { amount }) => sum + amount, 0n), count: due.length };
}
