import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

import { Contract } from "ethers";

import type { Configuration } from "./configuration.ts";

import { LOCAL_CHAIN_ID } from "../tooling/local-chain.ts";
import { UsageError } from "../tooling/usage-error.ts";
import { isAccount } from "./checks.ts";
import { LEAST_FLOOR_SHARE } from "./mistakes.ts";
import { MAX_DOLLAR_DECIMALS } from "./spending-mistakes.ts";

const TOKEN = [
  "function balanceOf(address) view returns (uint256)",
  "function totalSupply() view returns (uint256)",
  "function decimals() view returns (uint8)",
];

/**
 * Throws one sentence for each mistake in `configuration` that only its chain can tell: addresses with one wrong letter must
 * be told before the first transaction.
 * @param deployer the key that deploys
 */
export async function requireOnChain(
  ethers: HardhatEthers,
  configuration: Configuration,
  chainId: number,
  deployer: string,
): Promise<void> {
  const mistakes = [
    ...(await tokenMistakes(ethers, configuration)),
    ...(await wrappedMistakes(ethers, configuration, chainId)),
  ];
  if (configuration.guardian === deployer) {
    mistakes.push("The deploying key is the guardian: it must keep no right.");
  }
  if (mistakes.length === 0) return;
  throw new UsageError(`The configuration does not fit chain ${chainId}:\n- ${mistakes.join("\n- ")}`);
}

async function tokenMistakes(ethers: HardhatEthers, configuration: Configuration): Promise<string[]> {
  const { policies, dollarTokens } = configuration;
  const mistakes: string[] = [];
  // What is no address is ETH or a demo token, which is deployed together with the rest.
  for (const { asset } of policies.filter(({ asset }) => isAccount(asset))) {
    if ((await read(ethers, asset, "balanceOf", asset)) === undefined) {
      mistakes.push(`${asset} cannot have a policy: there is no token at that address.`);
    }
  }
  for (const asset of dollarTokens.filter(isAccount)) {
    const decimals = await read(ethers, asset, "decimals");
    if (decimals === undefined) mistakes.push(`${asset} cannot count as a dollar: it does not say its decimals.`);
    else if (decimals > BigInt(MAX_DOLLAR_DECIMALS)) {
      mistakes.push(
        `${asset} cannot count as a dollar: it has ${decimals} decimals, and at most ${MAX_DOLLAR_DECIMALS} are possible.`,
      );
    }
  }
  return mistakes;
}

/** What is known of the stake's supply when it is the supply of a token that exists. */
async function wrappedMistakes(
  ethers: HardhatEthers,
  { stakeToken, governor }: Configuration,
  chainId: number,
): Promise<string[]> {
  if (!("wraps" in stakeToken)) return [];
  const { quorumFloor, proposalThreshold } = governor;
  const supply = await read(ethers, stakeToken.wraps, "totalSupply");
  if (supply === undefined) return [`${stakeToken.wraps} cannot be wrapped: there is no token at that address.`];
  const mistakes: string[] = [];
  if (quorumFloor > supply) {
    mistakes.push(
      `quorumFloor is ${quorumFloor}; of the token that is wrapped there are ${supply}: nothing could ever pass.`,
    );
  } else if (chainId !== LOCAL_CHAIN_ID && quorumFloor * LEAST_FLOOR_SHARE < supply) {
    mistakes.push(
      `quorumFloor is ${quorumFloor}; on a real chain it must be at least 1 % of the ${supply} that can be wrapped.`,
    );
  }
  if (proposalThreshold > supply) {
    mistakes.push(`proposalThreshold is ${proposalThreshold}; of the token that is wrapped there are ${supply}.`);
  }
  return mistakes;
}

/** What a token answers; nothing where there is none. */
async function read(
  { provider }: HardhatEthers,
  token: string,
  question: string,
  ...args: readonly unknown[]
): Promise<bigint | undefined> {
  if ((await provider.getCode(token)) === "0x") return undefined;
  try {
    return (await new Contract(token, TOKEN, provider).getFunction(question)(...args)) as bigint;
  } catch {
    return undefined;
  }
}
