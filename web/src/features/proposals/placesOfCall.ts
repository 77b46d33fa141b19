// How far each payee of a payment that waited has come. Pure; amounts are base units.
import type { Address } from "viem";

import type { DecodedAction } from "../../chain/flows/effects.ts";
import { placesOf, type Place } from "../../chain/states.ts";
import type { Payment, Proposal, Snapshot } from "../../chain/types.ts";

/** Whether a call pays out of the general fund. */
export function isPayment({ contract, functionName }: DecodedAction): boolean {
  return contract === "Budgets" && functionName === "pay";
}

const keyOf = (asset: Address, payments: readonly Payment[]) =>
  [asset, ...payments.map(({ payee, amount }) => `${payee}:${amount}`)].join().toLowerCase();

/** The payees of each call of a proposal that went to the line; undefined for a call that did not. */
export function placesOfCalls(
  { tickets, lines }: Pick<Snapshot, "tickets" | "lines">,
  { id }: Pick<Proposal, "id">,
  actions: readonly DecodedAction[],
): (readonly Place[] | undefined)[] {
  const waited = [...tickets.values()].filter(({ proposal }) => proposal === id);
  const found = actions.map((): readonly Place[] | undefined => undefined);
  // From the last on: of calls that are alike the first ones may have been paid at once, but none that came after one in the line.
  for (const [index, action] of [...actions.entries()].toReversed()) {
    if (!isPayment(action)) continue;
    const [asset, payments] = action.args.map(({ value }) => value) as [Address, readonly Payment[]];
    const at = waited.findLastIndex((one) => keyOf(one.asset, one.payments) === keyOf(asset, payments));
    const [ticket] = at < 0 ? [] : waited.splice(at, 1);
    if (ticket) found[index] = placesOf(ticket, lines.get(ticket.asset));
  }
  return found;
}
