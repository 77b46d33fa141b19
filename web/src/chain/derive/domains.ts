import type { Address } from "viem";

import type { Domain } from "../types.ts";
import type { ChainEvent } from "./events.ts";
import { Table } from "./table.ts";

/** Seconds after which nothing counts for a limit any more: four spans of ten days. */
const REMEMBERED = 40 * 86_400;

/** Rebuilds domains: their terms, who is in them, and how many voices they have, counted as the contract counts them. */
export class DomainsBuilder {
  readonly table = new Table<number, Domain>();
  /** How many people of a company carry its voice in a domain. */
  readonly #seats = new Map<string, number>();

  apply(event: ChainEvent): void {
    if (event.contract !== "contractors") return;
    const { origin } = event;
    switch (event.eventName) {
      case "DomainCreated": {
        const { domain: id, name, terms } = event.args;
        this.table.set(id, {
          ...origin,
          ...terms,
          id,
          name,
          changedAt: undefined,
          retiredAt: undefined,
          members: [],
          voices: 0,
          fullSince: undefined,
          admissions: [],
          revocations: [],
        });
        return;
      }
      case "DomainChanged": {
        const domain = this.table.edit(event.args.domain);
        if (!domain) return;
        Object.assign(domain, event.args.terms, { changedAt: origin.time });
        if (domain.voices < domain.k) domain.fullSince = undefined;
        else domain.fullSince ??= origin.time;
        return;
      }
      case "DomainRetired": {
        const domain = this.table.edit(event.args.domain);
        if (domain) domain.retiredAt = origin.time;
        return;
      }
    }
  }

  /** Somebody holds a clearance in the domain from now on. */
  join(id: number, account: Address): void {
    this.table.edit(id)?.members.push(account);
  }

  /** Somebody holds none any more. */
  leave(id: number, account: Address): void {
    const members = this.table.edit(id)?.members;
    const place = members?.indexOf(account) ?? -1;
    if (place >= 0) members?.splice(place, 1);
  }

  /** Somebody goes by another address. */
  rename(id: number, from: Address, to: Address): void {
    const members = this.table.edit(id)?.members;
    const place = members?.indexOf(from) ?? -1;
    if (members && place >= 0) members[place] = to;
  }

  /** Somebody was admitted by review, at `time` in seconds. */
  admitted(id: number, time: number): void {
    this.#remember(id, "admissions", time);
  }

  /** A clearance was taken back by review, or a party moved without its key, at `time` in seconds. */
  revoked(id: number, time: number): void {
    this.#remember(id, "revocations", time);
  }

  /** Somebody speaks for another company, or for themselves. That voices were merged is no break in having enough. */
  moveVoice(id: number, from: number | undefined, to: number | undefined, time: number): void {
    const before = this.table.get(id)?.fullSince;
    this.gainVoice(id, to, time);
    this.loseVoice(id, from);
    const domain = before === undefined ? undefined : this.table.edit(id);
    if (domain) domain.fullSince = before;
  }

  /** One more of a company, or an independent contractor, can judge. */
  gainVoice(id: number, company: number | undefined, time: number): void {
    if (company !== undefined && this.#seat(id, company, 1) > 1) return;
    const domain = this.table.edit(id);
    if (domain && ++domain.voices >= domain.k) domain.fullSince ??= time;
  }

  /** One fewer can. */
  loseVoice(id: number, company: number | undefined): void {
    if (company !== undefined && this.#seat(id, company, -1) > 0) return;
    const domain = this.table.edit(id);
    if (domain && --domain.voices < domain.k) domain.fullSince = undefined;
  }

  #seat(id: number, company: number, change: 1 | -1): number {
    const key = `${id}:${company}`;
    const seats = (this.#seats.get(key) ?? 0) + change;
    this.#seats.set(key, seats);
    return seats;
  }

  #remember(id: number, list: "admissions" | "revocations", time: number): void {
    const domain = this.table.edit(id);
    if (domain) domain[list] = [...domain[list].filter((earlier) => earlier > time - REMEMBERED), time];
  }
}
