import { encodeAbiParameters, encodeEventTopics, zeroAddress, type Address, type Hash } from "viem";
import { describe, expect, it } from "vitest";

import type { RawLog } from "./derive/events.ts";
import { stakeTokenEvents } from "./generated/events.ts";
import type { BlockRef, ChainSource, Read } from "./source.ts";
import { StakeStore } from "./stakeStore.ts";
import { addressOf, deployment, hashOf } from "./testing/ledger.ts";

const [ana, token] = [addressOf(1), addressOf(99)];

/** Stake that comes into being, one block for each second. */
function minted(value: bigint, time: number): RawLog {
  return {
    address: deployment.contracts.stakeToken,
    topics: encodeEventTopics({
      abi: stakeTokenEvents,
      eventName: "Transfer",
      args: { from: zeroAddress, to: ana },
    }) as Hash[],
    data: encodeAbiParameters([{ type: "uint256" }], [value]),
    blockNumber: BigInt(time),
    transactionHash: hashOf(time),
    logIndex: 0,
    time,
  };
}

class FakeChain implements ChainSource {
  height = 10;
  fork = 0;
  wraps: Address | undefined;
  failing = false;
  logsOf: RawLog[] = [];
  readonly ranges: [bigint, bigint][] = [];
  readonly asked: string[] = [];

  async head(): Promise<BlockRef> {
    return { number: BigInt(this.height), hash: hashOf(this.height + this.fork), time: this.height };
  }
  async blockHash(number: bigint): Promise<Hash | undefined> {
    return number <= BigInt(this.height) ? hashOf(Number(number) + this.fork) : undefined;
  }
  async logs(addresses: readonly Address[], from: bigint, to: bigint): Promise<RawLog[]> {
    expect(addresses).toEqual([deployment.contracts.stakeToken]);
    this.ranges.push([from, to]);
    return this.logsOf.filter(({ blockNumber }) => blockNumber >= from && blockNumber <= to);
  }
  async read(calls: readonly Read[]): Promise<unknown[]> {
    if (this.failing) throw new Error("nobody answers");
    this.asked.push(...calls.map(({ functionName }) => functionName));
    return calls.map(() => this.wraps);
  }
  async etherOf(): Promise<bigint> {
    return 0n;
  }
}

function storeOf(logs: RawLog[]) {
  const chain = new FakeChain();
  chain.logsOf = logs;
  return { chain, store: new StakeStore(chain, deployment, () => chain.head()) };
}

describe("the store of stake", () => {
  it("reads all logs once, then only those of new blocks", async () => {
    const { chain, store } = storeOf([minted(5n, 3), minted(7n, 12)]);
    expect(await store.refresh()).toMatchObject({ total: 5n, wraps: undefined, block: 10n });
    chain.height = 12;
    expect(await store.refresh()).toMatchObject({ total: 12n, block: 12n });
    await store.refresh();
    expect(chain.ranges).toEqual([
      [1n, 10n],
      [11n, 12n],
    ]);
    expect(chain.asked).toEqual(["underlying"]);
  });

  it("reads all again when the chain was reorganised or restarted", async () => {
    const { chain, store } = storeOf([minted(5n, 3), minted(7n, 12)]);
    chain.height = 12;
    expect((await store.refresh()).total).toBe(12n);
    Object.assign(chain, { fork: 1_000, height: 14, logsOf: [minted(5n, 3), minted(2n, 13)] });
    expect((await store.refresh()).total).toBe(7n);
    Object.assign(chain, { fork: 2_000, height: 4 });
    expect((await store.refresh()).total).toBe(5n);
  });

  it("knows what is wrapped", async () => {
    const { chain, store } = storeOf([]);
    chain.wraps = token;
    expect((await store.refresh()).wraps).toBe(token);
  });

  it("asks again what it could not read, and never takes a silent endpoint for a token that wraps nothing", async () => {
    const { chain, store } = storeOf([minted(5n, 3)]);
    Object.assign(chain, { wraps: token, failing: true });
    await expect(store.refresh()).rejects.toThrow("nobody answers");
    chain.failing = false;
    expect(await store.refresh()).toMatchObject({ total: 5n, wraps: token });
  });
});
