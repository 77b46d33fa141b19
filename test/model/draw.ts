import { DOMAINS, type House } from "./chain.ts";
import type { Random } from "./random.ts";
import { NOBODY, type Account, type Address, type Payment } from "./rules/ledger.ts";
import type { Model } from "./rules/model.ts";
import type { Offer } from "./rules/people.ts";

/** Draws what acts are made of: people, assets, accounts and amounts; mostly fitting ones. */
export class Draw {
  #serial = 0;

  constructor(
    private readonly random: Random,
    private readonly house: House,
    private readonly model: Model,
  ) {}

  /** Whether this once no care is taken that it makes sense: one time in `times`. */
  careless(times = 8): boolean {
    return this.random.oneIn(times);
  }

  /** Somebody who acts. */
  person(): Address {
    return this.random.one(this.house.people);
  }

  /** People, companies and addresses that people have left or may come to. */
  someone(): Address {
    const speakers = this.house.everyone.filter((who) => this.model.people.speaker(who) !== 0);
    return this.random.one(this.careless(5) ? this.house.everyone : speakers);
  }

  /** What a candidate may be offered, mostly. */
  offer(domain: bigint, now: bigint): Offer {
    const rate = this.careless(30) ? 0n : this.random.amount(1_000_000_000n);
    const simple: Offer = { kind: this.random.oneIn(5) ? "Supervisor" : "Direct", rate, until: 0n, supervisor: NOBODY };
    const supervisors = this.house.everyone.filter(
      (who) => this.model.people.clearance(domain, who)?.kind === "Supervisor",
    );
    const supervisor = this.random.maybe(supervisors) ?? this.person();
    const until = now + this.random.between(0n, 6n * 86_400n);
    const rare: Offer[] = [
      { ...simple, kind: "Temporary" },
      { ...simple, kind: "Proposal", until },
      { ...simple, kind: "Subcontractor", supervisor },
    ];
    if (this.careless(30)) return { ...simple, until, supervisor };
    return this.random.oneIn(4) ? this.random.one(rare) : simple;
  }

  /** All who can be paid, with the one who takes no ETH. */
  everybody(): Address[] {
    return [...this.house.people, this.house.world.grudge];
  }

  /** Somebody who can be paid. */
  payee(): Address {
    return this.random.one(this.everybody());
  }

  /** Up to four who are paid out together. */
  payees(): Address[] {
    const list = this.random.shuffled(this.everybody()).slice(0, this.random.below(5));
    return this.careless(20) ? [...list, this.house.world.treasury] : list;
  }

  /** Who may spend, admit and revoke. */
  admin(): Address {
    return this.careless(15) ? this.person() : this.house.world.stakeholders;
  }

  /** ETH or a token. */
  asset(): Address {
    return this.random.one(this.house.assets);
  }

  /** The number of a domain. */
  domain(): bigint {
    return this.careless(40) ? 9n : this.random.one([...DOMAINS.keys()]);
  }

  /** Where a text is; never the same twice. */
  uri(): string {
    return this.careless(40) ? "" : `ipfs://${++this.#serial}`;
  }

  /** A personal or numbered account of `holder`. */
  own(holder: Address): Account {
    return { holder, number: BigInt(this.random.below(2)) };
  }

  /** Somebody's account, or nobody's. */
  anyAccount(): Account {
    return { holder: this.random.one([...this.house.people, NOBODY]), number: BigInt(this.random.below(2)) };
  }

  /** The ETH that is sent along with `amount` of `asset`. */
  valueFor(asset: Address, amount: bigint): bigint {
    const value = asset === this.house.world.ether ? amount : 0n;
    return this.careless(40) ? value + 1n : value;
  }

  /** An account with money in it, and mostly its holder. */
  filled(): { from: Address; source: Account; asset: Address; balance: bigint } {
    const asset = this.asset();
    const accounts = this.house.people.flatMap((holder) => [0n, 1n].map((number) => ({ holder, number })));
    const filled = accounts.filter((account) => this.model.ledger.balance(account, asset) > 0n);
    const source = this.random.maybe(filled) ?? this.own(this.person());
    const from = this.careless(10) ? this.person() : source.holder;
    return { from, source, asset, balance: this.model.ledger.balance(source, asset) };
  }

  /** Up to three payments out of `most`. */
  payments(most: bigint): Payment[] {
    if (this.careless(40)) return [];
    return this.split(most, this.random.below(3) + 1).map((amount) => ({
      payee: this.careless(20) ? this.random.one([NOBODY, this.house.world.treasury]) : this.payee(),
      amount,
    }));
  }

  /** `count` amounts that are together mostly no more than `most`. */
  split(most: bigint, count: number): bigint[] {
    const share = this.careless(20) ? most + 1n : most / BigInt(count);
    return Array.from({ length: count }, () => {
      if (share === 0n || this.careless(40)) return this.random.oneIn(2) ? 0n : 1n;
      return this.random.oneIn(3) ? share : this.random.between(1n, share);
    });
  }
}
