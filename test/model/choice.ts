import type { Act, Acts } from "./acts.ts";
import type { House } from "./chain.ts";
import { Draw } from "./draw.ts";
import { HumanActs } from "./human-acts.ts";
import { HumanChoice } from "./human-choice.ts";
import type { Judged } from "./questions.ts";
import type { Random } from "./random.ts";
import type { Signed } from "./rules/judgement.ts";
import { NOBODY, personal } from "./rules/ledger.ts";
import type { Model } from "./rules/model.ts";
import type { Bounty, BountyState, Claim } from "./rules/pots.ts";

const DAY = 86_400n;
const MOST = 10n ** 24n;

/** Everything that acts have left behind so far. */
export interface Remembered {
  readonly bounties: Bounty[];
  readonly judged: Judged[];
  /** What somebody has signed. */
  readonly signed: { judged: Judged; say: Signed }[];
}

/** Chooses what happens next: mostly something that makes sense, now and then something that must be refused. */
export class Choice {
  private readonly draw: Draw;
  private readonly people: HumanChoice;

  constructor(
    private readonly random: Random,
    private readonly house: House,
    private readonly model: Model,
    private readonly acts: Acts,
    private readonly seen: Remembered,
  ) {
    this.draw = new Draw(random, house, model);
    this.people = new HumanChoice(random, house, model, new HumanActs(house, model), this.draw, seen);
  }

  /** An act at `now` (seconds since 1970): of people with each other, or with money, too. */
  next(now: bigint, withMoney: boolean): Act {
    for (;;) {
      const act = this.random.one([...this.people.choices(now), ...(withMoney ? this.#choices(now) : [])])();
      if (act !== null) return act;
    }
  }

  #choices(now: bigint): (() => Act)[] {
    return [
      () => this.#deposit(),
      () => this.acts.sendEther(this.draw.person(), this.draw.careless(30) ? 0n : this.random.amount(MOST)),
      () => this.acts.stray(this.draw.person(), this.random.one(this.house.assets.slice(1)), this.random.amount(MOST)),
      () => this.acts.sync(this.draw.person(), this.draw.asset()),
      () => this.#move(),
      () => this.#spend(),
      () => this.#withdraw(),
      () => this.acts.collect(this.draw.person(), this.draw.asset()),
      () => this.#pay(),
      () => this.acts.payOut(this.draw.person(), this.draw.asset(), this.draw.payees()),
      () => this.acts.refusePayouts(this.draw.person(), this.random.oneIn(3)),
      ...this.#often(2, () => this.#open(now)),
      ...this.#often(2, () => this.#add(now)),
      ...this.#often(3, () => this.#claim(now)),
      ...this.#often(3, () => this.#award(now)),
      ...this.#often(2, () => this.#dismiss(now)),
      ...this.#often(3, () => this.#refund(now)),
    ];
  }

  #often(times: number, choice: () => Act): (() => Act)[] {
    return Array.from({ length: times }, () => choice);
  }

  // Treasury

  #deposit(): Act {
    const [from, asset] = [this.draw.person(), this.draw.asset()];
    const to = this.random.one([
      this.draw.own(from),
      personal(this.draw.payee()),
      this.model.ledger.fund,
      this.draw.anyAccount(),
    ]);
    const amount = this.draw.careless(30) ? 0n : this.random.amount(MOST);
    return this.acts.deposit(from, to, asset, amount, this.draw.valueFor(asset, amount));
  }

  #move(): Act {
    const { from, source, asset, balance } = this.draw.filled();
    const credits = this.draw.split(balance, this.random.below(3) + 1).map((amount) => ({
      to: this.random.one([this.draw.own(from), personal(this.draw.payee()), this.draw.anyAccount()]),
      amount,
    }));
    return this.acts.move(from, source, asset, this.draw.careless(30) ? [] : credits);
  }

  #spend(): Act {
    const asset = this.draw.asset();
    const payments = this.draw.payments(this.model.ledger.balance(this.model.ledger.fund, asset));
    const credits = payments.map(({ payee, amount }) => ({
      to: this.draw.careless(10) ? this.draw.anyAccount() : personal(payee),
      amount,
    }));
    return this.acts.spend(this.draw.admin(), asset, credits);
  }

  #withdraw(): Act {
    const { from, source, asset, balance } = this.draw.filled();
    const to = this.draw.careless(20) ? this.random.one([NOBODY, this.house.world.treasury]) : this.draw.payee();
    const amounts = this.draw.split(balance, this.random.below(3) + 1).map((amount) => ({ asset, amount }));
    return this.acts.withdraw(from, source, to, this.draw.careless(30) ? [] : amounts);
  }

  #pay(): Act {
    const { from, source, asset, balance } = this.draw.filled();
    return this.acts.pay(from, source, asset, this.draw.payments(balance), this.random.oneIn(2));
  }

  // Bounties

  #open(now: bigint): Act {
    const [opener, asset] = [this.draw.person(), this.draw.asset()];
    const away = this.random.between(1n, this.random.oneIn(2) ? DAY : 4n * DAY);
    const deadline = this.draw.careless(30) ? now + this.random.one([0n, 730n * DAY, 730n * DAY + 1n]) : now + away;
    const amount = this.draw.careless(30) ? 0n : this.random.amount(MOST);
    const draft = { opener, asset, domain: this.draw.domain(), openedAt: now, deadline, uri: this.draw.uri() };
    return this.acts.open(draft, amount, this.draw.valueFor(asset, amount));
  }

  #add(now: bigint): Act {
    const bounty = this.#bounty("Open", now);
    if (bounty === undefined) return this.#open(now);
    const amount = this.draw.careless(30) ? 0n : this.random.amount(MOST);
    return this.acts.add(this.draw.person(), bounty, amount, this.draw.valueFor(bounty.asset, amount));
  }

  #claim(now: bigint): Act {
    const bounty = this.#bounty("Open", now);
    if (bounty === undefined) return this.#open(now);
    const room = this.model.pots.funded(bounty) - this.model.pots.awarded(bounty);
    const payees = this.random.shuffled(this.draw.everybody()).slice(0, this.random.below(3) + 1);
    const ordered = this.draw.careless(20) ? payees : payees.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    const amounts = this.draw.split(this.draw.careless(20) ? room + 1n : room, payees.length);
    const awards = ordered.map((payee, index) => ({ payee, amount: amounts[index] ?? 0n }));
    return this.acts.claim(this.draw.person(), bounty, this.draw.careless(40) ? [] : awards, this.draw.uri(), now);
  }

  #award(now: bigint): Act {
    const claim = this.#pendingClaim(["Passed", "Concludable"], now);
    return claim === undefined ? this.#claim(now) : this.acts.award(this.draw.person(), claim, this.random.oneIn(2));
  }

  #dismiss(now: bigint): Act {
    const claim = this.#pendingClaim(["Rejected", this.random.oneIn(3) ? "Passed" : "Rejected"], now);
    if (claim === undefined) return this.#claim(now);
    const others = this.#claims().filter(({ id, bounty }) => bounty === claim.bounty && id !== claim.id);
    const more = this.draw.careless() ? others.slice(0, 2) : [];
    return this.acts.dismiss(this.draw.person(), claim.bounty, this.draw.careless(30) ? [] : [claim, ...more]);
  }

  #refund(now: bigint): Act {
    const isOwed = (bounty: Bounty) =>
      this.model.pots.contributions(bounty).some((made) => this.model.pots.isRefundable(made));
    const due = this.seen.bounties.filter(
      (bounty) => this.model.pots.stateOf(bounty, now) === "Closed" && isOwed(bounty),
    );
    const bounty = this.draw.careless() ? this.random.maybe(this.seen.bounties) : this.random.maybe(due);
    if (bounty === undefined) return this.#add(now);
    const made = this.model.pots.contributions(bounty);
    const owed = this.draw.careless(15) ? made : made.filter((each) => this.model.pots.isRefundable(each));
    const some = this.random.shuffled(owed).slice(0, this.random.below(4) + (this.draw.careless(30) ? 0 : 1));
    return this.acts.refund(this.draw.person(), bounty, some, this.random.oneIn(2));
  }

  #claims(): Claim[] {
    return this.seen.judged.filter((judged): judged is Claim => judged.workflow === "bounties");
  }

  #bounty(state: BountyState, now: bigint): Bounty | undefined {
    const fitting = this.seen.bounties.filter((bounty) => this.model.pots.stateOf(bounty, now) === state);
    return this.draw.careless(15) ? this.random.maybe(this.seen.bounties) : this.random.maybe(fitting);
  }

  #pendingClaim(states: readonly string[], now: bigint): Claim | undefined {
    const pending = this.#claims().filter(({ id }) => this.model.judgement.review(id)?.settled === false);
    const fitting = pending.filter(({ id }) => states.includes(this.model.judgement.stateOf(id, now)));
    if (this.draw.careless(20)) return this.random.maybe(this.#claims());
    return this.random.maybe(fitting) ?? (this.draw.careless(3) ? this.random.maybe(pending) : undefined);
  }
}
