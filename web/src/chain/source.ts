// What any source of chain data must answer. There is one now, a node's RPC; an indexer can become the second one without a page
// noticing.
import type { Abi, Address, Hash, Hex } from "viem";

import type { RawLog } from "./derive/events.ts";

/** A block by number and hash: the hash tells whether it is still the same one. */
export interface BlockRef {
  readonly number: bigint;
  readonly hash: Hash;
  /** Seconds. */
  readonly time: number;
}

/** The newest block. */
export interface Head extends BlockRef {
  /** Which contracts may have logged in it; undefined where the node does not tell. */
  readonly logsBloom?: Hex | undefined;
}

/** One view function to read. */
export interface Read {
  readonly address: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args?: readonly unknown[];
}

/** A source of chain data. Requests made in the same turn travel together. */
export interface ChainSource {
  /** The newest block. */
  head(): Promise<Head>;
  /** The hash of a block; undefined when the chain has no such block. */
  blockHash(number: bigint): Promise<Hash | undefined>;
  /** All logs of the contracts in both blocks and between, in the order of the chain. */
  logs(addresses: readonly Address[], fromBlock: bigint, toBlock: bigint): Promise<RawLog[]>;
  /** Reads many view functions at once, at one block or the newest; undefined for each that fails. */
  read(calls: readonly Read[], atBlock?: bigint): Promise<unknown[]>;
  /** What an account holds in ether, wei. */
  etherOf(account: Address): Promise<bigint>;
}
