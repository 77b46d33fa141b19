import { keyOf, type Acts } from "./acts.ts";
import { DOMAINS, type House, type Query } from "./chain.ts";
import type { Remembered } from "./choice.ts";
import { FINAL, REVIEW_STATES } from "./rules/judgement.ts";
import { personal, type Account, type Address } from "./rules/ledger.ts";
import type { Model } from "./rules/model.ts";
import { BOUNTY_STATES, type Bounty, type Contribution } from "./rules/pots.ts";

/** A question to the contracts, and what the model says to it at a time. */
export interface View extends Query {
  readonly text: string;
  readonly expected: (now: bigint) => bigint;
}

/** Everything that the contracts and the model must agree on. */
export class Views {
  readonly #fixed: View[];
  readonly #perBounty = new Map<string, View[]>();
  readonly #perReview = new Map<string, View[]>();
  readonly #perContribution = new Map<Contribution, View>();

  constructor(
    private readonly house: House,
    private readonly model: Model,
    private readonly acts: Acts,
  ) {
    const everybody = [...house.people, house.world.grudge];
    const accounts = [
      model.ledger.fund,
      personal(house.world.bounties),
      ...everybody.flatMap((holder) => [0n, 1n].map((number) => ({ holder, number }))),
    ];
    this.#fixed = [
      ...house.assets.flatMap((asset) => [
        this.#total(asset),
        ...accounts.map((account) => this.#balance(account, asset)),
        this.#wallet(house.world.treasury, asset, () => model.ledger.held(asset)),
      ]),
      ...[...DOMAINS.keys()].flatMap((domain) => house.people.map((who) => this.#clearance(domain, who))),
    ];
  }

  /** What people hold outside, to be compared with what they had at first. */
  wallets(): View[] {
    return [...this.house.people, this.house.world.grudge].flatMap((who) =>
      this.house.assets.map((asset) => this.#wallet(who, asset, () => this.model.ledger.gained(who, asset))),
    );
  }

  /** All views of what there is; of what is over at `now` only where `isThorough`. */
  all({ bounties, claims, nominations }: Remembered, now: bigint, isThorough: boolean): View[] {
    const { judgement, pots } = this.model;
    const isGoingOn = ({ id }: { id: string }) => isThorough || !FINAL.includes(judgement.stateOf(id, now));
    const isOwed = (made: Contribution) => isThorough || pots.isRefundable(made);
    const isOpen = (bounty: Bounty) =>
      pots.stateOf(bounty, now) !== "Closed" || pots.contributions(bounty).some(isOwed);
    return [
      ...this.#fixed,
      ...[...claims, ...nominations]
        .filter(isGoingOn)
        .flatMap(({ id }) => remember(this.#perReview, id, () => this.#review(id))),
      ...bounties.filter(isOpen).flatMap((bounty) => [
        ...remember(this.#perBounty, bounty.id, () => this.#bounty(bounty)),
        ...pots
          .contributions(bounty)
          .filter(isOwed)
          .map((made) => remember(this.#perContribution, made, () => this.#refund(made))),
      ]),
    ];
  }

  #total(asset: Address): View {
    const call = this.house.treasury.interface.encodeFunctionData("totalOf", [asset]);
    const text = `total of ${asset}`;
    return { text, target: this.house.world.treasury, call, word: 0, expected: () => this.model.ledger.booked(asset) };
  }

  #balance(account: Account, asset: Address): View {
    const call = this.house.treasury.interface.encodeFunctionData("balanceOf", [keyOf(account), asset]);
    const text = `balance of ${account.holder} ${account.number} in ${asset}`;
    const expected = () => this.model.ledger.balance(account, asset);
    return { text, target: this.house.world.treasury, call, word: 0, expected };
  }

  #wallet(who: Address, asset: Address, expected: () => bigint): View {
    const text = `wallet of ${who} in ${asset}`;
    if (asset === this.house.world.ether) return { text, target: who, call: "0x", word: 0, expected };
    const call = this.house.plain.interface.encodeFunctionData("balanceOf", [who]);
    return { text, target: asset, call, word: 0, expected };
  }

  #clearance(domain: bigint, who: Address): View {
    const call = this.house.contractors.interface.encodeFunctionData("isCleared", [domain, who]);
    const expected = () => BigInt(this.model.judgement.isCleared(domain, who));
    const target = String(this.house.contractors.target);
    return { text: `clearance of ${who} in ${domain}`, target, call, word: 0, expected };
  }

  #review(id: string): View[] {
    const target = String(this.house.reviews.target);
    const { interface: reviews } = this.house.reviews;
    const facts = reviews.encodeFunctionData("reviewOf", [id]);
    const says = (yes: boolean) => () =>
      BigInt(this.model.judgement.review(id)?.says.filter((say) => say.yes === yes).length ?? 0);
    return [
      {
        text: `state of review ${id}`,
        target,
        call: reviews.encodeFunctionData("stateOf", [id]),
        word: 0,
        expected: (now) => BigInt(REVIEW_STATES.indexOf(this.model.judgement.stateOf(id, now))),
      },
      { text: `endorsements of review ${id}`, target, call: facts, word: 6, expected: says(true) },
      { text: `objections to review ${id}`, target, call: facts, word: 7, expected: says(false) },
    ];
  }

  #bounty(bounty: Bounty): View[] {
    const { id } = bounty;
    const target = this.house.world.bounties;
    const { interface: bounties } = this.house.bounties;
    const pot = bounties.encodeFunctionData("potOf", [id]);
    const { pots } = this.model;
    return [
      this.#balance(pots.accountOf(bounty), bounty.asset),
      {
        text: `state of bounty ${id}`,
        target,
        call: bounties.encodeFunctionData("stateOf", [this.acts.termsOf(bounty)]),
        word: 0,
        expected: (now) => BigInt(BOUNTY_STATES.indexOf(pots.stateOf(bounty, now))),
      },
      { text: `funding of bounty ${id}`, target, call: pot, word: 0, expected: () => pots.funded(bounty) },
      { text: `awards of bounty ${id}`, target, call: pot, word: 1, expected: () => pots.awarded(bounty) },
      { text: `claims on bounty ${id}`, target, call: pot, word: 2, expected: () => BigInt(pots.pending(bounty)) },
    ];
  }

  #refund(contribution: Contribution): View {
    const { bounty, funder, start, amount } = contribution;
    const args = [bounty.id, { funder, start, amount }] as const;
    return {
      text: `refund of ${amount} from ${start} on to ${funder} from ${bounty.id}`,
      target: this.house.world.bounties,
      call: this.house.bounties.interface.encodeFunctionData("refundOf", [...args]),
      word: 0,
      expected: () => this.model.pots.refundOf(contribution),
    };
  }
}

function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
