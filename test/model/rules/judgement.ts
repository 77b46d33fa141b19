import { demand, Memory, type Journal } from "./memory.ts";
import { NOBODY, type Address } from "./ledger.ts";

/** Where a review is. */
export const REVIEW_STATES = ["None", "Open", "Reached", "Concludable", "Passed", "Contested", "Lapsed"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** How a domain judges; clocks in seconds. */
export interface Domain {
  readonly k: number;
  readonly challenge: bigint;
  readonly period: bigint;
}

/** One account's yes or no. */
interface Say {
  readonly who: Address;
  readonly yes: boolean;
}

/** What happened in a review; times in seconds since 1970. */
interface Review {
  readonly workflow: "clearances" | "bounties";
  readonly domain: bigint;
  readonly openedAt: bigint;
  readonly subject: Address;
  readonly payees: readonly Address[];
  readonly says: readonly Say[];
  readonly reachedAt: bigint | null;
  readonly conclusion: "Passed" | "Contested" | null;
  readonly settled: boolean;
}

/** States in which a review stays. */
export const FINAL: readonly ReviewState[] = ["Passed", "Contested", "Lapsed"];
/** States in which a review can still pass or fail. */
export const LIVE: readonly ReviewState[] = ["Open", "Reached", "Concludable"];

/** Who is cleared, who said what, and what follows from it. */
export class Judgement {
  readonly #reviews: Memory<Review | null>;
  readonly #since: Memory<bigint | null>;
  readonly #ended: Memory<bigint | null>;

  constructor(
    journal: Journal,
    readonly domains: ReadonlyMap<bigint, Domain>,
  ) {
    this.#reviews = new Memory<Review | null>(journal, null);
    this.#since = new Memory<bigint | null>(journal, null);
    this.#ended = new Memory<bigint | null>(journal, null);
  }

  // Clearances

  isCleared(domain: bigint, who: Address): boolean {
    return this.#since.get(domain, who) !== null;
  }

  /** When the last clearance ended; null: it goes on, or there was none. */
  endedAt(domain: bigint, who: Address): bigint | null {
    return this.isCleared(domain, who) ? null : this.#ended.get(domain, who);
  }

  clear(domain: bigint, who: Address, now: bigint): void {
    demand(this.domains.has(domain), "Contractors_UnknownDomain");
    demand(who !== NOBODY, "Contractors_InvalidClearance");
    demand(!this.isCleared(domain, who), "Contractors_AlreadyCleared");
    this.#since.set(now, domain, who);
  }

  end(domain: bigint, who: Address, now: bigint): void {
    demand(this.isCleared(domain, who), "Contractors_NotCleared");
    this.#since.set(null, domain, who);
    this.#ended.set(now, domain, who);
  }

  // Reviews

  review(id: string): Review | null {
    return this.#reviews.get(id);
  }

  /** Derived from what was said and when; a boundary second belongs to what comes after it. */
  stateOf(id: string, now: bigint): ReviewState {
    const review = this.review(id);
    if (review === null) return "None";
    if (review.conclusion !== null) return review.conclusion;
    const { challenge, period } = this.#termsOf(review);
    if (review.reachedAt !== null) return now < review.reachedAt + challenge ? "Reached" : "Concludable";
    return now < review.openedAt + period ? "Open" : "Lapsed";
  }

  open(
    id: string,
    asked: Pick<Review, "workflow" | "domain" | "subject" | "payees">,
    sponsor: Address | null,
    now: bigint,
  ): void {
    demand(asked.subject !== NOBODY, "Reviews_NoSubject");
    demand(this.domains.has(asked.domain), "Contractors_UnknownDomain");
    demand(this.review(id) === null, "Reviews_AlreadyOpen");
    const review = { ...asked, openedAt: now, says: [], reachedAt: null, conclusion: null, settled: false };
    this.#reviews.set(review, id);
    if (sponsor !== null) this.endorse(id, sponsor, now);
  }

  endorse(id: string, who: Address, now: bigint): void {
    const review = this.#demandState(id, now, ["Open"]);
    demand(who !== review.subject && !review.payees.includes(who), "Reviews_Barred");
    this.#say(id, review, who, true);
    if (this.#count(id, true) < this.#termsOf(review).k) return;
    // The says of those who have left must neither start the clock nor pass anything.
    this.#recount(id);
    if (this.#count(id, true) < this.#termsOf(review).k) return;
    if (this.#termsOf(review).challenge === 0n) this.#change(id, { conclusion: "Passed" });
    else this.#change(id, { reachedAt: now });
  }

  object(id: string, who: Address, now: bigint): void {
    const review = this.#demandState(id, now, ["Open", "Reached"]);
    demand(who !== review.subject, "Reviews_Barred");
    this.#say(id, review, who, false);
    if (this.#count(id, false) < this.#termsOf(review).k) return;
    this.#recount(id);
    if (this.#count(id, false) >= this.#termsOf(review).k) this.#change(id, { conclusion: "Contested" });
  }

  withdraw(id: string, who: Address, now: bigint): void {
    const { says } = this.#demandState(id, now, LIVE);
    const left = says.filter((say) => say.who !== who);
    demand(left.length < says.length, "Reviews_NothingSaid");
    this.#keep(id, left);
  }

  conclude(id: string, now: bigint): void {
    const review = this.#demandState(id, now, ["Concludable"]);
    this.#recount(id);
    if (this.#count(id, true) >= this.#termsOf(review).k) this.#change(id, { conclusion: "Passed" });
  }

  /** The workflow acts on the outcome, once. Returns whether it is a yes. */
  settle(id: string, now: bigint): boolean {
    demand(!this.#isSettled(id), "Reviews_AlreadySettled");
    if (this.stateOf(id, now) === "Concludable") this.conclude(id, now);
    this.#demandState(id, now, FINAL);
    this.#change(id, { settled: true });
    return this.stateOf(id, now) === "Passed";
  }

  // What all of these are made of

  isEligible({ domain, openedAt }: Pick<Review, "domain" | "openedAt">, who: Address): boolean {
    const since = this.#since.get(domain, who);
    return since !== null && since < openedAt;
  }

  #isSettled(id: string): boolean {
    return this.review(id)?.settled ?? false;
  }

  #termsOf({ domain }: Review): Domain {
    const terms = this.domains.get(domain);
    if (terms === undefined) throw new RangeError("a review of no domain");
    return terms;
  }

  #demandState(id: string, now: bigint, expected: readonly ReviewState[]): Review {
    const review = this.review(id);
    demand(review !== null && expected.includes(this.stateOf(id, now)), "Reviews_UnexpectedState");
    return review;
  }

  #say(id: string, review: Review, who: Address, yes: boolean): void {
    demand(this.isEligible(review, who), "Reviews_NotEligible");
    demand(!review.says.some((say) => say.who === who), "Reviews_AlreadySaid");
    this.#change(id, { says: [...review.says, { who, yes }] });
  }

  #count(id: string, yes: boolean): number {
    return this.review(id)?.says.filter((say) => say.yes === yes).length ?? 0;
  }

  #recount(id: string): void {
    const review = this.review(id);
    if (review !== null)
      this.#keep(
        id,
        review.says.filter(({ who }) => this.isEligible(review, who)),
      );
  }

  /** Only `says` are left: with fewer than k endorsements the review is not reached any more. */
  #keep(id: string, says: readonly Say[]): void {
    this.#change(id, { says });
    const review = this.review(id);
    if (review !== null && this.#count(id, true) < this.#termsOf(review).k) this.#change(id, { reachedAt: null });
  }

  #change(id: string, change: Partial<Review>): void {
    const review = this.review(id);
    if (review !== null) this.#reviews.set({ ...review, ...change }, id);
  }
}
