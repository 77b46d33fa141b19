import type { Hash } from "viem";

/** Where an entity was written down. */
export interface Origin {
  /** Number of the block. */
  readonly block: bigint;
  readonly transaction: Hash;
  /** Time of the block, seconds. */
  readonly time: number;
}
