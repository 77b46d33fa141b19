/** What a call carries; a function where that is known only once the whole story is. */
export type CallData = string | (() => string);

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
  readonly #calls: (Omit<StoryCall, "data"> & { readonly data: CallData })[] = [];

  /** Adds a transaction. Transactions of one sender in the same second keep the order in which they were added. */
  tell(call: Omit<StoryCall, "value" | "data"> & { readonly value?: bigint; readonly data: CallData }): void {
    if (!Number.isSafeInteger(call.at)) throw new Error(`${call.label}: ${call.at} is not a second`);
    this.#calls.push({ value: 0n, ...call });
  }

  /** The blocks of the story in the order of time. */
  blocks(): StoryBlock[] {
    const calls = this.#calls.map((call): StoryCall => ({ ...call, data: textOf(call.data) }));
    const bySecond = Map.groupBy(calls, ({ at }) => at);
    return [...bySecond].map(([at, calls]) => ({ at, calls })).toSorted((a, b) => a.at - b.at);
  }
}

/** The bytes of a call, now that the story is complete. */
export function textOf(data: CallData): string {
  return typeof data === "string" ? data : data();
}
