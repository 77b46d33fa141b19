// Where bounties and their claims are, in the same words on every page. Pure.
import { claimStateAt, type BountyStanding, type ClaimState } from "../../chain/states.ts";
import type { Bounty, Snapshot } from "../../chain/types.ts";
import { formatCount } from "../format/index.ts";
import type { Tone } from "../ui/Pill.tsx";

/** A bounty's standing as a label, and what it stands for in the address of the list. */
export const bountyWords: Record<
  BountyStanding,
  { readonly tone: Tone; readonly word: string; readonly view: string }
> = {
  Open: { tone: "live", word: "Open", view: "open" },
  Spent: { tone: "quiet", word: "All awarded", view: "spent" },
  Judging: { tone: "attention", word: "Judging", view: "judging" },
  Settling: { tone: "attention", word: "To be settled", view: "settling" },
  RefundDue: { tone: "attention", word: "Refund due", view: "refund" },
  Closed: { tone: "quiet", word: "Closed", view: "closed" },
};

/** A claim's state as a label. */
export const claimWords: Record<ClaimState, { readonly tone: Tone; readonly words: string }> = {
  Judging: { tone: "live", words: "Being judged" },
  Awardable: { tone: "attention", words: "Approved, to be awarded" },
  NoRoom: { tone: "attention", words: "Approved, pot too small" },
  Dismissable: { tone: "attention", words: "To be put aside" },
  Awarded: { tone: "good", words: "Awarded" },
  Dismissed: { tone: "quiet", words: "Put aside" },
};

/** How many claims of a bounty wait, and for what. */
export interface WaitingClaims {
  readonly judged: number;
  /** Approved and not yet awarded. */
  readonly approved: number;
  /** Only to be put aside. */
  readonly failed: number;
}

const NONE_WAIT: WaitingClaims = { judged: 0, approved: 0, failed: 0 };

/** Counts what the claims of a bounty wait for at `now`, seconds. */
export function waitingClaims(snapshot: Snapshot, bounty: Bounty, now: number): WaitingClaims {
  if (bounty.pending === 0) return NONE_WAIT;
  const states = bounty.claims.map((id) => {
    const claim = snapshot.claims.get(id);
    return claim && claimStateAt(snapshot, claim, now);
  });
  const count = (...wanted: ClaimState[]) => states.filter((state) => state && wanted.includes(state)).length;
  return { judged: count("Judging"), approved: count("Awardable", "NoRoom"), failed: count("Dismissable") };
}

/** "2 being judged, 1 approved"; empty where none waits. */
export function waitingText({ judged, approved, failed }: WaitingClaims): string {
  const parts = [
    [judged, "being judged"],
    [approved, "approved"],
    [failed, "to be put aside"],
  ] as const;
  return parts.flatMap(([count, words]) => (count === 0 ? [] : [`${formatCount(count)} ${words}`])).join(", ");
}
