import { addressOf, type Stage } from "./stage.ts";

/** What a review asks, as the contract binds it. */
interface Question {
  readonly workflow: string;
  readonly domain: number;
  readonly content: string;
  readonly subject: string;
  readonly salt: bigint;
  readonly payees: string[];
  readonly barred: number[];
}

/** A review that is told say by say. */
export class ReviewTale {
  readonly #stage: Stage;
  readonly #asked: Omit<Question, "barred">;
  readonly #openedAt: number;
  readonly #title: string;

  constructor(stage: Stage, asked: Omit<Question, "barred">, openedAt: number, title: string) {
    this.#stage = stage;
    this.#asked = asked;
    this.#openedAt = openedAt;
    this.#title = title;
  }

  /** The question; to be read only once the whole story is there, since it names numbers that others are given first. */
  get question(): Question {
    const { subject, payees } = this.#asked;
    return { ...this.#asked, barred: this.#stage.parties.barredAt(this.#openedAt, [subject, ...payees]) };
  }

  /** `account` says yes. */
  endorse(at: number, account: string, reason: string): this {
    const { interface: reviews } = this.#stage.system.reviews;
    return this.#tell(at, account, () => reviews.encodeFunctionData("endorse", [this.question, reason]), "endorse");
  }

  /** `account` says no. */
  object(at: number, account: string, reason: string): this {
    const { interface: reviews } = this.#stage.system.reviews;
    return this.#tell(at, account, () => reviews.encodeFunctionData("object", [this.question, reason]), "object to");
  }

  /** Anyone has the endorsements counted after the challenge. */
  conclude(at: number, from: string): this {
    const { interface: reviews } = this.#stage.system.reviews;
    return this.#tell(at, from, () => reviews.encodeFunctionData("conclude", [this.question]), "conclude");
  }

  /** `account` puts it before the stakeholders after it was contested, or lapsed. */
  escalate(at: number, account: string): this {
    const { interface: reviews } = this.#stage.system.reviews;
    return this.#tell(at, account, () => reviews.encodeFunctionData("escalate", [this.question]), "escalate");
  }

  /** The subject puts it before the stakeholders. */
  appeal(at: number, reason: string): this {
    const { interface: reviews } = this.#stage.system.reviews;
    const data = () => reviews.encodeFunctionData("appeal", [this.question, reason]);
    return this.#tell(at, this.#asked.subject, data, "appeal");
  }

  #tell(at: number, from: string, data: () => string, verb: string): this {
    this.#stage.story.tell({ at, from, to: addressOf(this.#stage, "Reviews"), data, label: `${verb} ${this.#title}` });
    return this;
  }
}
