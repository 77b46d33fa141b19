import type { Address } from "viem";

import type { Deployment } from "./deployment.ts";
import { StakeDecoder, type StakeEvent } from "./derive/events.ts";
import { StakeBuilder } from "./derive/stake.ts";
import { wrappedStakeAbi } from "./generated/abis.ts";
import type { BlockRef, ChainSource } from "./source.ts";
import type { StakeRegister } from "./types.ts";

/** What the pages about stake show. */
export interface StakeSnapshot extends StakeRegister {
  /** The token that is wrapped to get stake, and back; undefined where stake is a token of its own. */
  readonly wraps: Address | undefined;
}

/**
 * Keeps who holds the stake. It is apart from the snapshot that all pages share: holders may trade all day, and only the pages about
 * stake need to know. The first refresh reads all of the token's logs, each later one those of the new blocks.
 */
export class StakeStore {
  readonly #source: ChainSource;
  readonly #deployment: Deployment;
  readonly #newestHead: () => Promise<BlockRef>;
  readonly #decoder = new StakeDecoder();
  #builder: StakeBuilder;
  #last: BlockRef | undefined;
  /** Undefined until it was read; a token cannot begin or cease to be a wrapped one. */
  #wraps: { readonly token: Address | undefined } | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param newestHead how the newest block is found: as the shared snapshot does, so that both show the same */
  constructor(source: ChainSource, deployment: Deployment, newestHead: () => Promise<BlockRef>) {
    this.#source = source;
    this.#deployment = deployment;
    this.#newestHead = newestHead;
    this.#builder = new StakeBuilder(deployment.contracts.treasury);
  }

  /** Reads what is new. */
  refresh(): Promise<StakeSnapshot> {
    const turn = this.#queue.then(() => this.#refresh());
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #refresh(): Promise<StakeSnapshot> {
    const head = await this.#newestHead();
    await this.#follow(head);
    // After the logs: it then travels with what the shared snapshot reads at the same time.
    this.#wraps ??= { token: await this.#readWraps() };
    return { ...this.#builder.seal(head), wraps: this.#wraps.token };
  }

  async #follow(head: BlockRef): Promise<void> {
    const last = this.#last;
    if (last?.hash === head.hash) return;
    const ahead = last !== undefined && head.number > last.number;
    const [stillThere, events] = await Promise.all([
      ahead ? this.#source.blockHash(last.number) : undefined,
      ahead ? this.#readEvents(last.number + 1n, head.number) : [],
    ]);
    if (ahead && stillThere === last.hash) {
      for (const event of events) this.#builder.apply(event);
    } else {
      // The first time; or the chain was reorganised or restarted, which is so rare that all is read again.
      const all = await this.#readEvents(this.#deployment.deployBlock, head.number);
      this.#builder = new StakeBuilder(this.#deployment.contracts.treasury);
      for (const event of all) this.#builder.apply(event);
    }
    this.#last = head;
  }

  async #readEvents(from: bigint, to: bigint): Promise<StakeEvent[]> {
    const logs = await this.#source.logs([this.#deployment.contracts.stakeToken], from, to);
    return logs.map((log) => this.#decoder.decode(log)).filter((event) => event !== undefined);
  }

  /** Asked of the token itself: one that wraps nothing has no such function. */
  async #readWraps(): Promise<Address | undefined> {
    const [answer] = await this.#source.read([
      { address: this.#deployment.contracts.stakeToken, abi: wrappedStakeAbi, functionName: "underlying" },
    ]);
    return typeof answer === "string" ? (answer as Address) : undefined;
  }
}
