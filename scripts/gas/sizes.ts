import { artifacts } from "hardhat";

const CONTRACTS = [
  "Treasury",
  "Contractors",
  "Reviews",
  "Clearances",
  "Bounties",
  "Budgets",
  "Revocations",
  "Moves",
  "Profiles",
  "ClearanceCards",
  "StakeToken",
  "WrappedStake",
  "StakeholderGovernor",
] as const;

/** The most that a contract may have, bytes. Source: EIP-170. */
export const SIZE_LIMIT = 24_576;

/** Bytes of each contract's deployed code. */
export async function measureSizes(): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const name of CONTRACTS) {
    const { deployedBytecode } = await artifacts.readArtifact(name);
    sizes[name] = (deployedBytecode.length - 2) / 2;
  }
  return sizes;
}
