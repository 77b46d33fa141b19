/** A transaction of the story: at which second it is mined, who sends it, and what it is for. */
export interface StoryCall {
  /** Seconds since 1970. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly data: string;
  /** wei */
  readonly value: bigint;
  /** What it does, for the message when it fails. */
  readonly label: string;
}

/** The calls of one second; they share a block. */
export interface StoryBlock {
  /** Seconds since 1970. */
  readonly at: number;
  readonly calls: readonly StoryCall[];
}

/**
 * Everything that ever happened, collected in any order and told in the order of time. What the calls need of each other
 * (ids, hashes, balances) is computed beforehand, so that nothing is read from the chain while the story is told.
 */
export class Story {
  readonly #calls: StoryCall[] = [];

  /** Adds a transaction. Transactions of one sender in the same second keep the order in which they were added. */
  tell(call: Omit<StoryCall, "value"> & { readonly value?: bigint }): void {
    if (!Number.isSafeInteger(call.at)) throw new Error(`${call.label}: ${call.at} is not a second`);
    this.#calls.push({ value: 0n, ...call });
  }

  /** The blocks of the story in the order of time. */
  blocks(): StoryBlock[] {
    const bySecond = Map.groupBy(this.#calls, ({ at }) => at);
    return [...bySecond].map(([at, calls]) => ({ at, calls })).toSorted((a, b) => a.at - b.at);
  }
}
