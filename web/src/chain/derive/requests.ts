import type { Address, Hex } from "viem";

import { offerFrom } from "../clearances.ts";
import { isCounting } from "../states/requests.ts";
import type { Nomination, Profile, Recovery, Request, Revocation } from "../types.ts";
import type { ContractorsBuilder } from "./contractors.ts";
import type { DomainsBuilder } from "./domains.ts";
import type { ChainEvent } from "./events.ts";
import type { PartiesBuilder } from "./parties.ts";
import type { ReviewsBuilder } from "./reviews.ts";
import { Table } from "./table.ts";

/** Rebuilds what people ask a domain about each other: nominations, revocations, recoveries; and what they say of themselves. */
export class RequestsBuilder {
  readonly nominations = new Table<Hex, Nomination>();
  readonly revocations = new Table<Hex, Revocation>();
  readonly recoveries = new Table<Hex, Recovery>();
  readonly profiles = new Table<Address, Profile>();
  readonly #reviews: ReviewsBuilder;
  readonly #contractors: ContractorsBuilder;
  readonly #domains: DomainsBuilder;
  readonly #parties: PartiesBuilder;

  constructor(
    reviews: ReviewsBuilder,
    contractors: ContractorsBuilder,
    domains: DomainsBuilder,
    parties: PartiesBuilder,
  ) {
    this.#reviews = reviews;
    this.#contractors = contractors;
    this.#domains = domains;
    this.#parties = parties;
  }

  apply(event: ChainEvent): void {
    if (event.contract === "clearances") this.#applyNominations(event);
    else if (event.contract === "revocations") this.#applyRevocations(event);
    else if (event.contract === "moves") this.#applyRecoveries(event);
    else if (event.contract === "profiles") {
      this.profiles.set(event.args.account, { ...event.origin, ...event.args });
    }
  }

  #applyNominations(event: ChainEvent & { contract: "clearances" }): void {
    const { time, transaction } = event.origin;
    switch (event.eventName) {
      case "Nominated": {
        const { nomination: id, candidate, offer, changes } = event.args;
        this.nominations.set(id, {
          ...this.#request(event, id, event.args),
          candidate,
          offer: offerFrom(offer),
          changes,
          acceptedAt: undefined,
          declinedAt: undefined,
          issuedAt: undefined,
        });
        return;
      }
      case "OfferAccepted": {
        const nomination = this.nominations.edit(event.args.nomination);
        if (nomination) nomination.acceptedAt = time;
        return;
      }
      case "OfferDeclined": {
        const nomination = this.nominations.edit(event.args.nomination);
        if (nomination) Object.assign(nomination, { declinedAt: time, acceptedAt: undefined });
        return;
      }
      case "ClearanceIssued": {
        const { nomination: id, domain, candidate } = event.args;
        const nomination = this.nominations.edit(id);
        if (nomination) nomination.issuedAt = time;
        this.#reviews.settle(id, time);
        if (nomination?.changes) return;
        const says = this.#reviews.table.get(id)?.says ?? [];
        const endorsers = says.filter(({ endorses }) => endorses).map(({ account }) => account);
        this.#contractors.willIssue(domain, candidate, { nomination: id, endorsers });
        this.#domains.admitted(domain, time);
        return;
      }
      case "ClearanceRevoked":
        this.#contractors.decide(event.args.domain, event.args.account, time);
        return;
      case "Resigned":
        this.#contractors.willEnd(event.args.domain, event.args.account, "resigned", transaction);
        return;
    }
  }

  #applyRevocations(event: ChainEvent & { contract: "revocations" }): void {
    const { time, transaction } = event.origin;
    if (event.eventName === "RevocationOpened") {
      const { revocation: id, account } = event.args;
      this.revocations.set(id, {
        ...this.#request(event, id, event.args),
        account,
        suspends: false,
        countedAt: undefined,
        sparesUntil: undefined,
        revokedAt: undefined,
      });
      return;
    }
    const { revocation: id } = event.args;
    const revocation = this.revocations.edit(id);
    if (!revocation) return;
    if (event.eventName === "RevocationSpares") {
      revocation.sparesUntil = event.args.until;
      return;
    }
    // Its subject is known by its number: a move does not escape a revocation.
    const account = this.#parties.accountOf(revocation.barred[0] ?? 0) ?? revocation.account;
    const wasSuspended = this.#contractors.isSuspended(revocation.domain, account);
    revocation.suspends = event.eventName === "RevocationSuspends";
    if (event.eventName === "RevocationLifted") return;
    if (!wasSuspended && !isCounting(revocation, time)) {
      revocation.countedAt = time;
      this.#domains.revoked(revocation.domain, time);
    }
    if (event.eventName !== "Revoked") return;
    revocation.revokedAt = time;
    this.#reviews.settle(id, time);
    this.#contractors.willEnd(revocation.domain, account, "revoked", transaction);
  }

  #applyRecoveries(event: ChainEvent & { contract: "moves" }): void {
    if (event.eventName === "RecoveryOpened") {
      const { recovery: id, from, to } = event.args;
      this.recoveries.set(id, { ...this.#request(event, id, event.args), from, to, recoveredAt: undefined });
    } else if (event.eventName === "Recovered") {
      const recovery = this.recoveries.edit(event.args.recovery);
      if (recovery) {
        recovery.recoveredAt = event.origin.time;
        this.#domains.revoked(recovery.domain, event.origin.time);
        this.#parties.silence(recovery.from, event.origin.time);
      }
      this.#reviews.settle(event.args.recovery, event.origin.time);
    }
  }

  /** The review opens before its workflow tells of the request. */
  #request(
    { origin, textBytes: uriBytes }: ChainEvent,
    id: Hex,
    { domain, opener, salt, uri }: Pick<Request, "domain" | "opener" | "salt" | "uri">,
  ) {
    const review = this.#reviews.table.get(id);
    const barred = [...(review?.question.barred ?? [])];
    return { ...origin, id, domain, opener, salt, openedAt: origin.time, uri, uriBytes, barred };
  }
}
