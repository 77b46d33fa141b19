import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Signer } from "ethers";

import type { Deployment } from "../tooling/address-book.ts";
import type { Configuration } from "./configuration.ts";

import { LOCAL_CHAIN_ID } from "../tooling/local-chain.ts";
import { readBook, writeBook } from "./book.ts";
import { matchCode, type CodeMatch } from "./code.ts";
import { recallCreations } from "./creations.ts";
import { planContracts, type Addresses, type PlannedContract } from "./plan.ts";
import { UsageError } from "../tooling/usage-error.ts";

/** What the deployment steps share. */
export interface DeploymentContext {
  readonly ethers: HardhatEthers;
  readonly configuration: Configuration;
  readonly chainId: number;
  /** The key that deploys, and holds every right until the handover. */
  readonly deployer: Signer;
  /** Directory of the address book. */
  readonly directory: string;
  /** Receives a line for each thing done. */
  readonly log: (line: string) => void;
}

/**
 * Deploys what is missing, in the order of the plan. Each address is written down with its transaction as soon as that is
 * sent, so that an interrupted deployment can be run again.
 */
export async function deployContracts(context: DeploymentContext): Promise<Deployment> {
  const { ethers, configuration, chainId, deployer, directory, log } = context;
  const plan = planContracts(configuration);
  const recorded = await readBook(chainId, directory);
  const found = await inspect(context, plan, recorded?.contracts ?? {});
  const address = await deployer.getAddress();

  const standing = [...found].filter(([, match]) => match === "same").map(([name]) => name);
  const addresses: Record<string, string> = { ...recorded?.contracts };
  let creations: Deployment["creations"] = {};
  let deployBlock: number | undefined;
  if (recorded !== undefined && standing.length > 0) {
    creations = await recallCreations(context, recorded, standing);
    deployBlock = recorded.deployBlock;
    await writeBook({ ...recorded, creations }, directory);
  }
  for (const planned of plan) {
    if (found.get(planned.name) === "same") continue;
    deployBlock ??= (await ethers.provider.getBlockNumber()) + 1;
    const factory = await ethers.getContractFactory(planned.artifact, deployer);
    const contract = await factory.deploy(...planned.args(addresses, address));
    const transaction = contract.deploymentTransaction();
    if (transaction === null) throw new Error(`${planned.name} was deployed without a transaction`);
    addresses[planned.name] = await contract.getAddress();
    creations = { ...creations, [planned.name]: transaction.hash as `0x${string}` };
    await writeBook(entryOf(context, plan, addresses, creations, deployBlock), directory);
    await transaction.wait(configuration.confirmations);
    log(`${planned.name} is at ${addresses[planned.name]}`);
  }
  if (deployBlock === undefined) throw new Error("A deployment without contracts");
  return entryOf(context, plan, addresses, creations, deployBlock);
}

/** Looks at what stands at each recorded address, and refuses to go on from a state that it cannot explain. */
async function inspect(
  { ethers, chainId, deployer }: DeploymentContext,
  plan: readonly PlannedContract[],
  recorded: Addresses,
): Promise<Map<string, CodeMatch>> {
  const found = new Map<string, CodeMatch>();
  for (const { name, artifact } of plan) {
    const address = recorded[name];
    if (address !== undefined) found.set(name, await matchCode(ethers, address, artifact));
  }
  const [pending, latest] = [await deployer.getNonce("pending"), await deployer.getNonce("latest")];
  if (pending > latest) {
    throw new UsageError(
      `Transactions of the deploying account are still pending (${pending - latest}): ` +
        `wait until they are mined, then run this again.`,
    );
  }
  // A local chain forgets everything when it stops: there is nothing to resume.
  if (chainId === LOCAL_CHAIN_ID && ![...found.values()].includes("same")) return new Map();
  for (const [name, match] of found) {
    if (match === "different") {
      throw new UsageError(
        `The code of ${name} at ${recorded[name]} is not this version's: check out the version that was deployed, ` +
          `or move the entry of chain ${chainId} out of the address book to deploy anew.`,
      );
    }
  }
  // Transactions are mined in order, so only the last recorded contract can be missing.
  const missing = plan.filter(({ name }) => found.get(name) === "none");
  const last = plan.findLast(({ name }) => found.has(name));
  if (found.size > 1 && missing.some((planned) => planned !== last)) {
    throw new UsageError(
      `The address book names ${missing.map(({ name }) => name).join(", ")} on chain ${chainId}, but there is no code: ` +
        `is the RPC endpoint behind, or for another chain?`,
    );
  }
  return found;
}

function entryOf(
  { chainId, configuration }: DeploymentContext,
  plan: readonly PlannedContract[],
  addresses: Addresses,
  creations: Deployment["creations"],
  deployBlock: number,
): Deployment {
  const contracts: Record<string, `0x${string}`> = {};
  for (const { name } of plan) {
    const address = addresses[name];
    if (address !== undefined) contracts[name] = address as `0x${string}`;
  }
  return { chainId, name: configuration.name, deployBlock, contracts, creations };
}
