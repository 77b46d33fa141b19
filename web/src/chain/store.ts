import type { Address } from "viem";

import { loggingContracts, type Deployment } from "./deployment.ts";
import { EventDecoder, type ChainEvent } from "./derive/events.ts";
import { World, type Facts } from "./derive/world.ts";
import { completeFacts, NO_FACTS } from "./facts.ts";
import type { BlockRef, ChainSource } from "./source.ts";
import type { Snapshot } from "./types.ts";

/** Blocks that were seen as newest, kept to find where a reorganisation began. */
const MAX_CHECKPOINTS = 64;

/** How often and after how long, in milliseconds, a lagging endpoint is asked again for a block that is known to exist. */
const LAG = { attempts: 8, pause: 400 } as const;

/**
 * Keeps the one snapshot that every page shows. The first refresh reads all logs from the deployment on, each later one only those
 * of the new blocks. A reorganised chain is taken back to the last common block, a restarted one is read afresh.
 */
export class ChainStore {
  readonly #source: ChainSource;
  readonly #deployment: Deployment;
  readonly #addresses: readonly Address[];
  readonly #decoder: EventDecoder;
  #world: World;
  #events: ChainEvent[] = [];
  /** Newest last. */
  #checkpoints: BlockRef[] = [];
  #facts: Facts = NO_FACTS;
  #snapshot: Snapshot | undefined;
  /** Hash of the block that the snapshot shows. */
  #shown: BlockRef["hash"] | undefined;
  /** A block that somebody has seen: an endpoint that does not know it yet lags behind. */
  #expected = 0n;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(source: ChainSource, deployment: Deployment) {
    this.#source = source;
    this.#deployment = deployment;
    this.#addresses = loggingContracts(deployment);
    this.#decoder = new EventDecoder(deployment.contracts);
    this.#world = new World(deployment);
  }

  /** The newest snapshot, or undefined before the first refresh. */
  get snapshot(): Snapshot | undefined {
    return this.#snapshot;
  }

  /** Makes the next refreshes show at least the given block: that of a receipt. */
  expect(block: bigint): void {
    if (block > this.#expected) this.#expected = block;
  }

  /** Reads what is new. */
  refresh(): Promise<Snapshot> {
    const turn = this.#queue.then(() => this.#refresh());
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #refresh(): Promise<Snapshot> {
    const head = await this.newestHead();
    const last = this.#checkpoints.at(-1);
    if (this.#snapshot && this.#shown === head.hash) return this.#snapshot;

    const [stillThere, ahead] = await Promise.all([
      last && head.number > last.number ? this.#source.blockHash(last.number) : undefined,
      !last || head.number > last.number ? this.#readEvents(this.#nextBlock(), head.number) : [],
    ]);
    if (!last || stillThere === last.hash) {
      this.#apply(ahead);
    } else if (last.hash !== head.hash) {
      await this.#rewind();
      this.#apply(await this.#readEvents(this.#nextBlock(), head.number));
    }
    if (last?.hash !== head.hash) this.#checkpoints = [...this.#checkpoints, head].slice(-MAX_CHECKPOINTS);
    this.#facts = await completeFacts(this.#source, this.#deployment, this.#world, this.#facts, head);
    this.#snapshot = this.#world.seal(head, this.#facts);
    this.#shown = head.hash;
    return this.#snapshot;
  }

  /** The newest block, once the endpoint knows what is expected: those behind a balancer don't all see a block at the same time. */
  async newestHead(): Promise<BlockRef> {
    for (let attempt = 1; ; attempt += 1) {
      const head = await this.#source.head();
      if (head.number >= this.#expected) return head;
      if (attempt === LAG.attempts) {
        // The chain is shorter than it was: it was reorganised or restarted.
        this.#expected = 0n;
        return head;
      }
      await new Promise((resolve) => {
        setTimeout(resolve, LAG.pause);
      });
    }
  }

  #nextBlock(): bigint {
    const last = this.#checkpoints.at(-1);
    return last ? last.number + 1n : this.#deployment.deployBlock;
  }

  async #readEvents(from: bigint, to: bigint): Promise<ChainEvent[]> {
    if (from > to) return [];
    const logs = await this.#source.logs(this.#addresses, from, to);
    return logs.map((log) => this.#decoder.decode(log)).filter((event) => event !== undefined);
  }

  #apply(events: readonly ChainEvent[]): void {
    for (const event of events) {
      this.#events.push(event);
      this.#world.apply(event);
    }
  }

  /** Goes back to the newest checkpoint that the chain still has, or to before the deployment. */
  async #rewind(): Promise<void> {
    const hashes = await Promise.all(this.#checkpoints.map(({ number }) => this.#source.blockHash(number)));
    const common = this.#checkpoints.findLastIndex(({ hash }, index) => hashes[index] === hash);
    this.#checkpoints = this.#checkpoints.slice(0, common + 1);
    const until = this.#checkpoints.at(-1)?.number ?? -1n;
    const kept = this.#events.filter(({ origin }) => origin.block <= until);
    this.#world = new World(this.#deployment);
    this.#events = [];
    // Another chain may have other tokens and other votes under the same addresses and ids.
    this.#facts = NO_FACTS;
    this.#apply(kept);
  }
}
