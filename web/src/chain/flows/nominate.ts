import type { Address } from "viem";

import { formatRate } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { offerArgument } from "../clearances.ts";
import { encodeText } from "../content.ts";
import { clearancesAbi } from "../generated/abis.ts";
import { wouldChangeTerms } from "../permissions/clearances.ts";
import type { Offer } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { domainName, offerText } from "./wording.ts";

/** The request that an account receive a clearance, or another rate where it is cleared. */
export interface NominateInput {
  readonly domain: number;
  readonly candidate: Address;
  /** Of a change of terms only the rate counts. */
  readonly offer: Offer;
  /** Markdown: why. */
  readonly text: string;
}

/** What a nomination that changes a rate carries: no kind, no end, no supervisor. */
export function rateOnly(rate: bigint): Offer {
  return { kind: "None", rate, until: undefined, supervisor: undefined };
}

/** Opens a nomination by `account`: an application where it is the candidate's own, otherwise with its endorsement. */
export function nominate(
  { contracts, snapshot, now, nameOf }: FlowContext,
  account: Address,
  { domain, candidate, offer, text }: NominateInput,
): Flow {
  const where = domainName(snapshot, domain);
  const applies = sameAddress(account, candidate);
  const changes = wouldChangeTerms(snapshot, domain, candidate, now);
  const whom = applies ? "you" : nameOf(candidate);
  const asked = changes
    ? `to agree to ${formatRate(offer.rate)} for ${whom}, from the first of the month after it is set`
    : `to clear ${whom}, ${offerText(offer, nameOf)}`;
  const effect = applies
    ? `Asks the contractors of ${where} ${asked}, and accepts that.`
    : `Asks the contractors of ${where} ${asked}. It counts as your endorsement; the candidate still has to accept.`;
  const title = changes ? "Ask for the rate" : applies ? "Apply" : "Nominate";
  return {
    id: `nominate:${domain}:${candidate}`,
    title,
    effect,
    done: changes
      ? "Your request for the rate is open."
      : applies
        ? "Your application is open."
        : "The nomination is open.",
    steps: [
      call({
        label: title,
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "nominate",
        // Chain time tells it from earlier ones with the same words.
        args: [domain, candidate, offerArgument(changes ? rateOnly(offer.rate) : offer), encodeText(text), BigInt(now)],
      }),
    ],
  };
}
