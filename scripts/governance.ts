import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import type { StakeholderGovernor, StakeToken, TimelockController } from "../types/ethers-contracts/index.js";
import type { IStakeholderGovernor } from "../types/ethers-contracts/contracts/StakeholderGovernor.js";

/** The rules of a StakeholderGovernor, as its constructor takes them: seconds, base units of stake, percent. */
export type GovernorSettings = IStakeholderGovernor.SettingsStruct;

const DAY = 86_400n;

/** Exchequer's rules: a day to notice a proposal, a week to vote; quorum and approval are Decred's. */
export const DEFAULT_GOVERNOR_SETTINGS = {
  votingDelay: DAY,
  votingPeriod: 7n * DAY,
  proposalThreshold: 0n,
  quorumPercent: 20n,
  approvalPercent: 60n,
} as const satisfies GovernorSettings;

/** Seconds between the end of a successful vote, once it is queued, and its execution. */
export const DEFAULT_TIMELOCK_DELAY = 2n * DAY;

/** What one holder of stake starts with, in base units. */
export interface StakeAllocation {
  holder: string;
  amount: bigint;
}

/** A token, the governor that counts its votes and the timelock that carries them out. */
export interface Governance {
  token: StakeToken;
  governor: StakeholderGovernor;
  timelock: TimelockController;
}

/**
 * Deploys the three contracts and hands the timelock over: the governor alone proposes and cancels, anybody executes
 * what is due, and `deployer` keeps no role.
 */
export async function deployGovernance(
  ethers: HardhatEthers,
  deployer: HardhatEthersSigner,
  allocations: StakeAllocation[],
  settings: GovernorSettings = DEFAULT_GOVERNOR_SETTINGS,
): Promise<Governance> {
  const token = await ethers.deployContract("StakeToken", ["Exchequer Stake", "STAKE", allocations], deployer);
  const timelock = await ethers.deployContract(
    "TimelockController",
    [DEFAULT_TIMELOCK_DELAY, [], [ethers.ZeroAddress], deployer.address],
    deployer,
  );
  const governor = await ethers.deployContract("StakeholderGovernor", [token, timelock, settings], deployer);
  await timelock.grantRole(await timelock.PROPOSER_ROLE(), governor);
  await timelock.grantRole(await timelock.CANCELLER_ROLE(), governor);
  await timelock.renounceRole(await timelock.DEFAULT_ADMIN_ROLE(), deployer.address);
  return { token, governor, timelock };
}
