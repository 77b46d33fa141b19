import type { Address } from "viem";

import { invitationKey } from "../accounts.ts";
import type { Invitation, Party } from "../types.ts";
import type { ChainEvent } from "./events.ts";
import { Table } from "./table.ts";

const NOBODY = /^0x0{40}$/;

/** Rebuilds who somebody is and with whom: numbers, addresses, companies, invitations, offers to move. */
export class PartiesBuilder {
  readonly parties = new Table<number, Party>();
  readonly invitations = new Table<string, Invitation>();
  readonly #numbers = new Map<Address, number>();
  readonly #offers = new Map<Address, Address>();
  #sealedNumbers: ReadonlyMap<Address, number> = new Map();
  #sealedOffers: ReadonlyMap<Address, Address> = new Map();
  #offersChanged = false;

  /** The number of the party that `account` is, or was until it moved. */
  numberOf(account: Address): number | undefined {
    return this.#numbers.get(account);
  }

  /** The address that speaks for a party now. */
  accountOf(party: number): Address | undefined {
    return this.parties.get(party)?.account;
  }

  /** A party was moved without its key: it has no voice in reviews that are open at `time`, seconds. */
  silence(account: Address, time: number): void {
    const number = this.numberOf(account);
    const party = number === undefined ? undefined : this.parties.edit(number);
    if (party) party.joinedAt = time;
  }

  apply(event: ChainEvent): void {
    if (event.contract === "moves") this.#applyMoves(event);
    if (event.contract !== "contractors") return;
    const { origin } = event;
    switch (event.eventName) {
      case "PartyNumbered": {
        const { party: number, account } = event.args;
        this.#numbers.set(account, number);
        this.parties.set(number, {
          number,
          account,
          formerAccounts: [],
          company: undefined,
          joinedAt: undefined,
          isCompany: false,
          people: [],
          affiliations: [],
        });
        return;
      }
      case "InvitationSet": {
        const { company, account, invited } = event.args;
        const key = invitationKey(company, account);
        if (invited) this.invitations.set(key, { ...origin, company, account });
        else this.invitations.delete(key);
        return;
      }
      case "CompanyJoined":
        this.#join(event.args.account, event.args.company, origin.time);
        return;
      case "CompanyLeft":
        this.#leave(event.args.account, event.args.company, origin.time);
        return;
      case "PartyMoved": {
        const { party: number, from, to } = event.args;
        this.#numbers.set(to, number);
        if (this.#offers.delete(from)) this.#offersChanged = true;
        const party = this.parties.edit(number);
        if (!party) return;
        party.formerAccounts.push(from);
        party.account = to;
        return;
      }
    }
  }

  /** What is handed out. */
  seal() {
    const before = this.#sealedNumbers.size;
    if (before !== this.#numbers.size) this.#sealedNumbers = new Map(this.#numbers);
    if (this.#offersChanged) this.#sealedOffers = new Map(this.#offers);
    this.#offersChanged = false;
    return {
      parties: this.parties.seal(),
      partyNumbers: this.#sealedNumbers,
      invitations: this.invitations.seal(),
      moveOffers: this.#sealedOffers,
    };
  }

  #applyMoves(event: ChainEvent & { contract: "moves" }): void {
    if (event.eventName !== "MoveOffered") return;
    const { from, to } = event.args;
    if (NOBODY.test(to)) this.#offers.delete(from);
    else this.#offers.set(from, to);
    this.#offersChanged = true;
  }

  /** Joining uses the invitation up. */
  #join(account: Address, companyAccount: Address, time: number): void {
    const [number, company] = [this.numberOf(account), this.numberOf(companyAccount)];
    if (number === undefined || company === undefined) return;
    this.invitations.delete(invitationKey(companyAccount, account));
    const joining = this.parties.edit(number);
    if (joining) {
      joining.company = company;
      joining.joinedAt = time;
      joining.affiliations.push({ company, since: time, until: undefined });
    }
    const joined = this.parties.edit(company);
    if (joined) {
      joined.isCompany = true;
      joined.people.push(number);
    }
  }

  #leave(account: Address, companyAccount: Address, time: number): void {
    const [number, company] = [this.numberOf(account), this.numberOf(companyAccount)];
    const leaving = number === undefined ? undefined : this.parties.edit(number);
    if (!leaving || number === undefined || company === undefined) return;
    leaving.company = undefined;
    leaving.joinedAt = time;
    const last = leaving.affiliations.pop();
    if (last) leaving.affiliations.push({ ...last, until: time });
    const people = this.parties.edit(company)?.people;
    const place = people?.indexOf(number) ?? -1;
    if (place >= 0) people?.splice(place, 1);
  }
}
