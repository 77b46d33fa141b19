import { isAddress } from "ethers";

import type { Configuration, DomainConfiguration, OwnStake } from "./configuration.ts";

import { LOCAL_CHAIN_ID } from "../tooling/local-chain.ts";
import { duplicatesOf, isAccount, isWhole } from "./checks.ts";
import { FOUNDER_KINDS } from "./configuration.ts";
import { recklessPolicies, spendingMistakes } from "./spending-mistakes.ts";
import { MAX_STAKE_SUPPLY } from "./standard-rules.ts";

/** Reviews wait 45 days for their arbiter's answer; five of them are for somebody to propose it. Seconds. */
const LONGEST_DECISION = 40 * 86_400;

/** The floor of the quorum is one in so many units of the supply, at the least. */
export const LEAST_FLOOR_SHARE = 100n;

/** The largest rate that a clearance holds, USD per hour with 6 decimals. */
const MAX_RATE = 2n ** 64n - 1n;
const DAY = 86_400;

/** Every mistake in `configuration`, as sentences. */
export function findMistakes(configuration: Configuration, chainId: number): string[] {
  return [
    ...chainMistakes(configuration, chainId),
    ...stakeMistakes(configuration),
    ...governorMistakes(configuration),
    ...configuration.domains.flatMap((domain, index) => domainMistakes(domain, index, configuration)),
    ...spendingMistakes(configuration),
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

function stakeMistakes({ stakeToken }: Configuration): string[] {
  const { name, symbol } = stakeToken;
  const mistakes: string[] = [];
  if (name.trim() === "" || symbol.trim() === "") mistakes.push("The stake token needs a name and a symbol.");
  if ("wraps" in stakeToken) {
    const { wraps } = stakeToken;
    if (!isAccount(wraps)) mistakes.push(`"${wraps}" cannot be wrapped: it is not the address of a token.`);
    return mistakes;
  }
  const { allocations } = stakeToken;
  if (allocations.length === 0) mistakes.push("The stake token needs at least one holder, or nobody could ever vote.");
  for (const { holder, amount } of allocations) {
    if (!isAccount(holder)) mistakes.push(`"${holder}" cannot hold stake: it is not the address of an account.`);
    if (amount <= 0n) mistakes.push(`The allocation of ${holder} is ${amount}; it must be more than zero.`);
  }
  for (const holder of duplicatesOf(allocations.map(({ holder }) => holder.toLowerCase()))) {
    mistakes.push(`The holder ${holder} is listed twice among the allocations.`);
  }
  const supply = supplyOf({ allocations });
  if (supply > MAX_STAKE_SUPPLY)
    mistakes.push(`The allocations add up to ${supply}; votes can count up to ${MAX_STAKE_SUPPLY}.`);
  return mistakes;
}

function governorMistakes({ governor, timelockDelay, stakeToken }: Configuration): string[] {
  const mistakes: string[] = [];
  const { votingDelay, votingPeriod, proposalThreshold, quorumPercent, approvalPercent } = governor;
  const { quorumFloor, lateQuorumExtension, daoURI } = governor;
  // Of a token that is wrapped the supply is known by its chain only; see `chain-check.ts`.
  const supply = "wraps" in stakeToken ? MAX_STAKE_SUPPLY : supplyOf(stakeToken);
  if (!isWhole(votingDelay, 0, 30 * DAY)) mistakes.push(`votingDelay is ${votingDelay} s; it must be 0 to 30 days.`);
  if (!isWhole(votingPeriod, 3600, 90 * DAY)) {
    mistakes.push(`votingPeriod is ${votingPeriod} s; it must be 1 hour to 90 days.`);
  }
  if (proposalThreshold < 0n || proposalThreshold > supply) {
    mistakes.push(`proposalThreshold is ${proposalThreshold}; it must be 0 to the supply, ${supply}.`);
  }
  if (!isWhole(quorumPercent, 1, 100)) mistakes.push(`quorumPercent is ${quorumPercent}; it must be 1 to 100.`);
  if (!isWhole(approvalPercent, 50, 100)) mistakes.push(`approvalPercent is ${approvalPercent}; it must be 50 to 100.`);
  if (quorumFloor <= 0n || quorumFloor > supply) {
    mistakes.push(`quorumFloor is ${quorumFloor}; it must be 1 to the supply, ${supply}, or nothing could ever pass.`);
  }
  if (!isWhole(lateQuorumExtension, 0, votingPeriod)) {
    mistakes.push(`lateQuorumExtension is ${lateQuorumExtension} s; it must be 0 to the voting period.`);
  }
  if (daoURI !== "" && !/^(https:|ipfs:|data:)\S+$/.test(daoURI)) {
    mistakes.push(`daoURI is "${daoURI}"; it must begin with https:, ipfs: or data:, or be empty.`);
  }
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
    if (rate <= 0n) mistakes.push(`${title}: the rate of ${account} is ${rate}; it must be more than zero.`);
    if (rate > MAX_RATE) mistakes.push(`${title}: the rate of ${account} is ${rate}; at most ${MAX_RATE} is possible.`);
  }
  for (const account of duplicatesOf(founders.map(({ account }) => account.toLowerCase()))) {
    mistakes.push(`${title}: the founder ${account} is listed twice.`);
  }
  return mistakes;
}

/**
 * What is fine on the local chain and reckless where money is worth something: there must be time to see a proposal, to
 * vote on it and to leave before it happens, a vote must not be a matter of a few, and each domain must be able to judge.
 */
function realChainMistakes(configuration: Configuration): string[] {
  const { governor, timelockDelay, domains, stakeToken, policies, guardian } = configuration;
  const mistakes: string[] = [];
  const { votingDelay, votingPeriod, quorumPercent, quorumFloor, lateQuorumExtension } = governor;
  if (votingDelay <= 0) mistakes.push(`votingDelay is ${votingDelay} s; on a real chain it must be more than zero.`);
  if (votingPeriod < DAY)
    mistakes.push(`votingPeriod is ${votingPeriod} s; on a real chain it must be at least a day.`);
  if (quorumPercent < 4) mistakes.push(`quorumPercent is ${quorumPercent}; on a real chain it must be at least 4.`);
  if (timelockDelay < DAY) {
    mistakes.push(`timelockDelay is ${timelockDelay} s; on a real chain it must be at least a day.`);
  }
  if (!("wraps" in stakeToken) && quorumFloor * LEAST_FLOOR_SHARE < supplyOf(stakeToken)) {
    mistakes.push(`quorumFloor is ${quorumFloor}; on a real chain it must be at least 1 % of the supply.`);
  }
  const decision = votingDelay + votingPeriod + lateQuorumExtension + timelockDelay;
  if (decision > LONGEST_DECISION) {
    mistakes.push(
      `A decision can take ${decision} s; on a real chain it may take 40 days, ` +
        "or what is escalated to the stakeholders could not be answered within 45.",
    );
  }
  mistakes.push(...recklessPolicies(policies, decision));
  if (domains.length === 0) mistakes.push("There is no domain; on a real chain somebody must be able to judge work.");
  for (const [index, { name, k, founders }] of domains.entries()) {
    if (founders.length >= k) continue;
    mistakes.push(
      `Domain ${index + 1} (${name}) has k = ${k} and fewer founders (${founders.length}); nothing could pass there.`,
    );
  }
  const accounts = [
    ...("wraps" in stakeToken ? [stakeToken.wraps] : stakeToken.allocations.map(({ holder }) => holder)),
    ...domains.flatMap(({ founders }) => founders.map(({ account }) => account)),
    guardian,
  ];
  for (const account of new Set(accounts.filter(isPlaceholder))) {
    mistakes.push(`${account} is a placeholder of the example: nobody holds its key.`);
  }
  return mistakes;
}

/** What is given out at deployment, base units. */
function supplyOf({ allocations }: Pick<OwnStake, "allocations">): bigint {
  return allocations.reduce((sum, { amount }) => sum + amount, 0n);
}

/** Whether an address is so small that it was made up, like those of `networks/example.ts`, or belongs to the chain. */
function isPlaceholder(account: string): boolean {
  return isAddress(account) && BigInt(account) < 2n ** 32n;
}
