import { encodeFunctionData, type Address, type Hash } from "viem";
import { describe, expect, it } from "vitest";

import { OUTSIDE, personalAccount, textRef } from "./accounts.ts";
import type { RawLog } from "./derive/events.ts";
import type { BlockRef, ChainSource, Read } from "./source.ts";
import { ChainStore } from "./store.ts";
import { addressOf, deployment, domainEvents, hashOf, logOf, type Written } from "./testing/ledger.ts";

const token = addressOf(99);
const fund = personalAccount(deployment.contracts.treasury);

function deposited(amount: bigint, time: number, asset: Address = token): Written {
  return {
    contract: "treasury",
    name: "Movement",
    args: { from: OUTSIDE, to: fund, asset, amount, party: addressOf(1), ref: textRef("x") },
    time,
  };
}

/** A chain in memory with one block for each second; it counts what it is asked. */
class FakeChain implements ChainSource {
  fork = 0;
  height = 0;
  events: Written[] = [];
  readonly ranges: [bigint, bigint][] = [];
  readonly asked: Read[] = [];
  /** Answers by token and function. */
  answers: (call: Read) => unknown = ({ functionName }) =>
    ({
      symbol: "TOK",
      name: "Token",
      decimals: 6,
      approvalPercent: 60n,
      quorumFloor: 50n,
      decidesEarly: true,
      lateQuorumVoteExtension: 7,
      totalSupply: 1_000n,
      balanceOf: 100n,
      quorum: 200n,
      getPastTotalSupply: 900n,
    })[functionName];
  /** Blocks from here on belong to the newest fork. */
  forkedAt = 0;

  #hash(number: number): Hash {
    return hashOf(number + (number >= this.forkedAt ? this.fork * 1_000_000 : 0));
  }
  async head(): Promise<BlockRef> {
    return { number: BigInt(this.height), hash: this.#hash(this.height), time: this.height };
  }
  async blockHash(number: bigint): Promise<Hash | undefined> {
    return number <= BigInt(this.height) ? this.#hash(Number(number)) : undefined;
  }
  async logs(_addresses: readonly Address[], from: bigint, to: bigint): Promise<RawLog[]> {
    this.ranges.push([from, to]);
    return this.events
      .filter(({ time }) => time >= Number(from) && time <= Number(to))
      .map((event, index) => logOf(event, index));
  }
  async read(calls: readonly Read[]): Promise<unknown[]> {
    this.asked.push(...calls);
    return calls.map((call) => this.answers(call));
  }
  async etherOf(): Promise<bigint> {
    return 0n;
  }
}

function chainOf(events: Written[], height: number) {
  const chain = new FakeChain();
  chain.events = events;
  chain.height = height;
  return { chain, store: new ChainStore(chain, deployment) };
}

const fundBalance = (snapshot: Awaited<ReturnType<ChainStore["refresh"]>>) =>
  snapshot.books.get(fund)?.balances.get(token);

describe("the store", () => {
  it("reads all logs once, then only those of new blocks", async () => {
    const { chain, store } = chainOf(
      [...domainEvents({ id: 1, k: 1, challenge: 0, period: 9, members: [addressOf(1)] }, 2), deposited(5n, 10)],
      20,
    );
    const first = await store.refresh();
    expect(fundBalance(first)).toBe(5n);
    expect(first.rules.approvalPercent).toBe(60);
    expect(first.assets.get(token)).toMatchObject({ symbol: "TOK", decimals: 6, enabled: false, wellFormed: true });
    const asked = chain.asked.length;

    expect(await store.refresh()).toBe(first);
    chain.events.push(deposited(3n, 21));
    chain.height = 25;
    const second = await store.refresh();
    expect(chain.ranges).toEqual([
      [1n, 20n],
      [21n, 25n],
    ]);
    expect(chain.asked.length).toBe(asked);
    expect(fundBalance(second)).toBe(8n);
    expect(fundBalance(first)).toBe(5n);
    expect(first.movements.length).toBe(1);
    expect(second.domains).toBe(first.domains);
    expect(second.assets).toBe(first.assets);
    expect(second.rules).toBe(first.rules);
    expect(second.books).not.toBe(first.books);
  });

  it("goes back to the last common block when the chain was reorganised", async () => {
    const { chain, store } = chainOf([deposited(5n, 20)], 20);
    await store.refresh();
    chain.events.push(deposited(7n, 22));
    chain.height = 22;
    expect(fundBalance(await store.refresh())).toBe(12n);
    Object.assign(chain, { fork: 1, forkedAt: 21, height: 23, events: [deposited(5n, 20), deposited(1n, 23)] });
    expect(fundBalance(await store.refresh())).toBe(6n);
    expect(chain.ranges.at(-1)).toEqual([21n, 23n]);
  });

  it("notices a reorganisation that leaves the chain as high, or lower", async () => {
    const { chain, store } = chainOf([deposited(5n, 10), deposited(7n, 20)], 20);
    await store.refresh();
    Object.assign(chain, { fork: 1, forkedAt: 15, height: 20, events: [deposited(5n, 10)] });
    expect(fundBalance(await store.refresh())).toBe(5n);
    Object.assign(chain, { fork: 2, forkedAt: 5, height: 12, events: [deposited(2n, 11)] });
    expect(fundBalance(await store.refresh())).toBe(2n);
  });

  it("reads a restarted chain afresh", async () => {
    const { chain, store } = chainOf([deposited(5n, 10)], 20);
    await store.refresh();
    Object.assign(chain, { fork: 1, forkedAt: 0, height: 50, events: [deposited(9n, 40)] });
    const snapshot = await store.refresh();
    expect(fundBalance(snapshot)).toBe(9n);
    expect(snapshot.movements.length).toBe(1);
    expect(chain.ranges.at(-1)).toEqual([1n, 50n]);
  });

  it("loses nothing when the source fails in the middle", async () => {
    const { chain, store } = chainOf([deposited(5n, 10)], 20);
    const { answers } = chain;
    chain.answers = () => {
      throw new Error("gone");
    };
    await expect(store.refresh()).rejects.toThrow("gone");
    chain.answers = answers;
    expect(fundBalance(await store.refresh())).toBe(5n);
  });

  it("reads the quorum once the snapshot has passed", async () => {
    const calldata = encodeFunctionData({
      abi: [{ type: "function", name: "f", stateMutability: "view", inputs: [], outputs: [] }],
      functionName: "f",
    });
    const created: Written = {
      contract: "governor",
      name: "ProposalCreated",
      args: {
        proposalId: 5n,
        proposer: addressOf(1),
        targets: [token],
        values: [0n],
        signatures: [""],
        calldatas: [calldata],
        voteStart: 20n,
        voteEnd: 30n,
        description: "x",
      },
      time: 10,
    };
    const { chain, store } = chainOf([created], 20);
    expect((await store.refresh()).proposals.get(5n)?.quorum).toBeUndefined();
    chain.height = 21;
    const { proposals, rules } = await store.refresh();
    expect(proposals.get(5n)).toMatchObject({ quorum: 200n, electorate: 900n });
    // What the treasury itself holds is mute.
    expect(rules).toMatchObject({ supply: 900n, quorumFloor: 50n, decidesEarly: true, lateExtension: 7 });
  });

  it("survives tokens that answer nothing, bytes32 or poison", async () => {
    const [silent, early, poison] = [addressOf(101), addressOf(102), addressOf(103)];
    const { chain, store } = chainOf(
      [deposited(1n, 10, silent), deposited(1n, 10, early), deposited(1n, 10, poison)],
      20,
    );
    const { answers } = chain;
    chain.answers = (call) => {
      if (call.address === silent) return undefined;
      if (call.address === poison) throw new Error("out of gas");
      if (call.address !== early) return answers(call);
      if (call.functionName === "decimals") return 18;
      const bytes32 = call.abi.some(
        (entry) =>
          entry.type === "function" && entry.name === call.functionName && entry.outputs[0]?.type === "bytes32",
      );
      return bytes32 ? `0x4d4b52${"00".repeat(29)}` : undefined;
    };
    const { assets } = await store.refresh();
    expect(assets.get(early)).toMatchObject({ symbol: "MKR", name: "MKR", decimals: 18, wellFormed: true });
    expect(assets.get(silent)).toMatchObject({ symbol: "token", decimals: 0, wellFormed: false });
    expect(assets.get(poison)).toMatchObject({ symbol: "token", decimals: 0, wellFormed: false });
  });
});
