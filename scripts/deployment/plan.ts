import type { AssetPolicy, Configuration } from "./configuration.ts";

import { ZeroAddress } from "ethers";

/** Addresses of what is deployed already, by the name in the address book. */
export type Addresses = Readonly<Record<string, string>>;

/** One contract to deploy. */
export interface PlannedContract {
  /** Its name in the address book. */
  readonly name: string;
  /** The name of its artifact. */
  readonly artifact: string;
  /** Its constructor arguments, given what comes before it and who deploys. */
  readonly args: (addresses: Addresses, deployer: string) => unknown[];
}

/** How ETH is called among the assets. Source: ERC-7528. */
export const ETH = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE";

/**
 * What is deployed, in this order. The order is part of the addresses of the local chain: new contracts go to the end of
 * the core, before the demo tokens.
 */
export function planContracts(configuration: Configuration): PlannedContract[] {
  const { governor, timelockDelay, demoTokens } = configuration;
  const core = (name: string, args: PlannedContract["args"]): PlannedContract => ({ name, artifact: name, args });
  return [
    core("Treasury", (_, deployer) => [deployer]),
    planStake(configuration),
    // Anyone may carry out what was decided; the deployer sets the rest and then leaves.
    core("TimelockController", (_, deployer) => [timelockDelay, [], [ZeroAddress], deployer]),
    core("StakeholderGovernor", (at) => [at.StakeToken, at.TimelockController, governor]),
    core("Profiles", () => []),
    core("ClearanceCards", (at) => [at.Profiles]),
    core("Contractors", (at, deployer) => [deployer, at.ClearanceCards]),
    // What the contractors cannot settle among themselves, the stakeholders answer.
    core("Reviews", (at, deployer) => [deployer, at.Contractors, at.TimelockController]),
    core("Clearances", (at, deployer) => [deployer, at.Contractors, at.Reviews]),
    core("Bounties", (at) => [at.Treasury, at.Contractors, at.Reviews]),
    core("Revocations", (at) => [at.Contractors, at.Reviews]),
    core("Moves", (at) => [at.Contractors, at.Reviews]),
    core("Budgets", (at, deployer) => [deployer, at.Treasury, at.Contractors]),
    ...demoTokens.map(({ key, name, symbol, decimals }) => ({
      name: key,
      artifact: "DemoToken",
      args: () => [name, symbol, decimals],
    })),
  ];
}

/**
 * The voting power, under one name in the address book whether it is its own or wraps a token that exists: whoever reads votes
 * need not know. What the treasury holds of it does not count.
 */
function planStake({ stakeToken }: Configuration): PlannedContract {
  const { name, symbol } = stakeToken;
  if ("wraps" in stakeToken) {
    const args: PlannedContract["args"] = (at) => [stakeToken.wraps, name, symbol, at.Treasury];
    return { name: "StakeToken", artifact: "WrappedStake", args };
  }
  return {
    name: "StakeToken",
    artifact: "StakeToken",
    args: (at) => [name, symbol, stakeToken.allocations, at.Treasury],
  };
}

/** A policy as the treasury takes it. */
export interface PolicyArgument {
  /** Base units. */
  readonly floor: bigint;
  /** Millionths. */
  readonly rate: bigint;
  /** Seconds. */
  readonly window: bigint;
}

/** A policy of the configuration as the treasury takes it. */
export function policyArgument({ floor, rate, windowDays }: AssetPolicy): PolicyArgument {
  return { floor, rate: BigInt(rate), window: BigInt(windowDays) * 86_400n };
}

/** The address of an asset as the configuration names it. */
export function assetAddress(asset: string, addresses: Addresses): string {
  return asset === "ETH" ? ETH : (addresses[asset] ?? asset);
}
