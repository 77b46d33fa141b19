import type { Address, Hash, Hex } from "viem";

import { budgetTermsFrom } from "../budgetTerms.ts";
import type { Budget, BudgetPayment, Line, Payment, Ticket } from "../types.ts";
import type { ChainEvent } from "./events.ts";
import type { ProposalsBuilder } from "./proposals.ts";
import { Table } from "./table.ts";

/** What a budget's owner is paying just now: its event stands before the movements. */
interface Billing {
  readonly budget: bigint;
  readonly payment: number;
  readonly ref: Hex;
  readonly transaction: Hash;
}

/** Rebuilds budgets with their payments, and the line of approved payments. */
export class BudgetsBuilder {
  readonly budgets = new Table<bigint, Budget>();
  readonly lines = new Table<Address, Line>();
  readonly tickets = new Table<Hex, Ticket>();
  readonly #dollars = new Map<Address, number>();
  readonly #proposals: ProposalsBuilder;
  #sealedDollars: ReadonlyMap<Address, number> = new Map();
  readonly #paymentByTicket = new Map<Hex, number>();
  #billing: Billing | undefined;
  /** Tickets drawn whose movements are still to come, in order. */
  #draws: Hex[] = [];

  constructor(proposals: ProposalsBuilder) {
    this.#proposals = proposals;
  }

  apply(event: ChainEvent): void {
    if (event.contract !== "budgets") return;
    const { origin } = event;
    switch (event.eventName) {
      case "BudgetOpened": {
        const { budget: id, terms, uri } = event.args;
        this.budgets.set(id, {
          ...origin,
          id,
          terms: budgetTermsFrom(terms),
          uri,
          payments: [],
          billed: 0n,
          period: 0,
          billedEver: 0n,
          closedAt: undefined,
          closedIn: undefined,
        });
        return;
      }
      case "BudgetClosed": {
        const budget = this.budgets.edit(event.args.budget);
        if (!budget) return;
        budget.closedAt = origin.time;
        budget.closedIn = origin.transaction;
        return;
      }
      case "BudgetBilled": {
        const { budget: id, asset, amount, counted, period, ref, uri } = event.args;
        const budget = this.budgets.edit(id);
        if (!budget) return;
        const index = budget.payments.length;
        const payment = { ...origin, index, asset, amount, counted, period, ref, uri };
        budget.payments.push({ ...payment, ticket: undefined, payments: [] });
        budget.billed = counted + (budget.period === period ? budget.billed : 0n);
        budget.period = period;
        budget.billedEver += counted;
        this.#billing = { budget: id, payment: index, ref, transaction: origin.transaction };
        return;
      }
      case "DollarTokenSet": {
        const { asset, isDollar, decimals } = event.args;
        if (isDollar) this.#dollars.set(asset, decimals);
        else this.#dollars.delete(asset);
        this.#sealedDollars = new Map(this.#dollars);
        return;
      }
      case "TicketIssued":
        this.#issue(event);
        return;
      case "TicketDrawn": {
        const { id, index, amount } = event.args;
        const ticket = this.tickets.edit(id);
        if (ticket) ticket.drawn[Number(index)] = (ticket.drawn[Number(index)] ?? 0n) + amount;
        this.#draws.push(id);
        return;
      }
      case "TicketCancelled": {
        const ticket = this.tickets.edit(event.args.id);
        if (!ticket) return;
        ticket.end = event.args.end;
        ticket.cancelledAt = origin.time;
        ticket.cancelledIn = origin.transaction;
        return;
      }
      case "LineAdvanced": {
        const line = this.lines.edit(event.args.asset);
        if (!line) return;
        line.released = event.args.released;
        line.advances.push({ at: origin.time, released: event.args.released });
        return;
      }
    }
  }

  /** The ticket that a movement out of the line's account belongs to: draws are announced in the order of their movements. */
  takeDraw(): Ticket | undefined {
    const id = this.#draws.shift();
    return id === undefined ? undefined : this.tickets.get(id);
  }

  /** Writes a payment out of the general fund to the budget that just billed it; undefined: no budget did. */
  payAtOnce(ref: Hex, transaction: Hash, payment: Payment): { budget: bigint; payment: number } | undefined {
    const billing = this.#billing;
    if (billing?.ref !== ref || billing.transaction !== transaction) return undefined;
    this.#editBilled(billing, (billed) => ({ ...billed, payments: [...billed.payments, payment] }));
    return { budget: billing.budget, payment: billing.payment };
  }

  /** Which payment of its budget a ticket is. */
  paymentOf(ticket: Hex): number | undefined {
    return this.#paymentByTicket.get(ticket);
  }

  seal() {
    return {
      budgets: this.budgets.seal(),
      lines: this.lines.seal(),
      tickets: this.tickets.seal(),
      dollarTokens: this.#sealedDollars,
    };
  }

  #issue({ args, origin }: ChainEvent & { contract: "budgets"; eventName: "TicketIssued" }): void {
    const { id, asset, budget, ticket } = args;
    const size = ticket.payments.reduce((sum, { amount }) => sum + amount, 0n);
    const end = ticket.start + size;
    this.tickets.set(id, {
      ...origin,
      id,
      asset,
      start: ticket.start,
      end,
      size,
      budget: budget === 0n ? undefined : budget,
      proposal: undefined,
      ref: ticket.ref,
      payments: [...ticket.payments],
      drawn: ticket.payments.map(() => 0n),
      cancelledAt: undefined,
      cancelledIn: undefined,
    });
    if (budget === 0n)
      this.#proposals.findPaying(ticket.ref, (proposal) => {
        const issued = this.tickets.edit(id);
        if (issued) issued.proposal = proposal;
      });
    const empty = () => ({ asset, total: 0n, released: 0n, advances: [], tickets: [] });
    const line = this.lines.editOr(asset, empty);
    line.total = end;
    line.tickets.push(id);
    const billing = this.#billing;
    if (!billing || billing.budget !== budget) return;
    this.#paymentByTicket.set(id, billing.payment);
    this.#editBilled(billing, (billed) => ({ ...billed, ticket: id, payments: [...ticket.payments] }));
    this.#billing = undefined;
  }

  #editBilled({ budget, payment }: Billing, change: (billed: BudgetPayment) => BudgetPayment): void {
    const payments = this.budgets.edit(budget)?.payments;
    const billed = payments?.[payment];
    if (payments && billed) payments[payment] = change(billed);
  }
}
