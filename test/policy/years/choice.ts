import type { Random } from "../../model/random.ts";
import type { Policy } from "../fund.ts";
import type { House } from "./house.ts";
import type { Act, Model } from "./model.ts";
import { capacityAt, freeOf, policyAt } from "./rules.ts";

const DAY = 86_400n;
const FLOORS = [0n, 1n, 1_000n, 50_000n, 2n ** 128n - 1n];
const RATES = [0n, 1n, 10_000n, 40_000n, 40_000n, 250_000n, 999_999n, 1_000_000n];
const WINDOWS = [DAY, 7n * DAY, 24n * DAY, 24n * DAY, 90n * DAY, 365n * DAY];

/** Chooses what happens next, and when: mostly what makes sense, now and then what does not. */
export class Choice {
  readonly #random: Random;
  readonly #house: House;
  readonly #model: Model;

  constructor(random: Random, house: House, model: Model) {
    [this.#random, this.#house, this.#model] = [random, house, model];
  }

  /** The second of the next act: soon, in days, in months; or exactly when something ends or begins, or just before. */
  next(now: bigint): bigint {
    const random = this.#random;
    if (random.oneIn(5)) {
      const edge = random.maybe(this.#edges().filter((second) => second > now + 1n && second < now + 40n * DAY));
      if (edge !== undefined) return edge - (random.oneIn(2) ? 1n : 0n);
    }
    if (random.oneIn(60)) return now + random.between(20n * DAY, 120n * DAY);
    return now + (random.oneIn(3) ? random.between(DAY, 6n * DAY) : random.between(1n, DAY));
  }

  /** The seconds in which spendings leave their window, decisions come into force, stops and pauses end, budgets begin or end. */
  #edges(): bigint[] {
    const { books, budgets, stoppedUntil } = this.#model.state;
    const ofBooks = Object.values(books).flatMap((book) => {
      const last = book.decisions.at(-1)?.second ?? 0n;
      const { policy, since } = policyAt(book, last);
      return [since, ...book.spendings.slice(-30).map(({ second }) => second + policy.window)];
    });
    const ofBudgets = budgets.flatMap(({ start, end, period }) => [start, end, start + period, start + 3n * period]);
    return [...ofBooks, ...ofBudgets, stoppedUntil, stoppedUntil + 30n * DAY];
  }

  /** What happens at `second`. */
  act(second: bigint): Act {
    const random = this.#random;
    const asset = random.one(this.#house.assets);
    const roll = random.below(100);
    if (second < this.#model.state.stoppedUntil && random.oneIn(12)) return { kind: "resume" };
    if (roll < 12) return { kind: "donate", asset, amount: random.amount(10_000_000n) };
    if (roll < 34) return { kind: "pay", asset, shares: this.#shares(asset, second) };
    if (roll < 54) return this.#bill(asset, second);
    if (roll < 60) return this.#open(asset, second);
    if (roll < 61) return this.#close();
    if (roll < 70) return { kind: "release", asset };
    if (roll < 86) return this.#draw(asset) ?? { kind: "release", asset };
    if (roll < 91) return this.#cancel(asset) ?? { kind: "release", asset };
    if (roll < 96) return { kind: "decide", asset, policy: this.#policy() };
    return { kind: random.oneIn(2) ? "resume" : "stop" };
  }

  /** One to four payees; together about what there is room for, or more. */
  #shares(asset: string, second: bigint): [string, bigint][] {
    const random = this.#random;
    const { state } = this.#model;
    const room = capacityAt(this.#model.book(asset), second, state.stoppedUntil);
    const people = random.shuffled(this.#house.people).slice(0, random.below(4) + 1);
    if (random.oneIn(8) && room > 0n) return [[people[0]!, room + (random.oneIn(2) ? 1n : 0n)]];
    return people.map((payee) => [payee, random.amount(random.oneIn(4) ? 2_000_000n : 20_000n)]);
  }

  #policy(): Policy {
    const random = this.#random;
    if (random.oneIn(3)) return { floor: 1_000n, rate: 40_000n, window: 24n * DAY };
    return { floor: random.one(FLOORS), rate: random.one(RATES), window: random.one(WINDOWS) };
  }

  #open(asset: string, second: bigint): Act {
    const random = this.#random;
    const start = second + random.between(0n, 10n * DAY);
    const terms = {
      asset: random.oneIn(3) ? "" : asset,
      limit: random.amount(5_000_000n),
      start,
      end: random.oneIn(15) ? start : start + random.between(DAY, 400n * DAY),
      period: random.oneIn(2) ? 0n : random.between(DAY, 60n * DAY),
      owner: random.one(this.#house.people),
    };
    return { kind: "open", terms };
  }

  #bill(asset: string, second: bigint): Act {
    const random = this.#random;
    const { budgets } = this.#model.state;
    const numbers = [...budgets.keys()].map((index) => BigInt(index + 1));
    const running = numbers.filter((number) => freeOf(budgets[Number(number) - 1]!, second) !== undefined);
    const budget = random.maybe(random.oneIn(8) ? numbers : running) ?? BigInt(numbers.length + 1);
    const known = budgets[Number(budget) - 1];
    const by = known && !random.oneIn(15) ? known.owner : random.one(this.#house.people);
    const paidIn = known && known.asset !== "" && !random.oneIn(15) ? known.asset : asset;
    const free = known && known.asset !== "" ? (freeOf(known, second) ?? 0n) : 0n;
    if (free > 0n && random.oneIn(6)) {
      const all: [string, bigint] = [random.one(this.#house.people), free + (random.oneIn(3) ? 1n : 0n)];
      return { kind: "bill", budget, asset: paidIn, by, shares: [all] };
    }
    return { kind: "bill", budget, asset: paidIn, by, shares: this.#shares(paidIn, second) };
  }

  #close(): Act {
    const random = this.#random;
    const { budgets } = this.#model.state;
    const budget = BigInt(random.below(budgets.length + 1) + 1);
    const by = budgets[Number(budget) - 1]?.owner ?? random.one(this.#house.people);
    return { kind: "close", budget, by };
  }

  #draw(asset: string): Act | undefined {
    const random = this.#random;
    const { waiting } = this.#model.book(asset);
    const undrawn = [...waiting.keys()].filter((i) => waiting[i]!.shares.some(({ size, drawn }) => drawn < size));
    const ticket = random.maybe(random.oneIn(5) ? [...waiting.keys()] : undrawn.slice(0, 4));
    if (ticket === undefined) return undefined;
    const all = [...waiting[ticket]!.shares.keys()];
    const places = random.oneIn(2) ? all : all.filter(() => random.oneIn(2));
    return { kind: "draw", asset, ticket, places: places.length > 0 ? places : all };
  }

  #cancel(asset: string): Act | undefined {
    const random = this.#random;
    const { waiting } = this.#model.book(asset);
    const all = [...waiting.keys()];
    const voted = all.filter((i) => waiting[i]!.budget === 0n && !waiting[i]!.cancelled);
    const ticket = random.maybe(random.oneIn(6) ? all : voted.slice(-5));
    return ticket === undefined ? undefined : { kind: "cancel", asset, ticket };
  }
}
