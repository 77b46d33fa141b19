import type { HookContext, NetworkHooks } from "hardhat/types/hooks";
import type { ChainType, NetworkConnection } from "hardhat/types/network";

import { hooks, network } from "hardhat";

import { LOCAL_HOST } from "./ports.ts";

/** The chain id that wallets know as a local development chain. */
export const LOCAL_CHAIN_ID = 31337;

/** Where Multicall3 lives on every public chain that the web app supports. */
const MULTICALL3_ADDRESS = "0xcA11bde05977b3631167028862bE2a173976CA11";

interface LocalChainOptions {
  /** TCP port of the JSON-RPC server; 0 picks a free one. */
  readonly port?: number;
  /** Time of the genesis block; now when left out. Lets a seed tell a story that started years ago. */
  readonly initialDate?: Date;
}

/** A Hardhat network in this process, served over HTTP and WebSocket. */
export interface LocalChain {
  /** Address of the JSON-RPC server. */
  readonly url: string;
  /** The in-process connection: about a millisecond for each transaction, where HTTP takes three. */
  readonly connection: NetworkConnection;
  /**
   * Ends a story told in the past: mines a block that carries the wall-clock time, after which the chain's clock runs
   * with the wall clock, and mines every `blockInterval` seconds. Without these blocks an idle chain would answer
   * `eth_call` with the time of its last transaction, and deadlines would seem to stand still.
   */
  followWallClock(blockInterval: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a local chain with one block for each transaction and Multicall3 in its usual place. */
export async function startLocalChain({ port = 0, initialDate }: LocalChainOptions = {}): Promise<LocalChain> {
  const { server, connection } = await createServedConnection(port, initialDate ?? new Date());
  const { provider } = connection;
  await provider.request({ method: "hardhat_setCode", params: [MULTICALL3_ADDRESS, await multicall3Code(connection)] });
  const address = await server.listen();

  return {
    url: `http://${LOCAL_HOST}:${address.port}`,
    connection,
    async followWallClock(blockInterval) {
      const latest = (await provider.request({ method: "eth_getBlockByNumber", params: ["latest", false] })) as {
        timestamp: string;
      };
      const now = Math.floor(Date.now() / 1000);
      const next = Math.max(now, Number(latest.timestamp) + 1);
      await provider.request({ method: "evm_setNextBlockTimestamp", params: [next] });
      await provider.request({ method: "evm_mine", params: [] });
      await provider.request({ method: "evm_setIntervalMining", params: [blockInterval * 1000] });
    },
    async close() {
      await provider.request({ method: "evm_setIntervalMining", params: [0] });
      await server.close();
      await connection.close();
    },
  };
}

/** Hardhat's server makes its own connection; the hook hands us that same one, so that seeding needs no HTTP. */
async function createServedConnection(port: number, initialDate: Date) {
  let served: NetworkConnection | undefined;
  const handlers: Partial<NetworkHooks> = {
    async newConnection<ChainTypeT extends ChainType | string>(
      context: HookContext,
      next: (nextContext: HookContext) => Promise<NetworkConnection<ChainTypeT>>,
    ) {
      const connection = await next(context);
      served = connection as NetworkConnection;
      return connection;
    },
  };
  hooks.registerHandlers("network", handlers);
  try {
    const server = await network.createServer(
      { network: "default", chainType: "l1", override: { chainId: LOCAL_CHAIN_ID, initialDate } },
      LOCAL_HOST,
      port,
    );
    if (served === undefined) throw new Error("Hardhat created a server without a connection");
    return { server, connection: served };
  } finally {
    hooks.unregisterHandlers("network", handlers);
  }
}

/** Multicall3 as viem ships it (creation code, in a module that is not exported), run once to get the deployed code. */
async function multicall3Code({ provider }: NetworkConnection): Promise<string> {
  const constants = new URL("./constants/contracts.js", import.meta.resolve("viem"));
  const { multicall3Bytecode } = (await import(constants.href)) as { multicall3Bytecode: string };
  return (await provider.request({ method: "eth_call", params: [{ data: multicall3Bytecode }, "latest"] })) as string;
}
