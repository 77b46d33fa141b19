import { getAddress, getCreateAddress } from "ethers";

import type { Deployment } from "../tooling/address-book.ts";
import type { DeploymentContext } from "./contracts.ts";

/**
 * The transactions that created the contracts called `names`, which stand already. A transaction that the address book
 * lacks, or that was never mined because another took its place, is looked for in the blocks since the deployment began;
 * what is not found is left out, and the handover will say so.
 */
export async function recallCreations(
  { ethers, log }: Pick<DeploymentContext, "ethers" | "log">,
  { contracts, creations, deployBlock }: Deployment,
  names: readonly string[],
): Promise<Deployment["creations"]> {
  const recalled: Record<string, `0x${string}`> = {};
  const missing = new Map<string, string>();
  for (const name of names) {
    const [address, hash] = [contracts[name], creations[name]];
    if (address === undefined) continue;
    const receipt = hash === undefined ? null : await ethers.provider.getTransactionReceipt(hash);
    if (hash !== undefined && receipt?.contractAddress === getAddress(address)) recalled[name] = hash;
    else missing.set(getAddress(address), name);
  }
  if (missing.size === 0) return recalled;

  log(`Looking for what created ${[...missing.values()].join(", ")} since block ${deployBlock}`);
  const last = await ethers.provider.getBlockNumber();
  for (let number = deployBlock; number <= last && missing.size > 0; number++) {
    const block = await ethers.provider.getBlock(number, true);
    for (const { to, from, nonce, hash } of block?.prefetchedTransactions ?? []) {
      if (to !== null) continue;
      const address = getCreateAddress({ from, nonce });
      const name = missing.get(address);
      if (name === undefined) continue;
      recalled[name] = hash as `0x${string}`;
      missing.delete(address);
    }
  }
  return recalled;
}
