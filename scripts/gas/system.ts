import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import { deployGovernance } from "../deployment/governance.ts";
import { DAY, type GasChain } from "./chain.ts";

const ROLES = ["deployer", "opener", "claimant", "first", "second", "third", "fourth", "candidate"] as const;

type Role = (typeof ROLES)[number];

/** Gives each role of the scenario an account of the chain. */
function castRoles(accounts: HardhatEthersSigner[]): Record<Role, HardhatEthersSigner> {
  if (accounts.length < ROLES.length) throw new Error(`The gas scenario needs ${ROLES.length} accounts.`);
  return Object.fromEntries(ROLES.map((role, index) => [role, accounts[index]])) as Record<Role, HardhatEthersSigner>;
}

/** What stands before anything is measured: an owned treasury with money, a domain with and one without a challenge. */
export async function deployGasSystem(chain: GasChain) {
  const { ethers, accounts, send } = chain;
  const people = castRoles(accounts);
  const { deployer, opener, first, second, third, fourth } = people;
  const token = await ethers.deployContract("DemoToken", ["Demo Dollar", "DUSD", 6]);
  const treasury = await ethers.deployContract("Treasury", [deployer]);
  const contractors = await ethers.deployContract("Contractors", [deployer]);
  const reviews = await ethers.deployContract("Reviews", [deployer, contractors]);
  const clearances = await ethers.deployContract("Clearances", [deployer, contractors, reviews]);
  const bounties = await ethers.deployContract("Bounties", [treasury, contractors, reviews]);
  const governance = await deployGovernance(ethers, deployer, [
    { holder: first.address, amount: 600n },
    { holder: second.address, amount: 400n },
  ]);

  await send(() => treasury.grantRole(ethers.id("WORKFLOW_ROLE"), bounties));
  await send(async () => treasury.grantRole(ethers.id("SPENDER_ROLE"), governance.timelock));
  await send(() => reviews.grantRole(ethers.id("WORKFLOW_ROLE"), bounties));
  await send(() => reviews.grantRole(ethers.id("WORKFLOW_ROLE"), clearances));
  await send(() => contractors.grantRole(ethers.id("REGISTRAR_ROLE"), clearances));
  await send(() => contractors.createDomain("Development", { k: 3, challenge: 0, period: 14 * DAY }));
  await send(() => contractors.createDomain("Marketing", { k: 3, challenge: 3 * DAY, period: 14 * DAY }));
  for (const domain of [1, 2]) {
    for (const member of [first, second, third, fourth]) {
      await send(() => clearances.admit(domain, member, 40_000_000n));
    }
  }
  // Everybody holds the token already, and the treasury holds other money than the bounty's.
  for (const person of Object.values(people)) await send(() => token.mint(person, 1_000_000_000_000n));
  for (const spender of [bounties, treasury]) {
    await send(() => token.connect(opener).approve(spender, ethers.MaxUint256));
  }
  await send(() => treasury.enableAsset(token, true));
  const { token: stake, governor, timelock } = governance;
  return { chain, people, token, stake, governor, timelock, treasury, contractors, reviews, clearances, bounties };
}

export type GasSystem = Awaited<ReturnType<typeof deployGasSystem>>;
