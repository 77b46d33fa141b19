import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

import { getAddress, id, zeroPadValue, ZeroAddress } from "ethers";

import type { Deployment } from "../tooling/address-book.ts";
import type { Configuration, DomainConfiguration } from "./configuration.ts";

import { addressIn, readLogs, type History } from "./history.ts";
import { assetAddress } from "./plan.ts";

/** What is compared with the configuration. Whatever happens after block `until` is the stakeholders' own business. */
interface SetUp {
  readonly deployment: Deployment;
  readonly configuration: Configuration;
  readonly history: History;
  /** Number of the block of the handover; `Infinity` before it. */
  readonly until: number;
}

/** A figure that votes can change, and the event that tells its old and its new value. */
interface GovernedFigure {
  readonly title: string;
  readonly contract: string;
  readonly event: string;
  readonly expected: (configuration: Configuration) => bigint;
}

const GOVERNOR = "StakeholderGovernor";

const GOVERNED_FIGURES: readonly GovernedFigure[] = [
  {
    title: "StakeholderGovernor.votingDelay",
    contract: GOVERNOR,
    event: "VotingDelaySet",
    expected: ({ governor }) => BigInt(governor.votingDelay),
  },
  {
    title: "StakeholderGovernor.votingPeriod",
    contract: GOVERNOR,
    event: "VotingPeriodSet",
    expected: ({ governor }) => BigInt(governor.votingPeriod),
  },
  {
    title: "StakeholderGovernor.proposalThreshold",
    contract: GOVERNOR,
    event: "ProposalThresholdSet",
    expected: ({ governor }) => governor.proposalThreshold,
  },
  {
    title: "StakeholderGovernor.quorumNumerator",
    contract: GOVERNOR,
    event: "QuorumNumeratorUpdated",
    expected: ({ governor }) => BigInt(governor.quorumPercent),
  },
  {
    title: "TimelockController.getMinDelay",
    contract: "TimelockController",
    event: "MinDelayChange",
    expected: ({ timelockDelay }) => BigInt(timelockDelay),
  },
];

/** The sentence for a value that is not the configured one. */
export function differs(title: string, actual: unknown, expected: unknown): string[] {
  return actual === expected ? [] : [`${title} is ${String(actual)}, and ${String(expected)} in the configuration.`];
}

/** A sentence for each thing that was set up until the handover and is not as configured, and for each that is missing. */
export async function findSetUpDifferences(ethers: HardhatEthers, setUp: SetUp): Promise<string[]> {
  return [
    ...(await stakeDifferences(ethers, setUp)),
    ...GOVERNED_FIGURES.flatMap((figure) =>
      differs(figure.title, valueOf(figure, setUp.history, setUp.until), figure.expected(setUp.configuration)),
    ),
    ...domainDifferences(setUp),
    ...memberDifferences(setUp),
    ...assetDifferences(setUp),
  ];
}

/** What the stakeholders have changed since the handover, as sentences. */
export function findDecisions({ history, until, deployment, configuration }: SetUp): string[] {
  const figures = GOVERNED_FIGURES.flatMap((figure) => {
    const [then, now] = [valueOf(figure, history, until), valueOf(figure, history)];
    return now === then ? [] : [`${figure.title} is ${now}; it was ${then} at the handover.`];
  });
  const later = (contract: string, event: string) => history.of(contract, [event]).filter(({ block }) => block > until);
  const domains = later("Contractors", "DomainCreated").map(
    ({ args, block }) => `Domain ${args[0]} was founded in block ${block}.`,
  );
  const assets = later("Treasury", "AssetEnabled").map(
    ({ args: [asset, isEnabled], block }) =>
      `${assetName(asset as string, deployment, configuration)} was ${isEnabled ? "enabled" : "disabled"} in block ${block}.`,
  );
  const [cleared, ended] = [later("Contractors", "Cleared").length, later("Contractors", "ClearanceEnded").length];
  const members = cleared + ended === 0 ? [] : [`Clearances: ${cleared} issued and ${ended} ended.`];
  return [...figures, ...domains, ...assets, ...members];
}

/** Who received the stake when it was made. Later transfers are the holders' own business. */
async function stakeDifferences(ethers: HardhatEthers, { deployment, configuration, until }: SetUp): Promise<string[]> {
  const filter = {
    address: addressIn(deployment, "StakeToken"),
    topics: [id("Transfer(address,address,uint256)"), zeroPadValue(ZeroAddress, 32)],
  };
  const received = new Map<string, bigint>();
  const { allocations } = configuration.stakeToken;
  for (const { holder } of allocations) received.set(holder, 0n);
  for (const { topics, data } of await readLogs(
    ethers,
    filter,
    deployment.deployBlock,
    configuration.logRange,
    until,
  )) {
    const holder = getAddress(`0x${topics[2]?.slice(-40)}`);
    received.set(holder, (received.get(holder) ?? 0n) + BigInt(data));
  }
  return [...received].flatMap(([account, amount]) => {
    const expected = allocations.find(({ holder }) => holder === account)?.amount ?? 0n;
    return differs(`The stake that ${account} received at deployment`, amount, expected);
  });
}

/** The value that `figure` had after block `until`. */
function valueOf({ contract, event }: GovernedFigure, history: History, until?: number): bigint | undefined {
  return history.of(contract, [event], until).at(-1)?.args[1] as bigint | undefined;
}

function domainDifferences({ configuration: { domains }, history, until }: SetUp): string[] {
  const founded = history.of("Contractors", ["DomainCreated"], until);
  const differences: string[] = [];
  for (const [index, { name, k, challenge, period }] of domains.entries()) {
    const terms = founded[index]?.args[2] as { k: bigint; challenge: bigint; period: bigint } | undefined;
    if (terms === undefined) {
      differences.push(`Domain ${index + 1} is missing, and ${name} in the configuration.`);
      continue;
    }
    differences.push(
      ...differs(`The name of domain ${index + 1}`, founded[index]?.args[1], name),
      ...differs(`${name}: k`, terms.k, BigInt(k)),
      ...differs(`${name}: challenge`, terms.challenge, BigInt(challenge)),
      ...differs(`${name}: period`, terms.period, BigInt(period)),
    );
  }
  for (const { args, block } of founded.slice(domains.length)) {
    differences.push(`Domain ${args[0]} was founded in block ${block}, and is not in the configuration.`);
  }
  return differences;
}

/**
 * Every clearance that was ever issued or ended before the handover counts: somebody who was cleared for a moment may have
 * approved in that moment what takes effect much later.
 */
function memberDifferences({ configuration: { domains }, history, until }: SetUp): string[] {
  const differences: string[] = [];
  const rates = new Map<string, bigint>();
  for (const { name, args, block } of history.of("Contractors", ["Cleared", "ClearanceEnded"], until)) {
    const [domain, account, rate] = args as unknown as [bigint, string, bigint];
    const configured = domains[Number(domain) - 1];
    const title = configured?.name ?? `Domain ${domain}`;
    if (name === "ClearanceEnded") {
      differences.push(`${title}: the clearance of ${account} was ended in block ${block}, before the handover.`);
    } else if (configured === undefined || !isFounder(configured, account)) {
      differences.push(`${title}: ${account} was cleared in block ${block}, and is no founder in the configuration.`);
    } else {
      rates.set(`${domain} ${account}`, rate);
    }
  }
  for (const [index, { name, founders }] of domains.entries()) {
    for (const { account, rate } of founders) {
      const actual = rates.get(`${index + 1} ${account}`);
      if (actual === undefined) differences.push(`${name}: ${account} was not cleared, and is a founder.`);
      else differences.push(...differs(`${name}: the rate of ${account}`, actual, rate));
    }
  }
  return differences;
}

function isFounder({ founders }: DomainConfiguration, account: string): boolean {
  return founders.some((founder) => founder.account === account);
}

function assetDifferences({ deployment, configuration, history, until }: SetUp): string[] {
  const missing = new Set(configuration.enabledAssets.map((asset) => assetAddress(asset, deployment.contracts)));
  const expected = new Set(missing);
  const differences: string[] = [];
  for (const { args, block } of history.of("Treasury", ["AssetEnabled"], until)) {
    const [asset, isEnabled] = args as unknown as [string, boolean];
    const name = assetName(asset, deployment, configuration);
    if (!isEnabled) differences.push(`${name} was disabled in block ${block}, before the handover.`);
    else if (!expected.has(asset)) {
      differences.push(`${name} was enabled in block ${block}, and is not in the configuration.`);
    }
    missing.delete(asset);
  }
  for (const asset of missing) {
    differences.push(`${assetName(asset, deployment, configuration)} is not enabled, and should be.`);
  }
  return differences;
}

/** An asset as the configuration names it, or its address. */
function assetName(address: string, { contracts }: Deployment, { enabledAssets }: Configuration): string {
  return enabledAssets.find((asset) => assetAddress(asset, contracts) === address) ?? `The asset ${address}`;
}
