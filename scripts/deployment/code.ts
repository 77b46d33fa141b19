import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

import { artifacts } from "hardhat";

/** What stands at an address, compared with what this version of the project would put there. */
export type CodeMatch = "none" | "same" | "different";

/**
 * Compares the code at `address` with the artifact, byte for byte. Immutables are left out, since each deployment has its
 * own; the parameters that they hold are checked by reading them.
 */
export async function matchCode(ethers: HardhatEthers, address: string, artifactName: string): Promise<CodeMatch> {
  const actual = await ethers.provider.getCode(address);
  if (actual === "0x") return "none";
  const artifact = await artifacts.readArtifact(artifactName);
  const ranges = Object.values(artifact.immutableReferences ?? {}).flat();
  const expected = artifact.deployedBytecode;
  if (actual.length !== expected.length) return "different";
  return withoutRanges(actual, ranges) === withoutRanges(expected, ranges) ? "same" : "different";
}

function withoutRanges(code: string, ranges: readonly { start: number; length: number }[]): string {
  const bytes = Buffer.from(code.slice(2), "hex");
  for (const { start, length } of ranges) bytes.fill(0, start, start + length);
  return bytes.toString("hex");
}
