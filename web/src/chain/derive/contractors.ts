import type { Address, Hash, Hex } from "viem";

import { offerFrom, rulesOf } from "../clearances.ts";
import type { Clearance, Contractor, Ending } from "../types.ts";
import type { DomainsBuilder } from "./domains.ts";
import type { ChainEvent } from "./events.ts";
import type { PartiesBuilder } from "./parties.ts";
import { Table } from "./table.ts";

/** Where a clearance that is about to be issued comes from. */
interface Issue {
  readonly nomination: Hex;
  readonly endorsers: readonly Address[];
}

/** Why a clearance ends that ends in the same transaction. */
interface EndNotice {
  readonly transaction: Hash;
  readonly ending: Ending;
}

const keyOf = (domain: number, account: Address) => `${domain}:${account}`;

/** Rebuilds contractors with their clearances, and tells the domains who can judge in them. */
export class ContractorsBuilder {
  readonly table = new Table<Address, Contractor>();
  readonly #parties: PartiesBuilder;
  readonly #domains: DomainsBuilder;
  readonly #issues = new Map<string, Issue>();
  readonly #ends = new Map<string, EndNotice>();

  constructor(parties: PartiesBuilder, domains: DomainsBuilder) {
    this.#parties = parties;
    this.#domains = domains;
  }

  /** A workflow says that it is about to clear somebody. */
  willIssue(domain: number, account: Address, issue: Issue): void {
    this.#issues.set(keyOf(domain, account), issue);
  }

  /** A workflow says why a clearance is about to end. */
  willEnd(domain: number, account: Address, ending: Ending, transaction: Hash): void {
    this.#ends.set(keyOf(domain, account), { ending, transaction });
  }

  /** Stakeholders revoke a clearance at `time`, seconds; it may have ended before. */
  decide(domain: number, account: Address, time: number): void {
    this.#changeLast(domain, account, (clearance) => ({ ...clearance, decidedAt: time }));
  }

  /** Whether a clearance is held and a revocation has taken its rights for now; also true where none is held. */
  isSuspended(domain: number, account: Address): boolean {
    const clearance = this.#last(domain, account);
    return clearance?.endedAt !== undefined || clearance?.suspendedAt !== undefined;
  }

  apply(event: ChainEvent): void {
    if (event.contract !== "contractors") return;
    const { time, transaction } = event.origin;
    switch (event.eventName) {
      case "Cleared":
        this.#clear(event.args.domain, event.args.account, offerFrom(event.args.offer), time);
        return;
      case "ClearanceEnded":
        this.#end(event.args.domain, event.args.account, event.origin);
        return;
      case "ClearanceUsed": {
        const { domain, account, left } = event.args;
        this.#changeLast(domain, account, (clearance) => ({ ...clearance, uses: left }));
        if (left === 0) this.willEnd(domain, account, "used", transaction);
        return;
      }
      case "ClearanceSuspended": {
        const { domain, account } = event.args;
        this.#voice(domain, account, (company) => this.#domains.loseVoice(domain, company));
        this.#changeLast(domain, account, (clearance) => ({ ...clearance, suspendedAt: time }));
        return;
      }
      case "ClearanceReinstated": {
        const { domain, account } = event.args;
        this.#changeLast(domain, account, (clearance) => ({ ...clearance, suspendedAt: undefined }));
        this.#voice(domain, account, (company) => this.#domains.gainVoice(domain, company, time));
        return;
      }
      case "RateSet": {
        const { domain, account, rate, from } = event.args;
        this.#changeLast(domain, account, (clearance) => ({
          ...clearance,
          changedAt: time,
          // A rate that is set again for the same time takes the place of the first.
          rates: [...clearance.rates.filter((earlier) => earlier.from !== from), { rate, from }],
        }));
        return;
      }
      case "CompanyJoined":
        this.#changeCompany(event.args.account, undefined, this.#parties.numberOf(event.args.company), time);
        return;
      case "CompanyLeft":
        this.#changeCompany(event.args.account, this.#parties.numberOf(event.args.company), undefined, time);
        return;
      case "PartyMoved":
        this.#move(event.args.from, event.args.to);
        return;
    }
  }

  #clear(domain: number, account: Address, offer: ReturnType<typeof offerFrom>, time: number): void {
    const party = this.#parties.numberOf(account) ?? 0;
    const issue = this.#issues.get(keyOf(domain, account));
    this.#issues.delete(keyOf(domain, account));
    const contractor = this.table.editOr(account, () => ({ party, account, clearances: [] }));
    contractor.clearances.push({
      domain,
      account,
      kind: offer.kind,
      since: time,
      until: offer.until,
      endedAt: undefined,
      ending: undefined,
      decidedAt: undefined,
      suspendedAt: undefined,
      rate: offer.rate,
      changedAt: undefined,
      rates: [],
      supervisor: offer.supervisor && this.#parties.numberOf(offer.supervisor),
      uses: offer.kind === "Temporary" ? 1 : undefined,
      nomination: issue?.nomination,
      endorsers: issue?.endorsers ?? [],
    });
    this.#domains.join(domain, account);
    this.#voice(domain, account, (company) => this.#domains.gainVoice(domain, company, time));
  }

  #end(domain: number, account: Address, { time, transaction }: { time: number; transaction: Hash }): void {
    this.#voice(domain, account, (company) => this.#domains.loseVoice(domain, company));
    this.#domains.leave(domain, account);
    const notice = this.#ends.get(keyOf(domain, account));
    this.#ends.delete(keyOf(domain, account));
    this.#changeLast(domain, account, (clearance) => {
      const expired = clearance.until !== undefined && clearance.until <= time;
      const told = notice?.transaction === transaction ? notice.ending : undefined;
      return {
        ...clearance,
        // What was over before this was written down keeps its own time.
        until: expired ? clearance.until : time,
        endedAt: time,
        ending: told ?? (expired ? "expired" : "byStakeholders"),
      };
    });
  }

  /** The contract gives the voice to one side and takes it from the other, domain by domain. */
  #changeCompany(account: Address, from: number | undefined, to: number | undefined, time: number): void {
    const held = (this.table.get(account)?.clearances ?? [])
      .filter(({ endedAt }) => endedAt === undefined)
      .toSorted((a, b) => a.domain - b.domain);
    for (const clearance of held) {
      if (!hasVoice(clearance)) continue;
      this.#domains.moveVoice(clearance.domain, from, to, time);
    }
  }

  #move(from: Address, to: Address): void {
    const contractor = this.table.get(from);
    if (!contractor) return;
    this.table.delete(from);
    const clearances = contractor.clearances.map((clearance) => ({ ...clearance, account: to }));
    this.table.set(to, { ...contractor, account: to, clearances });
    for (const { domain, endedAt } of clearances) {
      if (endedAt === undefined) this.#domains.rename(domain, from, to);
    }
  }

  /** Tells on whose side the voice of a clearance counts, if it has one. */
  #voice(domain: number, account: Address, tell: (company: number | undefined) => void): void {
    const clearance = this.#last(domain, account);
    if (!clearance || !hasVoice(clearance)) return;
    tell(this.#parties.parties.get(this.#parties.numberOf(account) ?? 0)?.company);
  }

  #last(domain: number, account: Address): Clearance | undefined {
    return this.table.get(account)?.clearances.findLast((clearance) => clearance.domain === domain);
  }

  #changeLast(domain: number, account: Address, change: (clearance: Clearance) => Clearance): void {
    const clearances = this.table.edit(account)?.clearances;
    const index = clearances?.findLastIndex((clearance) => clearance.domain === domain) ?? -1;
    const clearance = clearances?.[index];
    if (clearances && clearance) clearances[index] = change(clearance);
  }
}

/** Whether a clearance carries a voice now. */
function hasVoice({ kind, suspendedAt }: Clearance): boolean {
  return rulesOf(kind).judges && suspendedAt === undefined;
}
