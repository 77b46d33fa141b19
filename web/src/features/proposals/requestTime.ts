import { isOverAt, leaderOf, runoffStateAt } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import { runoffTimeLeft } from "../../shared/governance/runoffWords.ts";
import { timeLeft, type RunoffRow } from "./lists.ts";

/** How long a request has; once it is decided, what its winner waits for: a few words for a column. */
export function requestTimeLeft(
  { candidates }: Pick<RunoffRow, "candidates">,
  snapshot: Snapshot,
  now: number,
): string {
  const winner = runoffStateAt(candidates, now) === "Decided" ? leaderOf(candidates) : undefined;
  return winner && !isOverAt(winner, snapshot.rules, now)
    ? timeLeft(winner, snapshot, now)
    : runoffTimeLeft(candidates, now);
}
