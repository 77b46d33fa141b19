// When what a proposal pays would get its money. Pure; amounts are base units, times are seconds.
import type { Address } from "viem";

import { amountText, assetAt } from "../../chain/flows/wording.ts";
import { capacityAt, fitsAt, forecastLine, isStoppedAt, waitingOf } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import { formatDate, formatDateTime } from "../../shared/format/index.ts";

/** Why it can't be said when a payment has room in full. */
export const NO_ROOM = {
  later: "when all of it has room is too far off to tell",
  never: "the general fund does not hold enough for all of it",
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

/** When a payment of `amount` would be paid in full if it were carried out at `now`, as a sentence. */
export function paymentSentence(snapshot: Snapshot, asset: Address, amount: bigint, now: number): string {
  const token = assetAt(snapshot, asset);
  const waiting = waitingOf(snapshot, asset);
  const room = capacityAt(snapshot, asset, now) - waiting;
  if (amount <= room) return "Carried out now, it would be paid at once.";
  const forecast = forecastLine(snapshot, asset, now, amount);
  const at = fitsAt(forecast, forecast.total);
  const behind = waiting === 0n ? "" : " behind what waits";
  const part = room > 0n ? `: ${amountText(room, token)} has room at once` : "";
  if (at !== undefined)
    return `Carried out now, it would wait in the line${behind}${part}${part ? ", and all of it" : ": all of it has room"} on ${formatDate(at)}, if nothing else happens.`;
  const rest = NO_ROOM[forecast.goesOn ? "later" : "never"];
  return `Carried out now, it would wait in the line${behind}${part}${part ? "; " : ": "}${rest}.`;
}
