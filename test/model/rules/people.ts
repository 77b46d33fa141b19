import { Domains, type Terms } from "./domains.ts";
import { NOBODY, type Address } from "./ledger.ts";
import { demand, Memory, type Journal } from "./memory.ts";

/** What a clearance is, as the contracts number it. */
export const KINDS = ["None", "Direct", "Supervisor", "Subcontractor", "Temporary", "Proposal"] as const;
export type Kind = (typeof KINDS)[number];

/** What is offered; USD per hour with 6 decimals, seconds since 1970 (zero: no end), who bills (nobody: itself). */
export interface Offer {
  readonly kind: Kind;
  readonly rate: bigint;
  readonly until: bigint;
  readonly supervisor: Address;
}

/** Somebody, known by a number that stays. */
interface Party {
  readonly account: Address;
  readonly company: number;
  readonly joinedAt: bigint;
  readonly isCompany: boolean;
}

/** A right to bill; times in seconds since 1970, zero: none. */
export interface Clearance {
  readonly since: bigint;
  readonly until: bigint;
  readonly kind: Kind;
  readonly supervisor: number;
  readonly uses: number;
  readonly suspended: boolean;
  readonly ended: boolean;
  /** Each rate and from when on it holds, in the order in which they were set. */
  readonly rates: readonly { readonly from: bigint; readonly rate: bigint }[];
}

const SEASON = 30n * 86_400n;
const UNKNOWN: Party = { account: NOBODY, company: 0, joinedAt: 0n, isCompany: false };

/** Who somebody is, with whom, and cleared for what. */
export class People {
  readonly domains: Domains;
  readonly #numbers: Memory<number>;
  readonly #parties: Memory<Party>;
  readonly #last: Memory<number>;
  readonly #clearances: Memory<Clearance | null>;
  readonly #invited: Memory<boolean>;
  readonly #fullSince: Memory<bigint>;

  constructor(
    journal: Journal,
    readonly domainIds: readonly bigint[],
  ) {
    this.domains = new Domains(journal);
    this.#numbers = new Memory(journal, 0);
    this.#parties = new Memory(journal, UNKNOWN);
    this.#last = new Memory(journal, 0);
    this.#clearances = new Memory<Clearance | null>(journal, null);
    this.#invited = new Memory(journal, false);
    this.#fullSince = new Memory(journal, 0n);
  }

  // Parties

  /** The number of whoever has, or had, the address; zero: nobody. */
  numberOf(who: Address): number {
    return this.#numbers.get(who);
  }

  party(number: number): Party {
    return this.#parties.get(String(number));
  }

  /** The number of whoever speaks from the address now; zero: nobody. */
  speaker(who: Address): number {
    const number = this.numberOf(who);
    return number !== 0 && this.party(number).account === who ? number : 0;
  }

  isInvited(company: Address, who: Address): boolean {
    return this.#invited.get(company, who);
  }

  invite(company: Address, who: Address, invited: boolean): void {
    this.#invited.set(invited, company, who);
  }

  join(caller: Address, company: Address, domains: readonly bigint[], now: bigint): void {
    demand(this.isInvited(company, caller), "Contractors_NotInvited");
    const number = this.#numberFor(caller);
    const party = this.party(number);
    demand(party.company === 0, "Contractors_AlreadyJoined");
    demand(!party.isCompany && caller !== company, "Contractors_WrongParty");
    const theirs = this.#numberFor(company);
    demand(this.heldBy(theirs).length === 0 && this.party(theirs).company === 0, "Contractors_WrongParty");
    this.#parties.set({ ...this.party(theirs), isCompany: true }, String(theirs));
    this.#invited.set(false, company, caller);
    this.#changeCompany(number, theirs, domains, now);
  }

  leave(caller: Address, domains: readonly bigint[], now: bigint): void {
    const number = this.#current(caller);
    demand(this.party(number).company !== 0, "Contractors_NotJoined");
    this.#changeCompany(number, 0, domains, now);
  }

  release(caller: Address, who: Address, domains: readonly bigint[], now: bigint): void {
    const number = this.numberOf(who);
    const { company, account } = this.party(number);
    demand(company !== 0 && this.party(company).account === caller, "Contractors_NotJoined");
    this.#invited.set(false, caller, account);
    this.#changeCompany(number, 0, domains, now);
  }

  /** @param recoveredBy the domain that moves it without its key; null: its holder does */
  move(from: Address, to: Address, domains: readonly bigint[], recoveredBy: bigint | null, now: bigint): void {
    demand(to !== NOBODY, "Contractors_NoAccount");
    for (const domain of domains) this.held(domain, from);
    const number = this.#current(from);
    demand(this.numberOf(to) === 0, "Contractors_KnownAccount");
    this.#demandAll(number, domains);
    this.#numbers.set(number, to);
    if (recoveredBy !== null) this.domains.count("revocations", recoveredBy, this.voices(recoveredBy), now);
    const joinedAt = recoveredBy === null ? this.party(number).joinedAt : now;
    this.#parties.set({ ...this.party(number), account: to, joinedAt }, String(number));
  }

  // Clearances

  /** The last clearance of whoever speaks from the address. */
  clearance(domain: bigint, who: Address): Clearance | null {
    const number = this.speaker(who);
    return number === 0 ? null : this.#clearances.get(domain, String(number));
  }

  /** Every domain in which the party holds a clearance. */
  heldBy(number: number): bigint[] {
    return this.domainIds.filter((domain) => isHeld(this.#clearances.get(domain, String(number))));
  }

  isCleared(domain: bigint, who: Address, now: bigint): boolean {
    const clearance = this.clearance(domain, who);
    if (!isHeld(clearance) || clearance.suspended) return false;
    return clearance.until === 0n || now < clearance.until;
  }

  rateAt(domain: bigint, who: Address, time: bigint): bigint {
    const clearance = this.clearance(domain, who);
    if (clearance === null || time < clearance.since) return 0n;
    if (clearance.until !== 0n && time >= clearance.until) return 0n;
    return clearance.rates.findLast(({ from }) => from <= time)?.rate ?? 0n;
  }

  /** Refuses who could never be cleared: companies, and addresses that somebody has left. */
  demandClearable(who: Address): void {
    const number = this.numberOf(who);
    demand(!this.party(number).isCompany, "Contractors_WrongParty");
    demand(number === 0 || this.speaker(who) === number, "Contractors_KnownAccount");
  }

  demandValid(domain: bigint, { kind, rate, until, supervisor }: Offer, now: bigint): void {
    demand(kind !== "None", "Contractors_InvalidKind");
    demand(rate > 0n, "Contractors_ZeroRate");
    demand(kind === "Proposal" ? until > now : until === 0n, "Contractors_InvalidEnd");
    const above = this.clearance(domain, supervisor);
    const canSupervise = this.isCleared(domain, supervisor, now) && above?.kind === "Supervisor";
    demand(kind === "Subcontractor" ? canSupervise : supervisor === NOBODY, "Contractors_InvalidSupervisor");
  }

  clear(domain: bigint, who: Address, offer: Offer, byReview: boolean, now: bigint): void {
    this.domains.open(domain);
    demand(who !== NOBODY, "Contractors_NoAccount");
    if (byReview) this.domains.count("admissions", domain, this.voices(domain), now);
    const number = this.#numberFor(who);
    const last = this.#clearances.get(domain, String(number));
    demand(last === null || (last.ended && last.since !== now), "Contractors_AlreadyCleared");
    this.demandValid(domain, offer, now);
    demand(!this.party(number).isCompany, "Contractors_WrongParty");
    const { kind, rate, until, supervisor } = offer;
    const clearance: Clearance = {
      since: now,
      until,
      kind,
      supervisor: supervisor === NOBODY ? 0 : this.numberOf(supervisor),
      uses: kind === "Temporary" ? 1 : 0,
      suspended: false,
      ended: false,
      rates: [{ from: now, rate }],
    };
    this.#keep(domain, number, clearance, now);
  }

  end(domain: bigint, who: Address, now: bigint): void {
    const clearance = this.held(domain, who);
    const isOver = clearance.until !== 0n && clearance.until <= now;
    this.#keep(domain, this.numberOf(who), { ...clearance, until: isOver ? clearance.until : now, ended: true }, now);
  }

  expire(domain: bigint, who: Address, now: bigint): void {
    const { until } = this.held(domain, who);
    demand(until !== 0n && until <= now, "Contractors_NotOver");
    this.end(domain, who, now);
  }

  use(domain: bigint, who: Address, now: bigint): void {
    const clearance = this.held(domain, who);
    demand(this.isCleared(domain, who, now), "Contractors_NotCleared");
    if (clearance.uses === 0) return;
    this.#keep(domain, this.numberOf(who), { ...clearance, uses: clearance.uses - 1 }, now);
    if (clearance.uses === 1) this.end(domain, who, now);
  }

  suspend(domain: bigint, who: Address, counted: boolean, now: bigint): void {
    const clearance = this.held(domain, who);
    demand(this.isCleared(domain, who, now), "Contractors_NotCleared");
    if (counted) this.domains.count("revocations", domain, this.voices(domain), now);
    this.#keep(domain, this.numberOf(who), { ...clearance, suspended: true }, now);
  }

  reinstate(domain: bigint, who: Address, now: bigint): void {
    const clearance = this.held(domain, who);
    demand(clearance.suspended, "Contractors_NotSuspended");
    this.#keep(domain, this.numberOf(who), { ...clearance, suspended: false }, now);
  }

  setRate(domain: bigint, who: Address, rate: bigint, from: bigint, now: bigint): void {
    const clearance = this.held(domain, who);
    this.#keep(domain, this.numberOf(who), { ...clearance, rates: [...clearance.rates, { from, rate }] }, now);
  }

  /** The clearance that whoever speaks from the address holds: not ended, though perhaps suspended or over. */
  held(domain: bigint, who: Address): Clearance {
    const clearance = this.clearance(domain, who);
    demand(isHeld(clearance), "Contractors_NotCleared");
    return clearance;
  }

  // Voices

  /** How many different voices a domain has: independent people, and companies of people. */
  voices(domain: bigint): number {
    const voices = new Set<number>();
    for (let number = 1; number <= this.#last.get(); number++) {
      if (this.#hasVoice(domain, number)) voices.add(this.party(number).company || number);
    }
    return voices.size;
  }

  /** How many people carry these voices. */
  judges(domain: bigint): number {
    let judges = 0;
    for (let number = 1; number <= this.#last.get(); number++) if (this.#hasVoice(domain, number)) judges++;
    return judges;
  }

  /** Since when there are k judges without a break; zero: there are fewer. */
  fullSince(domain: bigint): bigint {
    return this.#fullSince.get(domain);
  }

  /** Whether the party may judge what was opened at a time, in seconds since 1970. */
  mayJudge(domain: bigint, number: number, openedAt: bigint, seasoned: boolean): boolean {
    const clearance = this.#clearances.get(domain, String(number));
    if (clearance === null || !this.#hasVoice(domain, number)) return false;
    if (clearance.since >= openedAt || this.party(number).joinedAt >= openedAt) return false;
    return !seasoned || clearance.since + SEASON <= openedAt;
  }

  isSeasoned(domain: bigint, now: bigint): boolean {
    return this.fullSince(domain) !== 0n && this.fullSince(domain) + SEASON <= now;
  }

  /** Numbers of `judged` and of their companies; the first one's comes first, zero if there is none. */
  barredWith(judged: readonly Address[]): number[] {
    const barred = judged.flatMap((who, index) => {
      const number = this.numberOf(who);
      const company = this.party(number).company;
      return [...(number !== 0 || index === 0 ? [number] : []), ...(company === 0 ? [] : [company])];
    });
    return barred.every((number) => number === 0) ? [] : barred;
  }

  change(domain: bigint, terms: Terms, now: bigint): void {
    this.domains.change(domain, terms);
    this.#settle(domain, now);
  }

  // What all of these are made of

  /** Looks whether a domain is full, after its judges or its terms have changed. */
  #settle(domain: bigint, now: bigint): void {
    if (this.judges(domain) < this.domains.of(domain).terms.k) this.#fullSince.set(0n, domain);
    else if (this.fullSince(domain) === 0n) this.#fullSince.set(now, domain);
  }

  #hasVoice(domain: bigint, number: number): boolean {
    const clearance = this.#clearances.get(domain, String(number));
    return isHeld(clearance) && !clearance.suspended && ["Direct", "Supervisor"].includes(clearance.kind);
  }

  #keep(domain: bigint, number: number, clearance: Clearance, now: bigint): void {
    this.#clearances.set(clearance, domain, String(number));
    this.#settle(domain, now);
  }

  #current(who: Address): number {
    const number = this.speaker(who);
    demand(number !== 0, "Contractors_UnknownAccount");
    return number;
  }

  #numberFor(who: Address): number {
    if (this.numberOf(who) !== 0) {
      demand(this.speaker(who) !== 0, "Contractors_KnownAccount");
      return this.numberOf(who);
    }
    const number = this.#last.get() + 1;
    this.#last.set(number);
    this.#numbers.set(number, who);
    this.#parties.set({ ...UNKNOWN, account: who }, String(number));
    return number;
  }

  #demandAll(number: number, domains: readonly bigint[]): void {
    const isAscending = domains.every((domain, index) => index === 0 || (domains[index - 1] ?? 0n) < domain);
    demand(isAscending && domains.length === this.heldBy(number).length, "Contractors_WrongDomains");
  }

  #changeCompany(number: number, company: number, domains: readonly bigint[], now: bigint): void {
    this.#demandAll(number, domains);
    const held = this.heldBy(number);
    demand(
      domains.every((domain) => held.includes(domain)),
      "Contractors_NotCleared",
    );
    this.#parties.set({ ...this.party(number), company, joinedAt: now }, String(number));
  }
}

/** Whether a clearance was given and its end is not written down. */
export function isHeld(clearance: Clearance | null): clearance is Clearance {
  return clearance !== null && !clearance.ended;
}
