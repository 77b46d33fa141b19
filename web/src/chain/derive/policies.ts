import { zeroAddress, type Address } from "viem";

import { personalAccount } from "../accounts.ts";
import type { Contracts } from "../deployment.ts";
import { allows, meet, policyAt } from "../states/policies.ts";
import type { AccountKey, AssetSpending, Guard, Movement } from "../types.ts";
import type { ChainEvent } from "./events.ts";
import { Table, type Draft } from "./table.ts";

/** Before anybody was chosen. */
const NOBODY: Guard = { guardian: undefined, stoppedBy: undefined, stoppedUntil: 0 };

/** Rebuilds what limits spending: policies, what left the general fund, and the guardian's stops. */
export class PoliciesBuilder {
  readonly table = new Table<Address, AssetSpending>();
  guard: Guard = NOBODY;
  readonly #fund: AccountKey;

  constructor(contracts: Contracts) {
    this.#fund = personalAccount(contracts.treasury);
  }

  apply(event: ChainEvent): void {
    if (event.contract !== "treasury") return;
    const { origin } = event;
    switch (event.eventName) {
      case "PolicySet": {
        const { asset, policy: next, since } = event.args;
        const spending = this.#of(asset);
        // As the contract does: decided again before it is in force, what holds meanwhile is stricter than all.
        const meanwhile = meet(policyAt(spending, origin.time), next);
        if (spending.rule) spending.replaced.push(spending.rule);
        spending.rule = { ...origin, next, since, meanwhile };
        spending.changedAt = origin.time;
        return;
      }
      case "GuardianSet":
        this.guard = { ...this.guard, guardian: event.args.guardian === zeroAddress ? undefined : event.args.guardian };
        return;
      case "SpendingStopped": {
        const { guardian: stoppedBy, until: stoppedUntil } = event.args;
        this.guard = { ...this.guard, stoppedBy, stoppedUntil };
        return;
      }
      case "SpendingResumed":
        this.guard = { ...this.guard, stoppedUntil: origin.time };
        return;
    }
  }

  /** Counts what a movement brought to the general fund or took from it. */
  note({ from, to, asset, amount, time, index }: Movement): void {
    if (from !== this.#fund && to !== this.#fund) return;
    const spending = this.#of(asset);
    spending.changedAt = time;
    if (to === this.#fund) spending.fund += amount;
    if (from !== this.#fund) return;
    spending.fund -= amount;
    const total = (spending.spendings.at(-1)?.total ?? 0n) + amount;
    spending.spendings.push({ time, amount, total, movement: index });
  }

  /** Whether the general fund has a policy for the asset that allows anything. */
  isEnabled(asset: Address): boolean {
    const rule = this.table.get(asset)?.rule;
    return rule !== undefined && allows(rule.next);
  }

  #of(asset: Address): Draft<AssetSpending> {
    return this.table.editOr(asset, () => ({
      asset,
      fund: 0n,
      rule: undefined,
      replaced: [],
      spendings: [],
      changedAt: 0,
    }));
  }
}
