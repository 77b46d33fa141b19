// The contracts that proposals can be decoded against.
import type { Abi, AbiFunction } from "viem";
import { formatAbiItem } from "viem/utils";

import { sameAddress } from "../accounts.ts";
import type { Contracts } from "../deployment.ts";
import {
  bountiesAbi,
  budgetsAbi,
  clearancesAbi,
  contractorsAbi,
  movesAbi,
  profilesAbi,
  reviewsAbi,
  revocationsAbi,
  stakeholderGovernorAbi,
  timelockControllerAbi,
  treasuryAbi,
  wrappedStakeAbi,
} from "../generated/abis.ts";

/** One of our contracts, by the name that sentences use. */
export interface Target {
  readonly key: keyof Contracts;
  readonly name: string;
  readonly abi: Abi;
}

const targets: readonly Target[] = [
  { key: "treasury", name: "Treasury", abi: treasuryAbi },
  { key: "contractors", name: "Contractors", abi: contractorsAbi },
  { key: "reviews", name: "Reviews", abi: reviewsAbi },
  { key: "clearances", name: "Clearances", abi: clearancesAbi },
  { key: "revocations", name: "Revocations", abi: revocationsAbi },
  { key: "moves", name: "Moves", abi: movesAbi },
  { key: "profiles", name: "Profiles", abi: profilesAbi },
  { key: "bounties", name: "Bounties", abi: bountiesAbi },
  { key: "budgets", name: "Budgets", abi: budgetsAbi },
  // Stake that wraps a token can do all that other stake can.
  { key: "stakeToken", name: "StakeToken", abi: wrappedStakeAbi },
  { key: "governor", name: "StakeholderGovernor", abi: stakeholderGovernorAbi },
  { key: "timelock", name: "Timelock", abi: timelockControllerAbi },
];

/** Which of our contracts is at the address; undefined for a stranger's, and for what is no address. */
export function targetAt(contracts: Contracts, address: string): Target | undefined {
  return targets.find(({ key }) => sameAddress(contracts[key], address as `0x${string}`));
}

/** The signatures of what can be called on one of our contracts, with the names of their parameters. */
export function knownFunctions(contracts: Contracts, address: string): string[] {
  const functions = targetAt(contracts, address)?.abi.filter(
    (item): item is AbiFunction =>
      item.type === "function" && item.stateMutability !== "view" && item.stateMutability !== "pure",
  );
  return (functions ?? []).map((item) => formatAbiItem(item, { includeName: true }));
}
