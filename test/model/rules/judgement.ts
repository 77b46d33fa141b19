import { NOBODY, type Address } from "./ledger.ts";
import { demand, Memory, type Journal } from "./memory.ts";
import type { People } from "./people.ts";

/** Where a review is. */
export const REVIEW_STATES = [
  "None",
  "Open",
  "Reached",
  "Concludable",
  "Contested",
  "Lapsed",
  "Escalated",
  "Passed",
  "Rejected",
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What somebody does with a say, as the contracts number it. */
export const ACTS = ["endorse", "object", "withdraw"] as const;
export type ReviewAct = (typeof ACTS)[number];

/** An act that somebody signed, for one review, with a nonce. */
export interface Signed {
  readonly review: string;
  readonly signer: Address;
  readonly act: ReviewAct;
  readonly nonce: number;
  readonly deadline: bigint;
  /** Whether it is the signer's own. */
  readonly genuine: boolean;
  readonly signature: string;
}

/** A question as its workflow asks it. */
export interface Asked {
  readonly domain: bigint;
  readonly subject: Address;
  readonly payees: readonly Address[];
  /** The challenge is at least so long, seconds. */
  readonly minChallenge: bigint;
  readonly appealable: boolean;
}

/** What happened in a review; times in seconds since 1970, null: not so. */
export interface Review extends Asked {
  readonly openedAt: bigint;
  readonly k: number;
  readonly challenge: bigint;
  /** When it lapses if it is not reached. */
  readonly deadline: bigint;
  readonly seasoned: boolean;
  readonly barred: readonly number[];
  readonly says: readonly { readonly party: number; readonly yes: boolean }[];
  /** Whether the subject has appealed. */
  readonly appealed: boolean;
  readonly reachedAt: bigint | null;
  readonly contestedAt: bigint | null;
  readonly escalatedAt: bigint | null;
  readonly answer: boolean | null;
  readonly settled: boolean;
}

/** States in which a review stays. */
export const FINAL: readonly ReviewState[] = ["Passed", "Rejected"];

const DAY = 86_400n;

/** Who said what, and what follows from it. */
export class Judgement {
  readonly #reviews: Memory<Review | null>;
  readonly #acts: Memory<number>;

  constructor(
    journal: Journal,
    readonly people: People,
    private readonly arbiter: Address,
  ) {
    this.#reviews = new Memory<Review | null>(journal, null);
    this.#acts = new Memory(journal, 0);
  }

  review(id: string): Review | null {
    return this.#reviews.get(id);
  }

  /** How many acts of the party the review has seen. */
  nonce(id: string, who: Address): number {
    return this.#acts.get(id, String(this.people.numberOf(who)));
  }

  /** Derived from what was said and when; a boundary second belongs to what comes after it. */
  stateOf(id: string, now: bigint): ReviewState {
    const review = this.review(id);
    if (review === null) return "None";
    const { answer, escalatedAt, contestedAt, reachedAt, challenge, deadline } = review;
    if (answer !== null) return answer ? "Passed" : "Rejected";
    if (escalatedAt !== null) return now < escalatedAt + 45n * DAY ? "Escalated" : "Rejected";
    if (contestedAt !== null) return now < contestedAt + 14n * DAY ? "Contested" : "Rejected";
    if (reachedAt !== null) return now < reachedAt + challenge ? "Reached" : "Concludable";
    if (now < deadline) return "Open";
    return now < deadline + 14n * DAY ? "Lapsed" : "Rejected";
  }

  open(id: string, asked: Asked, now: bigint): void {
    demand(asked.subject !== NOBODY, "Reviews_NoSubject");
    const { terms } = this.people.domains.open(asked.domain);
    demand(this.review(id) === null, "Reviews_AlreadyOpen");
    const review: Review = {
      ...asked,
      openedAt: now,
      k: terms.k,
      challenge: terms.challenge > asked.minChallenge ? terms.challenge : asked.minChallenge,
      deadline: now + terms.period,
      seasoned: this.people.isSeasoned(asked.domain, now),
      barred: this.people.barredWith([asked.subject, ...asked.payees]),
      says: [],
      appealed: false,
      reachedAt: null,
      contestedAt: null,
      escalatedAt: null,
      answer: null,
      settled: false,
    };
    this.#reviews.set(review, id);
  }

  act(what: ReviewAct, id: string, who: Address, now: bigint): void {
    if (what === "endorse") this.#endorse(id, who, now);
    else if (what === "object") this.#object(id, who, now);
    else this.#withdraw(id, who, now);
  }

  submit(id: string, list: readonly Signed[], now: bigint): void {
    for (const { review, signer, act, nonce, deadline, genuine } of list) {
      if (act !== "withdraw" && this.#isNeedless(id, act, this.people.numberOf(signer), now)) continue;
      demand(now < deadline, "Reviews_SignatureExpired");
      demand(genuine && review === id && nonce === this.nonce(id, signer), "Reviews_InvalidSignature");
      this.act(act, id, signer, now);
    }
  }

  voidSignatures(id: string, who: Address): void {
    demand(this.people.speaker(who) !== 0, "Contractors_UnknownAccount");
    demand(this.#sayOf(id, who) === undefined, "Reviews_AlreadySaid");
    this.#spend(id, this.people.numberOf(who));
  }

  conclude(id: string, now: bigint): void {
    const { k } = this.#demandState(id, now, ["Concludable"]);
    this.#recount(id, now);
    if (this.count(id, true) >= k) this.#change(id, { answer: true });
  }

  escalate(id: string, who: Address, now: bigint): void {
    const review = this.#demandState(id, now, ["Contested", "Lapsed"]);
    const isConcerned = this.people.isCleared(review.domain, who, now) || this.isSubject(review, who);
    demand(isConcerned, "Reviews_NotConcerned");
    this.#change(id, { escalatedAt: now });
  }

  appeal(id: string, who: Address, now: bigint): void {
    const review = this.#demandState(id, now, ["Open", "Reached"]);
    demand(review.appealable && this.isSubject(review, who), "Reviews_NotAppealable");
    demand(!review.appealed, "Reviews_AlreadyAppealed");
    this.#change(id, { appealed: true });
    // Without k endorsers that count there is nothing to answer yet: it waits for them.
    this.#recount(id, now);
    if (this.#get(id).reachedAt !== null) this.#change(id, { escalatedAt: now });
  }

  answer(id: string, who: Address, passed: boolean, now: bigint): void {
    demand(who === this.arbiter, "Reviews_NotTheArbiter");
    this.#demandState(id, now, ["Escalated"]);
    this.#change(id, { answer: passed });
  }

  /** The workflow acts on the outcome, once. Returns whether it is a yes. */
  settle(id: string, now: bigint): boolean {
    demand(!(this.review(id)?.settled ?? false), "Reviews_AlreadySettled");
    if (this.stateOf(id, now) === "Concludable") this.conclude(id, now);
    this.#demandState(id, now, FINAL);
    this.#change(id, { settled: true });
    return this.stateOf(id, now) === "Passed";
  }

  /** Whether the review is about whoever speaks from the address. */
  isSubject({ barred, subject }: Review, who: Address): boolean {
    const number = barred[0] ?? 0;
    return number === 0 ? who === subject : this.people.party(number).account === who;
  }

  /** Whether whoever speaks from the address is judged, or shares a company with somebody who is. */
  isBarred({ barred, subject, payees }: Review, who: Address): boolean {
    return this.#isJudged({ barred, subject, payees }, this.people.numberOf(who));
  }

  isEligible({ domain, openedAt, seasoned }: Review, who: Address): boolean {
    const number = this.people.speaker(who);
    return number !== 0 && this.people.mayJudge(domain, number, openedAt, seasoned);
  }

  /** How many live says there are on one side. */
  count(id: string, yes: boolean): number {
    return this.review(id)?.says.filter((say) => say.yes === yes).length ?? 0;
  }

  // What all of these are made of

  /** Whether the party is judged, or shares a company with somebody who is: by the opening, or by now. */
  #isJudged({ barred, subject, payees }: Pick<Review, "barred" | "subject" | "payees">, number: number): boolean {
    const { company } = this.people.party(number);
    const isOne = (each: number) => each === number || (company !== 0 && each === company);
    const isNow = (named: Address) => {
      const party = this.people.numberOf(named);
      return party !== 0 && (isOne(party) || (company !== 0 && this.people.party(party).company === company));
    };
    return barred.some(isOne) || [subject, ...payees].some(isNow);
  }

  #endorse(id: string, who: Address, now: bigint): void {
    const { k, challenge } = this.#demandState(id, now, ["Open", "Reached"]);
    // Those who have left hold no places.
    if (this.count(id, true) >= 2 * k) this.#recount(id, now);
    demand(this.count(id, true) < 2 * k && now < this.#get(id).deadline, "Reviews_NoPlace");
    const review = this.#hear(id, who, now);
    demand(!this.isBarred(review, who), "Reviews_Barred");
    this.#say(id, who, true);
    if (this.#get(id).reachedAt !== null || this.count(id, true) < k) return;
    // The says of those who have left must neither start the clock nor pass anything.
    this.#recount(id, now);
    if (this.count(id, true) < k) return;
    if (challenge === 0n) return this.#change(id, { answer: true });
    this.#change(id, { reachedAt: now, escalatedAt: this.#get(id).appealed ? now : null });
  }

  #object(id: string, who: Address, now: bigint): void {
    const { k, appealable } = this.#demandState(id, now, ["Open", "Reached"]);
    const review = this.#hear(id, who, now);
    demand(who !== review.subject, "Reviews_Barred");
    demand(this.people.numberOf(review.subject) !== this.people.numberOf(who), "Reviews_Barred");
    this.#say(id, who, false);
    if (this.count(id, false) < k) return;
    this.#recount(id, now);
    if (this.count(id, false) >= k) this.#change(id, appealable ? { escalatedAt: now } : { contestedAt: now });
  }

  #withdraw(id: string, who: Address, now: bigint): void {
    this.#demandState(id, now, ["Open", "Reached", "Concludable"]);
    demand(this.people.speaker(who) !== 0 && this.#sayOf(id, who) !== undefined, "Reviews_NothingSaid");
    this.#drop(id, [this.people.numberOf(who)], now);
  }

  #demandState(id: string, now: bigint, expected: readonly ReviewState[]): Review {
    const review = this.review(id);
    demand(review !== null && expected.includes(this.stateOf(id, now)), "Reviews_UnexpectedState");
    return review;
  }

  #sayOf(id: string, who: Address) {
    const number = this.people.numberOf(who);
    return this.review(id)?.says.find(({ party }) => party === number);
  }

  /** Somebody who is eligible, and whose voice is silent once those who have left are forgotten. */
  #hear(id: string, who: Address, now: bigint): Review {
    demand(this.isEligible(this.#get(id), who), "Reviews_NotEligible");
    const number = this.people.numberOf(who);
    if (this.#isHeard(id, number)) this.#recount(id, now);
    demand(!this.#isHeard(id, number), "Reviews_AlreadySaid");
    return this.#get(id);
  }

  /** Whether nothing is lost when somebody's signed act is passed over. */
  #isNeedless(id: string, act: ReviewAct, number: number, now: bigint): boolean {
    const review = this.review(id);
    if (review === null) return false;
    const { k, answer, contestedAt, escalatedAt, deadline } = review;
    const isDisputed = contestedAt !== null || escalatedAt !== null;
    if (act === "object" && answer === null && isDisputed) return true;
    // Those who have left hold neither voices nor places.
    const isFull = () => this.count(id, true) >= 2 * k;
    if (answer === null && !isDisputed && (isFull() || this.#isHeard(id, number))) this.#recount(id, now);
    if (this.#isHeard(id, number)) return true;
    if (act === "object" || this.count(id, true) < k) return false;
    return isFull() || now >= deadline || this.stateOf(id, now) !== "Reached";
  }

  /** Whether the party, or a colleague of now, has a say. */
  #isHeard(id: string, number: number): boolean {
    const { company } = this.people.party(number);
    const isColleague = (party: number) => company !== 0 && this.people.party(party).company === company;
    return this.review(id)?.says.some(({ party }) => party === number || isColleague(party)) ?? false;
  }

  #get(id: string): Review {
    const review = this.review(id);
    demand(review !== null, "Reviews_UnexpectedState");
    return review;
  }

  #say(id: string, who: Address, yes: boolean): void {
    const party = this.people.numberOf(who);
    this.#spend(id, party);
    this.#change(id, { says: [...this.#get(id).says, { party, yes }] });
  }

  #recount(id: string, now: bigint): void {
    const review = this.#get(id);
    const { domain, openedAt, seasoned } = review;
    const gone = review.says.filter(
      ({ party, yes }) =>
        !this.people.mayJudge(domain, party, openedAt, seasoned) || (yes && this.#isJudged(review, party)),
    );
    this.#drop(
      id,
      gone.map(({ party }) => party),
      now,
    );
  }

  /** Forgets says: with fewer than k endorsements the review is not reached any more. */
  #drop(id: string, parties: readonly number[], now: bigint): void {
    for (const party of parties) this.#spend(id, party);
    this.#change(id, { says: this.#get(id).says.filter(({ party }) => !parties.includes(party)) });
    const { reachedAt, challenge, deadline, k } = this.#get(id);
    if (reachedAt === null || this.count(id, true) >= k) return;
    const over = now < reachedAt + challenge ? now : reachedAt + challenge;
    // Past its deadline it lapses now, but not later than its challenge ended.
    this.#change(id, { reachedAt: null, deadline: over > deadline ? over : deadline });
  }

  #spend(id: string, party: number): void {
    this.#acts.set(this.#acts.get(id, String(party)) + 1, id, String(party));
  }

  #change(id: string, change: Partial<Review>): void {
    this.#reviews.set({ ...this.#get(id), ...change }, id);
  }
}
