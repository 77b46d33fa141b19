import type { Policy } from "../fund.ts";
import {
  type Book,
  type Budget,
  capacityAt,
  dollarsOf,
  freeOf,
  isEnabled,
  Refusal,
  release,
  type Share,
  takeOut,
  waitingIn,
} from "./rules.ts";

const DAY = 86_400n;
/** Source: the guardian's stop lasts 7 days, and there is none for 30 days after its end. */
const STOP = 7n * DAY;
const PAUSE = 30n * DAY;

/** An act of somebody in the house. */
export type Act =
  | { kind: "donate"; asset: string; amount: bigint }
  | { kind: "decide"; asset: string; policy: Policy }
  | { kind: "stop" | "resume" }
  | { kind: "pay"; asset: string; shares: readonly [payee: string, amount: bigint][] }
  | { kind: "open"; terms: Omit<Budget, "closed" | "bills"> }
  | { kind: "bill"; budget: bigint; asset: string; by: string; shares: readonly [payee: string, amount: bigint][] }
  | { kind: "close"; budget: bigint; by: string }
  | { kind: "release"; asset: string }
  | { kind: "draw"; asset: string; ticket: number; places: readonly number[] }
  | { kind: "cancel"; asset: string; ticket: number };

interface State {
  books: Record<string, Book>;
  budgets: Budget[];
  stoppedUntil: bigint;
}

/** Everything that can happen, by the rules. */
export class Model {
  state: State;
  readonly #decimals: Record<string, bigint>;

  /** @param decimals of the assets, all of which count as dollars */
  constructor(decimals: Record<string, bigint>) {
    this.#decimals = decimals;
    const empty = (): Book => ({ fund: 0n, spendings: [], decisions: [], waiting: [], personal: {} });
    const books = Object.fromEntries(Object.keys(decimals).map((asset) => [asset, empty()]));
    this.state = { books, budgets: [], stoppedUntil: 0n };
  }

  /** What is known of an asset. */
  book(asset: string): Book {
    const book = this.state.books[asset];
    if (book === undefined) throw new RangeError(`no asset ${asset}`);
    return book;
  }

  /** Lets an act happen at `second`; the name of the error that refuses it, or null. */
  act(act: Act, second: bigint): string | null {
    const before = structuredClone(this.state);
    try {
      this.#perform(act, second);
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.state = before;
      return error.message;
    }
  }

  #perform(act: Act, second: bigint): void {
    switch (act.kind) {
      case "donate":
        this.book(act.asset).fund += act.amount;
        return;
      case "decide":
        return this.#decide(this.book(act.asset), act.policy, second);
      case "stop":
        if (this.state.stoppedUntil > 0n && second < this.state.stoppedUntil + PAUSE) {
          throw new Refusal("Treasury_StoppedLately");
        }
        this.state.stoppedUntil = second + STOP;
        return;
      case "resume":
        if (second >= this.state.stoppedUntil) throw new Refusal("Treasury_NotStopped");
        this.state.stoppedUntil = second;
        return;
      case "pay":
        return this.#pay(0n, act.asset, act.shares, second);
      case "open":
        return this.#open(act.terms, second);
      case "bill":
        return this.#bill(act, second);
      case "close":
        return this.#close(act.budget, act.by);
      case "release":
        if (release(this.book(act.asset), second, this.state.stoppedUntil)) return;
        throw new Refusal("Line_NothingToRelease");
      case "draw":
        return this.#draw(act, second);
      case "cancel":
        return this.#cancel(this.book(act.asset), act.ticket);
    }
  }

  #decide({ decisions }: Book, policy: Policy, second: bigint): void {
    const { floor, rate, window } = policy;
    const valid = rate <= 1_000_000n && window >= DAY && window <= 365n * DAY && (floor > 0n || rate === 0n);
    if (!valid) throw new Refusal("Treasury_InvalidPolicy");
    decisions.push({ second, policy });
  }

  #pay(budget: bigint, asset: string, shares: readonly [string, bigint][], second: bigint): void {
    const book = this.book(asset);
    release(book, second, this.state.stoppedUntil);
    const amount = shares.reduce((sum, [, size]) => sum + size, 0n);
    if (waitingIn(book) === 0n && amount <= capacityAt(book, second, this.state.stoppedUntil)) {
      takeOut(book, second, amount);
      for (const [payee, size] of shares) credit(book, payee, size);
      return;
    }
    if (!isEnabled(book)) throw new Refusal("Line_AssetNotEnabled");
    const waiting = shares.map(([payee, size]): Share => ({ payee, size, released: 0n, drawn: 0n }));
    book.waiting.push({ budget, cancelled: false, passed: false, shares: waiting });
  }

  #open(terms: Omit<Budget, "closed" | "bills">, second: bigint): void {
    const { limit, start, end, period } = terms;
    const valid = limit > 0n && end > start && end > second && (period === 0n || period >= DAY);
    if (!valid) throw new Refusal("Budgets_InvalidTerms");
    this.state.budgets.push({ ...terms, closed: false, bills: [] });
  }

  #known(budget: bigint): Budget {
    const known = this.state.budgets[Number(budget) - 1];
    if (known === undefined) throw new Refusal("Budgets_Unknown");
    return known;
  }

  #bill({ budget, asset, by, shares }: Extract<Act, { kind: "bill" }>, second: bigint): void {
    const known = this.#known(budget);
    if (by !== known.owner) throw new Refusal("Budgets_NotTheOwner");
    const free = freeOf(known, second);
    if (free === undefined) throw new Refusal("Budgets_NotRunning");
    if (known.asset !== "" && known.asset !== asset) throw new Refusal("Budgets_WrongAsset");
    const amount = shares.reduce((sum, [, size]) => sum + size, 0n);
    const counted = known.asset === "" ? dollarsOf(amount, this.#decimals[asset] ?? 0n) : amount;
    if (counted > free) throw new Refusal("Budgets_OverLimit");
    known.bills.push({ second, counted });
    this.#pay(budget, asset, shares, second);
  }

  #close(budget: bigint, by: string): void {
    const known = this.#known(budget);
    if (by !== known.owner) throw new Refusal("Budgets_NotTheOwner");
    known.closed = true;
  }

  #draw({ asset, ticket, places }: Extract<Act, { kind: "draw" }>, second: bigint): void {
    const book = this.book(asset);
    const { shares } = book.waiting[ticket] ?? { shares: [] };
    release(book, second, this.state.stoppedUntil);
    let drawn = 0n;
    for (const place of places) {
      const share = shares[place];
      if (share === undefined) throw new Refusal("Line_InvalidPlaces");
      drawn += share.released - share.drawn;
      credit(book, share.payee, share.released - share.drawn);
      share.drawn = share.released;
    }
    if (drawn === 0n) throw new Refusal("Line_NothingToDraw");
  }

  #cancel({ waiting }: Book, ticket: number): void {
    const known = waiting[ticket];
    if (known === undefined) throw new RangeError(`no ticket ${ticket}`);
    if (known.budget !== 0n) throw new Refusal("Line_Earned");
    // Where all of it has been released there is nothing to cancel.
    known.cancelled ||= known.shares.some(({ size, released }) => released < size);
  }
}

function credit({ personal }: Book, payee: string, amount: bigint): void {
  personal[payee] = (personal[payee] ?? 0n) + amount;
}
