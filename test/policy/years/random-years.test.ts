import { expect } from "chai";

import { Random } from "../../model/random.ts";
import type { Policy } from "../fund.ts";
import { Choice } from "./choice.ts";
import { deployHouse, type House } from "./house.ts";
import { type Act, Model } from "./model.ts";
import { capacityAt, freeOf, isNoLooser, policyAt, spentWithin, undrawnIn, waitingIn } from "./rules.ts";

/** Any other number searches further: POLICY_SEED=7 npx hardhat test mocha test/policy/years/random-years.test.ts */
const SEED = Number(process.env["POLICY_SEED"] ?? 1);
const RUNS = 5;
const ACTS = 450;
/** After how many acts every ticket, budget and account is compared. */
const OFTEN = 75;
const DAY = 86_400n;

/** One run: the contracts, the model beside them, and what happened. */
class Run {
  readonly house: House;
  readonly model: Model;
  readonly done = new Map<string, number>();
  readonly #seed: number;
  readonly #random: Random;
  readonly #choice: Choice;
  readonly #story: string[] = [];
  /** What was in force when a decision was made, and until when nothing looser may be. */
  readonly #bounds: { asset: string; policy: Policy; until: bigint }[] = [];
  now: bigint;

  constructor(seed: number, house: House, now: bigint) {
    this.house = house;
    this.#seed = seed;
    this.now = now;
    this.model = new Model(house.decimals);
    this.#random = new Random(seed);
    this.#choice = new Choice(this.#random, house, this.model);
  }

  #fail(what: string): never {
    throw new Error(`${what}\nAfter these acts (seed ${this.#seed}):\n${this.#story.join("\n")}`);
  }

  #same(what: string, actual: unknown, expected: unknown): void {
    const text = (value: unknown) =>
      JSON.stringify(value, (_key, each: unknown) => (typeof each === "bigint" ? `${each}` : each));
    if (text(actual) !== text(expected)) {
      this.#fail(`${what}: the contracts say ${text(actual)}, the model says ${text(expected)}`);
    }
  }

  /** Lets something happen, and compares. */
  async step(): Promise<void> {
    const second = this.#choice.next(this.now);
    await this.perform(this.#choice.act(second), second);
  }

  /** Lets `act` happen at `second` to both, and compares what came of it. */
  async perform(act: Act, second: bigint): Promise<void> {
    const { house, model } = this;
    const before = "asset" in act ? house.policyFromEvents(act.asset, second) : undefined;
    const counted = house.outflows.length;
    const expected = model.act(act, second);
    const actual = await house.act(act, second);
    this.now = second;
    const told = JSON.stringify(act, (_key, each: unknown) => (typeof each === "bigint" ? `${each}` : each));
    this.#story.push(`${second} ${told} -> ${actual ?? "done"}`);
    if (actual !== expected) this.#fail(`the contracts say ${actual ?? "done"}, the model says ${expected ?? "done"}`);
    if (actual === null) this.done.set(act.kind, (this.done.get(act.kind) ?? 0) + 1);

    if (act.kind === "decide" && actual === null && before) {
      this.#bounds.push({ asset: act.asset, policy: before, until: second + before.window });
    }
    if ("asset" in act) await this.#compareAsset(act.asset);
    await this.#checkOutflows(house.outflows.slice(counted));
    if (this.#story.length % OFTEN === 0) await this.compareAll();
  }

  async #compareAsset(asset: string): Promise<void> {
    const { house, model, now } = this;
    const book = model.book(asset);
    const { stoppedUntil } = model.state;
    const later = now + this.#random.between(0n, 100n * DAY);
    const seconds = this.#random.between(0n, 100n * DAY);
    const actual = await Promise.all([
      house.fund(asset),
      house.capacity(asset),
      house.capacityAt(asset, later),
      house.spentWithin(asset, seconds),
      house.waiting(asset),
      house.undrawn(asset),
      house.policy(asset),
    ]);
    this.#same(`fund, capacity, capacity at ${later}, spent, waiting, undrawn, policy`, actual, [
      book.fund,
      capacityAt(book, now, stoppedUntil),
      capacityAt(book, later, stoppedUntil),
      spentWithin(book, now, seconds),
      waitingIn(book),
      undrawnIn(book),
      policyAt(book, now),
    ]);
    // No sequence of decisions loosens anything before the window that was in force at each of them is over.
    const { policy } = actual[6];
    for (const bound of this.#bounds) {
      if (bound.asset === asset && now < bound.until && !isNoLooser(policy, bound.policy)) {
        this.#fail(`what is in force is looser than what was before a decision within the window`);
      }
    }
  }

  /** What left the fund in the window is no more than the policy in force allows: events and the fund's balance, nothing of the model's. */
  async #checkOutflows(outflows: House["outflows"]): Promise<void> {
    const { house, now } = this;
    for (const asset of new Set(outflows.map((each) => each.asset))) {
      const { floor, rate, window } = house.policyFromEvents(asset, now);
      const spent = house.outflows
        .filter((each) => each.asset === asset && each.second > now - window && each.second <= now)
        .reduce((sum, { amount }) => sum + amount, 0n);
      const share = (((await house.fund(asset)) + spent) * rate) / 1_000_000n;
      if (spent > share && spent > floor) this.#fail(`${spent} left the fund within the window`);
      if (now < house.stops.until) this.#fail("money left the fund while spending was stopped");
    }
  }

  /** Nobody in the line gets anything before those who came earlier have everything: events, and what the contract says is ready. */
  async #checkOrder(asset: string): Promise<void> {
    let isBlocked = false;
    for (const [number, { ticket, isCancelled, credited }] of this.house.tickets(asset).entries()) {
      for (const [place, { amount }] of ticket.payments.entries()) {
        const [, ready] = await this.house.drawn(asset, number, place);
        const got = credited[place]! + ready;
        if (isBlocked && got > 0n && !isCancelled) this.#fail(`${number}.${place} came before its turn`);
        isBlocked ||= !isCancelled && got < amount;
      }
    }
  }

  /** Every ticket, budget and account. */
  async compareAll(): Promise<void> {
    const { house, model, now } = this;
    for (const asset of house.assets) {
      await this.#compareAsset(asset);
      await this.#checkOrder(asset);
      const { waiting, personal } = model.book(asset);
      for (const [number, { shares }] of waiting.entries()) {
        for (const [place, { released, drawn }] of shares.entries()) {
          const found = await house.drawn(asset, number, place);
          this.#same(`drawn and ready of ${number}.${place}`, found, [drawn, released - drawn]);
        }
      }
      for (const person of house.people) {
        this.#same(`what ${person} has`, await house.personal(person, asset), personal[person] ?? 0n);
      }
    }
    for (const [index, budget] of model.state.budgets.entries()) {
      this.#same(`free of ${index + 1}`, await house.free(BigInt(index + 1)), freeOf(budget, now) ?? 0n);
    }
  }

  /** No budget paid outside of its time, after it was closed, or more than its limit in a period: events alone. */
  checkBudgets(): void {
    const { opened, billed } = this.house;
    for (const [index, { limit, start, end, period, closedAt }] of opened.entries()) {
      const sums = new Map<bigint, bigint>();
      for (const { second, counted } of billed.filter(({ budget }) => budget === BigInt(index + 1))) {
        const number = period === 0n ? 0n : (second - start) / period;
        sums.set(number, (sums.get(number) ?? 0n) + counted);
        if (second < start || second >= end) this.#fail(`budget ${index + 1} paid outside of its time`);
        if (closedAt !== undefined && second > closedAt) this.#fail(`budget ${index + 1} paid after it was closed`);
      }
      for (const sum of sums.values()) if (sum > limit) this.#fail(`budget ${index + 1} paid ${sum} of ${limit}`);
    }
  }

  /** With money enough and time, everybody who was not cancelled gets everything. */
  async payEverybody(): Promise<void> {
    const { house, model } = this;
    for (const asset of house.assets) {
      const policy = { floor: 2n ** 128n - 1n, rate: 1_000_000n, window: DAY };
      await this.perform({ kind: "decide", asset, policy }, this.now + 1n);
      const since = policyAt(model.book(asset), this.now).since;
      const start = [since, this.now + 1n, model.state.stoppedUntil].reduce((a, b) => (a > b ? a : b));
      await this.perform({ kind: "donate", asset, amount: waitingIn(model.book(asset)) + 1n }, start);
      if (waitingIn(model.book(asset)) > 0n) await this.perform({ kind: "release", asset }, this.now + 1n);
      for (const [ticket, { shares }] of model.book(asset).waiting.entries()) {
        const places = [...shares.keys()].filter((place) => shares[place]!.drawn < shares[place]!.released);
        if (places.length > 0) await this.perform({ kind: "draw", asset, ticket, places }, this.now + 1n);
      }
      expect([await house.waiting(asset), await house.undrawn(asset)]).to.deep.equal([0n, 0n]);
      for (const [number, { ticket, isCancelled, credited }] of house.tickets(asset).entries()) {
        if (isCancelled) continue;
        const due = ticket.payments.map(({ amount }) => amount);
        expect(credited, `ticket ${number} of ${asset}`).to.deep.equal(due);
      }
    }
    await this.compareAll();
  }
}

describe("Policy, line and budgets beside an independent model, over random years", function () {
  this.timeout(180_000);
  const done = new Map<string, number>();
  let years = 0;

  for (let seed = SEED; seed < SEED + RUNS; seed++) {
    it(`${ACTS} acts, seed ${seed}`, async () => {
      const house = await deployHouse();
      const start = (await house.now()) + 10n;
      const run = new Run(seed, house, start);
      for (const asset of house.assets) {
        await run.perform({ kind: "donate", asset, amount: 1_000_000n }, run.now + 1n);
        const policy = { floor: 1_000n, rate: 40_000n, window: 24n * DAY };
        await run.perform({ kind: "decide", asset, policy }, run.now + 1n);
      }
      for (let i = 0; i < ACTS; i++) await run.step();
      await run.compareAll();
      await run.payEverybody();
      run.checkBudgets();
      years += Number(run.now - start) / (365.25 * 86_400);
      for (const [kind, times] of run.done) done.set(kind, (done.get(kind) ?? 0) + times);
    });
  }

  after(function () {
    // A run in which some kind of act never succeeded proves nothing about it.
    const kinds = ["donate", "decide", "stop", "resume", "pay", "open", "bill", "close", "release", "draw", "cancel"];
    for (const kind of kinds) expect(done.get(kind) ?? 0, kind).to.be.greaterThan(0);
    expect(years).to.be.greaterThan(RUNS);
    if (process.env["POLICY_SEED"]) console.log(years, done);
  });
});
