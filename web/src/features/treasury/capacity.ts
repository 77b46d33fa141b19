// What the spending policy leaves, as it is drawn and told. Pure.
import { amountText, periodText, policyText } from "../../chain/flows/wording.ts";
import {
  allows,
  capacityAt,
  capacitySteps,
  nextStop,
  policyAt,
  STOP,
  STOP_PAUSE,
  waitingOf,
} from "../../chain/states.ts";
import type { Asset, Guard, Snapshot } from "../../chain/types.ts";
import { DAY, formatDate } from "../../shared/format/index.ts";
import type { BalancePoint } from "../../shared/charts/series.ts";

/** The capacity from `now` on, with a last point at the end of what is drawn. */
export function capacityCurve(snapshot: Snapshot, asset: Asset, now: number): readonly BalancePoint[] {
  const spending = snapshot.spending.get(asset.address);
  if (!spending?.rule) return [];
  const points = capacitySteps(snapshot, asset.address, now).map(({ at, capacity }) => ({ at, value: capacity }));
  const last = points.at(-1);
  if (!last) return [];
  // What stays as it is, is still drawn for a while, so that one sees that it stays.
  const until = Math.max(now + spending.rule.next.window, last.at + Math.floor((last.at - now) / 8), now + DAY);
  return [...points, { at: until, value: last.value }];
}

/** What the policy of an asset allows at `now`, in a sentence. */
export function policySentence(snapshot: Snapshot, asset: Asset, now: number): string {
  const spending = snapshot.spending.get(asset.address);
  const rule = spending?.rule;
  if (!rule) return `The stakeholders have given ${asset.symbol} no spending policy: nothing of it can be spent.`;
  const current = policyAt(spending, now);
  if (allows(current)) return `The policy allows ${policyText(current, asset)}. Money that comes back makes no room.`;
  return now < rule.since && allows(rule.next)
    ? `Nothing of ${asset.symbol} can be spent yet.`
    : `The stakeholders have stopped spending ${asset.symbol}.`;
}

/** What the guardian can do at `now`, as the end of a sentence that begins with who it is. */
export function guardianRule(guard: Guard, now: number): string {
  const next = nextStop(guard);
  const span = `for ${periodText(STOP)} at the most`;
  return now < next
    ? `can stop all spending again from ${formatDate(next)} on, ${span}.`
    : `can stop all spending, ${span}, and then not again for ${periodText(STOP_PAUSE)}.`;
}

/** What was decided and is not in force yet, as the end of a sentence that begins with its day; undefined: nothing. */
export function pendingPolicy(
  snapshot: Snapshot,
  asset: Asset,
  now: number,
): { readonly since: number; readonly text: string } | undefined {
  const rule = snapshot.spending.get(asset.address)?.rule;
  // What allows nothing holds at once, whatever its window.
  return rule && now < rule.since && allows(rule.next)
    ? { since: rule.since, text: policyText(rule.next, asset) }
    : undefined;
}

/** "the last 24 days": over which spending is counted at `now`. */
export function windowText(snapshot: Snapshot, asset: Asset, now: number): string {
  return `the last ${periodText(policyAt(snapshot.spending.get(asset.address), now).window)}`;
}

/** How much of what can be spent at `now` the line takes first, in a sentence; undefined where nothing waits. */
export function spokenFor(snapshot: Snapshot, asset: Asset, now: number): string | undefined {
  const waiting = waitingOf(snapshot, asset.address);
  if (waiting === 0n) return undefined;
  const first = `${amountText(waiting, asset)} waits in the line and comes first`;
  const room = capacityAt(snapshot, asset.address, now);
  if (room === 0n) return `${first}: it takes the room as it comes.`;
  return waiting < room
    ? `${first}: of ${amountText(room, asset)} that can be spent now, ${amountText(room - waiting, asset)} is left for anything else.`
    : `${first}: all of the ${amountText(room, asset)} that can be spent now is spoken for.`;
}
