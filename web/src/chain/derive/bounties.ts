import type { Hex } from "viem";

import type { Bounty, Claim } from "../types.ts";
import type { ChainEvent } from "./events.ts";
import type { ReviewsBuilder } from "./reviews.ts";
import { Table } from "./table.ts";

/** Rebuilds bounties with their pots and contributions, and claims. */
export class BountiesBuilder {
  readonly bounties = new Table<Hex, Bounty>();
  readonly claims = new Table<Hex, Claim>();
  readonly #reviews: ReviewsBuilder;

  constructor(reviews: ReviewsBuilder) {
    this.#reviews = reviews;
  }

  apply(event: ChainEvent): void {
    if (event.contract !== "bounties") return;
    const { origin } = event;
    switch (event.eventName) {
      case "BountyOpened": {
        const { bounty: id, opener, domain, asset, openedAt, deadline, uri } = event.args;
        const facts = { id, opener, domain, asset, openedAt, deadline, uri, uriBytes: event.textBytes };
        this.bounties.set(id, {
          ...origin,
          ...facts,
          funded: 0n,
          awarded: 0n,
          pending: 0,
          contributions: [],
          claims: [],
        });
        return;
      }
      case "BountyFunded": {
        const { bounty: id, funder, start, amount } = event.args;
        const bounty = this.bounties.edit(id);
        if (!bounty) return;
        bounty.funded += amount;
        bounty.contributions.push({ ...origin, funder, start, amount, refunded: undefined });
        return;
      }
      case "ClaimSubmitted": {
        const { bounty: bountyId, claim: id, claimant, awards, uri } = event.args;
        const bounty = this.bounties.edit(bountyId);
        if (!bounty) return;
        bounty.pending += 1;
        bounty.claims.push(id);
        const question = this.#reviews.table.get(id)?.question;
        this.claims.set(id, {
          ...origin,
          id,
          bounty: bountyId,
          claimant,
          openedAt: origin.time,
          barred: [...(question?.barred ?? [])],
          uri,
          uriBytes: event.textBytes,
          awards: [...awards],
          amount: awards.reduce((sum, { amount }) => sum + amount, 0n),
          outcome: "pending",
          settledAt: undefined,
        });
        return;
      }
      case "ClaimAwarded": {
        const bounty = this.bounties.edit(event.args.bounty);
        if (bounty) bounty.awarded += event.args.amount;
        this.#settle(event.args.bounty, event.args.claim, "awarded", origin.time);
        return;
      }
      case "ClaimDismissed":
        this.#settle(event.args.bounty, event.args.claim, "dismissed", origin.time);
        return;
      case "BountyRefunded": {
        const { bounty: id, funder, start, amount, refunded } = event.args;
        const contributions = this.bounties.edit(id)?.contributions;
        const index =
          contributions?.findIndex(
            (given) => given.start === start && given.funder === funder && given.amount === amount,
          ) ?? -1;
        const contribution = contributions?.[index];
        if (contributions && contribution) contributions[index] = { ...contribution, refunded };
        return;
      }
    }
  }

  #settle(bountyId: Hex, id: Hex, outcome: "awarded" | "dismissed", time: number): void {
    const bounty = this.bounties.edit(bountyId);
    if (bounty) bounty.pending -= 1;
    const claim = this.claims.edit(id);
    if (claim) {
      claim.outcome = outcome;
      claim.settledAt = time;
    }
    this.#reviews.settle(id, time);
  }
}
