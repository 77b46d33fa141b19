import { getAddress, isAddress, ZeroAddress } from "ethers";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { LOCAL_CHAIN_ID } from "../tooling/local-chain.ts";
import { PROJECT_ROOT } from "../tooling/processes.ts";
import { UsageError } from "../tooling/usage-error.ts";
import { MAX_STAKE_SUPPLY } from "./standard-rules.ts";

/** Who receives how much of the stake token, in base units (18 decimals). */
export interface Allocation {
  readonly holder: string;
  readonly amount: bigint;
}

/** What a founder can be, by its number in the contracts: only these two judge, and a founder who does not is of no use. */
export const FOUNDER_KINDS = { Direct: 1n, Supervisor: 2n } as const;

/** Somebody who is cleared from the first day. */
export interface Founder {
  readonly account: string;
  /** Both judge; who clears subcontractors with itself as their supervisor has to be one. */
  readonly kind: keyof typeof FOUNDER_KINDS;
  /** USD per hour, 6 decimals. */
  readonly rate: bigint;
}

/** An area of work, and how its contractors judge. */
export interface DomainConfiguration {
  /** 1 to 31 bytes. */
  readonly name: string;
  /** Endorsements that pass a review and objections that stop it, 1 to 15. */
  readonly k: number;
  /** Seconds in which a reached review can still be objected to, at most 30 days; 0: it concludes at once. */
  readonly challenge: number;
  /** Seconds in which a review can be endorsed, 1 to 90 days. */
  readonly period: number;
  /** Seconds after the end of a clearance in which its holder cannot be nominated again, at most 365 days. */
  readonly cooldown: number;
  /** Admissions by review in 30 days, percent of the voices; k are always possible. */
  readonly admissionPercent: number;
  /** Revocations by review in 30 days, percent of the voices; one is always possible. */
  readonly revocationPercent: number;
  readonly founders: readonly Founder[];
}

/** A token that is worth nothing; for the local chain only. */
interface DemoTokenConfiguration {
  /** Its name in the address book. */
  readonly key: string;
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** Everything that a deployment is told; see `networks/example.ts`. */
export interface Configuration {
  /** Name of the chain, for people. */
  readonly name: string;
  /** Blocks to wait after each transaction, that one included. */
  readonly confirmations: number;
  /** Blocks that one query for logs may span; what the RPC provider allows. */
  readonly logRange: number;
  readonly stakeToken: {
    readonly name: string;
    readonly symbol: string;
    readonly allocations: readonly Allocation[];
  };
  readonly governor: {
    /** Seconds between a proposal and its vote. */
    readonly votingDelay: number;
    /** Seconds that a vote is open. */
    readonly votingPeriod: number;
    /** Votes that a proposer needs, in base units of the stake token; 0: anyone proposes. */
    readonly proposalThreshold: bigint;
    /** Share of the supply that has to vote, percent. */
    readonly quorumPercent: number;
    /** Share of yes in yes plus no that approves, percent. */
    readonly approvalPercent: number;
    /** Votes that have to be cast whatever the supply, in base units of the stake token, not zero. */
    readonly quorumFloor: bigint;
    /** Seconds that are left to vote once the quorum is reached, at least; at most the voting period. */
    readonly lateQuorumExtension: number;
    /** Whether a vote is decided as soon as no remaining vote can change its outcome. */
    readonly decidesEarly: boolean;
    /** Where the organisation describes itself (ERC-4824); empty: nowhere yet. */
    readonly daoURI: string;
  };
  /** Seconds between a decision and its execution. */
  readonly timelockDelay: number;
  readonly domains: readonly DomainConfiguration[];
  /** What the general fund may spend: "ETH", the key of a demo token, or the address of a token. */
  readonly enabledAssets: readonly string[];
  readonly demoTokens: readonly DemoTokenConfiguration[];
}

/** Reviews wait 45 days for their arbiter's answer; five of them are for somebody to propose it. Seconds. */
const LONGEST_DECISION = 40 * 86_400;

const MAX_RATE = 2n ** 64n - 1n;
const DAY = 86_400;

/** Where the configuration of each chain lives, named by the chain's id. */
const NETWORKS = join(PROJECT_ROOT, "scripts", "deployment", "networks");

/** Reads and checks the configuration of a chain. */
export async function loadConfiguration(chainId: number): Promise<Configuration> {
  const path = join(NETWORKS, `${chainId}.ts`);
  if (!existsSync(path)) {
    throw new UsageError(
      `There is no configuration for chain ${chainId}: ` +
        `copy scripts/deployment/networks/example.ts to scripts/deployment/networks/${chainId}.ts and fill it in.`,
    );
  }
  const { configuration } = (await import(path)) as { configuration: Configuration };
  requireValid(configuration, chainId);
  return configuration;
}

/** Throws one sentence for each mistake in `configuration`. */
export function requireValid(configuration: Configuration, chainId: number): void {
  const mistakes = findMistakes(configuration, chainId);
  if (mistakes.length === 0) return;
  throw new UsageError(`The configuration for chain ${chainId} cannot be used:\n- ${mistakes.join("\n- ")}`);
}

/** Every mistake in `configuration`, as sentences. */
export function findMistakes(configuration: Configuration, chainId: number): string[] {
  return [
    ...chainMistakes(configuration, chainId),
    ...stakeMistakes(configuration),
    ...governorMistakes(configuration),
    ...configuration.domains.flatMap((domain, index) => domainMistakes(domain, index, configuration)),
    ...assetMistakes(configuration),
    ...(chainId === LOCAL_CHAIN_ID ? [] : realChainMistakes(configuration)),
  ];
}

function chainMistakes({ name, confirmations, logRange, demoTokens }: Configuration, chainId: number): string[] {
  const mistakes: string[] = [];
  if (name.trim() === "") mistakes.push("The chain needs a name.");
  if (!isWhole(confirmations, 1, 100)) mistakes.push(`confirmations is ${confirmations}; it must be 1 to 100.`);
  if (!isWhole(logRange, 1, 1_000_000)) mistakes.push(`logRange is ${logRange}; it must be 1 to 1,000,000 blocks.`);
  if (demoTokens.length > 0 && chainId !== LOCAL_CHAIN_ID) {
    mistakes.push(
      `Demo tokens are worth nothing and anyone can mint them; only chain ${LOCAL_CHAIN_ID} may have them.`,
    );
  }
  const keys = demoTokens.map(({ key }) => key);
  for (const key of duplicatesOf(keys)) mistakes.push(`The demo token ${key} is listed twice.`);
  for (const { key, decimals } of demoTokens) {
    if (!isWhole(decimals, 0, 24))
      mistakes.push(`The demo token ${key} has ${decimals} decimals; 0 to 24 are possible.`);
  }
  return mistakes;
}

function stakeMistakes({ stakeToken: { name, symbol, allocations } }: Configuration): string[] {
  const mistakes: string[] = [];
  if (name.trim() === "" || symbol.trim() === "") mistakes.push("The stake token needs a name and a symbol.");
  if (allocations.length === 0) mistakes.push("The stake token needs at least one holder, or nobody could ever vote.");
  for (const { holder, amount } of allocations) {
    if (!isAccount(holder)) mistakes.push(`"${holder}" cannot hold stake: it is not the address of an account.`);
    if (amount <= 0n) mistakes.push(`The allocation of ${holder} is ${amount}; it must be more than zero.`);
  }
  for (const holder of duplicatesOf(allocations.map(({ holder }) => holder.toLowerCase()))) {
    mistakes.push(`The holder ${holder} is listed twice among the allocations.`);
  }
  const supply = allocations.reduce((sum, { amount }) => sum + amount, 0n);
  if (supply > MAX_STAKE_SUPPLY)
    mistakes.push(`The allocations add up to ${supply}; votes can count up to ${MAX_STAKE_SUPPLY}.`);
  return mistakes;
}

function governorMistakes({ governor, timelockDelay, stakeToken }: Configuration): string[] {
  const mistakes: string[] = [];
  const { votingDelay, votingPeriod, proposalThreshold, quorumPercent, approvalPercent } = governor;
  const supply = stakeToken.allocations.reduce((sum, { amount }) => sum + amount, 0n);
  if (!isWhole(votingDelay, 0, 30 * DAY)) mistakes.push(`votingDelay is ${votingDelay} s; it must be 0 to 30 days.`);
  if (!isWhole(votingPeriod, 3600, 90 * DAY)) {
    mistakes.push(`votingPeriod is ${votingPeriod} s; it must be 1 hour to 90 days.`);
  }
  if (proposalThreshold < 0n || proposalThreshold > supply) {
    mistakes.push(`proposalThreshold is ${proposalThreshold}; it must be 0 to the supply, ${supply}.`);
  }
  if (!isWhole(quorumPercent, 1, 100)) mistakes.push(`quorumPercent is ${quorumPercent}; it must be 1 to 100.`);
  if (!isWhole(approvalPercent, 50, 100)) mistakes.push(`approvalPercent is ${approvalPercent}; it must be 50 to 100.`);
  if (!isWhole(timelockDelay, 0, 90 * DAY))
    mistakes.push(`timelockDelay is ${timelockDelay} s; it must be 0 to 90 days.`);
  return mistakes;
}

function domainMistakes(domain: DomainConfiguration, index: number, { domains }: Configuration): string[] {
  const { name, k, challenge, period, cooldown, admissionPercent, revocationPercent, founders } = domain;
  const mistakes: string[] = [];
  const title = `Domain ${index + 1} (${name})`;
  const bytes = Buffer.byteLength(name);
  if (bytes < 1 || bytes > 31) mistakes.push(`Domain ${index + 1} has a name of ${bytes} bytes; it must have 1 to 31.`);
  if (domains.findIndex((other) => other.name === name) !== index) mistakes.push(`${title} is listed twice.`);
  if (!isWhole(k, 1, 15)) mistakes.push(`${title} has k = ${k}; it must be 1 to 15.`);
  if (!isWhole(challenge, 0, 30 * DAY)) mistakes.push(`${title} has a challenge of ${challenge} s; at most 30 days.`);
  if (!isWhole(period, DAY, 90 * DAY)) mistakes.push(`${title} has a period of ${period} s; it must be 1 to 90 days.`);
  if (!isWhole(cooldown, 0, 365 * DAY)) mistakes.push(`${title} has a cooldown of ${cooldown} s; at most 365 days.`);
  for (const [limit, percent] of Object.entries({ admissionPercent, revocationPercent })) {
    if (!isWhole(percent, 0, 100)) mistakes.push(`${title}: ${limit} is ${percent}; it must be 0 to 100.`);
  }
  for (const { account, kind, rate } of founders) {
    if (!isAccount(account))
      mistakes.push(`${title}: "${account}" cannot be a founder: it is not the address of an account.`);
    if (!Object.hasOwn(FOUNDER_KINDS, kind)) {
      mistakes.push(`${title}: ${account} is "${kind}"; a founder is ${Object.keys(FOUNDER_KINDS).join(" or ")}.`);
    }
    if (rate <= 0n || rate > MAX_RATE)
      mistakes.push(`${title}: the rate of ${account} is ${rate}; it must be more than zero.`);
  }
  for (const account of duplicatesOf(founders.map(({ account }) => account.toLowerCase()))) {
    mistakes.push(`${title}: the founder ${account} is listed twice.`);
  }
  return mistakes;
}

function assetMistakes({ enabledAssets, demoTokens }: Configuration): string[] {
  const known = new Set(["ETH", ...demoTokens.map(({ key }) => key)]);
  const mistakes = enabledAssets
    .filter((asset) => !known.has(asset) && !isAccount(asset))
    .map((asset) => `"${asset}" cannot be enabled: it is neither ETH, nor a demo token, nor the address of a token.`);
  for (const asset of duplicatesOf(enabledAssets.map((asset) => asset.toLowerCase()))) {
    mistakes.push(`The asset ${asset} is listed twice.`);
  }
  return mistakes;
}

/**
 * What is fine on the local chain and reckless where money is worth something: there must be time to see a proposal, to
 * vote on it and to leave before it happens, a vote must not be a matter of a few, and each domain must be able to judge.
 */
function realChainMistakes({ governor, timelockDelay, domains, stakeToken }: Configuration): string[] {
  const mistakes: string[] = [];
  const { votingDelay, votingPeriod, quorumPercent } = governor;
  if (votingDelay <= 0) mistakes.push(`votingDelay is ${votingDelay} s; on a real chain it must be more than zero.`);
  if (votingPeriod < DAY)
    mistakes.push(`votingPeriod is ${votingPeriod} s; on a real chain it must be at least a day.`);
  if (quorumPercent < 4) mistakes.push(`quorumPercent is ${quorumPercent}; on a real chain it must be at least 4.`);
  if (timelockDelay < DAY) {
    mistakes.push(`timelockDelay is ${timelockDelay} s; on a real chain it must be at least a day.`);
  }
  if (votingDelay + votingPeriod + timelockDelay > LONGEST_DECISION) {
    mistakes.push(
      `A decision takes ${votingDelay + votingPeriod + timelockDelay} s; on a real chain it may take 40 days, ` +
        "or what is escalated to the stakeholders could not be answered within 45.",
    );
  }
  if (domains.length === 0) mistakes.push("There is no domain; on a real chain somebody must be able to judge work.");
  for (const [index, { name, k, founders }] of domains.entries()) {
    if (founders.length >= k) continue;
    mistakes.push(
      `Domain ${index + 1} (${name}) has k = ${k} and fewer founders (${founders.length}); nothing could pass there.`,
    );
  }
  const accounts = [
    ...stakeToken.allocations.map(({ holder }) => holder),
    ...domains.flatMap(({ founders }) => founders.map(({ account }) => account)),
  ];
  for (const account of new Set(accounts.filter(isPlaceholder))) {
    mistakes.push(`${account} is a placeholder of the example: nobody holds its key.`);
  }
  return mistakes;
}

/** Whether an address is so small that it was made up, like those of `networks/example.ts`, or belongs to the chain. */
function isPlaceholder(account: string): boolean {
  return isAddress(account) && BigInt(account) < 2n ** 32n;
}

/** A real address with a right checksum: one wrong letter must not receive anything. */
function isAccount(text: string): boolean {
  return isAddress(text) && getAddress(text) === text && text !== ZeroAddress;
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max;
}

function duplicatesOf(values: readonly string[]): Set<string> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}
