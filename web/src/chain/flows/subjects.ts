import { plainText } from "../../shared/format/index.ts";
import { titleOfUri } from "../content.ts";
import type { Review, Snapshot } from "../types.ts";
import type { NameOf } from "./context.ts";
import { amountText, assetAt, domainName } from "./wording.ts";

/** Cuts a title for a sentence. */
const TITLE_LENGTH = 60;

/** What a review decides, as the end of a sentence: "300 USDC to 0x12…34 for “Docs”". */
export function subjectOf(snapshot: Snapshot, review: Review, nameOf: NameOf): string {
  const claim = snapshot.claims.get(review.id);
  const bounty = claim && snapshot.bounties.get(claim.bounty);
  if (claim && bounty) {
    const [first] = claim.awards;
    const whom = claim.awards.length === 1 && first ? nameOf(first.payee) : `${claim.awards.length} payees`;
    const title = plainText(titleOfUri(bounty.uri, "a bounty"), TITLE_LENGTH);
    return `${amountText(claim.amount, assetAt(snapshot, bounty.asset))} to ${whom} for “${title}”`;
  }
  return `a clearance in ${domainName(snapshot, review.question.domain)} for ${nameOf(review.question.subject)}`;
}
