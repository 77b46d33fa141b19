import {
  createTestClient,
  createWalletClient,
  defineChain,
  http,
  publicActions,
  walletActions,
  type Account,
  type Address,
  type Hash,
  type Hex,
  type TransactionReceipt,
} from "viem";

import { bountyAccount, ETH_ADDRESS, personalAccount } from "../../../web/src/chain/accounts.ts";
import { demoTokenAbi, stakeTokenAbi, treasuryAbi } from "../../../web/src/chain/generated/abis.ts";
import { deployments } from "../../../web/src/chain/generated/addresses.ts";
import { accountOf, type Role } from "./people.ts";

/** Where the chain under test answers; the configuration has chosen the port. */
export const RPC_URL = `http://127.0.0.1:${process.env.EXCHEQUER_RPC_PORT}`;

/** Where the contracts are on it. */
export const { contracts, deployBlock } = deployments[31337];

/** An asset of the seeded treasury. */
export interface TestAsset {
  readonly address: Address;
  readonly symbol: string;
  /** Base units of one whole unit. */
  readonly unit: bigint;
}

/** The demo dollar: its permit works. */
export const dollar: TestAsset = { address: contracts.DemoDollar, symbol: "DUSD", unit: 10n ** 6n };
/** The demo coin: nobody waits in its line. */
export const coin: TestAsset = { address: contracts.DemoDecred, symbol: "DCR", unit: 10n ** 8n };
export const ether: TestAsset = { address: ETH_ADDRESS, symbol: "ETH", unit: 10n ** 18n };

/** Seconds. */
export const DAY = 86_400;

/** Seconds between the blocks of the idle chain, as `npm start` has it. */
const BLOCK_INTERVAL = 4;

export const localChain = defineChain({
  id: 31337,
  name: "Local chain",
  nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
  rpcUrls: { default: { http: [RPC_URL] } },
});

/** What a test does on the chain outside the browser. Nothing of the chain is mocked; only its clock is moved. */
export const client = createTestClient({
  mode: "hardhat",
  chain: localChain,
  transport: http(RPC_URL),
  pollingInterval: 50,
})
  .extend(publicActions)
  .extend(walletActions);

/** Lets time pass, and mines a block that carries the new time. */
export async function pass(seconds: number): Promise<void> {
  await client.increaseTime({ seconds });
  await client.mine({ blocks: 1 });
}

/** Stops the mining of blocks: what is sent stays pending until `mineBlock`. */
export async function holdBlocks(): Promise<void> {
  await stopIdleBlocks();
  await client.setAutomine(false);
}

/** Leaves it to the test when a block comes, apart from one for each transaction. */
export async function stopIdleBlocks(): Promise<void> {
  await client.setIntervalMining({ interval: 0 });
}

/** Back to a block for each transaction, and one every few seconds. */
export async function releaseBlocks(): Promise<void> {
  await client.setAutomine(true);
  await client.request({ method: "evm_setIntervalMining", params: [BLOCK_INTERVAL * 1_000] });
}

/** Mines one block with what is pending. */
export async function mineBlock(): Promise<void> {
  await client.mine({ blocks: 1 });
}

/** Hashes of the transactions that wait to be included. */
export async function pendingTransactions(): Promise<readonly Hash[]> {
  const { transactions } = await client.getBlock({ blockTag: "pending" });
  return transactions;
}

/** A transaction that some role sends from elsewhere, with a tip that puts it before all others of its block. */
export async function sendAs(role: Role, to: Address, data: Hex): Promise<Hash> {
  const account: Account = accountOf(role);
  const wallet = createWalletClient({ account, chain: localChain, transport: http(RPC_URL) });
  return wallet.sendTransaction({
    to,
    data,
    gas: 500_000n,
    maxPriorityFeePerGas: 10n ** 11n,
    maxFeePerGas: 10n ** 12n,
  });
}

/** What a vote could have decided: a call of the timelock, without the vote. */
export async function decided(to: Address, data: Hex): Promise<TransactionReceipt> {
  const timelock = contracts.TimelockController;
  // It pays for nothing itself, and holds no ether.
  await client.setBalance({ address: timelock, value: ether.unit });
  await client.impersonateAccount({ address: timelock });
  const hash = await client.sendTransaction({ account: timelock, to, data, gas: 1_000_000n });
  await client.stopImpersonatingAccount({ address: timelock });
  return client.waitForTransactionReceipt({ hash });
}

/** Base units of an asset in somebody's wallet, as the token's own contract says. */
export function inWallet({ address }: TestAsset, holder: Address): Promise<bigint> {
  if (address === ETH_ADDRESS) return client.getBalance({ address: holder });
  return client.readContract({ address, abi: demoTokenAbi, functionName: "balanceOf", args: [holder] });
}

/** Base units of an asset in an account of the treasury. */
function inTreasury({ address }: TestAsset, account: Hex): Promise<bigint> {
  const { Treasury } = contracts;
  return client.readContract({
    address: Treasury,
    abi: treasuryAbi,
    functionName: "balanceOf",
    args: [account, address],
  });
}

/** Base units that somebody can collect. */
export const credited = (asset: TestAsset, holder: Address) => inTreasury(asset, personalAccount(holder));

/** Base units in the general fund. */
export const inGeneralFund = (asset: TestAsset) => inTreasury(asset, personalAccount(contracts.Treasury));

/** Base units in a bounty's pot. */
export const inPot = (asset: TestAsset, bounty: Hex) => inTreasury(asset, bountyAccount(contracts.Bounties, bounty));

/** Base units that the treasury holds in all. */
export const heldByTreasury = (asset: TestAsset) => inWallet(asset, contracts.Treasury);

/** How much of somebody's tokens a contract may take, base units. */
export function allowance({ address }: TestAsset, owner: Address, spender: Address): Promise<bigint> {
  return client.readContract({ address, abi: demoTokenAbi, functionName: "allowance", args: [owner, spender] });
}

/** Through whom somebody's stake votes. */
export function delegateOf(holder: Address): Promise<Address> {
  const { StakeToken } = contracts;
  return client.readContract({ address: StakeToken, abi: stakeTokenAbi, functionName: "delegates", args: [holder] });
}

/** What a transaction cost its sender in ether, wei. */
export async function feeOf(hash: Hash): Promise<bigint> {
  const receipt: TransactionReceipt = await client.waitForTransactionReceipt({ hash });
  return receipt.gasUsed * receipt.effectiveGasPrice;
}

/** Everything that a test did to the chain is undone after it: tests neither depend on each other nor disturb each other. */
export async function restoreAfter(act: () => Promise<void>): Promise<void> {
  const id = await client.snapshot();
  try {
    await act();
  } finally {
    await client.revert({ id });
    await releaseBlocks();
    // The chain's clock went back with the state; wallets and pages see only blocks.
    await mineBlock();
  }
}
