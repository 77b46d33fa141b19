import type { IBudgets } from "../../types/ethers-contracts/index.js";

import { id as hashOf } from "ethers";

import { eventsOf, receiptOf, type Sending } from "../fixtures/assertions.ts";
import { DAY, now } from "../fixtures/chain.ts";
import type { Person } from "../fixtures/system.ts";
import { type Fund, targetOf } from "../policy/fund.ts";
import { idOf, paymentsOf, type Share, type Ticket } from "./line.ts";

/** What the tests' budgets and bills say that they are for. */
export const PURPOSE = "data:text/markdown,Design";
export const BILL = "data:text/markdown,Drawn";
/** The reference of a bill's movements. */
export const BILL_REF = hashOf(BILL);

/** Terms as calldata: base units (USD: 6 decimals), seconds. */
export interface Terms extends IBudgets.TermsStruct {
  asset: string;
  limit: bigint;
  start: bigint;
  end: bigint;
  period: bigint;
  domain: bigint;
  owner: string;
}

/** Who owns the tests' budgets. */
export const ownerOf = ({ otherFunder }: Fund): Person => otherFunder;

/** One-off, 1,000 of the token, from now on for 100 days, of no domain; but for what is given. */
export async function termsOf(fund: Fund, different: Partial<Terms> = {}): Promise<Terms> {
  const start = different.start ?? (await now());
  return {
    asset: targetOf(fund.token),
    limit: 1_000n,
    start,
    end: start + 100n * DAY,
    period: 0n,
    domain: 0n,
    owner: ownerOf(fund).address,
    ...different,
  };
}

/** Terms in the order of their struct. */
export function termsTuple({ asset, limit, start, end, period, domain, owner }: Terms): unknown[] {
  return [asset, limit, start, end, period, domain, owner];
}

/** Opens a budget with the usual terms but for what is given; its number. */
export async function openBudget(fund: Fund, different: Partial<Terms> = {}): Promise<bigint> {
  const { budgets, admin } = fund;
  await receiptOf(budgets.connect(admin).open(await termsOf(fund, different), PURPOSE));
  return budgets.count();
}

/** Pays out of a budget by its owner, now or in the line. */
export function billing(
  fund: Fund,
  budget: bigint,
  payments: readonly Share[],
  asset = targetOf(fund.token),
  caller = ownerOf(fund),
): Sending {
  return fund.budgets.connect(caller).bill(budget, asset, paymentsOf(...payments), BILL);
}

/** Pays out of a budget by its owner; it waits, and its ticket is returned. */
export async function bill(fund: Fund, budget: bigint, ...payments: readonly Share[]): Promise<Ticket> {
  const asset = targetOf(fund.token);
  const start = (await fund.budgets.lineOf(asset)).total;
  const ticket = { asset, start, budget, ref: BILL_REF, payments: paymentsOf(...payments) };
  const events = (await eventsOf(fund, billing(fund, budget, payments))) as [string, string, string][];
  if (events.find(([, name]) => name === "TicketIssued")?.[2] !== idOf(ticket)) throw new Error("no such ticket");
  return ticket;
}
