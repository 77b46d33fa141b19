// Questions, what was said to them, and the requests that people make of a domain; see types.ts.
import type { Address, Hex } from "viem";

import type { Offer } from "./contractors.ts";
import type { Origin } from "./origin.ts";

/** What is asked of a domain: exactly what the contract binds by its hash. */
export interface Question {
  readonly workflow: Address;
  readonly domain: number;
  readonly content: Hex;
  /** Whom it is about. */
  readonly subject: Address;
  /** Tells questions apart that are otherwise the same. */
  readonly salt: bigint;
  /** Who else would be paid. */
  readonly payees: readonly Address[];
  /** Numbers of the subject, its company, the payees and their companies; the subject's first, zero if it has none. */
  readonly barred: readonly number[];
}

/** One endorsement or objection. */
export interface Say extends Origin {
  /** Its address when it spoke. */
  readonly account: Address;
  /** Its number. */
  readonly party: number;
  readonly endorses: boolean;
  /** Text, or a URI of it; may be empty. Hostile: see content.ts. */
  readonly reason: string;
}

/** A say that no longer counts: taken back, or dropped in a recount because who spoke may no longer judge. */
export interface FormerSay extends Say {
  readonly ended: "withdrawn" | "dropped";
  /** Seconds. */
  readonly endedAt: number;
}

/** What the arbiter said. */
export interface Answer extends Origin {
  readonly passed: boolean;
  /** Text, or a URI of it; may be empty. Hostile. */
  readonly reason: string;
}

/** What the subject of a question says against it. */
export interface Appeal extends Origin {
  readonly account: Address;
  /** Text or a URI of it; may be empty. Hostile text. */
  readonly reason: string;
}

/** A question put to a domain, and who said what to it. */
export interface Review extends Origin {
  readonly id: Hex;
  readonly question: Question;
  /** Seconds. */
  readonly openedAt: number;
  /** Endorsements that pass it, objections that stop it. */
  readonly k: number;
  /** Seconds after `reachedAt` in which objections still count. */
  readonly challenge: number;
  /** Until when it can be endorsed, seconds (that second excluded). */
  readonly deadline: number;
  /** Whether only those judge who had been in the domain for 30 days when it opened. */
  readonly seasoned: boolean;
  /** Whether the subject may appeal, and a contested review goes to the arbiter at once. */
  readonly appealable: boolean;
  /** When it had k endorsements, seconds; undefined while it has not. */
  readonly reachedAt: number | undefined;
  /** When it had k objections, seconds. */
  readonly contestedAt: number | undefined;
  /** When it was put before the arbiter, seconds. */
  readonly escalatedAt: number | undefined;
  /** Who put it there. */
  readonly escalatedBy: Address | undefined;
  /** Its subject's appeal: it goes before the arbiter as soon as it is reached. */
  readonly appeal: Appeal | undefined;
  readonly answer: Answer | undefined;
  /** When it passed, by conclusion or by the arbiter's answer, seconds. */
  readonly passedAt: number | undefined;
  /** When its workflow acted on the outcome, seconds. */
  readonly settledAt: number | undefined;
  /** The live says, in the order in which they were said. */
  readonly says: readonly Say[];
  readonly formerSays: readonly FormerSay[];
  /** Who made void what they had signed for it, and when, oldest first. */
  readonly voided: readonly { readonly account: Address; readonly time: number }[];
}

/** What every question of a workflow that is opened by a person has. Its review has the same id. */
export interface Request extends Origin {
  readonly id: Hex;
  readonly domain: number;
  readonly opener: Address;
  readonly salt: bigint;
  /** Seconds. */
  readonly openedAt: number;
  /** URI of the statement; hostile text. */
  readonly uri: string;
  /** The bytes of `uri` as they are on chain; the contract binds their keccak256. */
  readonly uriBytes: Hex;
  /** As in its question. */
  readonly barred: readonly number[];
}

/** The request that an account receive a clearance, or another rate. The opener is the sponsor, or the candidate. */
export interface Nomination extends Request {
  readonly candidate: Address;
  /** Of a change of terms only the rate counts. */
  readonly offer: Offer;
  /** Whether it changes the rate of a clearance that the candidate holds. */
  readonly changes: boolean;
  /** When the candidate accepted the offer, seconds. */
  readonly acceptedAt: number | undefined;
  /** When the candidate declined it for ever, seconds. */
  readonly declinedAt: number | undefined;
  /** When it became a clearance or a new rate, seconds. */
  readonly issuedAt: number | undefined;
}

/** The request that a clearance be taken back. */
export interface Revocation extends Request {
  /** Whose clearance, as it was addressed then. */
  readonly account: Address;
  /** Whether it suspends the clearance now. */
  readonly suspends: boolean;
  /** When it last counted for the domain's limit, which it does again after 30 days; seconds. */
  readonly countedAt: number | undefined;
  /** Until when no other revocation of the clearance suspends it, because this one was rejected; seconds. */
  readonly sparesUntil: number | undefined;
  /** When the clearance was taken back, seconds. */
  readonly revokedAt: number | undefined;
}

/** The request that a party be moved because its key is lost. */
export interface Recovery extends Request {
  readonly from: Address;
  readonly to: Address;
  /** When it was moved, seconds. */
  readonly recoveredAt: number | undefined;
}
