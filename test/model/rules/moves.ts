import type { Judgement } from "./judgement.ts";
import { NOBODY, type Address } from "./ledger.ts";
import { demand, Memory, type Journal } from "./memory.ts";

/** A request that a party be moved by others than its key. */
export interface Recovery {
  readonly id: string;
  readonly workflow: "moves";
  readonly domain: bigint;
  readonly from: Address;
  readonly to: Address;
  readonly opener: Address;
  readonly uri: string;
  readonly salt: bigint;
  readonly barred: readonly number[];
}

const DELAY = 14n * 86_400n;
/** Seconds after its opening in which a recovery can be completed. */
const VALIDITY = 270n * 86_400n;

/** How a contractor comes to a new address. */
export class Moves {
  readonly #offered: Memory<Address>;

  constructor(
    journal: Journal,
    private readonly judgement: Judgement,
  ) {
    this.#offered = new Memory(journal, NOBODY);
  }

  offeredTo(from: Address): Address {
    return this.#offered.get(from);
  }

  offer(from: Address, to: Address): void {
    this.#offered.set(to, from);
  }

  take(caller: Address, from: Address, domains: readonly bigint[], now: bigint): void {
    demand(this.offeredTo(from) === caller, "Moves_NotOffered");
    this.#offered.set(NOBODY, from);
    this.judgement.people.move(from, caller, domains, null, now);
  }

  recover({ id, domain, from, to, opener, uri }: Recovery, domains: readonly bigint[], now: bigint): void {
    const { people } = this.judgement;
    demand(uri !== "", "Moves_NoContent");
    this.#demandStrictest(domain, people.domains.of(domain).terms.k, from, domains);
    demand(to !== NOBODY && people.numberOf(to) === 0, "Contractors_KnownAccount");
    this.judgement.open(id, { domain, subject: from, payees: [to], minChallenge: DELAY, appealable: true }, now);
    this.judgement.act("endorse", id, opener, now);
  }

  complete({ id, domain, from, to }: Recovery, domains: readonly bigint[], now: bigint): void {
    demand(this.judgement.settle(id, now), "Moves_NotPassed");
    const review = this.judgement.review(id);
    demand(review !== null && now < review.openedAt + VALIDITY, "Moves_Expired");
    this.#demandStrictest(domain, review.k, from, domains);
    this.judgement.people.move(from, to, domains, domain, now);
  }

  /** The domain that judges, with k voices, is one of the party's, and none that could judge asks for more. */
  #demandStrictest(domain: bigint, k: number, from: Address, domains: readonly bigint[]): void {
    const { people } = this.judgement;
    const held = people.heldBy(people.numberOf(from));
    demand(domains.length === held.length, "Contractors_WrongDomains");
    for (const [index, each] of domains.entries()) {
      const isRight = people.speaker(from) !== 0 && held.includes(each);
      demand(isRight && (index === 0 || (domains[index - 1] ?? 0n) < each), "Contractors_WrongDomains");
      const { terms, retired } = people.domains.of(each);
      demand(retired || terms.k <= k, "Moves_NotTheStrictest");
    }
    demand(domains.includes(domain), "Moves_NotTheirs");
  }
}
