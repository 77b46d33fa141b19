import type { BountyState } from "../../chain/states.ts";
import { Pill, type Tone } from "../../shared/ui/Pill.tsx";

const tones: Record<BountyState, Tone> = { Open: "live", Judging: "attention", Closed: "quiet" };

/** Where a bounty is. */
export function BountyStatePill({ state }: { state: BountyState }) {
  return <Pill tone={tones[state]}>{state}</Pill>;
}
