import type { Address } from "viem";

import { listed } from "../../shared/format/index.ts";
import type { Place } from "../states.ts";
import type { Asset } from "../types.ts";
import type { NameOf } from "./context.ts";
import { amountText } from "./wording.ts";

/** Payees that are named; the others are counted. */
const NAMED = 3;

/**
 * " Of it, 450 DUSD was for Ana, 1,400 DUSD for Ben and 90 DUSD for 2 more.": who goes without how much where what waits of a payment is
 * cancelled, or was; a sentence behind another one. Empty where the payment has one payee alone, whom that names.
 */
export function lossText(
  places: readonly Place[],
  part: "waiting" | "cancelled",
  token: Asset,
  nameOf: NameOf,
): string {
  const losses = new Map<Address, bigint>();
  for (const place of places) losses.set(place.payee, (losses.get(place.payee) ?? 0n) + place[part]);
  const all = [...losses].filter(([, amount]) => amount > 0n);
  const [first] = all;
  if (!first || losses.size === 1) return "";
  if (all.length === 1) return ` All of it was for ${nameOf(first[0])}.`;
  const named = all.length > NAMED + 1 ? all.slice(0, NAMED) : all;
  const rest = all.slice(named.length);
  const parts = named.map(([payee, amount]) => [amountText(amount, token), nameOf(payee)] as const);
  if (rest.length > 0) {
    const together = rest.reduce((sum, [, amount]) => sum + amount, 0n);
    parts.push([amountText(together, token), `${rest.length} more`]);
  }
  const texts = parts.map(([amount, whom], index) => `${amount}${index === 0 ? " was" : ""} for ${whom}`);
  return ` Of it, ${listed(texts)}.`;
}
