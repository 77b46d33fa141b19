import { keccak256 } from "viem";

import type { Bounty, Claim, Contribution } from "../types.ts";

/** The terms of a bounty as the contract binds them. */
export function termsArgument({ opener, asset, domain, openedAt, deadline, uriBytes }: Bounty) {
  return { opener, asset, domain, openedAt, deadline, content: keccak256(uriBytes) };
}

/** A claim as the contract binds it. */
export function claimArgument({ claimant, openedAt, uriBytes, awards, barred }: Claim) {
  return { claimant, openedAt, content: keccak256(uriBytes), awards, barred };
}

/** A contribution as the contract binds it. */
export function contributionArgument({ funder, start, amount }: Contribution) {
  return { funder, start, amount };
}
