// Requests as the contracts bind them.
import { keccak256 } from "viem";

import { offerArgument } from "../clearances.ts";
import type { Nomination, Recovery, Revocation } from "../types.ts";

/** A nomination as the contract binds it. */
export function nominationArgument({ domain, candidate, opener, offer, uriBytes, salt, changes, barred }: Nomination) {
  const content = keccak256(uriBytes);
  return { domain, candidate, opener, offer: offerArgument(offer), content, salt, changes, barred };
}

/** A revocation as the contract binds it. */
export function revocationArgument({ domain, account, opener, uriBytes, salt, barred }: Revocation) {
  return { domain, account, opener, content: keccak256(uriBytes), salt, barred };
}

/** A recovery as the contract binds it. */
export function recoveryArgument({ domain, from, to, opener, uriBytes, salt, barred }: Recovery) {
  return { domain, from, to, opener, content: keccak256(uriBytes), salt, barred };
}
