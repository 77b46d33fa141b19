// Where bounties and their claims are.
import type { Bounty, Claim, Contribution, Snapshot } from "../types.ts";
import { isYes, reviewStateAt } from "./reviews.ts";

/** As IBounties.State, without None. */
export type BountyState = "Open" | "Judging" | "Closed";

/** Where a bounty stands: money and claims come before its deadline, refunds after it, once no claim is pending. */
export function bountyStateAt({ deadline, pending }: Bounty, now: number): BountyState {
  if (now < deadline) return "Open";
  return pending === 0 ? "Closed" : "Judging";
}

/** What is in the pot and not awarded, base units. Claims may ask for this much; refunds share it. */
export function roomOf({ funded, awarded }: Bounty): bigint {
  return funded - awarded;
}

/**
 * What a contribution gets back if nothing more is awarded: of the rest R of the total T, a contribution that fills [a, b) gets
 * floor(R * b / T) - floor(R * a / T). The parts add up to R, in any order, to the last unit.
 */
export function refundOf(bounty: Bounty, { start, amount, refunded }: Contribution): bigint {
  if (refunded !== undefined || bounty.funded === 0n) return 0n;
  const rest = roomOf(bounty);
  return (rest * (start + amount)) / bounty.funded - (rest * start) / bounty.funded;
}

/** Contributions that were not refunded and get something back now, with how much, base units. Empty until the bounty is closed. */
export function refundsDue(
  bounty: Bounty,
  now: number,
): { readonly contribution: Contribution; readonly amount: bigint }[] {
  if (bountyStateAt(bounty, now) !== "Closed") return [];
  return bounty.contributions
    .map((contribution) => ({ contribution, amount: refundOf(bounty, contribution) }))
    .filter(({ amount }) => amount > 0n);
}

/**
 * What a reader is told of a bounty. Open: it can be earned. Spent: open, with nothing left in the pot. Judging: over, the domain still
 * judges. Settling: over, what was judged waits to be awarded or put aside. RefundDue: funders have something to get back. Closed: done.
 */
export type BountyStanding = "Open" | "Spent" | "Judging" | "Settling" | "RefundDue" | "Closed";

/** Its state, and what that means for those who want something of it. */
export function bountyStandingAt(snapshot: Snapshot, bounty: Bounty, now: number): BountyStanding {
  switch (bountyStateAt(bounty, now)) {
    case "Open":
      return roomOf(bounty) === 0n ? "Spent" : "Open";
    case "Judging": {
      const judged = bounty.claims.some((id) => {
        const claim = snapshot.claims.get(id);
        return claim !== undefined && claimStateAt(snapshot, claim, now) === "Judging";
      });
      return judged ? "Judging" : "Settling";
    }
    case "Closed":
      return refundsDue(bounty, now).length > 0 ? "RefundDue" : "Closed";
  }
}

/**
 * What a claim waits for. Judging: its review, which may be contested or before the arbiter. Awardable: anyone can give it its money. NoRoom: approved, but the pot has too
 * little; money may still come. Dismissable: rejected, or approved without hope of money; anyone can put it aside.
 */
export type ClaimState = "Judging" | "Awardable" | "NoRoom" | "Dismissable" | "Awarded" | "Dismissed";

/** What a claim waits for, by its outcome, its review and what is left in the pot. */
export function claimStateAt(snapshot: Snapshot, claim: Claim, now: number): ClaimState {
  if (claim.outcome === "awarded") return "Awarded";
  if (claim.outcome === "dismissed") return "Dismissed";
  const [review, bounty] = [snapshot.reviews.get(claim.id), snapshot.bounties.get(claim.bounty)];
  if (!review || !bounty) return "Judging";
  if (reviewStateAt(review, now) === "Rejected") return "Dismissable";
  if (!isYes(snapshot, review, now)) return "Judging";
  if (claim.amount <= roomOf(bounty)) return "Awardable";
  return now < bounty.deadline ? "NoRoom" : "Dismissable";
}
