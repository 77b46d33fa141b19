import { Judgement } from "./judgement.ts";
import { Ledger, type World } from "./ledger.ts";
import { Journal } from "./memory.ts";
import { Moves } from "./moves.ts";
import { Nominations } from "./nominations.ts";
import { People } from "./people.ts";
import { Pots } from "./pots.ts";
import { Revocations } from "./revocations.ts";

/**
 * The rules of the house, written from the documentation of the interfaces: plain sums and lists, from which every state is
 * worked out anew. It shares nothing with the contracts, so that a mistake would have to be made twice.
 */
export class Model {
  readonly #journal = new Journal();
  readonly ledger: Ledger;
  readonly people: People;
  readonly judgement: Judgement;
  readonly nominations: Nominations;
  readonly revocations: Revocations;
  readonly moves: Moves;
  readonly pots: Pots;

  constructor(world: World, domainIds: readonly bigint[]) {
    this.ledger = new Ledger(this.#journal, world);
    this.people = new People(this.#journal, domainIds);
    this.judgement = new Judgement(this.#journal, this.people, world.stakeholders);
    this.nominations = new Nominations(this.#journal, this.judgement, world.stakeholders);
    this.revocations = new Revocations(this.#journal, this.judgement);
    this.moves = new Moves(this.#journal, this.judgement);
    this.pots = new Pots(this.#journal, this.ledger, this.judgement);
  }

  /** Does it all or nothing. Returns the name of the error that refuses it, or null. */
  attempt(act: () => void): string | null {
    return this.#journal.attempt(act);
  }
}
