// The contracts that are deployed, and their compilation without the tests' own contracts, which take a third of the time.
import { basename } from "node:path";

import { end, endWithEverything } from "./lifetime.ts";
import { PROGRAMS, runProgram } from "./processes.ts";
import { reportFailure, UsageError } from "./usage-error.ts";

/** Sources of everything that is deployed, by their path among the artifacts. */
const DEPLOYED_SOURCES = [
  "contracts/Treasury.sol",
  "contracts/Profiles.sol",
  "contracts/ClearanceCards.sol",
  "contracts/Contractors.sol",
  "contracts/Reviews.sol",
  "contracts/Clearances.sol",
  "contracts/Bounties.sol",
  "contracts/Revocations.sol",
  "contracts/Moves.sol",
  "contracts/Budgets.sol",
  "contracts/StakeToken.sol",
  "contracts/WrappedStake.sol",
  "contracts/StakeholderGovernor.sol",
  "@openzeppelin/contracts/governance/TimelockController.sol",
  "contracts/demo/DemoToken.sol",
] as const;

/** Every deployed contract: its name, and the path of its artifact below the folder of artifacts. */
export const DEPLOYED_CONTRACTS = DEPLOYED_SOURCES.map((source) => {
  const name = basename(source, ".sol");
  return { name, artifact: `${source}/${name}.json` };
});

/**
 * Compiles what is deployed, as far as it has changed; a failure is told in the compiler's words. Types for the tests
 * are left to the full build, which knows all contracts.
 */
export async function compileDeployedContracts(): Promise<void> {
  const files = DEPLOYED_SOURCES.map((source) => (source.startsWith("@") ? `npm:${source}` : source));
  const { code, output } = await runProgram(PROGRAMS.hardhat, [
    "--no-typechain",
    "build",
    "--no-tests",
    "--quiet",
    ...files,
  ]);
  if (code !== 0) throw new UsageError(`The contracts do not compile:\n\n${output.trim()}`);
}

if (import.meta.main) {
  endWithEverything();
  try {
    await compileDeployedContracts();
    await end(0);
  } catch (error) {
    reportFailure(error);
    await end(1);
  }
}
