// Written by `npm run generate`. Do not edit.

export * from "./abis/Treasury.ts";
export * from "./abis/Profiles.ts";
export * from "./abis/ClearanceCards.ts";
export * from "./abis/Contractors.ts";
export * from "./abis/Reviews.ts";
export * from "./abis/Clearances.ts";
export * from "./abis/Bounties.ts";
export * from "./abis/Revocations.ts";
export * from "./abis/Moves.ts";
export * from "./abis/Budgets.ts";
export * from "./abis/StakeToken.ts";
export * from "./abis/WrappedStake.ts";
export * from "./abis/StakeholderGovernor.ts";
export * from "./abis/TimelockController.ts";
export * from "./abis/DemoToken.ts";
export * from "./abis/Erc20.ts";
