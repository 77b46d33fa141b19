import { STANDARD_GOVERNOR_SETTINGS, STANDARD_TIMELOCK_DELAY } from "../../scripts/deployment/standard-rules.ts";
import type { GovernorSettings } from "../../scripts/tooling/governance.ts";
import { ethers } from "./fixtures.ts";

/** What the treasury would be: an account whose stake is mute. */
export const TREASURY = "0x7000000000000000000000000000000000000007";

/** A token that an organisation already has, six decimals, and its wrapped form; three holders have 1000 units each and allow it. */
export async function deployWrapped() {
  const [deployer, alpha, beta, gamma] = await Promise.all([0, 1, 2, 3].map((i) => ethers.provider.getSigner(i)));
  const underlying = await ethers.deployContract("DemoToken", ["Guild Coin", "GLD", 6]);
  const token = await ethers.deployContract("WrappedStake", [underlying, "Voting Guild Coin", "vGLD", TREASURY]);
  for (const holder of [alpha!, beta!, gamma!]) {
    await underlying.mint(holder, 1000n);
    await underlying.connect(holder).approve(token, 1000n);
  }
  return { deployer: deployer!, alpha: alpha!, beta: beta!, gamma: gamma!, underlying, token };
}

/** The same with a governor over it, which differs from the standard rules by `settings`; its holders are alpha, beta and gamma. */
export async function deployWrappedHouse(settings: Partial<GovernorSettings> = {}) {
  const wrapped = await deployWrapped();
  const { deployer, alpha, beta, gamma, token } = wrapped;
  const timelock = await ethers.deployContract("TimelockController", [
    STANDARD_TIMELOCK_DELAY,
    [],
    [ethers.ZeroAddress],
    deployer,
  ]);
  const governor = await ethers.deployContract("StakeholderGovernor", [
    token,
    timelock,
    { ...STANDARD_GOVERNOR_SETTINGS, ...settings },
  ]);
  const holders = [alpha, beta, gamma];
  return { ...wrapped, timelock, governor, holder: (i: number) => holders[i]!, size: 3, stranger: deployer };
}
