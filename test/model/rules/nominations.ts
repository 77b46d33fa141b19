import { LIVE, type Judgement } from "./judgement.ts";
import type { Address } from "./ledger.ts";
import { demand, Memory, type Journal } from "./memory.ts";

/** A request that an account receive a clearance. */
export interface Nomination {
  readonly id: string;
  readonly domain: bigint;
  readonly openedAt: bigint;
  readonly candidate: Address;
  readonly opener: Address;
  /** USD per hour, 6 decimals. */
  readonly rate: bigint;
  readonly uri: string;
}

/** How an account becomes a contractor. */
export class Nominations {
  readonly #accepted: Memory<boolean>;
  readonly #last: Memory<string>;

  constructor(
    journal: Journal,
    private readonly judgement: Judgement,
    private readonly stakeholders: Address,
  ) {
    this.#accepted = new Memory(journal, false);
    this.#last = new Memory(journal, "");
  }

  isAccepted(id: string): boolean {
    return this.#accepted.get(id);
  }

  nominate({ id, domain, candidate, opener, rate, uri }: Nomination, now: bigint): void {
    demand(uri !== "", "Clearances_NoContent");
    demand(rate > 0n, "Clearances_ZeroRate");
    demand(!this.judgement.isCleared(domain, candidate), "Clearances_AlreadyCleared");
    const last = this.#last.get(domain, candidate, opener);
    demand(!LIVE.includes(this.judgement.stateOf(last, now)), "Clearances_AlreadyNominated");
    const sponsor = opener === candidate ? null : opener;
    this.judgement.open(id, { workflow: "clearances", domain, subject: candidate, payees: [] }, sponsor, now);
    this.#last.set(id, domain, candidate, opener);
    if (sponsor === null) this.#accepted.set(true, id);
  }

  accept(caller: Address, nomination: Nomination, now: bigint): void {
    const { id, candidate } = nomination;
    demand(caller === candidate, "Clearances_NotTheCandidate");
    demand(!this.isAccepted(id), "Clearances_AlreadyAccepted");
    const state = this.judgement.stateOf(id, now);
    demand(LIVE.includes(state) || state === "Passed", "Clearances_NotAcceptable");
    this.#accepted.set(true, id);
    if (state === "Concludable") this.judgement.conclude(id, now);
    if (this.judgement.stateOf(id, now) === "Passed") this.#issue(nomination, now);
  }

  issue(nomination: Nomination, now: bigint): void {
    demand(this.isAccepted(nomination.id), "Clearances_NotAccepted");
    this.#issue(nomination, now);
  }

  admit(caller: Address, domain: bigint, who: Address, now: bigint): void {
    demand(caller === this.stakeholders, "AccessControlUnauthorizedAccount");
    this.judgement.clear(domain, who, now);
  }

  revoke(caller: Address, domain: bigint, who: Address, now: bigint): void {
    demand(caller === this.stakeholders, "AccessControlUnauthorizedAccount");
    this.judgement.end(domain, who, now);
  }

  #issue({ id, domain, candidate, openedAt }: Nomination, now: bigint): void {
    demand(!this.judgement.isCleared(domain, candidate), "Clearances_AlreadyCleared");
    const endedAt = this.judgement.endedAt(domain, candidate);
    demand(endedAt === null || endedAt < openedAt, "Clearances_Superseded");
    demand(this.judgement.settle(id, now), "Clearances_NotPassed");
    this.judgement.clear(domain, candidate, now);
  }
}
