// When what a proposal pays would get its money. Pure; amounts are base units, times are seconds.
import type { Address } from "viem";

import { amountText, assetAt } from "../../chain/flows/wording.ts";
import { capacityAt, fitsAt, forecastLine, isStoppedAt, roomAt, waitingOf } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import { formatDate, formatDateTime } from "../format/index.ts";

/** Why it can't be said when a payment has room in full. */
export const NO_ROOM = {
  later: "when all of it has room is too far off to tell",
  never: "the general fund does not hold enough for all of it",
  notAllowed: "there is no room while the spending policy allows nothing",
} as const;

/** What the spending policy lets out of the general fund at `now`, and who comes first, as a sentence. */
export function capacitySentence(snapshot: Snapshot, asset: Address, now: number): string {
  const token = assetAt(snapshot, asset);
  const { guard } = snapshot;
  if (isStoppedAt(guard, now))
    return `The guardian has stopped spending until ${formatDateTime(guard.stoppedUntil)}: nothing leaves the general fund now.`;
  const waiting = waitingOf(snapshot, asset);
  const first = waiting === 0n ? "" : `; ${amountText(waiting, token)} waits in the line and comes first`;
  const capacity = capacityAt(snapshot, asset, now);
  return `The spending policy lets ${capacity === 0n ? "nothing" : amountText(capacity, token)} out now${first}.`;
}

/** What becomes of the general fund when a payment is carried out, with those who wait before it. */
interface AfterPaying {
  /** What comes first. */
  readonly waiting: bigint;
  /** What the fund then holds; negative: it holds too little for all of it. */
  readonly left: bigint;
  /** Whether there is room for all of it at once. */
  readonly atOnce: boolean;
}

/** What paying `amount`, and what waits before it, would leave. */
export function afterPaying(snapshot: Snapshot, asset: Address, amount: bigint, now: number): AfterPaying {
  const waiting = waitingOf(snapshot, asset);
  const left = (snapshot.spending.get(asset)?.fund ?? 0n) - waiting - amount;
  return { waiting, left, atOnce: amount <= roomAt(snapshot, asset, now) };
}

/** Whether the general fund holds too little for any of what is spent, and what waits before it. */
export function isShort(snapshot: Snapshot, spends: ReadonlyMap<Address, bigint>, now: number): boolean {
  return [...spends].some(([asset, amount]) => afterPaying(snapshot, asset, amount, now).left < 0n);
}

/** When a payment of `amount` would be paid in full if it were carried out at `now`, as a sentence. */
export function paymentSentence(snapshot: Snapshot, asset: Address, amount: bigint, now: number): string {
  const token = assetAt(snapshot, asset);
  if (!token.enabled)
    return "Carried out now, it would fail: the spending policy allows nothing, so that nothing can wait for it.";
  const waiting = waitingOf(snapshot, asset);
  const room = roomAt(snapshot, asset, now);
  if (amount <= room) return "Carried out now, it would be paid at once.";
  const forecast = forecastLine(snapshot, asset, now, amount);
  const at = fitsAt(forecast, forecast.total);
  const behind = waiting === 0n ? "" : " behind what waits";
  const part = room > 0n ? `: ${amountText(room, token)} has room at once` : "";
  if (at !== undefined)
    return `Carried out now, it would wait in the line${behind}${part}${part ? ", and all of it" : ": all of it has room"} on ${formatDate(at)}, if nothing else happens.`;
  const rest = NO_ROOM[forecast.rest];
  return `Carried out now, it would wait in the line${behind}${part}${part ? "; " : ": "}${rest}.`;
}
