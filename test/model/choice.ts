import type { Act, Acts } from "./acts.ts";
import { DOMAINS, type House } from "./chain.ts";
import type { Random } from "./random.ts";
import type { ReviewState } from "./rules/judgement.ts";
import { NOBODY, personal, type Account, type Address, type Payment } from "./rules/ledger.ts";
import type { Model } from "./rules/model.ts";
import type { Nomination } from "./rules/nominations.ts";
import type { Bounty, BountyState, Claim } from "./rules/pots.ts";

const DAY = 86_400n;
const MOST = 10n ** 24n;

/** Everything that acts have left behind so far. */
export interface Remembered {
  readonly bounties: Bounty[];
  readonly claims: Claim[];
  readonly nominations: Nomination[];
}

/** Chooses what happens next: mostly something that makes sense, now and then something that must be refused. */
export class Choice {
  #serial = 0;

  constructor(
    private readonly random: Random,
    private readonly house: House,
    private readonly model: Model,
    private readonly acts: Acts,
    private readonly seen: Remembered,
  ) {}

  /** An act at `now` (seconds since 1970). */
  next(now: bigint): Act {
    const choices = [
      () => this.#deposit(),
      () => this.acts.sendEther(this.#person(), this.#careless(30) ? 0n : this.random.amount(MOST)),
      () => this.acts.stray(this.#person(), this.random.one(this.house.assets.slice(1)), this.random.amount(MOST)),
      () => this.acts.sync(this.#person(), this.#asset()),
      () => this.#move(),
      () => this.#spend(),
      () => this.#withdraw(),
      () => this.acts.collect(this.#person(), this.#asset()),
      () => this.#pay(),
      () => this.acts.payOut(this.#person(), this.#asset(), this.#payees()),
      () => this.acts.refusePayouts(this.#person(), this.random.oneIn(3)),
      ...this.#often(6, () => this.#say("endorse", ["Open"], now)),
      ...this.#often(2, () => this.#say("object", ["Open", "Reached"], now)),
      () => this.#say("withdraw", ["Open", "Reached", "Concludable"], now),
      () => this.#conclude(now),
      ...this.#often(2, () => this.#nominate(now)),
      () => this.#accept(),
      ...this.#often(2, () => this.#issue(now)),
      () => this.acts.admit(this.#admin(), this.#domain(), this.#person()),
      () => this.acts.revoke(this.#admin(), this.#domain(), this.#person()),
      ...this.#often(2, () => this.#open(now)),
      ...this.#often(2, () => this.#add(now)),
      ...this.#often(3, () => this.#claim(now)),
      ...this.#often(3, () => this.#award(now)),
      ...this.#often(2, () => this.#dismiss(now)),
      ...this.#often(3, () => this.#refund(now)),
    ];
    return this.random.one(choices)();
  }

  #often(times: number, choice: () => Act): (() => Act)[] {
    return Array.from({ length: times }, () => choice);
  }

  #careless(times = 8): boolean {
    return this.random.oneIn(times);
  }

  // Treasury

  #deposit(): Act {
    const [from, asset] = [this.#person(), this.#asset()];
    const to = this.random.one([this.#own(from), personal(this.#payee()), this.model.ledger.fund, this.#anyAccount()]);
    const amount = this.#careless(30) ? 0n : this.random.amount(MOST);
    return this.acts.deposit(from, to, asset, amount, this.#valueFor(asset, amount));
  }

  #move(): Act {
    const { from, source, asset, balance } = this.#filled();
    const credits = this.#split(balance, this.random.below(3) + 1).map((amount) => ({
      to: this.random.one([this.#own(from), personal(this.#payee()), this.#anyAccount()]),
      amount,
    }));
    return this.acts.move(from, source, asset, this.#careless(30) ? [] : credits);
  }

  #spend(): Act {
    const asset = this.#asset();
    return this.acts.spend(
      this.#admin(),
      asset,
      this.#payments(this.model.ledger.balance(this.model.ledger.fund, asset)),
    );
  }

  #withdraw(): Act {
    const { from, source, asset, balance } = this.#filled();
    const to = this.#careless(20) ? this.random.one([NOBODY, this.house.world.treasury]) : this.#payee();
    const amounts = this.#split(balance, this.random.below(3) + 1).map((amount) => ({ asset, amount }));
    return this.acts.withdraw(from, source, to, this.#careless(30) ? [] : amounts);
  }

  #pay(): Act {
    const { from, source, asset, balance } = this.#filled();
    return this.acts.pay(from, source, asset, this.#payments(balance), this.random.oneIn(2));
  }

  // Reviews

  #say(verb: "endorse" | "object" | "withdraw", states: readonly ReviewState[], now: bigint): Act {
    const subject = this.#review(states, now);
    if (subject === undefined) return this.#open(now);
    const review = this.model.judgement.review(subject.id);
    const spoke = this.house.people.filter((who) => review?.says.some((say) => say.who === who));
    const useful =
      verb === "withdraw"
        ? spoke
        : this.house.people.filter(
            (who) =>
              review !== null &&
              !spoke.includes(who) &&
              who !== review.subject &&
              (verb === "object" || !review.payees.includes(who)) &&
              this.model.judgement.isEligible(review, who),
          );
    const from = this.#careless() ? this.#person() : (this.random.maybe(useful) ?? this.#person());
    return this.acts.say(verb, from, subject);
  }

  #conclude(now: bigint): Act {
    const subject = this.#review(["Concludable"], now) ?? this.#review(["Reached"], now);
    return subject === undefined ? this.#open(now) : this.acts.conclude(this.#person(), subject);
  }

  /** A nomination or claim whose review is in one of `states`, or any. */
  #review(states: readonly ReviewState[], now: bigint): Nomination | Claim | undefined {
    const all = this.random.oneIn(3) ? this.seen.nominations : [...this.seen.claims, ...this.seen.nominations];
    const fitting = all.filter(({ id }) => states.includes(this.model.judgement.stateOf(id, now)));
    return this.#careless(12) ? this.random.maybe(all) : (this.random.maybe(fitting) ?? this.random.maybe(all));
  }

  // Clearances

  #nominate(now: bigint): Act {
    const domain = this.#domain();
    const isCleared = (who: Address) => this.model.judgement.isCleared(domain, who);
    const outsiders = this.house.people.filter((who) => !isCleared(who));
    const candidate = this.#careless() ? this.random.one([this.#person(), NOBODY]) : this.random.maybe(outsiders);
    if (candidate === undefined) return this.#open(now);
    const members = this.house.people.filter(isCleared);
    const sponsor = this.#careless() ? this.#person() : (this.random.maybe(members) ?? this.#person());
    const opener = this.random.oneIn(2) && candidate !== NOBODY ? candidate : sponsor;
    const rate = this.#careless(30) ? 0n : this.random.amount(1_000_000_000n);
    return this.acts.nominate(opener, domain, candidate, rate, this.#uri(), now);
  }

  #accept(): Act {
    const open = this.seen.nominations.filter(({ id }) => !this.model.nominations.isAccepted(id));
    const nomination = this.#careless() ? this.random.maybe(this.seen.nominations) : this.random.maybe(open);
    if (nomination === undefined) return this.#deposit();
    return this.acts.accept(this.#careless() ? this.#person() : nomination.candidate, nomination);
  }

  #issue(now: bigint): Act {
    const due = this.seen.nominations.filter(
      ({ id, domain, candidate }) =>
        ["Passed", "Concludable"].includes(this.model.judgement.stateOf(id, now)) &&
        !this.model.judgement.isCleared(domain, candidate),
    );
    const nomination = this.#careless() ? this.random.maybe(this.seen.nominations) : this.random.maybe(due);
    return nomination === undefined ? this.#nominate(now) : this.acts.issue(this.#person(), nomination);
  }

  // Bounties

  #open(now: bigint): Act {
    const [opener, asset] = [this.#person(), this.#asset()];
    const away = this.random.between(1n, this.random.oneIn(2) ? DAY : 4n * DAY);
    const deadline = this.#careless(30) ? now + this.random.one([0n, 730n * DAY, 730n * DAY + 1n]) : now + away;
    const amount = this.#careless(30) ? 0n : this.random.amount(MOST);
    const draft = { opener, asset, domain: this.#domain(), openedAt: now, deadline, uri: this.#uri() };
    return this.acts.open(draft, amount, this.#valueFor(asset, amount));
  }

  #add(now: bigint): Act {
    const bounty = this.#bounty("Open", now);
    if (bounty === undefined) return this.#open(now);
    const amount = this.#careless(30) ? 0n : this.random.amount(MOST);
    return this.acts.add(this.#person(), bounty, amount, this.#valueFor(bounty.asset, amount));
  }

  #claim(now: bigint): Act {
    const bounty = this.#bounty("Open", now);
    if (bounty === undefined) return this.#open(now);
    const room = this.model.pots.funded(bounty) - this.model.pots.awarded(bounty);
    const payees = this.random.shuffled(this.#everybody()).slice(0, this.random.below(3) + 1);
    const ordered = this.#careless(20) ? payees : payees.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    const amounts = this.#split(this.#careless(20) ? room + 1n : room, payees.length);
    const awards = ordered.map((payee, index) => ({ payee, amount: amounts[index] ?? 0n }));
    return this.acts.claim(this.#person(), bounty, this.#careless(40) ? [] : awards, this.#uri(), now);
  }

  #award(now: bigint): Act {
    const claim = this.#pendingClaim(["Passed", "Concludable"], now);
    return claim === undefined ? this.#claim(now) : this.acts.award(this.#person(), claim, this.random.oneIn(2));
  }

  #dismiss(now: bigint): Act {
    const claim = this.#pendingClaim(["Contested", "Lapsed", this.random.oneIn(3) ? "Passed" : "Lapsed"], now);
    if (claim === undefined) return this.#claim(now);
    const others = this.seen.claims.filter(({ id, bounty }) => bounty === claim.bounty && id !== claim.id);
    const more = this.#careless() ? others.slice(0, 2) : [];
    return this.acts.dismiss(this.#person(), claim.bounty, this.#careless(30) ? [] : [claim, ...more]);
  }

  #refund(now: bigint): Act {
    const isOwed = (bounty: Bounty) =>
      this.model.pots.contributions(bounty).some((made) => this.model.pots.isRefundable(made));
    const due = this.seen.bounties.filter(
      (bounty) => this.model.pots.stateOf(bounty, now) === "Closed" && isOwed(bounty),
    );
    const bounty = this.#careless() ? this.random.maybe(this.seen.bounties) : this.random.maybe(due);
    if (bounty === undefined) return this.#add(now);
    const made = this.model.pots.contributions(bounty);
    const owed = this.#careless(15) ? made : made.filter((each) => this.model.pots.isRefundable(each));
    const some = this.random.shuffled(owed).slice(0, this.random.below(4) + (this.#careless(30) ? 0 : 1));
    return this.acts.refund(this.#person(), bounty, some, this.random.oneIn(2));
  }

  #bounty(state: BountyState, now: bigint): Bounty | undefined {
    const fitting = this.seen.bounties.filter((bounty) => this.model.pots.stateOf(bounty, now) === state);
    return this.#careless(15) ? this.random.maybe(this.seen.bounties) : this.random.maybe(fitting);
  }

  #pendingClaim(states: readonly string[], now: bigint): Claim | undefined {
    const pending = this.seen.claims.filter(({ id }) => this.model.judgement.review(id)?.settled === false);
    const fitting = pending.filter(({ id }) => states.includes(this.model.judgement.stateOf(id, now)));
    if (this.#careless(20)) return this.random.maybe(this.seen.claims);
    return this.random.maybe(fitting) ?? (this.#careless(3) ? this.random.maybe(pending) : undefined);
  }

  // What is drawn everywhere

  #person(): Address {
    return this.random.one(this.house.people);
  }

  #everybody(): Address[] {
    return [...this.house.people, this.house.world.grudge];
  }

  /** Somebody who can be paid. */
  #payee(): Address {
    return this.random.one(this.#everybody());
  }

  #payees(): Address[] {
    const list = this.random.shuffled(this.#everybody()).slice(0, this.random.below(5));
    return this.#careless(20) ? [...list, this.house.world.treasury] : list;
  }

  #admin(): Address {
    return this.#careless(15) ? this.#person() : this.house.world.stakeholders;
  }

  #asset(): Address {
    return this.random.one(this.house.assets);
  }

  #domain(): bigint {
    return this.#careless(40) ? 9n : this.random.one([...DOMAINS.keys()]);
  }

  #uri(): string {
    return this.#careless(40) ? "" : `ipfs://${++this.#serial}`;
  }

  #own(holder: Address): Account {
    return { holder, number: BigInt(this.random.below(2)) };
  }

  #anyAccount(): Account {
    return { holder: this.random.one([...this.house.people, NOBODY]), number: BigInt(this.random.below(2)) };
  }

  #valueFor(asset: Address, amount: bigint): bigint {
    const value = asset === this.house.world.ether ? amount : 0n;
    return this.#careless(40) ? value + 1n : value;
  }

  /** An account with money in it, and mostly its holder. */
  #filled(): { from: Address; source: Account; asset: Address; balance: bigint } {
    const asset = this.#asset();
    const accounts = this.house.people.flatMap((holder) => [0n, 1n].map((number) => ({ holder, number })));
    const filled = accounts.filter((account) => this.model.ledger.balance(account, asset) > 0n);
    const source = this.random.maybe(filled) ?? this.#own(this.#person());
    const from = this.#careless(10) ? this.#person() : source.holder;
    return { from, source, asset, balance: this.model.ledger.balance(source, asset) };
  }

  #payments(most: bigint): Payment[] {
    if (this.#careless(40)) return [];
    return this.#split(most, this.random.below(3) + 1).map((amount) => ({
      payee: this.#careless(20) ? this.random.one([NOBODY, this.house.world.treasury]) : this.#payee(),
      amount,
    }));
  }

  /** `count` amounts that are together mostly no more than `most`. */
  #split(most: bigint, count: number): bigint[] {
    const share = this.#careless(20) ? most + 1n : most / BigInt(count);
    return Array.from({ length: count }, () => {
      if (share === 0n || this.#careless(40)) return this.random.oneIn(2) ? 0n : 1n;
      return this.random.oneIn(3) ? share : this.random.between(1n, share);
    });
  }
}
