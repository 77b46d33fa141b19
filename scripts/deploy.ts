// `npm run deploy`, `npm run handover` and `npm run verify`, each with `-- --network NAME`: puts Exchequer on a chain, gives
// it to its stakeholders, and compares what stands there, and how it came to be, with this version. All three can be run again at any time.
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

import type { Deployment } from "./tooling/address-book.ts";
import type { Configuration } from "./deployment/configuration.ts";

import { requireBook } from "./deployment/book.ts";
import { requireOnChain } from "./deployment/chain-check.ts";
import { deployContracts, type DeploymentContext } from "./deployment/contracts.ts";
import { handOver, isHandedOver } from "./deployment/handover.ts";
import { loadConfiguration, requireValid } from "./deployment/load-configuration.ts";
import { reportFindings } from "./deployment/report.ts";
import { setUp } from "./deployment/setup.ts";
import { verifyDeployment } from "./deployment/verify.ts";
import { ADDRESS_BOOK } from "./tooling/address-book.ts";
import { readCommandLine, runCommand, UsageError } from "./tooling/usage-error.ts";

/** How a deployment is run; everything has a default. */
interface DeployOptions {
  /** What to deploy; the configuration of the connected chain when left out. */
  readonly configuration?: Configuration;
  /** Directory of the address book. */
  readonly directory?: string;
  /** Receives a line for each thing done. */
  readonly log?: (line: string) => void;
}

/** Deploys, sets up and hands over to the timelock, all in one: for the local chain and for tests. */
export async function deploy(ethers: HardhatEthers, options: DeployOptions = {}): Promise<Deployment> {
  const context = await contextOf(ethers, options);
  const deployment = await deployAndSetUp(context);
  await handOver(context, deployment);
  return deployment;
}

/** Deploys and sets up; the deploying key keeps the rights until `handOver`. */
export async function deployAndSetUp(context: DeploymentContext): Promise<Deployment> {
  const deployment = await deployContracts(context);
  await setUp(context, deployment);
  return deployment;
}

/** Checks the configuration and finds the key that deploys: the first account of the connection. */
export async function contextOf(ethers: HardhatEthers, options: DeployOptions): Promise<DeploymentContext> {
  const chainId = await chainIdOf(ethers);
  const configuration = options.configuration ?? (await loadConfiguration(chainId));
  requireValid(configuration, chainId);
  const [deployer] = await ethers.getSigners();
  if (deployer === undefined) throw new UsageError("There is no deploying key: set EXCHEQUER_DEPLOYER_KEY.");
  await requireOnChain(ethers, configuration, chainId, await deployer.getAddress());
  return {
    ethers,
    configuration,
    chainId,
    deployer,
    directory: options.directory ?? ADDRESS_BOOK,
    log: options.log ?? (() => {}),
  };
}

const COMMANDS = ["deploy", "handover", "verify"] as const;

const USAGE = `Usage: npm run deploy|handover|verify -- --network NAME

  --network  a network of hardhat.config.ts; "live" reads EXCHEQUER_RPC_URL and EXCHEQUER_DEPLOYER_KEY`;

async function run(): Promise<void> {
  const { command, networkName } = readArguments();
  const { network } = await import("hardhat");
  // Only what changes the chain needs the key.
  const connection = await network.create(
    command === "verify" ? { network: networkName, override: { accounts: "remote" } } : networkName,
  );
  try {
    if (command === "verify") return await verify(connection.ethers, networkName);
    const context = await contextOf(connection.ethers, { log: (line) => console.log(line) });
    if (command === "handover") return await handOver(context, await requireBook(context.chainId));
    const deployment = await deployAndSetUp(context);
    const verifying = `npm run verify -- --network ${networkName}`;
    console.log(
      (await isHandedOver(context, deployment))
        ? `Deployed on chain ${deployment.chainId}, and handed over. Compare it with: ${verifying}`
        : `Deployed on chain ${deployment.chainId}. Next: ${verifying}, then npm run handover -- --network ${networkName}`,
    );
  } finally {
    await connection.close();
  }
}

/**
 * Prints what differs from this version and its configuration, and what was decided since the handover. The exit code is 0 when
 * nothing differs, 2 when only the handover is missing, 1 otherwise.
 */
async function verify(ethers: HardhatEthers, networkName: string): Promise<void> {
  const chainId = await chainIdOf(ethers);
  const [deployment, configuration] = [await requireBook(chainId), await loadConfiguration(chainId)];
  requireValid(configuration, chainId);
  const { lines, exitCode } = reportFindings(await verifyDeployment(ethers, deployment, configuration), networkName);
  for (const line of lines) console.log(line);
  process.exitCode = exitCode;
}

async function chainIdOf(ethers: HardhatEthers): Promise<number> {
  return Number((await ethers.provider.getNetwork()).chainId);
}

function readArguments(): { command: (typeof COMMANDS)[number]; networkName: string } {
  const options = { network: { type: "string" } } as const;
  const { values, positionals } = readCommandLine({ options, allowPositionals: true }, USAGE);
  const command = COMMANDS.find((name) => name === (positionals[0] ?? "deploy"));
  if (command === undefined || positionals.length > 1 || values.network === undefined) throw new UsageError(USAGE);
  return { command, networkName: values.network };
}

/** Hardhat's own errors (an unknown network, a missing key, an endpoint that is down) are sentences already. */
function asUsageError(error: unknown): unknown {
  return error instanceof Error && error.name === "HardhatError" ? new UsageError(error.message) : error;
}

if (import.meta.main) {
  await runCommand(() =>
    run().catch((error: unknown) => {
      throw asUsageError(error);
    }),
  );
}
