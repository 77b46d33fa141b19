import { formatRate, plainText } from "../../shared/format/index.ts";
import { titleOfUri } from "../content.ts";
import type { Review, Snapshot } from "../types.ts";
import type { NameOf } from "./context.ts";
import { amountText, assetAt, domainName } from "./wording.ts";

/** Cuts a title for a sentence. */
const TITLE_LENGTH = 60;

/** What a review decides, as the end of a sentence: "300 USDC to 0x12…34 for “Docs”". */
export function subjectOf(snapshot: Snapshot, review: Pick<Review, "id" | "question">, nameOf: NameOf): string {
  const claim = snapshot.claims.get(review.id);
  const bounty = claim && snapshot.bounties.get(claim.bounty);
  const where = domainName(snapshot, review.question.domain);
  const whom = nameOf(review.question.subject);
  if (claim && bounty) {
    const [first] = claim.awards;
    const payees = claim.awards.length === 1 && first ? nameOf(first.payee) : `${claim.awards.length} payees`;
    const title = plainText(titleOfUri(bounty.uri, "a bounty"), TITLE_LENGTH);
    return `${amountText(claim.amount, assetAt(snapshot, bounty.asset))} to ${payees} for “${title}”`;
  }
  if (snapshot.revocations.has(review.id)) return `taking the clearance in ${where} from ${whom}`;
  const recovery = snapshot.recoveries.get(review.id);
  if (recovery) return `moving everything of ${whom} to ${nameOf(recovery.to)}`;
  const nomination = snapshot.nominations.get(review.id);
  if (nomination?.changes) return `a rate of ${formatRate(nomination.offer.rate)} in ${where} for ${whom}`;
  return `a clearance in ${where} for ${whom}`;
}
