import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import type { StakeholderGovernor, StakeToken, TimelockController } from "../../types/ethers-contracts/index.js";
import type { IStakeholderGovernor } from "../../types/ethers-contracts/contracts/StakeholderGovernor.js";
import type { Allocation } from "../deployment/configuration.ts";

import { ZeroAddress } from "ethers";

import { STANDARD_GOVERNOR_SETTINGS, STANDARD_TIMELOCK_DELAY } from "../deployment/standard-rules.ts";

/** The rules of a StakeholderGovernor, as its constructor takes them: seconds, base units of stake, percent. */
export type GovernorSettings = IStakeholderGovernor.SettingsStruct;

/** A token, the governor that counts its votes and the timelock that carries them out. */
export interface Governance {
  token: StakeToken;
  governor: StakeholderGovernor;
  timelock: TimelockController;
}

/**
 * Deploys the three contracts for a measurement or a test, and hands the timelock over: the governor alone proposes and cancels, anybody executes
 * what is due, and `deployer` keeps no role.
 * @param mute whose stake neither votes nor counts; by default nobody's
 */
export async function deployGovernance(
  ethers: HardhatEthers,
  deployer: HardhatEthersSigner,
  allocations: readonly Allocation[],
  settings: GovernorSettings = STANDARD_GOVERNOR_SETTINGS,
  mute: string = ZeroAddress,
): Promise<Governance> {
  const token = await ethers.deployContract("StakeToken", ["Exchequer Stake", "STAKE", allocations, mute], deployer);
  const timelock = await ethers.deployContract(
    "TimelockController",
    [STANDARD_TIMELOCK_DELAY, [], [ZeroAddress], deployer.address],
    deployer,
  );
  const governor = await ethers.deployContract("StakeholderGovernor", [token, timelock, settings], deployer);
  await timelock.grantRole(await timelock.PROPOSER_ROLE(), governor);
  await timelock.grantRole(await timelock.CANCELLER_ROLE(), governor);
  await timelock.renounceRole(await timelock.DEFAULT_ADMIN_ROLE(), deployer.address);
  return { token, governor, timelock };
}
