// A nomination in one transaction, out of what several people signed; and its parts for those that are not open yet.
import { encodeAbiParameters, keccak256, stringToHex, type Address, type Hex } from "viem";

import { formatRate, listed, plural } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { offerArgument } from "../clearances.ts";
import type { Contracts } from "../deployment.ts";
import { clearancesAbi, reviewsAbi, revocationsAbi } from "../generated/abis.ts";
import { partyEver } from "../parties.ts";
import { wouldChangeTerms } from "../permissions/clearances.ts";
import type { Nomination, Offer, Question, Review, Snapshot } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { nominationArgument, revocationArgument } from "./requestArguments.ts";
import { NO_ACCEPTANCE, reviewIdOf, signedSayArgument, type Acceptance, type SignedSay } from "./signing.ts";
import { subjectOf } from "./subjects.ts";
import { domainName, offerText } from "./wording.ts";

/** A nomination that is not open yet: everything that decides about its id, so that others can sign first. */
export interface PlannedNomination {
  readonly domain: number;
  readonly candidate: Address;
  readonly opener: Address;
  readonly offer: Offer;
  /** URI of the statement. */
  readonly uri: string;
  readonly salt: bigint;
  readonly changes: boolean;
  readonly barred: readonly number[];
}

/** What a nomination that is opened now would be: as the contract would find the candidate, its company and its clearance. */
export function planNomination(
  snapshot: Snapshot,
  now: number,
  planned: Omit<PlannedNomination, "changes" | "barred">,
): PlannedNomination {
  const { domain, candidate } = planned;
  const party = partyEver(snapshot, candidate);
  const barred = party ? [party.number, ...(party.company === undefined ? [] : [party.company])] : [];
  return { ...planned, changes: wouldChangeTerms(snapshot, domain, candidate, now), barred };
}

function plannedArgument({ domain, candidate, opener, offer, uri, salt, changes, barred }: PlannedNomination) {
  const content = keccak256(stringToHex(uri));
  return { domain, candidate, opener, offer: offerArgument(offer), content, salt, changes, barred };
}

/** The question that the review of a planned nomination will ask. */
export function questionOfPlanned(contracts: Contracts, planned: PlannedNomination): Question {
  const { domain, candidate: subject, salt, barred } = planned;
  const { opener, offer, changes, content: statement } = plannedArgument(planned);
  const offerType = {
    type: "tuple",
    components: [
      { name: "kind", type: "uint8" },
      { name: "rate", type: "uint64" },
      { name: "until", type: "uint48" },
      { name: "supervisor", type: "address" },
    ],
  } as const;
  const types = [{ type: "address" }, offerType, { type: "bool" }, { type: "bytes32" }] as const;
  const content = keccak256(encodeAbiParameters(types, [opener, offer, changes, statement]));
  return { workflow: contracts.clearances, domain, content, subject, salt, payees: [], barred };
}

/** The id that a planned nomination will have. */
export function idOfPlanned(contracts: Contracts, planned: PlannedNomination): Hex {
  return reviewIdOf(questionOfPlanned(contracts, planned));
}

/**
 * Opens a planned nomination with all that was signed for it, and issues the clearance if that is due. By its opener; one that the
 * candidate opens is sent by anyone, with the acceptance that the candidate signed.
 */
export function conductPlanned(
  { contracts, snapshot, nameOf }: FlowContext,
  planned: PlannedNomination,
  signed: readonly SignedSay[],
  acceptance: Acceptance = NO_ACCEPTANCE,
): Flow {
  const whom = nameOf(planned.candidate);
  const asked = planned.changes
    ? `to let ${whom} bill at ${formatRate(planned.offer.rate)} from the next month on`
    : `to clear ${whom}, ${offerText(planned.offer, nameOf)}`;
  const own = sameAddress(planned.candidate, planned.opener);
  const parts = [
    own ? "the candidate’s acceptance" : "your endorsement",
    ...(signed.length === 0 ? [] : [plural(signed.length, "signed endorsement")]),
    ...(own || acceptance.signature === "0x" ? [] : ["the candidate’s acceptance"]),
  ];
  return {
    id: `conduct:${idOfPlanned(contracts, planned)}`,
    title: "Nominate with signatures",
    effect: `Asks the contractors of ${domainName(snapshot, planned.domain)} ${asked}, with ${listed(parts)}, in one transaction. It is issued at once if that is due.`,
    steps: [
      call({
        label: "Nominate with signatures",
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "conduct",
        args: [plannedArgument(planned), planned.uri, signed.map(signedSayArgument), acceptance],
      }),
    ],
  };
}

/** Does all of an open nomination that can be done now: submits what was signed, accepts for the candidate, issues. */
export function conduct(
  { contracts, nameOf }: FlowContext,
  nomination: Nomination,
  signed: readonly SignedSay[],
  acceptance: Acceptance = NO_ACCEPTANCE,
): Flow {
  const parts = [
    ...(signed.length === 0 ? [] : [`submits ${plural(signed.length, "signed say")}`]),
    ...(acceptance.signature === "0x" ? [] : ["accepts for the candidate"]),
    "issues it if that is due",
  ];
  return {
    id: `say:${nomination.id}`,
    title: "Submit",
    effect: `For the nomination of ${nameOf(nomination.candidate)}: ${parts.join(", ")}.`,
    steps: [
      call({
        label: "Submit",
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "conduct",
        args: [nominationArgument(nomination), "", signed.map(signedSayArgument), acceptance],
      }),
    ],
  };
}

/**
 * Submits what others signed about a review, `account` being who sends it. A revocation is enforced with it; of a nomination all that
 * is due is done, unless its candidate sends it, for whom that would mean to accept.
 */
export function submitSigned(
  context: FlowContext,
  account: Address,
  review: Review,
  signed: readonly SignedSay[],
): Flow {
  const { contracts, snapshot, nameOf } = context;
  const nomination = snapshot.nominations.get(review.id);
  if (nomination && !sameAddress(nomination.candidate, account)) return conduct(context, nomination, signed);
  const revocation = snapshot.revocations.get(review.id);
  const says = signed.map(signedSayArgument);
  return {
    id: `say:${review.id}`,
    title: "Submit",
    effect: `Submits ${plural(signed.length, "signed say")} about ${subjectOf(snapshot, review, nameOf)}. You pay the fee; what they said is theirs.`,
    steps: [
      revocation
        ? call({
            label: "Submit",
            to: contracts.revocations,
            abi: revocationsAbi,
            functionName: "submit",
            args: [revocationArgument(revocation), says],
          })
        : call({
            label: "Submit",
            to: contracts.reviews,
            abi: reviewsAbi,
            functionName: "submit",
            args: [review.question, says],
          }),
    ],
  };
}

/** Makes void what the caller signed for a review, open or not yet, and nobody has submitted. */
export function voidSignatures(
  { contracts, snapshot, nameOf }: FlowContext,
  review: Pick<Review, "id" | "question">,
): Flow {
  return {
    id: `say:${review.id}`,
    title: "Void my signatures",
    effect: `Makes void what you signed about ${subjectOf(snapshot, review, nameOf)} and nobody has submitted.`,
    steps: [
      call({
        label: "Void",
        to: contracts.reviews,
        abi: reviewsAbi,
        functionName: "voidSignatures",
        args: [review.id],
      }),
    ],
  };
}
