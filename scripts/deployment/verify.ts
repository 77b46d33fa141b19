import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

import type { Deployment } from "../tooling/address-book.ts";
import type { Configuration } from "./configuration.ts";

import { matchCode } from "./code.ts";
import { connectSystem } from "./connect.ts";
import { assetAddress, planContracts } from "./plan.ts";
import { Rights } from "./rights.ts";

/** What a check of one kind found: a sentence for each difference, none when all is well. */
export interface Finding {
  /** What was compared, as in "bytecode". */
  readonly subject: string;
  readonly differences: readonly string[];
}

/** One value on chain and what it should be. */
type Parameter = readonly [title: string, actual: unknown, expected: unknown];

/** Compares a deployment with the artifacts, the table of rights and the configuration, in this order. */
export async function verifyDeployment(
  ethers: HardhatEthers,
  deployment: Deployment,
  configuration: Configuration,
): Promise<Finding[]> {
  const code = await findCodeDifferences(ethers, deployment, configuration);
  // Without the right code, what a contract says about its roles and parameters means nothing.
  if (code.length > 0) return [{ subject: "bytecode", differences: code }];
  return [
    { subject: "bytecode", differences: code },
    { subject: "roles", differences: await new Rights(ethers, deployment).findDifferences(configuration.logRange) },
    { subject: "parameters", differences: await findParameterDifferences(ethers, deployment, configuration) },
  ];
}

/** A sentence for each contract that is missing or has other code than this version's. */
export async function findCodeDifferences(
  ethers: HardhatEthers,
  { contracts }: Deployment,
  configuration: Configuration,
): Promise<string[]> {
  const differences: string[] = [];
  for (const { name, artifact } of planContracts(configuration)) {
    const address = contracts[name];
    const match = address === undefined ? "none" : await matchCode(ethers, address, artifact);
    if (address === undefined) differences.push(`${name} is not in the address book.`);
    else if (match === "none") differences.push(`${name}: there is no code at ${address}.`);
    else if (match === "different") differences.push(`${name}: the code at ${address} is not this version's.`);
  }
  return differences;
}

/**
 * A sentence for each parameter that differs from the configuration. Votes change some of them: then the configuration
 * is to follow.
 */
export async function findParameterDifferences(
  ethers: HardhatEthers,
  deployment: Deployment,
  configuration: Configuration,
): Promise<string[]> {
  const parameters = [
    ...(await readReferences(ethers, deployment)),
    ...(await readGovernance(ethers, deployment, configuration)),
    ...(await readSetup(ethers, deployment, configuration)),
  ];
  return parameters
    .filter(([, actual, expected]) => actual !== expected)
    .map(([title, actual, expected]) => `${title} is ${String(actual)}, and ${String(expected)} in the configuration.`);
}

async function readReferences(ethers: HardhatEthers, deployment: Deployment): Promise<Parameter[]> {
  const { governor, reviews, clearances, bounties } = await connectSystem(ethers, deployment);
  const { StakeToken, TimelockController, Treasury, Contractors, Reviews } = deployment.contracts;
  return [
    ["StakeholderGovernor.token", await governor.token(), StakeToken],
    ["StakeholderGovernor.timelock", await governor.timelock(), TimelockController],
    ["Reviews.CONTRACTORS", await reviews.CONTRACTORS(), Contractors],
    ["Clearances.CONTRACTORS", await clearances.CONTRACTORS(), Contractors],
    ["Clearances.REVIEWS", await clearances.REVIEWS(), Reviews],
    ["Bounties.TREASURY", await bounties.TREASURY(), Treasury],
    ["Bounties.CONTRACTORS", await bounties.CONTRACTORS(), Contractors],
    ["Bounties.REVIEWS", await bounties.REVIEWS(), Reviews],
  ];
}

async function readGovernance(
  ethers: HardhatEthers,
  deployment: Deployment,
  { stakeToken: stake, governor: settings, timelockDelay }: Configuration,
): Promise<Parameter[]> {
  const { stakeToken, governor, timelock } = await connectSystem(ethers, deployment);
  const supply = stake.allocations.reduce((sum, { amount }) => sum + amount, 0n);
  return [
    ["StakeToken.name", await stakeToken.name(), stake.name],
    ["StakeToken.symbol", await stakeToken.symbol(), stake.symbol],
    ["StakeToken.totalSupply", await stakeToken.totalSupply(), supply],
    ["StakeholderGovernor.votingDelay", await governor.votingDelay(), BigInt(settings.votingDelay)],
    ["StakeholderGovernor.votingPeriod", await governor.votingPeriod(), BigInt(settings.votingPeriod)],
    ["StakeholderGovernor.proposalThreshold", await governor.proposalThreshold(), settings.proposalThreshold],
    ["StakeholderGovernor.quorumNumerator", await governor["quorumNumerator()"](), BigInt(settings.quorumPercent)],
    ["StakeholderGovernor.quorumDenominator", await governor.quorumDenominator(), 100n],
    ["StakeholderGovernor.approvalPercent", await governor.approvalPercent(), BigInt(settings.approvalPercent)],
    ["TimelockController.getMinDelay", await timelock.getMinDelay(), BigInt(timelockDelay)],
  ];
}

async function readSetup(
  ethers: HardhatEthers,
  deployment: Deployment,
  { domains, enabledAssets }: Configuration,
): Promise<Parameter[]> {
  const { contractors, treasury } = await connectSystem(ethers, deployment);
  const count = await contractors.domainCount();
  const parameters: Parameter[] = [];
  for (const [index, { name, k, challenge, period, founders }] of domains.entries()) {
    const domain = index + 1;
    if (count < domain) {
      parameters.push([`Domain ${domain}`, "missing", name]);
      continue;
    }
    const terms = await contractors.termsOf(domain);
    parameters.push(
      [`The name of domain ${domain}`, await contractors.nameOf(domain), name],
      [`${name}: k`, terms.k, BigInt(k)],
      [`${name}: challenge`, terms.challenge, BigInt(challenge)],
      [`${name}: period`, terms.period, BigInt(period)],
    );
    for (const { account, rate } of founders) {
      const clearance = await contractors.clearanceOf(domain, account);
      parameters.push([`${name}: the rate of ${account}`, clearance.rate, rate]);
    }
  }
  for (const asset of enabledAssets) {
    const enabled = await treasury.isEnabled(assetAddress(asset, deployment.contracts));
    parameters.push([`Whether ${asset} is enabled`, enabled, true]);
  }
  return parameters;
}
