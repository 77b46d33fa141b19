import type { Address } from "viem";

import { conduct, submitSigned } from "../../chain/flows/conduct.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { Flow } from "../../chain/flows/flow.ts";
import type { Acceptance, SignedSay } from "../../chain/flows/signing.ts";
import { domainName, offerText } from "../../chain/flows/wording.ts";
import { sameAddress } from "../../chain/accounts.ts";
import type { Nomination, Review } from "../../chain/types.ts";
import { formatRate, plural } from "../../shared/format/index.ts";

/** The nomination that `account` would accept by sending what others signed about it; undefined if there is none. */
export function acceptableBy(
  { snapshot }: Pick<FlowContext, "snapshot">,
  review: Review,
  account: Address | undefined,
): Nomination | undefined {
  const nomination = snapshot.nominations.get(review.id);
  if (!nomination || !account || !sameAddress(nomination.candidate, account)) return undefined;
  return nomination.acceptedAt === undefined && nomination.declinedAt === undefined ? nomination : undefined;
}

/** Submits everything usable about one question in one transaction; a candidate can accept with it, and is cleared at once if that is due. */
export function submitAll(
  context: FlowContext,
  account: Address,
  review: Review,
  signed: readonly SignedSay[],
  { acceptance, accept }: { readonly acceptance: Acceptance | undefined; readonly accept: boolean },
): Flow {
  const own = accept ? acceptableBy(context, review, account) : undefined;
  if (own) {
    const terms = own.changes ? formatRate(own.offer.rate) : offerText(own.offer, context.nameOf);
    const offer = `${terms} in ${domainName(context.snapshot, own.domain)}`;
    return {
      ...conduct(context, own, signed),
      title: "Submit and accept",
      effect: `${signed.length === 0 ? "Accepts" : `Submits ${plural(signed.length, "signed say")} and accepts`} for you: ${offer}. It is issued at once if that is due.`,
    };
  }
  const nomination = context.snapshot.nominations.get(review.id);
  // Once it is accepted, sending it means no more than that, and it is issued at once if that is due.
  return nomination && (acceptance || nomination.acceptedAt !== undefined)
    ? conduct(context, nomination, signed, acceptance)
    : submitSigned(context, account, review, signed);
}
