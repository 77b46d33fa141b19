import type { Address, Hex } from "viem";

import type { Clearance, Contractor, Domain, Nomination } from "../types.ts";
import type { ChainEvent } from "./events.ts";
import type { ReviewsBuilder } from "./reviews.ts";
import { Table } from "./table.ts";

/** Rebuilds domains, contractors with their clearances, and nominations. */
export class ContractorsBuilder {
  readonly domains = new Table<number, Domain>();
  readonly contractors = new Table<Address, Contractor>();
  readonly nominations = new Table<Hex, Nomination>();
  readonly #reviews: ReviewsBuilder;

  constructor(reviews: ReviewsBuilder) {
    this.#reviews = reviews;
  }

  apply(event: ChainEvent): void {
    if (event.contract === "contractors") this.#applyFacts(event);
    else if (event.contract === "clearances") this.#applyNominations(event);
  }

  #applyFacts(event: ChainEvent & { contract: "contractors" }): void {
    const { origin } = event;
    switch (event.eventName) {
      case "DomainCreated": {
        const { domain, name, terms } = event.args;
        this.domains.set(domain, { ...origin, id: domain, name, ...terms, members: [] });
        return;
      }
      case "Cleared": {
        const { domain, account, rate } = event.args;
        this.contractors
          .editOr(account, () => ({ account, clearances: [] }))
          .clearances.push({
            domain,
            account,
            since: origin.time,
            until: undefined,
            rate,
            nomination: undefined,
            endorsers: [],
          });
        this.domains.edit(domain)?.members.push(account);
        return;
      }
      case "ClearanceEnded": {
        const { domain, account } = event.args;
        this.#changeLast(domain, account, (clearance) => ({ ...clearance, until: origin.time }));
        const members = this.domains.edit(domain)?.members;
        members?.splice(members.indexOf(account), 1);
        return;
      }
    }
  }

  #applyNominations(event: ChainEvent & { contract: "clearances" }): void {
    const { origin } = event;
    switch (event.eventName) {
      case "Nominated": {
        const { nomination: id, domain, candidate, opener, rate, uri } = event.args;
        const openedAt = this.#reviews.table.get(id)?.question.openedAt ?? origin.time;
        const uriBytes = event.textBytes;
        this.nominations.set(id, {
          ...origin,
          id,
          domain,
          candidate,
          opener,
          rate,
          openedAt,
          uri,
          uriBytes,
          acceptedAt: undefined,
          issuedAt: undefined,
        });
        return;
      }
      case "RateAccepted": {
        const nomination = this.nominations.edit(event.args.nomination);
        if (nomination) nomination.acceptedAt = origin.time;
        return;
      }
      case "ClearanceIssued": {
        const { nomination: id, domain, candidate } = event.args;
        const nomination = this.nominations.edit(id);
        if (nomination) nomination.issuedAt = origin.time;
        this.#reviews.settle(id, origin.time);
        const says = this.#reviews.table.get(id)?.says ?? [];
        const endorsers = says.filter(({ endorses }) => endorses).map(({ account }) => account);
        this.#changeLast(domain, candidate, (clearance) => ({ ...clearance, nomination: id, endorsers }));
        return;
      }
    }
  }

  #changeLast(domain: number, account: Address, change: (clearance: Clearance) => Clearance): void {
    const clearances = this.contractors.edit(account)?.clearances;
    const index = clearances?.findLastIndex((clearance) => clearance.domain === domain) ?? -1;
    const clearance = clearances?.[index];
    if (clearances && clearance) clearances[index] = change(clearance);
  }
}
