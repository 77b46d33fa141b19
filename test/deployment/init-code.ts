import type { ContractTransactionReceipt, Signer, TransactionReceipt } from "ethers";

import { AbiCoder, concat, getBytes, id, keccak256, toBeHex, zeroPadValue } from "ethers";
import { artifacts } from "hardhat";

const coder = AbiCoder.defaultAbiCoder();

/** Slot of OpenZeppelin's AccessControl in which it says whether `account` holds `role`; its mapping is in slot 0. */
export function roleSlot(role: string, account: string): string {
  const members = keccak256(coder.encode(["bytes32", "uint256"], [role, 0]));
  return keccak256(coder.encode(["address", "bytes32"], [account, members]));
}

/** Code that stores `value` in `slot`, without a word. */
export function store(slot: string, value = 1): string {
  return concat([push(toBeHex(value)), push(slot), "0x55"]);
}

/** Code that grants `role` as a constructor does, with its event. */
export function grant(role: string, account: string, sender: string): string {
  const topics = [sender, account, role, id("RoleGranted(bytes32,address,address)")];
  return concat([store(roleSlot(role, account)), ...topics.map(push), "0x5f5fa4"]);
}

/** Code that tells, as the timelock does, that its delay was nothing and is `delay` seconds now. */
export function reportDelay(delay: number): string {
  const topic = push(id("MinDelayChange(uint256,uint256)"));
  return concat([push(toBeHex(delay)), "0x602052", topic, "0x60405fa1"]);
}

/**
 * Sends a transaction that runs `body` and then leaves the very code that this version's `artifact` would: what a
 * deploying key does that has tools of its own.
 */
export async function forge(artifact: string, body: string, signer: Signer): Promise<TransactionReceipt> {
  const { deployedBytecode } = await artifacts.readArtifact(artifact);
  const sent = await signer.sendTransaction({ data: initCode(body, deployedBytecode) });
  return receiptOf(await sent.wait());
}

/** The receipt of what was mined. */
export function receiptOf<R extends TransactionReceipt | ContractTransactionReceipt>(receipt: R | null | undefined): R {
  if (receipt === null || receipt === undefined) throw new Error("Not mined");
  return receipt;
}

/** Creation code that runs `body` and returns `runtime`, which stands behind it. */
function initCode(body: string, runtime: string): string {
  const size = toBeHex(getBytes(runtime).length, 4);
  // PUSH4 size, PUSH4 offset, PUSH0, CODECOPY, PUSH4 size, PUSH0, RETURN
  const offset = toBeHex(getBytes(body).length + 19, 4);
  return concat([body, "0x63", size, "0x63", offset, "0x5f39", "0x63", size, "0x5ff3", runtime]);
}

function push(word: string): string {
  return concat(["0x7f", zeroPadValue(word, 32)]);
}
