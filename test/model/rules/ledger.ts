import { demand, Memory, Refusal, type Journal } from "./memory.ts";

/** An address, in lower case. */
export type Address = string;

/** A treasury account: its holder and the number that the holder chose, 0 for the personal one. */
export interface Account {
  readonly holder: Address;
  readonly number: bigint;
}

/** A payee and an amount, base units. */
export interface Payment {
  readonly payee: Address;
  readonly amount: bigint;
}

/** The fixed parts of the world that the ledger's rules speak of. */
export interface World {
  readonly treasury: Address;
  readonly bounties: Address;
  readonly ether: Address;
  /** The token that burns a hundredth of every transfer, rounded up. */
  readonly feeToken: Address;
  /** Assets that the general fund spends. */
  readonly enabled: readonly Address[];
  /** Takes no ETH. */
  readonly grudge: Address;
  /** Holds every administrative right, and spends from the general fund. */
  readonly stakeholders: Address;
}

export const NOBODY: Address = `0x${"0".repeat(40)}`;

/** The personal account of `holder`. */
export function personal(holder: Address): Account {
  return { holder, number: 0n };
}

/** The treasury's rules over plain sums. */
export class Ledger {
  readonly #balances: Memory<bigint>;
  /** What people have gained outside since the beginning, base units; negative when they paid in. */
  readonly #wallets: Memory<bigint>;
  readonly #held: Memory<bigint>;
  readonly #booked: Memory<bigint>;
  readonly #refuses: Memory<boolean>;

  constructor(
    journal: Journal,
    readonly world: World,
  ) {
    this.#balances = new Memory(journal, 0n);
    this.#wallets = new Memory(journal, 0n);
    this.#held = new Memory(journal, 0n);
    this.#booked = new Memory(journal, 0n);
    this.#refuses = new Memory(journal, false);
  }

  balance({ holder, number }: Account, asset: Address): bigint {
    return this.#balances.get(holder, number, asset);
  }

  /** The sum of all accounts. */
  booked(asset: Address): bigint {
    return this.#booked.get(asset);
  }

  /** What the treasury holds. */
  held(asset: Address): bigint {
    return this.#held.get(asset);
  }

  gained(who: Address, asset: Address): bigint {
    return this.#wallets.get(who, asset);
  }

  get fund(): Account {
    return personal(this.world.treasury);
  }

  // In

  deposit(from: Address, to: Account, asset: Address, amount: bigint, value: bigint): void {
    demand(amount > 0n, "Treasury_ZeroAmount");
    this.#demandOpen(to, from);
    demand(value === (asset === this.world.ether ? amount : 0n), "Treasury_ValueMismatch");
    this.#credit(to, asset, this.bringIn(from, asset, amount));
  }

  sendEther(from: Address, value: bigint): void {
    demand(value > 0n, "Treasury_ZeroAmount");
    this.#credit(this.fund, this.world.ether, this.bringIn(from, this.world.ether, value));
  }

  /** Money that comes in behind the treasury's back. */
  stray(from: Address, asset: Address, amount: bigint): void {
    this.#bring(from, asset, amount);
  }

  sync(asset: Address): void {
    demand(this.world.enabled.includes(asset), "Treasury_AssetNotEnabled");
    const stray = this.held(asset) - this.booked(asset);
    demand(stray > 0n, "Treasury_NothingStray");
    this.#booked.set(this.held(asset), asset);
    this.#credit(this.fund, asset, stray);
  }

  /** Moves `amount` from the purse of `from` into the treasury's books. Returns what arrived. */
  bringIn(from: Address, asset: Address, amount: bigint): bigint {
    const arrived = this.#bring(from, asset, amount);
    demand(arrived > 0n, "Treasury_NothingArrived");
    this.#booked.set(this.booked(asset) + arrived, asset);
    return arrived;
  }

  /** Credits what a workflow brought in to one of its accounts. */
  credit(to: Account, asset: Address, amount: bigint): void {
    this.#credit(to, asset, amount);
  }

  // Between accounts

  move(caller: Address, from: Account, asset: Address, credits: readonly { to: Account; amount: bigint }[]): void {
    demand(from.holder === caller, "Treasury_NotTheHolder");
    demand(credits.length > 0, "Treasury_EmptyList");
    for (const { to, amount } of credits) {
      this.#demandOpen(to, caller);
      this.#debit(from, asset, amount);
      this.#credit(to, asset, amount);
    }
  }

  /** The policy of every enabled asset allows all of the fund, and of others nothing. */
  spend(caller: Address, asset: Address, credits: readonly { to: Account; amount: bigint }[]): void {
    demand(caller === this.world.stakeholders, "AccessControlUnauthorizedAccount");
    demand(credits.length > 0, "Treasury_EmptyList");
    for (const { to, amount } of credits) {
      this.#demandOpen(to, caller);
      demand(amount > 0n, "Treasury_ZeroAmount");
    }
    const sum = credits.reduce((all, { amount }) => all + amount, 0n);
    const capacity = this.world.enabled.includes(asset) ? this.balance(this.fund, asset) : 0n;
    demand(sum <= capacity, "Treasury_OverCapacity");
    this.#debit(this.fund, asset, sum);
    for (const { to, amount } of credits) this.#credit(to, asset, amount);
  }

  // Out

  withdraw(caller: Address, from: Account, to: Address, amounts: readonly { asset: Address; amount: bigint }[]): void {
    demand(from.holder === caller, "Treasury_NotTheHolder");
    demand(to !== NOBODY && to !== this.world.treasury, "Treasury_InvalidRecipient");
    demand(amounts.length > 0, "Treasury_EmptyList");
    for (const { asset, amount } of amounts) {
      this.#debit(from, asset, amount);
      this.#send(to, asset, amount);
    }
  }

  collect(caller: Address, asset: Address): void {
    const amount = this.balance(personal(caller), asset);
    demand(amount > 0n, "Treasury_BalanceTooLow");
    this.#debit(personal(caller), asset, amount);
    this.#send(caller, asset, amount);
  }

  pay(caller: Address, from: Account, asset: Address, payments: readonly Payment[], atOnce: boolean): void {
    demand(from.holder === caller, "Treasury_NotTheHolder");
    this.#debit(from, asset, this.#sum(payments));
    for (const { payee, amount } of payments) {
      if (atOnce && this.#takes(payee, asset)) this.#send(payee, asset, amount);
      else this.#credit(personal(payee), asset, amount);
    }
  }

  payOut(asset: Address, payees: readonly Address[]): void {
    demand(payees.length > 0, "Treasury_EmptyList");
    for (const payee of payees) {
      demand(payee !== this.world.treasury, "Treasury_InvalidRecipient");
      const amount = this.balance(personal(payee), asset);
      if (amount === 0n || !this.#takes(payee, asset)) continue;
      this.#debit(personal(payee), asset, amount);
      this.#send(payee, asset, amount);
    }
  }

  refusePayouts(caller: Address, refuses: boolean): void {
    this.#refuses.set(refuses, caller);
  }

  // What all of these are made of

  /** What is left of `amount` after a transfer. */
  #afterFee(asset: Address, amount: bigint): bigint {
    return asset === this.world.feeToken ? amount - (amount + 99n) / 100n : amount;
  }

  #gain(who: Address, asset: Address, amount: bigint): void {
    this.#wallets.set(this.gained(who, asset) + amount, who, asset);
  }

  #bring(from: Address, asset: Address, amount: bigint): bigint {
    const arrived = this.#afterFee(asset, amount);
    this.#gain(from, asset, -amount);
    this.#held.set(this.held(asset) + arrived, asset);
    return arrived;
  }

  #send(to: Address, asset: Address, amount: bigint): void {
    demand(to !== this.world.grudge || asset !== this.world.ether, "Treasury_EtherRefused");
    this.#held.set(this.held(asset) - amount, asset);
    this.#booked.set(this.booked(asset) - amount, asset);
    this.#gain(to, asset, this.#afterFee(asset, amount));
  }

  #credit(to: Account, asset: Address, amount: bigint): void {
    this.#balances.set(this.balance(to, asset) + amount, to.holder, to.number, asset);
  }

  #debit(from: Account, asset: Address, amount: bigint): void {
    demand(amount > 0n, "Treasury_ZeroAmount");
    const left = this.balance(from, asset) - amount;
    demand(left >= 0n, "Treasury_BalanceTooLow");
    this.#balances.set(left, from.holder, from.number, asset);
  }

  #sum(payments: readonly Payment[]): bigint {
    demand(payments.length > 0, "Treasury_EmptyList");
    for (const { payee, amount } of payments) {
      if (payee === NOBODY) throw new Refusal("Treasury_InvalidRecipient");
      demand(amount > 0n, "Treasury_ZeroAmount");
    }
    return payments.reduce((sum, { amount }) => sum + amount, 0n);
  }

  #takes(payee: Address, asset: Address): boolean {
    const isGrudging = payee === this.world.grudge && asset === this.world.ether;
    return payee !== this.world.treasury && !this.#refuses.get(payee) && !isGrudging;
  }

  #demandOpen(to: Account, caller: Address): void {
    const isOpen = to.number === 0n ? to.holder !== NOBODY : to.holder === caller;
    demand(isOpen, "Treasury_AccountClosedTo");
  }
}
