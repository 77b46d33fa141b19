// What can be done with a signature now, and if nothing, why. Pure.
import type { Bundle } from "../../chain/flows/bundle.ts";
import { sameAddress } from "../../chain/accounts.ts";
import type { NameOf } from "../../chain/flows/context.ts";
import type { SignedSay } from "../../chain/flows/signing.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { partyEver } from "../../chain/parties.ts";
import {
  isBarredFromEndorsing,
  isBarredFromObjecting,
  isEligible,
  isLive,
  reviewStateAt,
  sayOf,
  tallyOf,
  voiceHeard,
} from "../../chain/states.ts";
import type { Review, Snapshot } from "../../chain/types.ts";
import { listed, plural } from "../../shared/format/index.ts";
import type { Checked, Validity } from "./validity.ts";

/** A say, and why it can't be submitted now; undefined: it can. `submitted`: because this very say has been. */
export interface Standing {
  readonly say: SignedSay;
  readonly why: string | undefined;
  readonly submitted?: boolean;
}

interface World {
  readonly snapshot: Snapshot;
  /** Chain time, seconds. */
  readonly now: number;
}

/** Where each say of a bundle stands. Of several good ones of one party only the first is submitted: it makes the others void. */
export function standings(world: World, review: Review, { says }: Pick<Bundle, "says">, checked: Checked): Standing[] {
  const heard = new Set<string>();
  return says.map((say, index) => {
    const validity = checked.says[index] ?? "wrong";
    const why = whyNot(world, review, say, validity);
    if (why !== undefined) return { say, why, submitted: validity === "spent" && wasSaid(review, say) };
    const who = String(partyEver(world.snapshot, say.signer)?.number ?? say.signer);
    if (heard.has(who)) return { say, why: "Another one of the same signer is submitted." };
    heard.add(who);
    return { say, why: undefined };
  });
}

/** Whether the chain has what was signed: as it stands, or as it was taken back. */
function wasSaid({ says, formerSays }: Review, { signer, act, reason }: SignedSay): boolean {
  if (act === "withdraw")
    return formerSays.some((said) => sameAddress(said.account, signer) && said.ended === "withdrawn");
  return [...says, ...formerSays].some(
    (said) => sameAddress(said.account, signer) && said.endorses === (act === "endorse") && said.reason === reason,
  );
}

/** What sending the usable says does to the question, and what it waits for then, as a sentence. */
export function whatItAdds(
  { snapshot, now }: World,
  review: Review,
  usable: readonly SignedSay[],
  accepts: boolean,
  nameOf: NameOf,
): string {
  const nomination = snapshot.nominations.get(review.id);
  const endorsers = usable.filter(({ act }) => act === "endorse").map(({ signer }) => signer);
  const says = usable
    .filter(({ act }) => act !== "endorse")
    .map(({ act, signer }) => `${nameOf(signer)}’s ${act === "object" ? "objection" : "taking back"}`);
  const { endorsements, k, missing } = tallyOf(review);
  const still = Math.max(0, missing - endorsers.length);
  const parts = [
    ...(endorsers.length > 0
      ? [
          `${listed(endorsers.map((signer) => `${nameOf(signer)}’s`))} ${endorsers.length === 1 ? "endorsement" : "endorsements"} (${endorsements + endorsers.length} of ${k})`,
        ]
      : []),
    ...says,
    ...(accepts && nomination ? [`${nameOf(nomination.candidate)}’s yes to the offer`] : []),
  ];
  const waits = [
    ...(still > 0 ? [plural(still, "more endorsement")] : []),
    ...(nomination && nomination.acceptedAt === undefined && !accepts ? [`${nameOf(nomination.candidate)}’s yes`] : []),
    ...(still === 0 && review.challenge > 0 && now < (review.reachedAt ?? now) + review.challenge
      ? ["the end of the time for objections"]
      : []),
  ];
  return `Adds ${listed(parts)}${waits.length === 0 ? "" : `; it then waits for ${listed(waits)}`}.`;
}

/** Why a say can't be submitted now, as a sentence. */
export function whyNot(world: World, review: Review, say: SignedSay, validity: Validity): string | undefined {
  const { snapshot, now } = world;
  const { signer, act, deadline } = say;
  const state = reviewStateAt(review, now);
  if (!isLive(state)) return "The question is decided, or its time is over.";
  if (act === "withdraw") {
    if (!sayOf(snapshot, review, signer)) return "There is nothing to take back.";
  } else {
    if (sayOf(snapshot, review, signer)) return "The signer has spoken on this already.";
    if (state === "Concludable")
      return act === "endorse" ? "It has all the endorsements it needs." : "The time for objections is over.";
  }
  if (now >= deadline) return "Its time is over; only the signer can renew it.";
  if (validity === "spent") return "It was used, or its signer has made it void.";
  if (validity === "wrong") return "It is not the signer’s signature, or something in it was changed.";
  if (act === "withdraw") return undefined;
  if (act === "endorse" && tallyOf(review).missing === 0) return "It has all the endorsements it needs.";
  if (!isEligible(snapshot, review, signer))
    return `The signer may not judge this: that takes a voice in ${domainName(snapshot, review.question.domain)} since before it was opened.`;
  if (act === "endorse" && isBarredFromEndorsing(snapshot, review, signer))
    return "It is about the signer, would pay them, or is about somebody with whom they share a voice.";
  if (act === "object" && isBarredFromObjecting(snapshot, review, signer)) return "It is about the signer.";
  if (voiceHeard(snapshot, review, signer)) return "Somebody of the signer’s company has spoken on this already.";
  return undefined;
}

/** Why the candidate's acceptance can't be submitted now; undefined: it can. */
export function whyNotAccepted(
  { snapshot, now }: World,
  review: Review,
  { acceptance }: Pick<Bundle, "acceptance">,
  validity: Validity | undefined,
): string | undefined {
  const nomination = snapshot.nominations.get(review.id);
  if (!nomination || !acceptance) return "There is nothing to accept here.";
  if (nomination.declinedAt !== undefined) return "The candidate has declined.";
  if (nomination.acceptedAt !== undefined) return "The candidate has accepted already.";
  if (reviewStateAt(review, now) === "Rejected") return "The question is decided.";
  if (now >= acceptance.deadline) return "Its time is over; only the candidate can renew it.";
  return validity === "good" ? undefined : "It is not the candidate’s signature, or something in it was changed.";
}
