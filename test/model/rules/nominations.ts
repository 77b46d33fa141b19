import { FINAL, type Judgement, type Signed } from "./judgement.ts";
import type { Address } from "./ledger.ts";
import { demand, Memory, type Journal } from "./memory.ts";
import { isHeld, type Offer } from "./people.ts";

/** A request that an account receive a clearance, or another rate. */
export interface Nomination {
  readonly id: string;
  readonly workflow: "clearances";
  readonly domain: bigint;
  readonly candidate: Address;
  readonly opener: Address;
  readonly offer: Offer;
  readonly uri: string;
  readonly salt: bigint;
  readonly changes: boolean;
  readonly barred: readonly number[];
}

/** What the candidate signed; seconds since 1970. */
export interface Acceptance {
  readonly deadline: bigint;
  readonly genuine: boolean;
  readonly signature: string;
}

/** Seconds after its opening in which a nomination can be issued. */
const VALIDITY = 270n * 86_400n;

/** How an account becomes a contractor, and how its terms change. */
export class Nominations {
  readonly #accepted: Memory<boolean>;
  readonly #declined: Memory<boolean>;
  readonly #last: Memory<string>;
  /** When the terms of a clearance last changed, or stakeholders confirmed that it has ended. */
  readonly #decidedAt: Memory<bigint>;

  constructor(
    journal: Journal,
    private readonly judgement: Judgement,
    private readonly stakeholders: Address,
  ) {
    this.#accepted = new Memory(journal, false);
    this.#declined = new Memory(journal, false);
    this.#last = new Memory(journal, "");
    this.#decidedAt = new Memory(journal, 0n);
  }

  isAccepted(id: string): boolean {
    return this.#accepted.get(id);
  }

  /** Whether a nomination would change the terms of a clearance that is held. */
  changes(domain: bigint, candidate: Address, now: bigint): boolean {
    const clearance = this.judgement.people.clearance(domain, candidate);
    return isHeld(clearance) && (clearance.until === 0n || clearance.until > now);
  }

  nominate(nomination: Nomination, now: bigint): void {
    const { id, domain, candidate, opener } = nomination;
    this.#open(nomination, now);
    this.#last.set(id, domain, candidate, opener);
    if (opener === candidate) this.#accepted.set(true, id);
    else this.judgement.act("endorse", id, opener, now);
  }

  /** All that can be done now. */
  conduct(
    caller: Address,
    nomination: Nomination,
    signed: readonly Signed[],
    acceptance: Acceptance | null,
    now: bigint,
  ): void {
    const { id, domain, candidate, opener } = nomination;
    const isNew = this.judgement.stateOf(id, now) === "None";
    if (isNew) {
      const isSigned = opener === candidate && acceptance !== null;
      demand(caller === opener || isSigned, "Clearances_NotTheOpener");
      this.#open(nomination, now);
      if (opener !== candidate) this.judgement.act("endorse", id, opener, now);
    }
    this.judgement.submit(id, signed, now);
    const accepts = !this.isAccepted(id) && this.#accepts(caller, nomination, acceptance, now);
    demand(!accepts || this.judgement.stateOf(id, now) !== "Rejected", "Clearances_NotAcceptable");
    if ((accepts || this.isAccepted(id)) && this.#isDue(nomination, now)) {
      this.#issue(nomination, now);
      return;
    }
    if (accepts) this.#accepted.set(true, id);
    if (isNew) this.#last.set(id, domain, candidate, opener);
  }

  accept(caller: Address, nomination: Nomination, now: bigint): void {
    const { id, candidate } = nomination;
    demand(caller === candidate, "Clearances_NotTheCandidate");
    demand(!this.isAccepted(id), "Clearances_AlreadyAccepted");
    demand(!this.#declined.get(id), "Clearances_Declined");
    demand(!["None", "Rejected"].includes(this.judgement.stateOf(id, now)), "Clearances_NotAcceptable");
    this.#accepted.set(true, id);
    if (this.#isDue(nomination, now)) this.#issue(nomination, now);
  }

  decline(caller: Address, { id, candidate }: Nomination): void {
    demand(caller === candidate, "Clearances_NotTheCandidate");
    demand(!this.#declined.get(id), "Clearances_Declined");
    this.#declined.set(true, id);
    this.#accepted.set(false, id);
  }

  issue(nomination: Nomination, now: bigint): void {
    demand(this.isAccepted(nomination.id), "Clearances_NotAccepted");
    this.#issue(nomination, now);
  }

  resign(caller: Address, domain: bigint, now: bigint): void {
    demand(!this.judgement.people.clearance(domain, caller)?.suspended, "Contractors_NotCleared");
    this.judgement.people.end(domain, caller, now);
  }

  admit(caller: Address, domain: bigint, who: Address, offer: Offer, now: bigint): void {
    demand(caller === this.stakeholders, "AccessControlUnauthorizedAccount");
    if (isHeld(this.judgement.people.clearance(domain, who))) this.judgement.people.end(domain, who, now);
    this.judgement.people.clear(domain, who, offer, false, now);
  }

  revoke(caller: Address, domain: bigint, who: Address, now: bigint): void {
    demand(caller === this.stakeholders, "AccessControlUnauthorizedAccount");
    const { people } = this.judgement;
    const number = people.numberOf(who);
    const present = number === 0 ? who : people.party(number).account;
    const clearance = people.clearance(domain, present);
    demand(clearance !== null, "Clearances_NotCleared");
    this.#decidedAt.set(now, domain, String(number));
    if (isHeld(clearance)) people.end(domain, present, now);
  }

  // What all of these are made of

  #open({ id, domain, candidate, opener, offer, uri }: Nomination, now: bigint): void {
    const { people } = this.judgement;
    demand(uri !== "", "Clearances_NoContent");
    demand(offer.rate > 0n, "Contractors_ZeroRate");
    if (!this.changes(domain, candidate, now)) {
      const last = people.clearance(domain, candidate);
      if (isHeld(last)) people.expire(domain, candidate, now);
      if (last !== null) {
        const from = last.until + people.domains.of(domain).terms.cooldown;
        demand(now >= from && now !== last.until, "Clearances_CoolingDown");
      }
      people.demandClearable(candidate);
      people.demandValid(domain, offer, now);
    }
    const last = this.judgement.stateOf(this.#last.get(domain, candidate, opener), now);
    demand(last === "None" || FINAL.includes(last), "Clearances_AlreadyNominated");
    this.judgement.open(id, { domain, subject: candidate, payees: [], minChallenge: 0n, appealable: false }, now);
  }

  #accepts(caller: Address, { id, candidate }: Nomination, acceptance: Acceptance | null, now: bigint): boolean {
    if (caller !== candidate && acceptance === null) return false;
    demand(!this.#declined.get(id), "Clearances_Declined");
    if (caller === candidate || acceptance === null) return true;
    demand(now < acceptance.deadline, "Clearances_AcceptanceExpired");
    demand(acceptance.genuine, "Clearances_InvalidAcceptance");
    return true;
  }

  #isDue({ id, domain, changes }: Nomination, now: bigint): boolean {
    const { judgement } = this;
    if (judgement.stateOf(id, now) === "Concludable") judgement.conclude(id, now);
    if (judgement.stateOf(id, now) !== "Passed") return false;
    return changes || judgement.people.domains.next("admissions", domain, judgement.people.voices(domain), now) <= now;
  }

  #issue({ id, domain, candidate, changes, offer }: Nomination, now: bigint): void {
    const { people } = this.judgement;
    const openedAt = this.judgement.review(id)?.openedAt ?? 0n;
    demand(this.judgement.settle(id, now), "Clearances_NotPassed");
    const clearance = people.clearance(domain, candidate);
    demand(!changes || isHeld(clearance), "Clearances_NotCleared");
    demand(changes || !isHeld(clearance), "Clearances_AlreadyCleared");
    const changedAt = clearance === null ? 0n : clearance.ended ? clearance.until : clearance.since;
    const number = String(people.numberOf(candidate));
    const decidedAt = this.#decidedAt.get(domain, number);
    demand(changedAt < openedAt && decidedAt < openedAt, "Clearances_Superseded");
    demand(now < openedAt + VALIDITY, "Clearances_Expired");
    if (changes) {
      this.#decidedAt.set(now, domain, number);
      people.setRate(domain, candidate, offer.rate, nextMonth(now), now);
    } else people.clear(domain, candidate, offer, true, now);
  }
}

/** The first second of the next month (UTC); seconds since 1970. */
function nextMonth(time: bigint): bigint {
  const date = new Date(Number(time) * 1_000);
  return BigInt(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 1_000);
}
