import { addressOf, type Stage } from "./stage.ts";

/** What a review asks, as the contract binds it. */
interface Question {
  readonly workflow: string;
  readonly domain: number;
  readonly openedAt: number;
  readonly content: string;
  readonly subject: string;
  readonly payees: string[];
}

/** A review that is told say by say. */
export class ReviewTale {
  readonly question: Question;
  readonly #stage: Stage;
  readonly #title: string;

  constructor(stage: Stage, question: Question, title: string) {
    this.#stage = stage;
    this.question = question;
    this.#title = title;
  }

  /** `account` says yes. */
  endorse(at: number, account: string, reason: string): this {
    const data = this.#stage.system.reviews.interface.encodeFunctionData("endorse", [this.question, reason]);
    return this.#tell(at, account, data, "endorse");
  }

  /** `account` says no. */
  object(at: number, account: string, reason: string): this {
    const data = this.#stage.system.reviews.interface.encodeFunctionData("object", [this.question, reason]);
    return this.#tell(at, account, data, "object to");
  }

  /** Anyone has the endorsements counted after the challenge. */
  conclude(at: number, from: string): this {
    const data = this.#stage.system.reviews.interface.encodeFunctionData("conclude", [this.question]);
    return this.#tell(at, from, data, "conclude");
  }

  #tell(at: number, from: string, data: string, verb: string): this {
    this.#stage.story.tell({ at, from, to: addressOf(this.#stage, "Reviews"), data, label: `${verb} ${this.#title}` });
    return this;
  }
}
