// Domains, parties and clearances, as plain immutable values; see types.ts.
import type { Address, Hex } from "viem";

import type { Origin } from "./origin.ts";

/** How a domain judges, and how fast it may change. */
export interface DomainTerms {
  /** Endorsements that pass a review, and objections that stop it. */
  readonly k: number;
  /** Seconds in which a reached review can still be objected to. */
  readonly challenge: number;
  /** Seconds in which a review can be endorsed. */
  readonly period: number;
  /** Seconds after the end of a clearance in which its holder can't be nominated again. */
  readonly cooldown: number;
  /** Admissions by review in 30 days, percent of the voices; k are always possible. */
  readonly admissionPercent: number;
  /** Revocations by review in 30 days, percent of the voices; one is always possible. */
  readonly revocationPercent: number;
}

/** An area of work, and how it judges what is opened from now on. */
export interface Domain extends Origin, DomainTerms {
  readonly id: number;
  readonly name: string;
  /** When stakeholders last changed its terms, seconds; undefined: never. */
  readonly changedAt: number | undefined;
  /** When stakeholders closed it to new reviews and clearances, seconds. */
  readonly retiredAt: number | undefined;
  /** Who holds a clearance in it now, suspended ones included, in the order of admission. */
  readonly members: readonly Address[];
  /** Independent contractors and companies that can judge in it now. */
  readonly voices: number;
  /** Since when it has had at least k voices without a break, seconds. */
  readonly fullSince: number | undefined;
  /** When it admitted by review lately, seconds: what still counts for its limit, and perhaps more. */
  readonly admissions: readonly number[];
  /** When it suspended or revoked by review lately, seconds. */
  readonly revocations: readonly number[];
}

/** Names for combinations of what a clearance is and may; clearances.ts has the table. None: of a change of terms, which names none. */
export type Kind = "None" | "Direct" | "Supervisor" | "Subcontractor" | "Temporary" | "Proposal";

/** What is offered to a candidate. */
export interface Offer {
  readonly kind: Kind;
  /** USD per hour, 6 decimals. */
  readonly rate: bigint;
  /** When it ends, seconds; only a Proposal has an end. */
  readonly until: number | undefined;
  /** Who bills for it; only a Subcontractor has one. */
  readonly supervisor: Address | undefined;
}

/** How a clearance came to its end. */
export type Ending = "resigned" | "revoked" | "expired" | "used" | "byStakeholders";

/** A rate from a time on. */
export interface RateChange {
  /** USD per hour, 6 decimals. */
  readonly rate: bigint;
  /** From when on, seconds. */
  readonly from: number;
}

/** A party's right to bill in a domain, or that it had it. */
export interface Clearance {
  readonly domain: number;
  /** The party's address now. */
  readonly account: Address;
  readonly kind: Kind;
  /** When it began, seconds. */
  readonly since: number;
  /** When it ends or ended, seconds; undefined: open. */
  readonly until: number | undefined;
  /** When its end was written down, seconds; undefined: it is still held. */
  readonly endedAt: number | undefined;
  readonly ending: Ending | undefined;
  /** When stakeholders last decided to revoke it, seconds, also after its end; undefined: never. */
  readonly decidedAt: number | undefined;
  /** Since when a revocation has taken its rights for now, seconds. */
  readonly suspendedAt: number | undefined;
  /** At which it began: USD per hour, 6 decimals. */
  readonly rate: bigint;
  /** When its rate was last set, seconds; undefined: never after it began. */
  readonly changedAt: number | undefined;
  /** Rates that were set later, oldest first; the last one may not have begun. */
  readonly rates: readonly RateChange[];
  /** Number of the party that bills for it. */
  readonly supervisor: number | undefined;
  /** Bills that are left; undefined: no limit. */
  readonly uses: number | undefined;
  /** The nomination it came from; undefined: stakeholders admitted it directly. */
  readonly nomination: Hex | undefined;
  /** Whose endorsements stood behind it, as they were addressed then; empty when stakeholders admitted it. */
  readonly endorsers: readonly Address[];
}

/** A party that is or was cleared somewhere. */
export interface Contractor {
  /** Its number; see Party. */
  readonly party: number;
  /** Its address now. */
  readonly account: Address;
  /** Oldest first; a domain appears again after an end and a new clearance. */
  readonly clearances: readonly Clearance[];
}

/** Through whom a party billed, from when to when. */
export interface Affiliation {
  /** The company's number. */
  readonly company: number;
  /** Seconds. */
  readonly since: number;
  /** Seconds; undefined: still. */
  readonly until: number | undefined;
}

/** A contractor or a company: its number never changes, its address can. */
export interface Party {
  readonly number: number;
  /** The address that speaks for it now. */
  readonly account: Address;
  /** Its addresses before, oldest first. */
  readonly formerAccounts: readonly Address[];
  /** Number of the company through which it bills; undefined: independent. */
  readonly company: number | undefined;
  /** When it last joined or left a company, or was moved without its key, seconds: it has no voice in reviews that were open then. */
  readonly joinedAt: number | undefined;
  /** Whether others have ever billed through it. */
  readonly isCompany: boolean;
  /** Numbers of those who bill through it now, in the order in which they joined. */
  readonly people: readonly number[];
  /** Oldest first. */
  readonly affiliations: readonly Affiliation[];
}

/** A company allows an account to join it. */
export interface Invitation extends Origin {
  readonly company: Address;
  readonly account: Address;
}

/** What an account says of itself: claims, not facts. Hostile text. */
export interface Profile extends Origin {
  readonly account: Address;
  readonly name: string;
  /** URI of a picture; may be empty. */
  readonly portrait: string;
  /** URI of links and words; may be empty. */
  readonly uri: string;
}
