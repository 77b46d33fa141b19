import type { Hex } from "viem";

import type { Review, Say } from "../types.ts";
import type { ChainEvent } from "./events.ts";
import { Table } from "./table.ts";

/** Rebuilds all reviews from the events of Reviews. */
export class ReviewsBuilder {
  readonly table = new Table<Hex, Review>();

  apply(event: ChainEvent): void {
    if (event.contract !== "reviews") return;
    const { origin } = event;
    switch (event.eventName) {
      case "ReviewOpened": {
        const { id, question, k, challenge, deadline } = event.args;
        this.table.set(id, {
          ...origin,
          id,
          question,
          k,
          challenge,
          deadline,
          reachedAt: undefined,
          contestedAt: undefined,
          passedAt: undefined,
          settledAt: undefined,
          says: [],
          formerSays: [],
        });
        return;
      }
      case "Endorsed":
      case "Objected": {
        const { id, account, reason } = event.args;
        const say: Say = { ...origin, account, reason, endorses: event.eventName === "Endorsed" };
        this.table.edit(id)?.says.push(say);
        return;
      }
      case "SayWithdrawn":
      case "SayDropped":
        this.#endSay(
          event.args.id,
          event.args.account,
          event.eventName === "SayDropped" ? "dropped" : "withdrawn",
          origin.time,
        );
        return;
      case "ReviewReached":
        this.#set(event.args.id, "reachedAt", origin.time);
        return;
      case "ReviewReopened":
        this.#set(event.args.id, "reachedAt", undefined);
        return;
      case "ReviewContested":
        this.#set(event.args.id, "contestedAt", origin.time);
        return;
      case "ReviewPassed":
        this.#set(event.args.id, "passedAt", origin.time);
        return;
    }
  }

  /** Notes that the workflow acted on the outcome, at `time` in seconds: told by the workflow's own event. */
  settle(id: Hex, time: number): void {
    this.#set(id, "settledAt", time);
  }

  #set(id: Hex, field: "reachedAt" | "contestedAt" | "passedAt" | "settledAt", time: number | undefined): void {
    const review = this.table.edit(id);
    if (review) review[field] = time;
  }

  #endSay(id: Hex, account: Say["account"], ended: "withdrawn" | "dropped", endedAt: number): void {
    const review = this.table.edit(id);
    const index = review?.says.findIndex((say) => say.account === account) ?? -1;
    const say = review?.says[index];
    if (!review || !say) return;
    review.says.splice(index, 1);
    review.formerSays.push({ ...say, ended, endedAt });
  }
}
