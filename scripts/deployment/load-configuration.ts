import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Configuration } from "./configuration.ts";

import { PROJECT_ROOT } from "../tooling/processes.ts";
import { UsageError } from "../tooling/usage-error.ts";
import { findMistakes } from "./mistakes.ts";

/** Where the configuration of each chain lives, named by the chain's id. */
const NETWORKS = join(PROJECT_ROOT, "scripts", "deployment", "networks");

/** Reads and checks the configuration of a chain. */
export async function loadConfiguration(chainId: number): Promise<Configuration> {
  const path = join(NETWORKS, `${chainId}.ts`);
  if (!existsSync(path)) {
    throw new UsageError(
      `There is no configuration for chain ${chainId}: ` +
        `copy scripts/deployment/networks/example.ts to scripts/deployment/networks/${chainId}.ts and fill it in.`,
    );
  }
  const { configuration } = (await import(path)) as { configuration: Configuration };
  requireValid(configuration, chainId);
  return configuration;
}

/** Throws one sentence for each mistake in `configuration`. */
export function requireValid(configuration: Configuration, chainId: number): void {
  const mistakes = findMistakes(configuration, chainId);
  if (mistakes.length === 0) return;
  throw new UsageError(`The configuration for chain ${chainId} cannot be used:\n- ${mistakes.join("\n- ")}`);
}
