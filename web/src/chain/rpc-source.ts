import { BlockNotFoundError, HttpRequestError, type Address, type Hash, type Log } from "viem";

import type { RawLog } from "./derive/events.ts";
import type { ReadClient } from "./readClient.ts";
import type { ChainSource, Head, Read } from "./source.ts";

/** Chunks of logs asked for at the same time. */
const PARALLEL = 4;

/** Bytes of calldata in one multicall: enough for hundreds of reads. */
const MULTICALL_BYTES = 60_000;

/** Reads the chain through a node's RPC. The client should batch its requests (`http(url, { batch: true })`). */
export class RpcSource implements ChainSource {
  readonly #client: ReadClient;
  /** Blocks that one request for logs may span, as far as the endpoint has shown. */
  #span: bigint | undefined;
  /** The newest block, while it is being asked for: whoever asks meanwhile gets the same answer. */
  #head: Promise<Head> | undefined;

  constructor(client: ReadClient) {
    this.#client = client;
  }

  head(): Promise<Head> {
    this.#head ??= this.#readHead().finally(() => {
      this.#head = undefined;
    });
    return this.#head;
  }

  async #readHead(): Promise<Head> {
    const { number, hash, timestamp, logsBloom } = await this.#client.getBlock({ blockTag: "latest" });
    return { number, hash, time: Number(timestamp), logsBloom: logsBloom ?? undefined };
  }

  async blockHash(blockNumber: bigint): Promise<Hash | undefined> {
    try {
      return (await this.#client.getBlock({ blockNumber })).hash;
    } catch (error) {
      if (error instanceof BlockNotFoundError) return undefined;
      throw error;
    }
  }

  async logs(addresses: readonly Address[], fromBlock: bigint, toBlock: bigint): Promise<RawLog[]> {
    const logs: Log<bigint, number, false>[] = [];
    let next = fromBlock;
    while (next <= toBlock) {
      const span = this.#span ?? toBlock - next + 1n;
      const chunks = chunksOf(next, toBlock, span).slice(0, PARALLEL);
      try {
        const found = await Promise.all(
          chunks.map(([from, to]) => this.#client.getLogs({ address: [...addresses], fromBlock: from, toBlock: to })),
        );
        logs.push(...found.flat());
        next = (chunks.at(-1)?.[1] ?? toBlock) + 1n;
      } catch (error) {
        if (span <= 1n || isUnreachable(error)) throw error;
        this.#span = span / 2n;
      }
    }
    return this.#withTimes(logs);
  }

  async read(calls: readonly Read[], atBlock?: bigint): Promise<unknown[]> {
    if (calls.length === 0) return [];
    const results = await this.#client.multicall({
      contracts: calls.map((call) => ({ ...call, args: call.args ?? [] })),
      batchSize: MULTICALL_BYTES,
      ...(this.#client.chain?.contracts?.multicall3 ? {} : { deployless: true }),
      ...(atBlock === undefined ? {} : { blockNumber: atBlock }),
    });
    return results.map((result) => (result.status === "success" ? result.result : undefined));
  }

  etherOf(account: Address): Promise<bigint> {
    return this.#client.getBalance({ address: account });
  }

  /** Nodes put the time of the block into each log nowadays; where one does not, each block is asked once. */
  async #withTimes(logs: readonly Log<bigint, number, false>[]): Promise<RawLog[]> {
    const unknown = new Set(
      logs.filter(({ blockTimestamp }) => blockTimestamp === undefined).map(({ blockNumber }) => blockNumber),
    );
    const times = new Map(
      await Promise.all(
        [...unknown].map(
          async (blockNumber) => [blockNumber, (await this.#client.getBlock({ blockNumber })).timestamp] as const,
        ),
      ),
    );
    return logs.map(({ address, topics, data, blockNumber, transactionHash, logIndex, blockTimestamp }) => ({
      address,
      topics,
      data,
      blockNumber,
      transactionHash,
      logIndex,
      time: Number(blockTimestamp ?? times.get(blockNumber)),
    }));
  }
}

function chunksOf(from: bigint, to: bigint, span: bigint): [from: bigint, to: bigint][] {
  const chunks: [bigint, bigint][] = [];
  for (let start = from; start <= to && chunks.length < PARALLEL; start += span) {
    const end = start + span - 1n;
    chunks.push([start, end < to ? end : to]);
  }
  return chunks;
}

/** Whether a smaller question would not help: nobody answered, or the endpoint wants to be left alone for a while. */
function isUnreachable(error: unknown): boolean {
  const http =
    error instanceof Error && "walk" in error
      ? (error.walk as (is: (e: unknown) => boolean) => unknown)((e) => e instanceof HttpRequestError)
      : undefined;
  return http instanceof HttpRequestError && (http.status === undefined || http.status === 429);
}
