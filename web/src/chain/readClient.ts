import { createClient, type ClientConfig, type PublicClient } from "viem";
import {
  call,
  estimateContractGas,
  getBalance,
  getBlock,
  getCode,
  getLogs,
  multicall,
  readContract,
  simulateContract,
  waitForTransactionReceipt,
} from "viem/actions";

/** What the app asks a node for. */
type ReadAction =
  | "call"
  | "estimateContractGas"
  | "getBalance"
  | "getBlock"
  | "getCode"
  | "getLogs"
  | "multicall"
  | "readContract"
  | "simulateContract"
  | "waitForTransactionReceipt";

/** A client that reads the chain. */
export type ReadClient = Pick<PublicClient, ReadAction | "chain" | "request">;

/**
 * A client with those of viem's public actions that the app uses: all of them would be a sixth of the first page's code.
 * @param config as viem's createClient takes it
 */
export function createReadClient(config: ClientConfig): ReadClient {
  const client = createClient(config) as PublicClient;
  return {
    chain: client.chain,
    request: client.request,
    call: (args) => call(client, args),
    estimateContractGas: (args) => estimateContractGas(client, args as never),
    getBalance: (args) => getBalance(client, args),
    getBlock: (args) => getBlock(client, args),
    getCode: (args) => getCode(client, args),
    getLogs: ((args) => getLogs(client, args)) as PublicClient["getLogs"],
    multicall: (args) => multicall(client, args),
    readContract: (args) => readContract(client, args),
    simulateContract: (args) => simulateContract(client, args),
    waitForTransactionReceipt: (args) => waitForTransactionReceipt(client, args),
  };
}
