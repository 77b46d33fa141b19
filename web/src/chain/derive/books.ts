import { stringToHex, type Address, type Hex } from "viem";

import { holderOf, isPersonal, OUTSIDE, personalAccount, refText } from "../accounts.ts";
import type { Contracts } from "../deployment.ts";
import type { AccountKey, Book, Movement, Origin, PaidTotals, Purpose } from "../types.ts";
import type { ChainEvent } from "./events.ts";
import type { ProposalsBuilder } from "./proposals.ts";
import { Table } from "./table.ts";

/** References that the treasury itself writes. */
const RECEIVED = stringToHex("received", { size: 32 });
const SYNC = stringToHex("sync", { size: 32 });

/** Rebuilds the double-entry books from the one event about money, and tells what each movement was for. */
export class BooksBuilder {
  readonly books = new Table<AccountKey, Book>();
  readonly #paid = new Table<Address, PaidTotals>();
  readonly #movements: Movement[] = [];
  readonly #refuses = new Set<Address>();
  readonly #enabled = new Map<Address, boolean>();
  /** Assets that appeared anywhere, in order. */
  readonly assets = new Set<Address>();
  /** Why each bounty's money last began to leave it: its event stands before the movements. */
  readonly #causes = new Map<Hex, { readonly claim: Hex } | "refund">();
  readonly #treasury: AccountKey;
  readonly #bountiesHolder: string;
  readonly #proposals: ProposalsBuilder;
  #sealedMovements: readonly Movement[] = [];

  constructor(contracts: Contracts, proposals: ProposalsBuilder) {
    this.#treasury = personalAccount(contracts.treasury);
    this.#bountiesHolder = contracts.bounties.toLowerCase();
    this.#proposals = proposals;
  }

  apply(event: ChainEvent): void {
    if (event.contract === "bounties") this.#noteCause(event);
    if (event.contract !== "treasury") return;
    switch (event.eventName) {
      case "Movement":
        this.#move(event.args, event.origin);
        return;
      case "AssetEnabled":
        this.#enabled.set(event.args.asset, event.args.enabled);
        this.assets.add(event.args.asset);
        return;
      case "PayoutsRefused":
        if (event.args.refused) this.#refuses.add(event.args.payee);
        else this.#refuses.delete(event.args.payee);
        return;
    }
  }

  /** Whether the general fund may spend the asset. */
  isEnabled(asset: Address): boolean {
    return this.#enabled.get(asset) ?? false;
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
      purpose: this.#purposeOf(args),
      payee: to === OUTSIDE ? args.party : holderOf(to),
      fromBalance: this.#add(from, asset, -amount),
      toBalance: this.#add(to, asset, amount),
    } satisfies Movement;
    this.#movements.push(movement);
    for (const key of new Set([from, to])) this.books.edit(key)?.movements.push(movement);
    if (movement.purpose.kind === "award" || movement.purpose.kind === "votedPayment") this.#notePaid(movement);
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
  #purposeOf({ from, to, ref }: MovementArgs): Purpose {
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
    if (from === this.#treasury) return { kind: "votedPayment", proposal: this.#proposals.withDescription(ref) };
    return to === OUTSIDE && isPersonal(from) ? { kind: "collect" } : { kind: "transfer", note: refText(ref) };
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
