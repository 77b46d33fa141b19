import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

import { AbiCoder, getAddress, id, zeroPadBytes, ZeroAddress } from "ethers";

import type { Deployment } from "../tooling/address-book.ts";
import type { AssetPolicy, Configuration } from "./configuration.ts";
import type { SetUp } from "./differences.ts";

import { guardianOf } from "./configuration.ts";
import { addressIn, readLogs } from "./history.ts";
import { assetAddress, policyArgument, type PolicyArgument } from "./plan.ts";

const MOVEMENT = "Movement(bytes32,bytes32,address,uint256,address,bytes32)";

/** A sentence for everything about spending that was set up until the handover and is not exactly as configured. */
export async function spendingDifferences(ethers: HardhatEthers, setUp: SetUp): Promise<string[]> {
  return [
    ...policyDifferences(setUp),
    ...guardianDifferences(setUp),
    ...dollarDifferences(setUp),
    ...(await earlyPayments(ethers, setUp)),
  ];
}

/** What the stakeholders decided about spending since the handover, as sentences. */
export function spendingDecisions({ history, until, deployment, configuration }: SetUp): string[] {
  const later = (contract: string, event: string) => history.of(contract, [event]).filter(({ block }) => block > until);
  const nameOf = (asset: unknown) => assetName(asset as string, deployment, configuration);
  return [
    ...later("Treasury", "PolicySet").map(
      ({ args: [asset, policy], block }) =>
        `${nameOf(asset)} was given the policy ${describe(policy as PolicyArgument)} in block ${block}.`,
    ),
    ...later("Treasury", "GuardianSet").map(
      ({ args: [chosen], block }) => `The guardian is ${nameOfGuardian(chosen as string)} since block ${block}.`,
    ),
    ...later("Budgets", "DollarTokenSet").map(
      ({ args: [asset, isDollar], block }) =>
        `${nameOf(asset)} ${isDollar === true ? "counts as a dollar" : "is no dollar any more"} since block ${block}.`,
    ),
  ];
}

/** Each policy that was ever set counts: a looser one may have been in force for a while. */
function policyDifferences({ deployment, configuration, history, until }: SetUp): string[] {
  const expected = new Map(
    configuration.policies.map((policy) => [assetAddress(policy.asset, deployment.contracts), policy]),
  );
  const missing = new Set(expected.keys());
  const differences: string[] = [];
  for (const { args, block } of history.of("Treasury", ["PolicySet"], until)) {
    const [asset, policy] = args as unknown as [string, PolicyArgument];
    const name = assetName(asset, deployment, configuration);
    const configured = expected.get(asset);
    const found = `${name} was given the policy ${describe(policy)} in block ${block}`;
    if (configured === undefined) differences.push(`${found}, and has none in the configuration.`);
    else if (describe(policy) !== describe(policyArgument(configured))) {
      differences.push(`${found}, and has ${describe(policyArgument(configured))} in the configuration.`);
    }
    missing.delete(asset);
  }
  for (const asset of missing) {
    differences.push(`${assetName(asset, deployment, configuration)} has no policy, and should have one.`);
  }
  return differences;
}

/** Who was the guardian for a moment may have stopped spending in it, and nobody could again for a month. */
function guardianDifferences({ configuration, history, until }: SetUp): string[] {
  const expected = guardianOf(configuration);
  const chosen = history.of("Treasury", ["GuardianSet"], until);
  const differences = chosen
    .filter(({ args }) => args[0] !== expected)
    .map(
      ({ args, block }) =>
        `${nameOfGuardian(args[0] as string)} was made the guardian in block ${block}, and is not in the configuration.`,
    );
  if (expected !== ZeroAddress && !chosen.some(({ args }) => args[0] === expected)) {
    differences.push(`${expected} was not made the guardian, and is in the configuration.`);
  }
  for (const { args, block } of history.of("Treasury", ["SpendingStopped"], until)) {
    // Who is to be the guardian may stop spending at any time.
    if (args[0] !== expected) differences.push(`${args[0]} stopped spending in block ${block}, before the handover.`);
  }
  return differences;
}

function dollarDifferences({ deployment, configuration, history, until }: SetUp): string[] {
  const missing = new Set(configuration.dollarTokens.map((token) => assetAddress(token, deployment.contracts)));
  const expected = new Set(missing);
  const differences: string[] = [];
  for (const { args, block } of history.of("Budgets", ["DollarTokenSet"], until)) {
    const [asset, isDollar] = args as unknown as [string, boolean];
    const name = assetName(asset, deployment, configuration);
    if (!isDollar) differences.push(`${name} was made no dollar any more in block ${block}, before the handover.`);
    else if (!expected.has(asset)) {
      differences.push(`${name} counts as a dollar since block ${block}, and does not in the configuration.`);
    }
    missing.delete(asset);
  }
  for (const asset of missing) {
    differences.push(`${assetName(asset, deployment, configuration)} does not count as a dollar, and should.`);
  }
  return differences;
}

/** The deploying key must leave neither a budget nor a payment in the line behind, nor have paid anybody. */
async function earlyPayments(ethers: HardhatEthers, setUp: SetUp): Promise<string[]> {
  const { deployment, configuration, history, until } = setUp;
  const differences = history
    .of("Budgets", ["BudgetOpened"], until)
    .map(({ args, block }) => `Budget ${args[0]} was opened in block ${block}, before the handover.`);
  for (const { args, block } of history.of("Budgets", ["TicketIssued"], until)) {
    const name = assetName(args[1] as string, deployment, configuration);
    differences.push(`A payment in ${name} was put in the line in block ${block}, before the handover.`);
  }
  const treasury = addressIn(deployment, "Treasury");
  const filter = { address: treasury, topics: [id(MOVEMENT), zeroPadBytes(treasury, 32)] };
  for (const log of await readLogs(ethers, filter, deployment.deployBlock, configuration.logRange, until)) {
    const name = assetName(getAddress(`0x${log.topics[3]?.slice(-40)}`), deployment, configuration);
    const [amount] = AbiCoder.defaultAbiCoder().decode(["uint256"], log.data);
    differences.push(`${amount} of ${name} left the general fund in block ${log.blockNumber}, before the handover.`);
  }
  return differences;
}

function describe({ floor, rate, window }: PolicyArgument): string {
  return `(floor ${floor}, rate ${rate}, window ${window} s)`;
}

function nameOfGuardian(account: string): string {
  return account === ZeroAddress ? "Nobody" : account;
}

/** An asset as the configuration names it, or its address. */
function assetName(address: string, { contracts }: Deployment, { policies, demoTokens }: Configuration): string {
  const names = [...policies.map(({ asset }: AssetPolicy) => asset), ...demoTokens.map(({ key }) => key)];
  return names.find((asset) => assetAddress(asset, contracts) === address) ?? `The asset ${address}`;
}
