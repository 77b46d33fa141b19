// What a claim waits for, in words. Pure.
import { amountText } from "../../chain/flows/wording.ts";
import { claimStateAt, isYes, roomOf } from "../../chain/states.ts";
import type { Asset, Bounty, Claim, Snapshot } from "../../chain/types.ts";
import { formatDate } from "../../shared/format/index.ts";

/** Who must act next once the domain has answered; undefined while it is the domain's turn. */
export function claimNext(
  snapshot: Snapshot,
  bounty: Bounty,
  claim: Claim,
  asset: Asset,
  now: number,
): string | undefined {
  const settled = claim.settledAt === undefined ? "" : ` on ${formatDate(claim.settledAt)}`;
  switch (claimStateAt(snapshot, claim, now)) {
    case "Judging":
      return undefined;
    case "Awardable":
      return "It is approved. Anyone can award it now; the payees will want to.";
    case "NoRoom":
      return `It is approved, but the pot has ${amountText(roomOf(bounty), asset)}. Whoever adds ${amountText(claim.amount - roomOf(bounty), asset)} before ${formatDate(bounty.deadline)} lets it be paid.`;
    case "Dismissable": {
      const review = snapshot.reviews.get(claim.id);
      return review && isYes(snapshot, review, now)
        ? "It is approved, but the deadline has passed and the pot has too little left: it can never be paid. Anyone can put it aside."
        : "It was rejected for good. Anyone can put it aside, so that it holds up no refund.";
    }
    case "Awarded":
      return `Awarded${settled}. It waits for nothing.`;
    case "Dismissed":
      return `Put aside${settled}. It waits for nothing.`;
  }
}
