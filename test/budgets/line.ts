import type { IPaymentLine, ITreasury } from "../../types/ethers-contracts/index.js";

import { AbiCoder, keccak256 } from "ethers";

import { accountOf } from "../fixtures/accounts.ts";
import { eventsOf, type Sending } from "../fixtures/assertions.ts";
import type { Person } from "../fixtures/system.ts";
import { balancesOf, type Fund, REF, targetOf } from "../policy/fund.ts";

/** A payment as calldata; base units. */
export interface Payment extends ITreasury.PaymentStruct {
  payee: string;
  amount: bigint;
}

/** A ticket as calldata; base units. */
export interface Ticket extends IPaymentLine.TicketStruct {
  asset: string;
  start: bigint;
  budget: bigint;
  ref: string;
  payments: Payment[];
}

/** Who gets how much, base units. */
export type Share = readonly [payee: Person, amount: bigint];

/** Payments as calldata. */
export function paymentsOf(...payments: readonly Share[]): Payment[] {
  return payments.map(([payee, amount]) => ({ payee: payee.address, amount }));
}

/** A ticket in the order of its struct, as events tell it. */
export function ticketTuple({ asset, start, budget, ref, payments }: Ticket): unknown[] {
  return [asset, start, budget, ref, payments.map(({ payee, amount }) => [payee, amount])];
}

/** The id of a ticket, worked out without the contract. */
export function idOf(ticket: Ticket): string {
  const type = "tuple(address,uint128,uint256,bytes32,tuple(address,uint256)[])";
  return keccak256(AbiCoder.defaultAbiCoder().encode([type], [ticketTuple(ticket)]));
}

/** The account in which released money waits to be drawn. */
export function lineAccount({ budgets }: Fund): string {
  return accountOf(budgets, 1n);
}

/** A ticket of a voted payment that starts at `start`. */
export function votedTicket({ token }: Fund, start: bigint, payments: Payment[], ref = REF): Ticket {
  return { asset: targetOf(token), start, budget: 0n, ref, payments };
}

/** Pays what a vote approved; it waits, and its ticket is returned. */
export async function queue(fund: Fund, ...payments: readonly Share[]): Promise<Ticket> {
  const { budgets, token, admin } = fund;
  const start = (await budgets.lineOf(token)).total;
  const ticket = votedTicket(fund, start, paymentsOf(...payments));
  const events = (await eventsOf(fund, pay(fund, ...payments))) as [string, string, string][];
  const issued = events.find(([, name]) => name === "TicketIssued");
  if (issued?.[2] !== idOf(ticket)) throw new Error(`no such ticket was issued for ${admin.address}`);
  return ticket;
}

/** Pays what a vote approved, now or in the line. */
export function pay({ budgets, token, admin }: Fund, ...payments: readonly Share[]): Sending {
  return budgets.connect(admin).pay(token, paymentsOf(...payments), REF);
}

/** Where the line of the token is: total, released, waiting; base units. */
export async function lineOf({ budgets, token }: Fund): Promise<[bigint, bigint, bigint]> {
  const { total, released } = await budgets.lineOf(token);
  return [total, released, await budgets.waitingOf(token)];
}

/** What the general fund, the line's account and `payees` hold of the token, base units. */
export function heldBy(fund: Fund, ...payees: readonly Person[]): Promise<bigint[]> {
  return balancesOf(fund, [fund.general, lineAccount(fund), ...payees.map((payee) => accountOf(payee))]);
}
