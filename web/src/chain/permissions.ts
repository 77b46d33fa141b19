// Who may do what now, and if not, why: the sentence under a button that can't be pressed. The contracts stay the authority: what
// is refused here they would refuse too, except what they would take and which does nothing: a vote without power, or on what was
// executed or cancelled at the timelock itself; closing a budget that has ended or was closed; cancelling a payment of which nothing
// waits any more. Nobody is expected to hold the right to bill for a budget's owner, so only owners are asked whether they may.
export * from "./permissions/bounties.ts";
export * from "./permissions/budgets.ts";
export * from "./permissions/clearances.ts";
export * from "./permissions/parties.ts";
export * from "./permissions/proposals.ts";
export * from "./permissions/reviews.ts";
export type { Asker, Verdict } from "./permissions/verdict.ts";
