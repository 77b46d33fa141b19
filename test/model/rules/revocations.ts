import { FINAL, type Judgement, type ReviewAct, type Signed } from "./judgement.ts";
import type { Address } from "./ledger.ts";
import { demand, Memory, type Journal } from "./memory.ts";
import { isHeld } from "./people.ts";

/** A request that a clearance be taken back. */
export interface Revocation {
  readonly id: string;
  readonly workflow: "revocations";
  readonly domain: bigint;
  readonly account: Address;
  readonly opener: Address;
  readonly uri: string;
  readonly salt: bigint;
  readonly barred: readonly number[];
}

const APPEAL = 7n * 86_400n;
/** Seconds after a rejected revocation in which others of the same clearance suspend nobody before they pass. */
const SPARED = 180n * 86_400n;
/** Seconds for which a suspension counts for its domain's limit. */
const COUNTS = 30n * 86_400n;

/** How the contractors of a domain take a clearance back. */
export class Revocations {
  readonly #suspends: Memory<boolean>;
  /** When it counted last, seconds since 1970; zero: never. */
  readonly #countedAt: Memory<bigint>;
  readonly #hasSpared: Memory<boolean>;
  readonly #sparedUntil: Memory<bigint>;
  readonly #last: Memory<string>;

  constructor(
    journal: Journal,
    private readonly judgement: Judgement,
  ) {
    this.#suspends = new Memory(journal, false);
    this.#countedAt = new Memory(journal, 0n);
    this.#hasSpared = new Memory(journal, false);
    this.#sparedUntil = new Memory(journal, 0n);
    this.#last = new Memory(journal, "");
  }

  suspends(id: string): boolean {
    return this.#suspends.get(id);
  }

  /**
   * Whether k endorsed it, now or when it suspended, it was rejected all the same, and has not spared its subject yet, whose clearance
   * still is the one that was judged.
   */
  isToSpare(revocation: Revocation, now: bigint): boolean {
    const { id } = revocation;
    if (this.judgement.stateOf(id, now) !== "Rejected" || this.#hasSpared.get(id)) return false;
    if (!this.#subject(revocation, now).stands) return false;
    const review = this.judgement.review(id);
    const isEndorsed = review !== null && this.judgement.count(id, true) >= review.k;
    return isEndorsed || this.#countedAt.get(id) !== 0n;
  }

  /** Until when no revocation suspends the party's clearance, seconds since 1970; zero: none was rejected. */
  sparedUntil(domain: bigint, party: number): bigint {
    return this.#sparedUntil.get(domain, String(party));
  }

  open(revocation: Revocation, now: bigint): void {
    const { id, domain, account, opener, uri } = revocation;
    demand(uri !== "", "Revocations_NoContent");
    const clearance = this.judgement.people.clearance(domain, account);
    demand(isHeld(clearance) && clearance.since < now, "Revocations_NotCleared");
    const last = this.#last.get(domain, account, opener);
    demand(last === "" || FINAL.includes(this.judgement.stateOf(last, now)), "Revocations_AlreadyOpen");
    this.judgement.open(id, { domain, subject: account, payees: [], minChallenge: APPEAL, appealable: true }, now);
    this.#last.set(id, domain, account, opener);
    this.act("endorse", revocation, opener, now);
  }

  act(what: ReviewAct, revocation: Revocation, who: Address, now: bigint): void {
    this.judgement.act(what, revocation.id, who, now);
    this.#enforce(revocation, now);
  }

  submit(revocation: Revocation, signed: readonly Signed[], now: bigint): void {
    this.judgement.submit(revocation.id, signed, now);
    this.#enforce(revocation, now);
  }

  enforce(revocation: Revocation, now: bigint): void {
    demand(this.#enforce(revocation, now), "Revocations_NothingToDo");
  }

  /** Brings the clearance where the review is. Returns whether there was anything to do. */
  #enforce(revocation: Revocation, now: bigint): boolean {
    const { id } = revocation;
    if (this.judgement.stateOf(id, now) === "Concludable") this.judgement.conclude(id, now);
    const state = this.judgement.stateOf(id, now);
    if (state === "Passed") return this.#revoke(revocation, now);
    // Escalated it can be without k endorsements, too: one voice suspends nobody by that.
    const isEndorsed = this.judgement.count(id, true) >= (this.judgement.review(id)?.k ?? Infinity);
    const shouldSuspend = state === "Reached" || (state === "Escalated" && isEndorsed);
    return shouldSuspend ? this.#suspend(revocation, now) : this.#lift(revocation, now);
  }

  #suspend(revocation: Revocation, now: bigint): boolean {
    const { people } = this.judgement;
    const { id, domain } = revocation;
    const { holder, stands, suspended } = this.#subject(revocation, now);
    if (!stands || suspended || now < this.sparedUntil(domain, people.numberOf(holder))) return false;
    const isFree = this.#counts(id, now);
    if (!isFree && people.domains.next("revocations", domain, people.voices(domain), now) > now) return false;
    this.#suspends.set(true, id);
    this.#suspendCounted(id, domain, holder, now);
    return true;
  }

  #lift(revocation: Revocation, now: bigint): boolean {
    const { id, domain } = revocation;
    const spares = this.#spare(revocation, now);
    if (!this.suspends(id)) return spares;
    this.#suspends.set(false, id);
    const { holder, stands } = this.#subject(revocation, now);
    if (stands) this.judgement.people.reinstate(domain, holder, now);
    return true;
  }

  #spare(revocation: Revocation, now: bigint): boolean {
    if (!this.isToSpare(revocation, now)) return false;
    const { id, domain, barred } = revocation;
    this.#hasSpared.set(true, id);
    this.#sparedUntil.set(now + SPARED, domain, String(barred[0] ?? 0));
    return true;
  }

  /** However often a revocation suspends within 30 days, it counts once. */
  #suspendCounted(id: string, domain: bigint, holder: Address, now: bigint): void {
    const countsAnew = !this.#counts(id, now);
    if (countsAnew) this.#countedAt.set(now, id);
    this.judgement.people.suspend(domain, holder, countsAnew, now);
  }

  #counts(id: string, now: bigint): boolean {
    const countedAt = this.#countedAt.get(id);
    return countedAt !== 0n && now < countedAt + COUNTS;
  }

  #revoke(revocation: Revocation, now: bigint): boolean {
    const { id, domain } = revocation;
    this.judgement.settle(id, now);
    this.#suspends.set(false, id);
    const { holder, stands, suspended } = this.#subject(revocation, now);
    if (!stands) return true;
    if (!suspended) this.#suspendCounted(id, domain, holder, now);
    this.judgement.people.end(domain, holder, now);
    return true;
  }

  /** The clearance that is judged, wherever its holder is by now; a later one is another. */
  #subject({ id, domain }: Revocation, now: bigint): { holder: Address; stands: boolean; suspended: boolean } {
    const { people } = this.judgement;
    const review = this.judgement.review(id);
    const holder = people.party(review?.barred[0] ?? 0).account;
    const clearance = people.clearance(domain, holder);
    const isOver = clearance !== null && clearance.until !== 0n && clearance.until <= now;
    const stands = isHeld(clearance) && !isOver && review !== null && clearance.since < review.openedAt;
    return { holder, stands, suspended: clearance?.suspended ?? false };
  }
}
