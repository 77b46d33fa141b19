// How far each payee of a payment that waited has come. Pure; amounts are base units.
import type { Address } from "viem";

import { isPayment, valuesOf, type DecodedAction } from "../../chain/flows/effects.ts";
import { placesOf, ticketsOf, type Place } from "../../chain/states.ts";
import type { Payment, Proposal, Snapshot } from "../../chain/types.ts";

const keyOf = (asset: Address, payments: readonly Payment[]) =>
  [asset, ...payments.map(({ payee, amount }) => `${payee}:${amount}`)].join().toLowerCase();

/** The payees of each call of a proposal that went to the line; undefined for a call that did not. */
export function placesOfCalls(
  snapshot: Pick<Snapshot, "tickets" | "lines">,
  proposal: Pick<Proposal, "id">,
  actions: readonly DecodedAction[],
): (readonly Place[] | undefined)[] {
  const waited = ticketsOf(snapshot, proposal);
  const found = actions.map((): readonly Place[] | undefined => undefined);
  // From the last on: of calls that are alike the first ones may have been paid at once, but none that came after one in the line.
  for (const [index, action] of [...actions.entries()].toReversed()) {
    if (!isPayment(action)) continue;
    const [asset, payments] = valuesOf<[Address, readonly Payment[]]>(action);
    const at = waited.findLastIndex((one) => keyOf(one.asset, one.payments) === keyOf(asset, payments));
    const [ticket] = at < 0 ? [] : waited.splice(at, 1);
    if (ticket) found[index] = placesOf(ticket, snapshot.lines.get(ticket.asset));
  }
  return found;
}
