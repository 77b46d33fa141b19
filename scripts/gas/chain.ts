import type { TransactionReceipt } from "ethers";

import { network } from "hardhat";

/** Seconds. */
export const DAY = 86_400;

/** When the scenario begins: 2026-01-01. Fixed, because calldata with other bytes costs other gas. */
const START = 1_767_225_600;

/** Seconds between two transactions. */
const PACE = 60;

/** A chain of its own on which every transaction has a fixed time, so that its gas is the same on every machine. */
export async function createGasChain() {
  const { ethers, provider } = await network.create({
    network: "default",
    override: { initialDate: new Date(START * 1000), allowBlocksWithSameTimestamp: false },
  });
  const accounts = await ethers.getSigners();
  let now = START + DAY;

  /** Lets `seconds` pass before the next transaction. */
  const wait = (seconds: number): void => {
    now += seconds;
  };

  /** Sends a transaction at the next fixed second; its receipt. */
  const send = async <Receipt extends TransactionReceipt>(
    call: () => Promise<{ wait(): Promise<Receipt | null> }>,
  ): Promise<Receipt> => {
    now += PACE;
    await provider.request({ method: "evm_setNextBlockTimestamp", params: [now] });
    const receipt = await (await call()).wait();
    if (receipt === null) throw new Error("A transaction of the gas scenario was not mined.");
    return receipt;
  };

  return { ethers, accounts, send, wait, now: () => now, provider };
}

export type GasChain = Awaited<ReturnType<typeof createGasChain>>;

/** Gas of each action, as its transaction's receipt says. */
export type GasTable = Record<string, number>;
