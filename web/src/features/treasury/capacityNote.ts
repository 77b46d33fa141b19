import { amountText, policyText } from "../../chain/flows/wording.ts";
import { allows, capacityAt, isStoppedAt, policyAt, waitingOf } from "../../chain/states.ts";
import type { Asset, Snapshot } from "../../chain/types.ts";

/** Why what can be spent at `now` is not more, and how much of it the line takes first; a few words under the figure. */
export function capacityNote(snapshot: Snapshot, asset: Asset, now: number): string {
  if (isStoppedAt(snapshot.guard, now)) return "Spending is stopped";
  const waiting = waitingOf(snapshot, asset.address);
  const room = capacityAt(snapshot, asset.address, now);
  if (waiting > 0n) {
    const money = amountText(waiting, asset);
    if (room === 0n) return `${money} waits in the line`;
    return waiting < room
      ? `${money} of it is spoken for: it waits in the line`
      : `All of it is spoken for: ${money} waits in the line`;
  }
  const policy = policyAt(snapshot.spending.get(asset.address), now);
  return allows(policy) ? `Of ${policyText(policy, asset)}` : "No spending policy is in force";
}
