import { isPayment, isPayOut, type DecodedAction } from "../../chain/flows/effects.ts";

/** What else the calls of a payment send to its payees, in sentences: the one about the whole leaves it out. */
export function sentOut(actions: readonly DecodedAction[]): string[] {
  return actions.some(isPayment) ? actions.filter(isPayOut).map(({ sentence }) => sentence) : [];
}
