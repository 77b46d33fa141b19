// What limits spending of the general fund, and what waits for room. Amounts are base units, times are seconds, rates millionths.
import type { Address, Hash, Hex } from "viem";

import type { Payment } from "../types.ts";
import type { Origin } from "./origin.ts";

/** How much of one asset may leave the general fund. */
export interface Policy {
  /** What a window always allows while there is money, base units. */
  readonly floor: bigint;
  /** Share of the fund that a window allows, millionths. */
  readonly rate: number;
  /** Seconds over which spending is counted. */
  readonly window: number;
}

/** What the stakeholders decided last on one asset. */
export interface PolicyRule extends Origin {
  readonly next: Policy;
  /** From when on it is in force, seconds. */
  readonly since: number;
  /** What holds until then: the stricter of it and what was. */
  readonly meanwhile: Policy;
}

/** Money that left the general fund. */
export interface Spending {
  /** Seconds. */
  readonly time: number;
  /** Base units. */
  readonly amount: bigint;
  /** All that ever left it until then, this included, base units. */
  readonly total: bigint;
  /** Place of its line in the ledger. */
  readonly movement: number;
}

/** What limits the spending of one asset. */
export interface AssetSpending {
  readonly asset: Address;
  /** What the general fund holds, base units. */
  readonly fund: bigint;
  /** Undefined: the stakeholders never gave it a policy, and nothing of it can be spent. */
  readonly rule: PolicyRule | undefined;
  /** What they had decided before it, oldest first. */
  readonly replaced: readonly PolicyRule[];
  /** Everything that left the general fund, gross, oldest first. */
  readonly spendings: readonly Spending[];
  /** When the fund or the policy changed last, seconds: since then only time has. */
  readonly changedAt: number;
}

/** Who may stop spending for a while, and the last stop. */
export interface Guard {
  /** Undefined: nobody. */
  readonly guardian: Address | undefined;
  /** Who stopped last; undefined: nobody ever did. */
  readonly stoppedBy: Address | undefined;
  /** Until when nothing leaves the general fund, seconds; 0: it never was stopped. */
  readonly stoppedUntil: number;
}

/** A place in the line: the range [start, start + size) on a running total. */
export interface Ticket extends Origin {
  readonly id: Hex;
  readonly asset: Address;
  /** Base units. */
  readonly start: bigint;
  /** Where it ends, base units; earlier than start + size when it was cancelled. */
  readonly end: bigint;
  /** All that it was to pay, base units. */
  readonly size: bigint;
  /** The budget that pays; undefined: a vote does. */
  readonly budget: bigint | undefined;
  /** The vote that pays; undefined for a budget's, and where no proposal has the reference. */
  readonly proposal: bigint | undefined;
  readonly ref: Hex;
  /** In their order. */
  readonly payments: readonly Payment[];
  /** What each payee was credited, by place, base units. */
  readonly drawn: readonly bigint[];
  /** When stakeholders cancelled what had not been released, seconds. */
  readonly cancelledAt: number | undefined;
  /** The transaction that cancelled it. */
  readonly cancelledIn: Hash | undefined;
}

/** The line of one asset. */
export interface Line {
  readonly asset: Address;
  /** Where the next ticket begins, base units. */
  readonly total: bigint;
  /** How far room has come, base units. */
  readonly released: bigint;
  /** When it came how far, oldest first; times are seconds. */
  readonly advances: readonly { readonly at: number; readonly released: bigint }[];
  /** Ids of all tickets, in their order. */
  readonly tickets: readonly Hex[];
}

/** What stakeholders approved to be paid by an owner. */
export interface BudgetTerms {
  /** What it pays in; undefined: USD, in any dollar token. */
  readonly asset: Address | undefined;
  /** What can be paid, in each period where it recurs; base units, of USD 6 decimals. */
  readonly limit: bigint;
  /** From when on, seconds. */
  readonly start: number;
  /** Until when, seconds (that second excluded). */
  readonly end: number;
  /** Seconds after which it begins anew; 0: once only. */
  readonly period: number;
  /** The area of work it is for; undefined: none. */
  readonly domain: number | undefined;
  readonly owner: Address;
}

/** One payment out of a budget, to one payee or to many. */
export interface BudgetPayment extends Origin {
  /** Place among the payments of its budget, from 0. */
  readonly index: number;
  readonly asset: Address;
  /** Base units of the asset. */
  readonly amount: bigint;
  /** What it took of the limit, in the unit of the budget. */
  readonly counted: bigint;
  /** The number of the period, from 0. */
  readonly period: number;
  /** Hash of `uri`, the reference of its movements. */
  readonly ref: Hex;
  /** What it is for; hostile text. */
  readonly uri: string;
  /** Its place in the line; undefined: it was paid at once. */
  readonly ticket: Hex | undefined;
  readonly payments: readonly Payment[];
}

/** A limit within which its owner pays out of the general fund. */
export interface Budget extends Origin {
  /** From 1. */
  readonly id: bigint;
  readonly terms: BudgetTerms;
  /** What it is for; hostile text. */
  readonly uri: string;
  /** Oldest first. */
  readonly payments: readonly BudgetPayment[];
  /** What was billed in `period`, in its unit. */
  readonly billed: bigint;
  /** The number of the period that `billed` is about, from 0. */
  readonly period: number;
  /** All that was ever billed, in its unit. */
  readonly billedEver: bigint;
  /** When it was closed before its end, seconds. */
  readonly closedAt: number | undefined;
  /** The transaction that closed it. */
  readonly closedIn: Hash | undefined;
}

/** Proposals of which at most one succeeds. */
export interface Runoff extends Origin {
  readonly id: Hex;
  readonly proposer: Address;
  /** Ids of the proposals, in their order. */
  readonly candidates: readonly bigint[];
  /** For what need; hostile text. */
  readonly uri: string;
}
