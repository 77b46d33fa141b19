import type { NetworkConnection } from "hardhat/types/network";

import type { StoryBlock, StoryCall } from "./story.ts";

/** Enough for every transaction of the story, and little enough for twenty of them in a block. */
const GAS_LIMIT = "0x2625a0";
/** 5 gwei: above the local chain's first base fee, which only falls. */
const MAX_FEE = "0x12a05f200";

/** wei */
const HUNDRED_ETHER = "0x56bc75e2d63100000";

/** How many blocks pass between two reports of progress. */
const REPORT_EVERY = 40;

/** Mines each block of the story at its second; throws with the reason when a transaction fails. */
export async function tellStory(
  connection: NetworkConnection,
  blocks: readonly StoryBlock[],
  onProgress: (detail: string) => void,
): Promise<void> {
  const { provider } = connection;
  const senders = new Set(blocks.flatMap(({ calls }) => calls.map(({ from }) => from)));
  const nonces = await readNonces(connection, senders);
  const borrowed = await borrowAccounts(connection, senders);
  await provider.request({ method: "evm_setAutomine", params: [false] });
  try {
    for (const [index, { at, calls }] of blocks.entries()) {
      if (index % REPORT_EVERY === 0) onProgress(new Date(at * 1000).toISOString().slice(0, 7));
      const hashes: string[] = [];
      for (const call of calls) {
        const nonce = nonces.get(call.from) ?? 0;
        nonces.set(call.from, nonce + 1);
        hashes.push(await send(connection, call, nonce));
      }
      await provider.request({ method: "evm_setNextBlockTimestamp", params: [at] });
      await provider.request({ method: "evm_mine", params: [] });
      for (const [place, hash] of hashes.entries()) await requireSuccess(connection, hash, calls[place]);
    }
  } finally {
    await provider.request({ method: "evm_setAutomine", params: [true] });
    for (const account of borrowed) {
      await provider.request({ method: "hardhat_stopImpersonatingAccount", params: [account] });
    }
  }
}

/** Lets those act for whom the chain holds no key, with money for gas, while the story is told; returns who they are. */
async function borrowAccounts({ provider }: NetworkConnection, senders: ReadonlySet<string>): Promise<string[]> {
  const own = (await provider.request({ method: "eth_accounts" })) as string[];
  const known = new Set(own.map((account) => account.toLowerCase()));
  const borrowed = [...senders].filter((sender) => !known.has(sender.toLowerCase()));
  for (const account of borrowed) {
    await provider.request({ method: "hardhat_impersonateAccount", params: [account] });
    await provider.request({ method: "hardhat_setBalance", params: [account, HUNDRED_ETHER] });
  }
  return borrowed;
}

async function readNonces({ provider }: NetworkConnection, senders: ReadonlySet<string>) {
  const nonces = new Map<string, number>();
  for (const sender of senders) {
    const count = await provider.request({ method: "eth_getTransactionCount", params: [sender, "latest"] });
    nonces.set(sender, Number(count));
  }
  return nonces;
}

async function send({ provider }: NetworkConnection, call: StoryCall, nonce: number): Promise<string> {
  const { from, to, data, value } = call;
  const transaction = {
    from,
    to,
    data,
    value: `0x${value.toString(16)}`,
    nonce: `0x${nonce.toString(16)}`,
    gas: GAS_LIMIT,
    maxFeePerGas: MAX_FEE,
    maxPriorityFeePerGas: "0x1",
  };
  return (await provider.request({ method: "eth_sendTransaction", params: [transaction] })) as string;
}

async function requireSuccess(connection: NetworkConnection, hash: string, call: StoryCall | undefined): Promise<void> {
  const { provider, ethers } = connection;
  const receipt = (await provider.request({ method: "eth_getTransactionReceipt", params: [hash] })) as {
    status: string;
    blockNumber: string;
  } | null;
  if (receipt?.status === "0x1") return;
  if (call === undefined || receipt === null) throw new Error(`The seed's transaction ${hash} was not mined`);
  // Run once more on the state before its block, to learn the reason.
  const { at, from, to, data, value, label } = call;
  const blockTag = Number(receipt.blockNumber) - 1;
  const reason = await ethers.provider.call({ from, to, data, value, blockTag }).then(
    () => "it fails only after what came before it in its block",
    (error: Error) => error.message,
  );
  throw new Error(`The seed failed at ${new Date(at * 1000).toISOString()}, ${label}: ${reason}`);
}
