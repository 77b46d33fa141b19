// What is asked of the chain for one account: its voting power, and whether it can pay. All in one multicall each.
import type { Address } from "viem";

import { ETH_ADDRESS } from "./accounts.ts";
import type { Deployment } from "./deployment.ts";
import { erc20Abi, stakeTokenAbi } from "./generated/abis.ts";
import type { ChainSource, Read } from "./source.ts";
import type { Proposal } from "./types.ts";

/** What an account can say in votes. Base units of the stake token throughout. */
export interface VotingPower {
  /** Stake tokens that it holds. */
  readonly balance: bigint;
  /** Votes that it has now, its own and delegated ones. */
  readonly votes: bigint;
  /** Who votes with its stake; undefined: nobody, it was never delegated. */
  readonly delegate: Address | undefined;
  /** Votes that it has in each proposal whose snapshot has passed. */
  readonly at: ReadonlyMap<bigint, bigint>;
}

const ZERO = /^0x0{40}$/;

/** Reads the voting power of `account`, also at the snapshots of those `proposals` that have had theirs by `now`, in seconds. */
export async function readVotingPower(
  source: ChainSource,
  { contracts }: Deployment,
  account: Address,
  proposals: readonly Proposal[],
  now: number,
): Promise<VotingPower> {
  const stake = (functionName: string, args: readonly unknown[]): Read => ({
    address: contracts.stakeToken,
    abi: stakeTokenAbi,
    functionName,
    args,
  });
  const counted = proposals.filter(({ snapshot }) => snapshot < now);
  const [balance, votes, delegate, ...past] = await source.read([
    stake("balanceOf", [account]),
    stake("getVotes", [account]),
    stake("delegates", [account]),
    ...counted.map(({ snapshot }) => stake("getPastVotes", [account, BigInt(snapshot)])),
  ]);
  return {
    balance: amountOf(balance),
    votes: amountOf(votes),
    delegate: typeof delegate === "string" && !ZERO.test(delegate) ? (delegate as Address) : undefined,
    at: new Map(counted.map(({ id }, index) => [id, amountOf(past[index])])),
  };
}

/** What an account holds outside the treasury. */
export interface Wallet {
  /** Base units by asset; an asset that does not answer counts as 0. */
  readonly balances: ReadonlyMap<Address, bigint>;
}

/** Reads what `account` holds of each asset in its wallet, ether included. */
export async function readWallet(source: ChainSource, account: Address, assets: readonly Address[]): Promise<Wallet> {
  const tokens = assets.filter((asset) => asset !== ETH_ADDRESS);
  const [ether, amounts] = await Promise.all([
    source.etherOf(account),
    source.read(tokens.map((address) => ({ address, abi: erc20Abi, functionName: "balanceOf", args: [account] }))),
  ]);
  return {
    balances: new Map([
      [ETH_ADDRESS, ether],
      ...tokens.map((token, index) => [token, amountOf(amounts[index])] as const),
    ]),
  };
}

function amountOf(result: unknown): bigint {
  return typeof result === "bigint" ? result : 0n;
}
