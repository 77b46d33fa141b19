import type { Hex } from "viem";

import type { Review, Say } from "../types.ts";
import type { ChainEvent } from "./events.ts";
import type { PartiesBuilder } from "./parties.ts";
import { Table } from "./table.ts";

type Time = "reachedAt" | "contestedAt" | "passedAt" | "settledAt";

/** Rebuilds all reviews from the events of Reviews. */
export class ReviewsBuilder {
  readonly table = new Table<Hex, Review>();
  readonly #parties: PartiesBuilder;
  /** Who made signatures void before the review opened. */
  readonly #voidedBefore = new Map<Hex, Review["voided"]>();

  constructor(parties: PartiesBuilder) {
    this.#parties = parties;
  }

  apply(event: ChainEvent): void {
    if (event.contract !== "reviews") return;
    const { origin } = event;
    switch (event.eventName) {
      case "ReviewOpened":
        this.#open(event.args, event.origin);
        return;
      case "Endorsed":
      case "Objected": {
        const { id, account, reason } = event.args;
        const party = this.#parties.numberOf(account) ?? 0;
        const say: Say = { ...origin, account, party, reason, endorses: event.eventName === "Endorsed" };
        this.table.edit(id)?.says.push(say);
        return;
      }
      case "SayWithdrawn":
        this.#endSay(event.args.id, this.#parties.numberOf(event.args.account) ?? 0, "withdrawn", origin.time);
        return;
      case "SayDropped":
        this.#endSay(event.args.id, event.args.party, "dropped", origin.time);
        return;
      case "SignaturesVoided": {
        const { id, account } = event.args;
        const voided = { account, time: origin.time };
        const review = this.table.edit(id);
        if (review) review.voided.push(voided);
        else this.#voidedBefore.set(id, [...(this.#voidedBefore.get(id) ?? []), voided]);
        return;
      }
      case "ReviewReached":
        this.#set(event.args.id, "reachedAt", origin.time);
        return;
      case "ReviewReopened":
        this.#reopen(event.args.id, origin.time);
        return;
      case "ReviewContested":
        this.#set(event.args.id, "contestedAt", origin.time);
        return;
      case "ReviewAppealed":
        this.#appeal(event.args.id, { ...origin, account: event.args.account, reason: event.args.reason });
        return;
      case "ReviewEscalated": {
        const review = this.table.edit(event.args.id);
        if (review) Object.assign(review, { escalatedAt: origin.time, escalatedBy: event.args.account });
        return;
      }
      case "ReviewAnswered": {
        const { id, passed, reason } = event.args;
        const review = this.table.edit(id);
        if (!review) return;
        review.answer = { ...origin, passed, reason };
        if (passed) review.passedAt = origin.time;
        return;
      }
      case "ReviewPassed":
        this.#set(event.args.id, "passedAt", origin.time);
        return;
    }
  }

  /** Notes that the workflow acted on the outcome, at `time` in seconds: told by the workflow's own event. */
  settle(id: Hex, time: number): void {
    this.#set(id, "settledAt", time);
  }

  #open(
    { id, question, panel }: (ChainEvent & { contract: "reviews"; eventName: "ReviewOpened" })["args"],
    origin: ChainEvent["origin"],
  ): void {
    const { k, challenge, period, seasoned, appealable } = panel;
    this.table.set(id, {
      ...origin,
      id,
      question,
      openedAt: origin.time,
      k,
      challenge,
      deadline: origin.time + period,
      seasoned,
      appealable,
      reachedAt: undefined,
      contestedAt: undefined,
      escalatedAt: undefined,
      escalatedBy: undefined,
      appeal: undefined,
      answer: undefined,
      passedAt: undefined,
      settledAt: undefined,
      says: [],
      formerSays: [],
      voided: [...(this.#voidedBefore.get(id) ?? [])],
    });
  }

  /** What lost its k-th endorsement is open until its deadline; after that it lapses now, at the latest when its challenge ended. */
  #reopen(id: Hex, time: number): void {
    const review = this.table.edit(id);
    if (review?.reachedAt === undefined) return;
    const lapses = Math.min(time, review.reachedAt + review.challenge);
    if (lapses > review.deadline) review.deadline = lapses;
    review.reachedAt = undefined;
  }

  #set(id: Hex, field: Time, time: number): void {
    const review = this.table.edit(id);
    if (review) review[field] = time;
  }

  #appeal(id: Hex, appeal: NonNullable<Review["appeal"]>): void {
    const review = this.table.edit(id);
    if (review) review.appeal = appeal;
  }

  #endSay(id: Hex, party: number, ended: "withdrawn" | "dropped", endedAt: number): void {
    const review = this.table.edit(id);
    const index = review?.says.findIndex((say) => say.party === party) ?? -1;
    const say = review?.says[index];
    if (!review || !say) return;
    review.says.splice(index, 1);
    review.formerSays.push({ ...say, ended, endedAt });
  }
}
