import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import { ZeroAddress } from "ethers";

import { deployGovernance } from "../tooling/governance.ts";
import { STANDARD_DOMAIN_LIMITS, STANDARD_GOVERNOR_SETTINGS } from "../deployment/standard-rules.ts";
import { DAY, type GasChain } from "./chain.ts";

const ROLES = [
  "deployer",
  "opener",
  "claimant",
  "first",
  "second",
  "third",
  "fourth",
  "candidate",
  // Cleared from the start like the four, and what is done to contractors is done to them.
  "subjectA",
  "subjectB",
  "company",
  "relay",
  // Known to nobody until they apply.
  "newcomerA",
  "newcomerB",
  "newcomerC",
  "newcomerD",
  "newcomerE",
  "newcomerF",
  "freshKeyA",
  "freshKeyB",
] as const;

/** The two domains differ in their challenge period alone. */
const TERMS = { k: 3, period: 14 * DAY, ...STANDARD_DOMAIN_LIMITS };

/** What the members of the scenario's domains are offered, and its newcomers. */
export const OFFER = { kind: 1, rate: 40_000_000n, until: 0, supervisor: ZeroAddress };

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
  const { deployer, opener, first, second, third, fourth, subjectA, subjectB } = people;
  const token = await ethers.deployContract("DemoToken", ["Demo Dollar", "DUSD", 6]);
  const treasury = await ethers.deployContract("Treasury", [deployer]);
  const profiles = await ethers.deployContract("Profiles");
  const cards = await ethers.deployContract("ClearanceCards", [profiles]);
  const contractors = await ethers.deployContract("Contractors", [deployer, cards]);
  // The arbiter is a key here; what the stakeholders' vote on its answer costs is measured with the votes.
  const reviews = await ethers.deployContract("Reviews", [deployer, contractors, deployer]);
  const clearances = await ethers.deployContract("Clearances", [deployer, contractors, reviews]);
  const bounties = await ethers.deployContract("Bounties", [treasury, contractors, reviews]);
  const revocations = await ethers.deployContract("Revocations", [contractors, reviews]);
  const moves = await ethers.deployContract("Moves", [contractors, reviews]);
  const budgets = await ethers.deployContract("Budgets", [deployer, treasury, contractors]);
  const holdings = [
    { holder: first.address, amount: 600n },
    { holder: second.address, amount: 400n },
  ];
  const mute = await treasury.getAddress();
  const governance = await deployGovernance(ethers, deployer, holdings, STANDARD_GOVERNOR_SETTINGS, mute);

  await send(() => treasury.grantRole(ethers.id("WORKFLOW_ROLE"), bounties));
  await send(() => treasury.grantRole(ethers.id("SPENDER_ROLE"), budgets));
  // The deployer keeps the right too: what a vote decides can be measured without the vote.
  await send(async () => budgets.grantRole(ethers.ZeroHash, governance.timelock));
  for (const workflow of [bounties, clearances, revocations, moves]) {
    await send(() => reviews.grantRole(ethers.id("WORKFLOW_ROLE"), workflow));
  }
  for (const registrar of [clearances, revocations, moves]) {
    await send(() => contractors.grantRole(ethers.id("REGISTRAR_ROLE"), registrar));
  }
  await send(() => contractors.createDomain("Development", { ...TERMS, challenge: 0 }));
  await send(() => contractors.createDomain("Marketing", { ...TERMS, challenge: 3 * DAY }));
  for (const domain of [1, 2]) {
    for (const member of [first, second, third, fourth]) {
      await send(() => clearances.admit(domain, member, OFFER));
    }
  }
  for (const member of [subjectA, subjectB]) await send(() => clearances.admit(1, member, OFFER));
  // Everybody holds the token already, and the treasury holds other money than the bounty's.
  for (const person of Object.values(people)) await send(() => token.mint(person, 1_000_000_000_000n));
  for (const spender of [bounties, treasury]) {
    await send(() => token.connect(opener).approve(spender, ethers.MaxUint256));
  }
  // All of the fund can be spent, as soon as the policy's window has passed.
  await send(() => treasury.setPolicy(token, { floor: 1, rate: 1_000_000, window: DAY }));
  chain.wait(DAY);
  const { token: stake, governor, timelock } = governance;
  return {
    chain,
    people,
    token,
    stake,
    governor,
    timelock,
    treasury,
    profiles,
    contractors,
    reviews,
    clearances,
    bounties,
    budgets,
    revocations,
    moves,
  };
}

export type GasSystem = Awaited<ReturnType<typeof deployGasSystem>>;
