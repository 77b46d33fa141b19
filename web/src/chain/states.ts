// Where everything is at a given time, by the same rules as the contracts' views: terminal states first, windows half-open, a
// boundary second belongs to what comes after it. `now` is chain time in seconds: the time of the block that a read would run in.
export * from "./states/bounties.ts";
export * from "./states/budgets.ts";
export * from "./states/clearances.ts";
export * from "./states/line.ts";
export * from "./states/policies.ts";
export * from "./states/proposals.ts";
export * from "./states/requests.ts";
export * from "./states/reviews.ts";
export * from "./states/runoffs.ts";
export * from "./states/stake.ts";
