import { zeroAddress, type Address } from "viem";

import type { Delegate, Holder, StakePoint, StakeRegister } from "../types.ts";
import type { StakeEvent } from "./events.ts";
import { Table, type Draft } from "./table.ts";

/** Who holds the stake and who votes with it. */
export class StakeBuilder {
  readonly #muted: Address;
  readonly #holders = new Table<Address, Holder>();
  readonly #delegates = new Table<Address, Delegate>();
  #total = 0n;
  #delegated = 0n;
  #history: StakePoint[] = [];
  #sealedHistory: readonly StakePoint[] = [];
  #historyChanged = false;

  /** @param muted whose stake neither votes nor counts: the treasury */
  constructor(muted: Address) {
    this.#muted = muted;
  }

  /** Events come in the order of the chain. */
  apply(event: StakeEvent): void {
    const { time } = event.origin;
    switch (event.eventName) {
      case "Transfer": {
        const { from, to, value } = event.args;
        if (from === zeroAddress) this.#total += value;
        else this.#holder(from).balance -= value;
        if (to === zeroAddress) this.#total -= value;
        else this.#holder(to).balance += value;
        return;
      }
      case "DelegateChanged": {
        const { delegator, toDelegate } = event.args;
        this.#holder(delegator).delegate = toDelegate === zeroAddress ? undefined : toDelegate;
        return;
      }
      case "DelegateVotesChanged": {
        const { delegate: account, previousVotes, newVotes } = event.args;
        const delegate = this.#delegates.editOr(account, () => ({ account, votes: 0n, history: [] }));
        delegate.votes = newVotes;
        note(delegate.history, time, newVotes);
        this.#delegated += newVotes - previousVotes;
        note(this.#history, time, this.#delegated);
        this.#historyChanged = true;
        return;
      }
    }
  }

  /** The state of everything as one immutable value. */
  seal(block: { readonly number: bigint; readonly time: number }): StakeRegister {
    if (this.#historyChanged) this.#sealedHistory = [...this.#history];
    this.#historyChanged = false;
    const mute = this.#holders.get(this.#muted)?.balance ?? 0n;
    return {
      block: block.number,
      time: block.time,
      total: this.#total,
      muted: this.#muted,
      mute,
      counted: this.#total - mute,
      delegated: this.#delegated,
      history: this.#sealedHistory,
      holders: this.#holders.seal(),
      delegates: this.#delegates.seal(),
    };
  }

  #holder(account: Address): Draft<Holder> {
    return this.#holders.editOr(account, () => ({ account, balance: 0n, delegate: undefined }));
  }
}

/** A transfer between two who delegated takes from one before it gives to the other: only what holds at the end of a second is kept. */
function note(history: StakePoint[], at: number, value: bigint): void {
  if (history.at(-1)?.at === at) history.pop();
  if (history.at(-1)?.value !== value) history.push({ at, value });
}
