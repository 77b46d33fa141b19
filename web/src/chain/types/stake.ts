// Who holds the stake, and who votes with it: derived from the stake token's own events, which only the pages about stake read.
import type { Address } from "viem";

/** How amounts of stake, and so of votes, are written. A wrapped token has as many decimals as what it wraps. */
export interface StakeUnit {
  /** At most 11 harmless characters. */
  readonly symbol: string;
  readonly decimals: number;
}

/** How much it was from one moment on. */
export interface StakePoint {
  /** Seconds. */
  readonly at: number;
  /** Base units of the stake token. */
  readonly value: bigint;
}

/** Somebody who holds stake, held some once, or said through whom it votes. */
export interface Holder {
  readonly account: Address;
  /** Base units. */
  readonly balance: bigint;
  /** Who votes with it; undefined: nobody. */
  readonly delegate: Address | undefined;
}

/** Somebody who votes with stake, or did once. */
export interface Delegate {
  readonly account: Address;
  /** Votes now, base units. */
  readonly votes: bigint;
  /** What its votes were from when on, oldest first; at most one point for each second. */
  readonly history: readonly StakePoint[];
}

/** All stake up to one block. Immutable; what did not change keeps its identity. */
export interface StakeRegister {
  /** The block up to which everything is known. */
  readonly block: bigint;
  /** Time of that block, seconds. */
  readonly time: number;
  /** All that there is, base units. */
  readonly total: bigint;
  /** Whose stake neither votes nor counts, whatever it delegates: the treasury. */
  readonly muted: Address;
  /** What has no votes because the treasury holds it, base units. */
  readonly mute: bigint;
  /** What counts in a vote: all but what is mute; base units. */
  readonly counted: bigint;
  /** The votes of all delegates together, base units. */
  readonly delegated: bigint;
  /** What the votes of all delegates together were from when on, oldest first. */
  readonly history: readonly StakePoint[];
  readonly holders: ReadonlyMap<Address, Holder>;
  readonly delegates: ReadonlyMap<Address, Delegate>;
}
