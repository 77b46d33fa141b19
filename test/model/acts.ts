import { AbiCoder, id as hashOf, keccak256, toBeHex } from "ethers";

import type { House, Sending } from "./chain.ts";
import type { Account, Address, Payment } from "./rules/ledger.ts";
import type { Signed } from "./rules/judgement.ts";
import type { Model } from "./rules/model.ts";
import type { Bounty, Claim, Contribution } from "./rules/pots.ts";
import { reviewIdOf, type Judged } from "./questions.ts";

/** Something that somebody does, to the contracts and to the model. */
export interface Act extends Sending {
  /** What it is, for a reader of a failed run. */
  readonly text: string;
  /** What it does to the model. */
  readonly foretell: (now: bigint) => void;
  /** What there is to be talked about once it has succeeded. */
  readonly leaves?: { bounty?: Bounty; judged?: Judged; signed?: Signed };
}

const REF = hashOf("model");
const TERMS = "tuple(address,address,uint32,uint48,uint48,bytes32)";
const abi = AbiCoder.defaultAbiCoder();

/** The key of an account in the contracts. */
export function keyOf({ holder, number }: Account): string {
  return toBeHex((BigInt(holder) << 96n) | number, 32);
}

/** What an act is about, for a reader. */
export function show(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? `${inner}` : inner));
}

/** Writes acts of money down for both sides. Addresses in lower case, amounts in base units. */
export class Acts {
  constructor(
    private readonly house: House,
    private readonly model: Model,
  ) {}

  // Treasury

  deposit(from: Address, to: Account, asset: Address, amount: bigint, value: bigint): Act {
    const data = this.house.treasury.interface.encodeFunctionData("deposit", [keyOf(to), asset, amount, REF]);
    return this.#toTreasury("deposit", { from, to, asset, amount, value }, data, () =>
      this.model.ledger.deposit(from, to, asset, amount, value),
    );
  }

  sendEther(from: Address, value: bigint): Act {
    return this.#toTreasury("sendEther", { from, value }, "0x", () => this.model.ledger.sendEther(from, value));
  }

  /** A token sent to the treasury without telling it. */
  stray(from: Address, asset: Address, amount: bigint): Act {
    const data = this.house.plain.interface.encodeFunctionData("transfer", [this.house.world.treasury, amount]);
    const text = `stray ${show({ from, asset, amount })}`;
    return { text, from, to: asset, data, value: 0n, foretell: () => this.model.ledger.stray(from, asset, amount) };
  }

  sync(from: Address, asset: Address): Act {
    const data = this.house.treasury.interface.encodeFunctionData("sync", [asset]);
    return this.#toTreasury("sync", { from, asset }, data, () => this.model.ledger.sync(asset));
  }

  move(from: Address, source: Account, asset: Address, credits: { to: Account; amount: bigint }[]): Act {
    const list = credits.map(({ to, amount }) => ({ to: keyOf(to), amount }));
    const data = this.house.treasury.interface.encodeFunctionData("move", [keyOf(source), asset, list, REF]);
    return this.#toTreasury("move", { from, source, asset, credits }, data, () =>
      this.model.ledger.move(from, source, asset, credits),
    );
  }

  spend(from: Address, asset: Address, credits: { to: Account; amount: bigint }[]): Act {
    const list = credits.map(({ to, amount }) => ({ to: keyOf(to), amount }));
    const data = this.house.treasury.interface.encodeFunctionData("spend", [asset, list, REF]);
    return this.#toTreasury("spend", { from, asset, credits }, data, () =>
      this.model.ledger.spend(from, asset, credits),
    );
  }

  withdraw(from: Address, source: Account, to: Address, amounts: { asset: Address; amount: bigint }[]): Act {
    const data = this.house.treasury.interface.encodeFunctionData("withdraw", [keyOf(source), to, amounts, REF]);
    return this.#toTreasury("withdraw", { from, source, to, amounts }, data, () =>
      this.model.ledger.withdraw(from, source, to, amounts),
    );
  }

  collect(from: Address, asset: Address): Act {
    const data = this.house.treasury.interface.encodeFunctionData("collect", [asset]);
    return this.#toTreasury("collect", { from, asset }, data, () => this.model.ledger.collect(from, asset));
  }

  pay(from: Address, source: Account, asset: Address, payments: Payment[], atOnce: boolean): Act {
    const args = [keyOf(source), asset, payments, REF, atOnce] as const;
    const data = this.house.treasury.interface.encodeFunctionData("pay", [...args]);
    return this.#toTreasury("pay", { from, source, asset, payments, atOnce }, data, () =>
      this.model.ledger.pay(from, source, asset, payments, atOnce),
    );
  }

  payOut(from: Address, asset: Address, payees: Address[]): Act {
    const data = this.house.treasury.interface.encodeFunctionData("payOut", [asset, payees]);
    return this.#toTreasury("payOut", { from, asset, payees }, data, () => this.model.ledger.payOut(asset, payees));
  }

  refusePayouts(from: Address, refuses: boolean): Act {
    const data = this.house.treasury.interface.encodeFunctionData("refusePayouts", [refuses]);
    return this.#toTreasury("refusePayouts", { from, refuses }, data, () =>
      this.model.ledger.refusePayouts(from, refuses),
    );
  }

  // Bounties

  open(draft: Omit<Bounty, "id">, amount: bigint, value: bigint): Act {
    const bounty = { ...draft, id: keccak256(abi.encode([TERMS], [Object.values(this.termsOf(draft))])) };
    const { asset, domain, deadline, uri } = draft;
    const data = this.house.bounties.interface.encodeFunctionData("open", [asset, domain, deadline, uri, amount]);
    const foretell = (now: bigint) => this.model.pots.open(bounty, amount, value, now);
    const act = this.#toBounties("open", draft.opener, { ...bounty, amount, value }, data, foretell);
    return { ...act, value, leaves: { bounty } };
  }

  add(from: Address, bounty: Bounty, amount: bigint, value: bigint): Act {
    const data = this.house.bounties.interface.encodeFunctionData("add", [this.termsOf(bounty), amount]);
    const foretell = (now: bigint) => this.model.pots.add(from, bounty, amount, value, now);
    return { ...this.#toBounties("add", from, { bounty: bounty.id, amount, value }, data, foretell), value };
  }

  claim(claimant: Address, bounty: Bounty, awards: Payment[], uri: string, openedAt: bigint): Act {
    const payees = awards.map(({ payee }) => payee).filter((payee) => payee !== claimant);
    const barred = this.model.people.barredWith([claimant, ...payees]);
    const draft = { id: "", workflow: "bounties", bounty, claimant, openedAt, uri, awards, barred } as const;
    const claim = { ...draft, id: reviewIdOf(this.house, draft) };
    const data = this.house.bounties.interface.encodeFunctionData("claim", [this.termsOf(bounty), awards, uri]);
    const foretell = (now: bigint) => this.model.pots.claim(claim, now);
    const said = { bounty: bounty.id, claim: claim.id, awards, uri };
    return { ...this.#toBounties("claim", claimant, said, data, foretell), leaves: { judged: claim } };
  }

  award(from: Address, claim: Claim, atOnce: boolean): Act {
    const args = [this.termsOf(claim.bounty), this.#claimOf(claim), atOnce] as const;
    const data = this.house.bounties.interface.encodeFunctionData("award", [...args]);
    return this.#toBounties("award", from, { claim: claim.id, atOnce }, data, (now) =>
      this.model.pots.award(claim, atOnce, now),
    );
  }

  dismiss(from: Address, bounty: Bounty, claims: readonly Claim[]): Act {
    const list = claims.map((claim) => this.#claimOf(claim));
    const data = this.house.bounties.interface.encodeFunctionData("dismiss", [this.termsOf(bounty), list]);
    return this.#toBounties(
      "dismiss",
      from,
      claims.map(({ id }) => id),
      data,
      (now) => this.model.pots.dismiss(bounty, claims, now),
    );
  }

  refund(from: Address, bounty: Bounty, contributions: readonly Contribution[], atOnce: boolean): Act {
    const list = contributions.map(({ funder, start, amount }) => ({ funder, start, amount }));
    const args = [this.termsOf(bounty), list, atOnce] as const;
    const data = this.house.bounties.interface.encodeFunctionData("refund", [...args]);
    return this.#toBounties("refund", from, { bounty: bounty.id, list, atOnce }, data, (now) =>
      this.model.pots.refund(bounty, contributions, atOnce, now),
    );
  }

  /** A bounty's terms as calldata. */
  termsOf({ opener, asset, domain, openedAt, deadline, uri }: Omit<Bounty, "id">) {
    return { opener, asset, domain, openedAt, deadline, content: hashOf(uri) };
  }

  // Calldata

  #claimOf({ claimant, openedAt, uri, awards, barred }: Claim) {
    return { claimant, openedAt, content: hashOf(uri), awards: [...awards], barred: [...barred] };
  }

  #toTreasury<Said extends { from: Address; value?: bigint }>(
    verb: string,
    said: Said,
    data: string,
    foretell: () => void,
  ): Act {
    const { from, value = 0n } = said;
    return { text: `${verb} ${show(said)}`, from, to: this.house.world.treasury, data, value, foretell };
  }

  #toBounties(verb: string, from: Address, said: unknown, data: string, foretell: Act["foretell"]): Act {
    const to = this.house.world.bounties;
    return { text: `${verb} ${show({ from, said })}`, from, to, data, value: 0n, foretell };
  }
}
