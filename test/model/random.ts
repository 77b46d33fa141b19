/** Random numbers that are the same for the same seed. */
export class Random {
  #state: number;

  /** @param seed any integer below 2^32 */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The next 32 bits (the generator mulberry32). */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let word = this.#state;
    word = Math.imul(word ^ (word >>> 15), word | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return (word ^ (word >>> 14)) >>> 0;
  }

  /** An integer from 0 to `end` - 1. */
  below(end: number): number {
    return this.#next() % end;
  }

  /** Whether something that happens once in `times` happens. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** An integer from `min` to `max`, both included. */
  between(min: bigint, max: bigint): bigint {
    let wide = 0n;
    for (let i = 0; i < 5; i++) wide = (wide << 32n) | BigInt(this.#next());
    return min + (wide % (max - min + 1n));
  }

  /** An amount of any order of magnitude from 1 to `max`. */
  amount(max: bigint): bigint {
    const digits = this.below(max.toString().length) + 1;
    const top = 10n ** BigInt(digits);
    return this.between(1n, top < max ? top : max);
  }

  /** One of `list`; undefined when there is none. */
  maybe<T>(list: readonly T[]): T | undefined {
    return list[this.below(Math.max(list.length, 1))];
  }

  /** One of `list`, which is not empty. */
  one<T>(list: readonly T[]): T {
    const item = this.maybe(list);
    if (item === undefined) throw new RangeError("nothing to choose from");
    return item;
  }

  /** `list` in any order. */
  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, place: this.#next() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ item }) => item);
  }
}
