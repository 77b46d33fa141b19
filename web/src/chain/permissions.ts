// Who may do what now, and if not, why: the sentence under a button that can't be pressed. The contracts stay the authority: what
// is refused here they would refuse too, except a vote without power, which they would take and count as nothing.
export * from "./permissions/bounties.ts";
export * from "./permissions/budgets.ts";
export * from "./permissions/clearances.ts";
export * from "./permissions/parties.ts";
export * from "./permissions/proposals.ts";
export * from "./permissions/reviews.ts";
export type { Asker, Verdict } from "./permissions/verdict.ts";
