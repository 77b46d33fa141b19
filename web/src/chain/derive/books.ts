import { stringToHex, zeroAddress, type Address, type Hex } from "viem";

import { holderOf, isPersonal, lineAccount, OUTSIDE, personalAccount, refText } from "../accounts.ts";
import type { Contracts } from "../deployment.ts";
import type { AccountKey, Book, Movement, Origin, PaidTotals, Purpose } from "../types.ts";
import type { BudgetsBuilder } from "./budgets.ts";
import type { ChainEvent } from "./events.ts";
import type { PoliciesBuilder } from "./policies.ts";
import type { ProposalsBuilder } from "./proposals.ts";
import { isPayment } from "../series.ts";
import { Table, type Draft } from "./table.ts";

/** References that the treasury itself writes. */
const RECEIVED = stringToHex("received", { size: 32 });
const SYNC = stringToHex("sync", { size: 32 });

/** Rebuilds the double-entry books from the one event about money, and tells what each movement was for. */
export class BooksBuilder {
  readonly books = new Table<AccountKey, Book>();
  readonly #paid = new Table<Address, PaidTotals>();
  readonly #movements: Movement[] = [];
  readonly #refuses = new Set<Address>();
  /** Assets that appeared anywhere, in order. */
  readonly assets = new Set<Address>();
  /** Why each bounty's money last began to leave it: its event stands before the movements. */
  readonly #causes = new Map<Hex, { readonly claim: Hex } | "refund">();
  readonly #treasury: AccountKey;
  readonly #line: AccountKey;
  readonly #bountiesHolder: string;
  readonly #proposals: ProposalsBuilder;
  readonly #policies: PoliciesBuilder;
  readonly #budgets: BudgetsBuilder;
  #sealedMovements: readonly Movement[] = [];

  constructor(contracts: Contracts, proposals: ProposalsBuilder, policies: PoliciesBuilder, budgets: BudgetsBuilder) {
    this.#treasury = personalAccount(contracts.treasury);
    this.#line = lineAccount(contracts.budgets);
    this.#bountiesHolder = contracts.bounties.toLowerCase();
    this.#proposals = proposals;
    this.#policies = policies;
    this.#budgets = budgets;
  }

  apply(event: ChainEvent): void {
    if (event.contract === "bounties") this.#noteCause(event);
    else if (event.contract === "budgets") this.#noteAsset(event);
    if (event.contract !== "treasury") return;
    switch (event.eventName) {
      case "Movement":
        this.#move(event.args, event.origin);
        return;
      case "PolicySet":
        this.assets.add(event.args.asset);
        return;
      case "PayoutsRefused":
        if (event.args.refused) this.#refuses.add(event.args.payee);
        else this.#refuses.delete(event.args.payee);
        return;
    }
  }

  seal() {
    if (this.#sealedMovements.length !== this.#movements.length) this.#sealedMovements = [...this.#movements];
    return {
      movements: this.#sealedMovements,
      books: this.books.seal(),
      paid: this.#paid.seal(),
      refusesPayouts: new Set(this.#refuses),
    };
  }

  #noteCause(event: ChainEvent & { contract: "bounties" }): void {
    if (event.eventName === "ClaimAwarded") this.#causes.set(event.args.bounty, { claim: event.args.claim });
    else if (event.eventName === "BountyRefunded") this.#causes.set(event.args.bounty, "refund");
    else if (event.eventName === "BountyOpened") this.assets.add(event.args.asset);
  }

  /** Tokens that budgets name before anything of them moved. */
  #noteAsset(event: ChainEvent & { contract: "budgets" }): void {
    if (event.eventName === "DollarTokenSet") this.assets.add(event.args.asset);
    else if (event.eventName === "BudgetOpened" && event.args.terms.asset !== zeroAddress)
      this.assets.add(event.args.terms.asset);
  }

  #move(args: MovementArgs, origin: Origin): void {
    const { from, to, asset, amount, ref } = args;
    this.assets.add(asset);
    const crosses = from === OUTSIDE || to === OUTSIDE;
    const movement = {
      ...origin,
      index: this.#movements.length,
      from,
      to,
      asset,
      amount,
      party: crosses ? args.party : undefined,
      ref,
      purpose: this.#purposeOf(args, origin),
      payee: to === OUTSIDE ? args.party : holderOf(to),
      fromBalance: this.#add(from, asset, -amount),
      toBalance: this.#add(to, asset, amount),
    } satisfies Movement;
    this.#movements.push(movement);
    this.#policies.note(movement);
    for (const key of new Set([from, to])) this.books.edit(key)?.movements.push(movement);
    if (isPayment(movement)) this.#notePaid(movement);
  }

  #add(key: AccountKey, asset: Address, amount: bigint): bigint {
    if (key === OUTSIDE) return 0n;
    const { balances } = this.books.editOr(key, () => ({ key, balances: new Map(), movements: [] }));
    const balance = (balances.get(asset) ?? 0n) + amount;
    balances.set(asset, balance);
    return balance;
  }

  #notePaid({ payee, asset, amount }: Movement): void {
    const { totals } = this.#paid.editOr(payee, () => ({ totals: new Map() }));
    totals.set(asset, (totals.get(asset) ?? 0n) + amount);
  }

  /** References are free text to whoever holds the account: a purpose follows from who holds it, and only then from the reference. */
  #purposeOf({ from, to, amount, ref }: MovementArgs, { transaction }: Origin): Purpose {
    if (from === OUTSIDE) {
      if (this.#isBountyAccount(to)) return { kind: "bountyFunding", bounty: ref };
      const donated = to === this.#treasury && (ref === RECEIVED || ref === SYNC);
      return donated ? { kind: "donation" } : { kind: "deposit", note: refText(ref) };
    }
    if (this.#isBountyAccount(from)) {
      const cause = this.#causes.get(ref);
      if (cause === "refund") return { kind: "refund", bounty: ref };
      return { kind: "award", bounty: ref, claim: cause?.claim };
    }
    if (from === this.#line) return this.#purposeOfDraw();
    if (from === this.#treasury) {
      if (to === this.#line) return { kind: "lineRelease" };
      const billed = this.#budgets.payAtOnce(ref, transaction, { payee: holderOf(to), amount });
      if (billed) return { kind: "budgetPayment", ...billed, ticket: undefined };
      const voted: Draft<Purpose & { kind: "votedPayment" }> = {
        kind: "votedPayment",
        proposal: undefined,
        ticket: undefined,
      };
      this.#proposals.findPaying(ref, (proposal) => {
        voted.proposal = proposal;
      });
      return voted;
    }
    return to === OUTSIDE && isPersonal(from) ? { kind: "collect" } : { kind: "transfer", note: refText(ref) };
  }

  #purposeOfDraw(): Purpose {
    const ticket = this.#budgets.takeDraw();
    if (ticket?.budget === undefined) return { kind: "votedPayment", proposal: ticket?.proposal, ticket: ticket?.id };
    return {
      kind: "budgetPayment",
      budget: ticket.budget,
      payment: this.#budgets.paymentOf(ticket.id),
      ticket: ticket.id,
    };
  }

  #isBountyAccount(account: AccountKey): boolean {
    return account.startsWith(this.#bountiesHolder) && !isPersonal(account);
  }
}

interface MovementArgs {
  readonly from: AccountKey;
  readonly to: AccountKey;
  readonly asset: Address;
  readonly amount: bigint;
  readonly party: Address;
  readonly ref: Hex;
}
