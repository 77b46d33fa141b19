import type { Judgement } from "./judgement.ts";
import { NOBODY, type Account, type Address, type Ledger, type Payment } from "./ledger.ts";
import { demand, Memory, type Journal } from "./memory.ts";

/** Where a bounty is. */
export const BOUNTY_STATES = ["None", "Open", "Judging", "Closed"] as const;
export type BountyState = (typeof BOUNTY_STATES)[number];

/** A bounty as it was opened; times in seconds since 1970. */
export interface Bounty {
  readonly id: string;
  readonly opener: Address;
  readonly asset: Address;
  readonly domain: bigint;
  readonly openedAt: bigint;
  readonly deadline: bigint;
  readonly uri: string;
}

/** A submission of work; its id is its review's. */
export interface Claim {
  readonly id: string;
  readonly workflow: "bounties";
  readonly bounty: Bounty;
  readonly claimant: Address;
  readonly openedAt: bigint;
  readonly uri: string;
  readonly awards: readonly Payment[];
  readonly barred: readonly number[];
}

/** Money that somebody put in: the units [start, start + amount) of all that was funded. */
export interface Contribution {
  readonly bounty: Bounty;
  readonly funder: Address;
  readonly start: bigint;
  readonly amount: bigint;
}

/** What went in and out of a pot; base units. */
interface Pot {
  readonly contributions: readonly Contribution[];
  readonly awarded: bigint;
  readonly pending: readonly string[];
}

const TWO_YEARS = 730n * 86_400n;
const MAX_PAYEES = 16;

/** Funded tasks, judged by a domain. */
export class Pots {
  readonly #pots: Memory<Pot>;
  readonly #refunded: Memory<boolean>;

  constructor(
    journal: Journal,
    private readonly ledger: Ledger,
    private readonly judgement: Judgement,
  ) {
    this.#pots = new Memory<Pot>(journal, { contributions: [], awarded: 0n, pending: [] });
    this.#refunded = new Memory(journal, false);
  }

  /** All that was put in. */
  funded({ id }: Bounty): bigint {
    return this.#pots.get(id).contributions.reduce((sum, { amount }) => sum + amount, 0n);
  }

  awarded({ id }: Bounty): bigint {
    return this.#pots.get(id).awarded;
  }

  pending({ id }: Bounty): number {
    return this.#pots.get(id).pending.length;
  }

  contributions({ id }: Bounty): readonly Contribution[] {
    return this.#pots.get(id).contributions;
  }

  stateOf(bounty: Bounty, now: bigint): BountyState {
    if (this.funded(bounty) === 0n) return "None";
    if (now < bounty.deadline) return "Open";
    return this.pending(bounty) === 0 ? "Closed" : "Judging";
  }

  accountOf({ id }: Bounty): Account {
    return { holder: this.ledger.world.bounties, number: BigInt(id) % 2n ** 96n };
  }

  isRefundable(contribution: Contribution): boolean {
    const { bounty, funder, start, amount } = contribution;
    const wasMade = this.contributions(bounty).some(
      (made) => made.funder === funder && made.start === start && made.amount === amount,
    );
    return wasMade && !this.#refunded.get(bounty.id, funder, start, amount);
  }

  /** What a contribution gets back if nothing more is awarded. */
  refundOf(contribution: Contribution): bigint {
    if (!this.isRefundable(contribution)) return 0n;
    const { bounty, start, amount } = contribution;
    const rest = this.funded(bounty) - this.awarded(bounty);
    const upTo = (end: bigint) => (rest * end) / this.funded(bounty);
    return upTo(start + amount) - upTo(start);
  }

  open(bounty: Bounty, amount: bigint, value: bigint, now: bigint): void {
    this.judgement.people.domains.open(bounty.domain);
    demand(bounty.uri !== "", "Bounties_NoContent");
    demand(bounty.deadline > now && bounty.deadline <= now + TWO_YEARS, "Bounties_InvalidDeadline");
    demand(this.funded(bounty) === 0n, "Bounties_AlreadyOpen");
    this.#fund(bounty, bounty.opener, amount, value);
  }

  add(caller: Address, bounty: Bounty, amount: bigint, value: bigint, now: bigint): void {
    this.#demandState(bounty, now, "Open");
    this.#fund(bounty, caller, amount, value);
  }

  claim(claim: Claim, now: bigint): void {
    const { bounty, awards, claimant } = claim;
    this.#demandState(bounty, now, "Open");
    demand(claim.uri !== "", "Bounties_NoContent");
    demand(awards.length > 0 && awards.length <= MAX_PAYEES, "Bounties_InvalidPayeeCount");
    let previous = NOBODY;
    for (const { payee, amount } of awards) {
      demand(BigInt(payee) > BigInt(previous), "Bounties_PayeesNotAscending");
      demand(amount > 0n, "Bounties_ZeroAward");
      previous = payee;
    }
    this.#demandRoom(bounty, awards);
    this.#change(bounty, { pending: [...this.#pots.get(bounty.id).pending, claim.id] });
    const payees = awards.map(({ payee }) => payee).filter((payee) => payee !== claimant);
    const { domain } = bounty;
    this.judgement.open(claim.id, { domain, subject: claimant, payees, minChallenge: 0n, appealable: false }, now);
  }

  award({ id, bounty, awards }: Claim, atOnce: boolean, now: bigint): void {
    demand(this.judgement.settle(id, now), "Bounties_NotApproved");
    this.#demandRoom(bounty, awards);
    this.#change(bounty, { awarded: this.awarded(bounty) + sumOf(awards) });
    this.#close(bounty, id);
    this.ledger.pay(this.ledger.world.bounties, this.accountOf(bounty), bounty.asset, awards, atOnce);
  }

  dismiss(bounty: Bounty, claims: readonly Claim[], now: bigint): void {
    demand(claims.length > 0, "Bounties_EmptyList");
    for (const { id, awards } of claims) {
      const isApproved = this.judgement.settle(id, now);
      const isPayable = now < bounty.deadline || sumOf(awards) <= this.funded(bounty) - this.awarded(bounty);
      demand(!(isApproved && isPayable), "Bounties_StillPayable");
      this.#close(bounty, id);
    }
  }

  refund(bounty: Bounty, contributions: readonly Contribution[], atOnce: boolean, now: bigint): void {
    demand(contributions.length > 0, "Bounties_EmptyList");
    this.#demandState(bounty, now, "Closed");
    const payments: Payment[] = [];
    for (const contribution of contributions) {
      const { funder, start, amount } = contribution;
      demand(this.isRefundable(contribution), "Bounties_UnknownContribution");
      const share = this.refundOf(contribution);
      this.#refunded.set(true, bounty.id, funder, start, amount);
      if (share > 0n) payments.push({ payee: funder, amount: share });
    }
    if (payments.length === 0) return;
    this.ledger.pay(this.ledger.world.bounties, this.accountOf(bounty), bounty.asset, payments, atOnce);
  }

  // What all of these are made of

  #fund(bounty: Bounty, funder: Address, amount: bigint, value: bigint): void {
    demand(amount > 0n, "Treasury_ZeroAmount");
    demand(value === (bounty.asset === this.ledger.world.ether ? amount : 0n), "Bounties_ValueMismatch");
    const arrived = this.ledger.bringIn(funder, bounty.asset, amount);
    this.ledger.credit(this.accountOf(bounty), bounty.asset, arrived);
    const contribution = { bounty, funder, start: this.funded(bounty), amount: arrived };
    this.#change(bounty, { contributions: [...this.contributions(bounty), contribution] });
  }

  #demandState(bounty: Bounty, now: bigint, expected: BountyState): void {
    demand(this.stateOf(bounty, now) === expected, "Bounties_UnexpectedState");
  }

  #demandRoom(bounty: Bounty, awards: readonly Payment[]): void {
    demand(sumOf(awards) <= this.funded(bounty) - this.awarded(bounty), "Bounties_NoRoom");
  }

  #close(bounty: Bounty, id: string): void {
    this.#change(bounty, { pending: this.#pots.get(bounty.id).pending.filter((other) => other !== id) });
  }

  #change(bounty: Bounty, change: Partial<Pot>): void {
    this.#pots.set({ ...this.#pots.get(bounty.id), ...change }, bounty.id);
  }
}

function sumOf(awards: readonly Payment[]): bigint {
  return awards.reduce((sum, { amount }) => sum + amount, 0n);
}
