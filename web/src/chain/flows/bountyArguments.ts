import type { Bounty, Claim, Contribution } from "../types.ts";

/** The terms of a bounty as the contract binds them. */
export function termsArgument({ opener, asset, domain, openedAt, deadline, content }: Bounty) {
  return { opener, asset, domain, openedAt, deadline, content };
}

/** A claim as the contract binds it. */
export function claimArgument({ claimant, openedAt, content, awards }: Claim) {
  return { claimant, openedAt, content, awards };
}

/** A contribution as the contract binds it. */
export function contributionArgument({ funder, start, amount }: Contribution) {
  return { funder, start, amount };
}
