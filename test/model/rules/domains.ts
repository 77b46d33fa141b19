import { demand, Memory, type Journal } from "./memory.ts";

/** How a domain judges; clocks in seconds, limits in percent of the voices. */
export interface Terms {
  readonly k: number;
  readonly challenge: bigint;
  readonly period: bigint;
  readonly cooldown: bigint;
  readonly admissionPercent: number;
  readonly revocationPercent: number;
}

interface Domain {
  readonly terms: Terms;
  readonly retired: boolean;
}

/** What 30 days limit. */
export type Counted = "admissions" | "revocations";

const SPAN = 10n * 86_400n;

/** The areas of work, and what happened in each of them lately. */
export class Domains {
  readonly #domains: Memory<Domain | null>;
  readonly #counted: Memory<readonly bigint[]>;

  constructor(journal: Journal) {
    this.#domains = new Memory<Domain | null>(journal, null);
    this.#counted = new Memory<readonly bigint[]>(journal, []);
  }

  of(id: bigint): Domain {
    const domain = this.#domains.get(id);
    demand(domain !== null, "Contractors_UnknownDomain");
    return domain;
  }

  /** The domain, which takes new reviews and clearances. */
  open(id: bigint): Domain {
    const domain = this.of(id);
    demand(!domain.retired, "Contractors_RetiredDomain");
    return domain;
  }

  create(id: bigint, terms: Terms): void {
    this.#domains.set({ terms, retired: false }, id);
  }

  change(id: bigint, terms: Terms): void {
    this.open(id);
    this.#domains.set({ terms, retired: false }, id);
  }

  retire(id: bigint): void {
    this.#domains.set({ ...this.open(id), retired: true }, id);
  }

  /**
   * From when on one more is within the limit; zero: it is now. What happened in the present span of ten days and in the three
   * before it counts.
   */
  next(what: Counted, id: bigint, voices: number, now: bigint): bigint {
    const { terms } = this.of(id);
    const share = (percent: number) => Math.floor((voices * percent) / 100);
    const limit =
      what === "admissions"
        ? Math.max(terms.k, share(terms.admissionPercent))
        : Math.max(1, share(terms.revocationPercent));
    const spans = this.#counted.get(what, id).map((time) => time / SPAN);
    let span = now / SPAN;
    while (spans.filter((other) => other + 4n > span).length >= limit) span += 1n;
    return span === now / SPAN ? 0n : span * SPAN;
  }

  count(what: Counted, id: bigint, voices: number, now: bigint): void {
    demand(this.next(what, id, voices, now) <= now, "Contractors_Throttled");
    this.#counted.set([...this.#counted.get(what, id), now], what, id);
  }
}
