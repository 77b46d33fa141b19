import type { LocalChain } from "./local-chain.ts";
import type { Progress } from "./progress.ts";

import { join } from "node:path";
import { createServer, preview } from "vite";

import { deploy } from "../deploy.ts";
import { generate } from "../generate.ts";
import { seed, SEED_START } from "../seed.ts";
import { compileDeployedContracts } from "./compile.ts";
import { startLocalChain } from "./local-chain.ts";
import { LOCAL_HOST } from "./ports.ts";
import { PROGRAMS, PROJECT_ROOT, runProgram } from "./processes.ts";

/** Build of the web app for the local chain; `web/dist` is the one for publishing. */
const LOCAL_BUILD = join(PROJECT_ROOT, ".exchequer", "web");

/** Seconds between the blocks of an idle local chain: as often as the web app looks for a new one. */
const BLOCK_INTERVAL = 4;

/** Steps that `startStack` reports. */
export const STACK_STEPS = 4;

interface StackOptions {
  /** TCP port of the web app. */
  readonly port: number;
  /** TCP port of the chain's JSON-RPC server. */
  readonly rpcPort: number;
  /** Serve the sources with hot reload, instead of a production build. */
  readonly hotReload: boolean;
}

/** The running system: a seeded chain and the web app that shows it. */
interface Stack {
  /** Address of the web app. */
  readonly appUrl: string;
  /** Address of the chain's JSON-RPC server. */
  readonly rpcUrl: string;
  close(): Promise<void>;
}

/** Compiles, starts a local chain, deploys, seeds, and serves the web app; resolves once the app can be opened. */
export async function startStack(options: StackOptions, progress: Progress): Promise<Stack> {
  await progress.step("Compile contracts", compileDeployedContracts);

  const { chain, deployment } = await progress.step("Start local chain and deploy", async () => {
    const started = await startLocalChain({ port: options.rpcPort, initialDate: SEED_START });
    return { chain: started, deployment: await deployLocally(started) };
  });

  await progress.step("Seed, and build the web app", async (report) => {
    const seeding = seed(chain.connection, deployment, report).then(() => chain.followWallClock(BLOCK_INTERVAL));
    await Promise.all([seeding, options.hotReload ? undefined : buildForChain(chain.url)]);
  });

  const app = await progress.step("Serve the web app", () => serveApp(options, chain.url));
  return {
    appUrl: `http://${LOCAL_HOST}:${options.port}/`,
    rpcUrl: chain.url,
    async close() {
      await app.close();
      await chain.close();
    },
  };
}

/** Deploys, and brings the generated files up to date in case a contract has changed. */
async function deployLocally({ connection }: LocalChain) {
  const deployment = await deploy(connection.ethers, { log: () => {} });
  await generate({ check: false });
  return deployment;
}

async function buildForChain(rpcUrl: string): Promise<void> {
  const args = ["build", "web", "--outDir", LOCAL_BUILD, "--emptyOutDir", "--logLevel", "error"];
  const { code, output } = await runProgram(PROGRAMS.vite, args, { env: { VITE_RPC_URL: rpcUrl } });
  if (code !== 0) throw new Error(`The web app does not build:\n${output}`);
}

async function serveApp({ port, hotReload }: StackOptions, rpcUrl: string): Promise<{ close(): Promise<void> }> {
  const root = join(PROJECT_ROOT, "web");
  const listen = { host: LOCAL_HOST, port, strictPort: true };
  if (!hotReload) return preview({ root, logLevel: "error", build: { outDir: LOCAL_BUILD }, preview: listen });
  process.env.VITE_RPC_URL = rpcUrl;
  return (await createServer({ root, logLevel: "warn", server: listen })).listen();
}
