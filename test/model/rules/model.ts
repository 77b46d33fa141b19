import { Judgement, type Domain } from "./judgement.ts";
import { Ledger, type World } from "./ledger.ts";
import { Journal } from "./memory.ts";
import { Nominations } from "./nominations.ts";
import { Pots } from "./pots.ts";

/**
 * The rules of the house, written from the documentation of the interfaces: plain sums and lists, from which every state is
 * worked out anew. It shares nothing with the contracts, so that a mistake would have to be made twice.
 */
export class Model {
  readonly #journal = new Journal();
  readonly ledger: Ledger;
  readonly judgement: Judgement;
  readonly nominations: Nominations;
  readonly pots: Pots;

  constructor(world: World, domains: ReadonlyMap<bigint, Domain>) {
    this.ledger = new Ledger(this.#journal, world);
    this.judgement = new Judgement(this.#journal, domains);
    this.nominations = new Nominations(this.#journal, this.judgement, world.stakeholders);
    this.pots = new Pots(this.#journal, this.ledger, this.judgement);
  }

  /** Does it all or nothing. Returns the name of the error that refuses it, or null. */
  attempt(act: () => void): string | null {
    return this.#journal.attempt(act);
  }
}
