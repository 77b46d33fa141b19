import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { TransactionReceipt, TransactionResponse } from "ethers";

import { concat, getAddress, hexlify, Interface } from "ethers";
import { artifacts } from "hardhat";

import type { Deployment } from "../tooling/address-book.ts";
import type { Configuration } from "./configuration.ts";
import type { PlannedContract } from "./plan.ts";

import { planContracts } from "./plan.ts";

/** How the contracts of a deployment came to be. */
export interface Origin {
  /** The key that created every contract. */
  readonly deployer: string;
  /** The deployment, with the transactions as the chain has them, and the block of the first as its `deployBlock`. */
  readonly deployment: Deployment;
  /** A sentence for each contract that was created with other arguments than the plan's. */
  readonly argumentDifferences: readonly string[];
}

interface Creation {
  readonly planned: PlannedContract;
  readonly transaction: TransactionResponse;
  readonly receipt: TransactionReceipt;
}

/** The contract whose creator counts as the key that deploys. */
const FIRST_AMONG_EQUALS = "TimelockController";

/**
 * Looks at the transaction that created each contract. The code that stands at an address tells only what it does from now
 * on: whoever creates it with code of their own can put anything into its storage before, without an event. Only the
 * creation code of this version, sent by a key to nobody, leaves nothing but what its source says.
 * @returns the origin, or a sentence for each reason why nothing that the contracts say can be relied upon
 */
export async function traceOrigin(
  ethers: HardhatEthers,
  book: Deployment,
  configuration: Configuration,
): Promise<Origin | string[]> {
  const creations: Creation[] = [];
  const differences: string[] = [];
  for (const planned of planContracts(configuration)) {
    const creation = await readCreation(ethers, book, planned);
    if (typeof creation === "string") differences.push(creation);
    else creations.push(creation);
  }
  if (differences.length > 0) return differences;

  const deployer = creations.find(({ planned }) => planned.name === FIRST_AMONG_EQUALS)?.transaction.from;
  if (deployer === undefined) throw new Error(`The plan has no ${FIRST_AMONG_EQUALS}`);
  const argumentDifferences: string[] = [];
  for (const { planned, transaction } of creations) {
    const { name } = planned;
    const { bytecode, abi } = await artifacts.readArtifact(planned.artifact);
    const args = new Interface(abi).encodeDeploy(planned.args(book.contracts, deployer));
    const input = hexlify(transaction.data);
    if (transaction.from !== deployer) {
      differences.push(`${name} was created by ${transaction.from}, and ${FIRST_AMONG_EQUALS} by ${deployer}.`);
    } else if (!input.startsWith(bytecode)) {
      differences.push(`${name} was not created with this version's code (transaction ${transaction.hash}).`);
    } else if (input !== concat([bytecode, args])) {
      argumentDifferences.push(`${name} was created with other arguments than the configuration's.`);
    }
  }
  if (differences.length > 0) return differences;

  const hashes = creations.map(({ planned, receipt }) => [planned.name, receipt.hash]);
  const deployBlock = Math.min(...creations.map(({ receipt }) => receipt.blockNumber));
  return {
    deployer,
    deployment: { ...book, deployBlock, creations: Object.fromEntries(hashes) as Deployment["creations"] },
    argumentDifferences,
  };
}

/** The transaction that created a contract, or a sentence that says what is wrong with it. */
async function readCreation(
  ethers: HardhatEthers,
  { contracts, creations, deployBlock }: Deployment,
  planned: PlannedContract,
): Promise<Creation | string> {
  const { name } = planned;
  const [address, hash] = [contracts[name], creations[name]];
  if (address === undefined) return `${name} is not in the address book.`;
  if (hash === undefined) return `${name}: the address book does not say which transaction created it.`;

  const [transaction, receipt] = await readTransaction(ethers, hash);
  if (transaction === null || receipt === null) {
    return `${name}: the RPC endpoint does not give the transaction ${hash}, which created it by the address book.`;
  }
  if (transaction.to !== null) return `${name}: the transaction ${hash} does not create a contract itself.`;
  if (receipt.status !== 1) return `${name}: the transaction ${hash} failed.`;
  if (receipt.contractAddress !== getAddress(address)) {
    return `${name}: the transaction ${hash} created ${receipt.contractAddress}, and not ${address}.`;
  }
  if (receipt.blockNumber < deployBlock) {
    return `${name} was created in block ${receipt.blockNumber}, before block ${deployBlock}, the deployBlock of the address book.`;
  }
  return { planned, transaction, receipt };
}

/** Nodes that have dropped a transaction say that there is none, or fail; neither is an answer. */
async function readTransaction(
  { provider }: HardhatEthers,
  hash: string,
): Promise<[TransactionResponse | null, TransactionReceipt | null]> {
  try {
    return [await provider.getTransaction(hash), await provider.getTransactionReceipt(hash)];
  } catch {
    return [null, null];
  }
}
