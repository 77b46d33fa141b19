import { keyOf, type Acts } from "./acts.ts";
import { DOMAINS, type House, type Query } from "./chain.ts";
import type { Remembered } from "./choice.ts";
import type { Judged } from "./questions.ts";
import type { Counted } from "./rules/domains.ts";
import { FINAL, REVIEW_STATES } from "./rules/judgement.ts";
import { personal, type Account, type Address } from "./rules/ledger.ts";
import type { Model } from "./rules/model.ts";
import { KINDS } from "./rules/people.ts";
import { BOUNTY_STATES, type Bounty, type Contribution } from "./rules/pots.ts";
import type { Revocation } from "./rules/revocations.ts";

/** A question to the contracts, and what the model says to it at a time. */
export interface View extends Query {
  readonly text: string;
  readonly expected: (now: bigint) => bigint;
}

/** Everything that the contracts and the model must agree on. */
export class Views {
  readonly #fixed: View[];
  readonly #histories: View[];
  readonly #perBounty = new Map<string, View[]>();
  readonly #perReview = new Map<string, View[]>();
  readonly #perSpeaker = new Map<string, View[]>();
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
      ...[...DOMAINS.keys()].flatMap((domain) => [
        ...this.#domain(domain),
        ...house.everyone.map((who) => this.#clearance(domain, who)),
      ]),
      ...house.everyone.map((who) => this.#tokens(who)),
    ];
    this.#histories = [...DOMAINS.keys()].flatMap((domain) =>
      house.everyone.flatMap((who) => this.#history(domain, who)),
    );
  }

  /** What people hold outside, to be compared with what they had at first. */
  wallets(): View[] {
    return [...this.house.people, this.house.world.grudge].flatMap((who) =>
      this.house.assets.map((asset) => this.#wallet(who, asset, () => this.model.ledger.gained(who, asset))),
    );
  }

  /** All views of what there is; of what is over at `now`, and of everybody's whole history, only where `isThorough`. */
  all({ bounties, judged }: Remembered, now: bigint, isThorough: boolean): View[] {
    const { judgement, pots } = this.model;
    const isGoingOn = ({ id }: { id: string }) => isThorough || !FINAL.includes(judgement.stateOf(id, now));
    const isOwed = (made: Contribution) => isThorough || pots.isRefundable(made);
    const isOpen = (bounty: Bounty) =>
      pots.stateOf(bounty, now) !== "Closed" || pots.contributions(bounty).some(isOwed);
    return [
      ...this.#fixed,
      ...(isThorough ? this.#histories : []),
      ...judged.filter(isGoingOn).flatMap((each) => remember(this.#perReview, each.id, () => this.#review(each))),
      // A nonce changes only with an act that is seen in its review.
      ...(isThorough
        ? judged.slice(-30).flatMap((each) => remember(this.#perSpeaker, each.id, () => this.#nonces(each)))
        : []),
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

  /** Whether somebody may bill. */
  #clearance(domain: bigint, who: Address): View {
    const call = this.house.contractors.interface.encodeFunctionData("isCleared", [domain, who]);
    const expected = (now: bigint) => BigInt(this.model.people.isCleared(domain, who, now));
    const target = String(this.house.contractors.target);
    return { text: `clearance of ${who} in ${domain}`, target, call, word: 0, expected };
  }

  #tokens(who: Address): View {
    const call = this.house.contractors.interface.encodeFunctionData("balanceOf", [who]);
    const { people } = this.model;
    const expected = () => BigInt(people.speaker(who) === 0 ? 0 : people.heldBy(people.speaker(who)).length);
    return { text: `tokens of ${who}`, target: String(this.house.contractors.target), call, word: 0, expected };
  }

  /** Voices and limits. */
  #domain(domain: bigint): View[] {
    const { interface: abi, target } = this.house.contractors;
    const { people } = this.model;
    const next = (what: Counted) => (now: bigint) => people.domains.next(what, domain, people.voices(domain), now);
    const of = (name: string, call: string, word: number, expected: View["expected"]): View => {
      return { text: `${name} of domain ${domain}`, target: String(target), call, word, expected };
    };
    const facts = abi.encodeFunctionData("domainOf", [domain]);
    return [
      of("voices", facts, 7, () => BigInt(people.voices(domain))),
      of("judges", facts, 8, () => BigInt(people.judges(domain))),
      of("fullSince", facts, 9, () => people.fullSince(domain)),
      of("next admission", abi.encodeFunctionData("nextAdmission", [domain]), 0, next("admissions")),
      of("next revocation", abi.encodeFunctionData("nextRevocation", [domain]), 0, next("revocations")),
    ];
  }

  /** The facts of somebody's clearance, its rates, and who somebody is. */
  #history(domain: bigint, who: Address): View[] {
    const { interface: abi, target } = this.house.contractors;
    const { people } = this.model;
    const facts = abi.encodeFunctionData("clearanceOf", [domain, who]);
    const of = (name: string, call: string, word: number, expected: View["expected"]): View => {
      return { text: `${name} of ${who} in ${domain}`, target: String(target), call, word, expected };
    };
    const found = () => people.clearance(domain, who);
    const times = [1_700_000_000n, 1_800_000_000n, 1_830_000_000n, 4_000_000_000n];
    return [
      of("since", facts, 0, () => found()?.since ?? 0n),
      of("until", facts, 1, () => found()?.until ?? 0n),
      of("supervisor", facts, 3, () => BigInt(found()?.supervisor ?? 0)),
      of("uses", facts, 4, () => BigInt(found()?.uses ?? 0)),
      of("kind", facts, 5, () => BigInt(KINDS.indexOf(found()?.kind ?? "None"))),
      of("suspension", facts, 6, () => BigInt(found()?.suspended ?? false)),
      of("end", facts, 7, () => BigInt(found()?.ended ?? false)),
      of("number", abi.encodeFunctionData("partyNumberOf", [who]), 0, () => BigInt(people.numberOf(who))),
      ...times.map((time) =>
        of(`rate at ${time}`, abi.encodeFunctionData("rateAt", [domain, who, time]), 0, () =>
          people.rateAt(domain, who, time),
        ),
      ),
    ];
  }

  #review(judged: Judged): View[] {
    const { id } = judged;
    const { interface: reviews, target } = this.house.reviews;
    const { judgement } = this.model;
    const facts = reviews.encodeFunctionData("reviewOf", [id]);
    const of = (name: string, call: string, word: number, expected: View["expected"]): View => {
      return { text: `${name} of review ${id}`, target: String(target), call, word, expected };
    };
    return [
      of("state", reviews.encodeFunctionData("stateOf", [id]), 0, (now) =>
        BigInt(REVIEW_STATES.indexOf(judgement.stateOf(id, now))),
      ),
      of("endorsements", facts, 4, () => BigInt(judgement.count(id, true))),
      of("objections", facts, 5, () => BigInt(judgement.count(id, false))),
      of("appeal", facts, 9, () => BigInt(judgement.review(id)?.appealed ?? false)),
      ...(judged.workflow === "revocations" ? this.#revocation(judged) : []),
    ];
  }

  #revocation({ id, domain, barred }: Revocation): View[] {
    const { interface: revocations, target } = this.house.revocations;
    const number = barred[0] ?? 0;
    return [
      {
        text: `suspension by revocation ${id}`,
        target: String(target),
        call: revocations.encodeFunctionData("suspends", [id]),
        word: 0,
        expected: () => BigInt(this.model.revocations.suspends(id)),
      },
      {
        text: `until when party ${number} is spared in ${domain}`,
        target: String(target),
        call: revocations.encodeFunctionData("sparedUntil", [domain, number]),
        word: 0,
        expected: () => this.model.revocations.sparedUntil(domain, number),
      },
    ];
  }

  #nonces({ id }: Judged): View[] {
    const { interface: reviews, target } = this.house.reviews;
    return this.house.everyone.map((who) => ({
      text: `nonce of ${who} in review ${id}`,
      target: String(target),
      call: reviews.encodeFunctionData("nonceOf", [id, who]),
      word: 0,
      expected: () => BigInt(this.model.judgement.nonce(id, who)),
    }));
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
