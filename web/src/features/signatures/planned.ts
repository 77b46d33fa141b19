// A nomination that is not open yet: who has signed it, what it needs, and who can send it. Pure.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import type { Bundle } from "../../chain/flows/bundle.ts";
import { planNomination, type PlannedNomination } from "../../chain/flows/conduct.ts";
import type { NameOf } from "../../chain/flows/context.ts";
import type { SignedSay } from "../../chain/flows/signing.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { partyAt } from "../../chain/parties.ts";
import { canNominate, canSponsor } from "../../chain/permissions.ts";
import { clearanceOf, isHeld } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import type { Standing } from "./standing.ts";
import type { Checked, Validity } from "./validity.ts";

interface World {
  readonly snapshot: Snapshot;
  /** Chain time, seconds. */
  readonly now: number;
}

/** Whether it is the candidate's own application, which anyone can send once the candidate has signed. */
export function isOwn({ opener, candidate }: PlannedNomination): boolean {
  return sameAddress(opener, candidate);
}

/** Why it can't be opened as it was prepared, as a sentence; undefined: it can. */
export function whyNotOpened({ snapshot, now }: World, planned: PlannedNomination): string | undefined {
  const { domain, candidate, opener } = planned;
  if (!snapshot.domains.has(domain)) return "There is no such domain here.";
  const current = planNomination(snapshot, now, planned);
  if (current.changes !== planned.changes || String(current.barred) !== String(planned.barred))
    return "The candidate’s clearance or company has changed since it was prepared. It has to be prepared anew.";
  const verdict = canNominate({ snapshot, account: opener, now }, domain, candidate);
  if (verdict.ok) return undefined;
  return sameAddress(opener, candidate) ? verdict.reason : `Of whoever prepared it: ${verdict.reason}`;
}

/** Where each say stands; of several good ones with one voice only the first is sent. */
export function plannedStandings(
  world: World,
  planned: PlannedNomination,
  { says }: Pick<Bundle, "says">,
  checked: Checked,
): Standing[] {
  const heard = new Set(isOwn(planned) ? [] : [voiceOf(world.snapshot, planned.opener)]);
  return says.map((say, index) => {
    const why = whyNotPlanned(world, planned, say, checked.says[index] ?? "wrong");
    if (why !== undefined) return { say, why };
    const voice = voiceOf(world.snapshot, say.signer);
    if (heard.has(voice))
      return { say, why: "The signer’s voice is heard already: by another signature, or by opening it." };
    heard.add(voice);
    return { say, why: undefined };
  });
}

/** Colleagues share one voice. */
function voiceOf(snapshot: Snapshot, account: Address): string {
  const party = partyAt(snapshot, account);
  return String(party?.company ?? party?.number ?? account);
}

/** Why a say can't be sent with it, as a sentence. */
function whyNotPlanned(
  { snapshot, now }: World,
  { domain, candidate }: PlannedNomination,
  { signer, act, deadline }: SignedSay,
  validity: Validity,
): string | undefined {
  if (act !== "endorse")
    return "Only endorsements go with a nomination as it opens; the rest can be said once it is open.";
  if (now >= deadline) return "Its time is over; only the signer can renew it.";
  if (validity === "spent") return "It was used, or its signer has made it void.";
  if (validity === "wrong") return "It is not the signer’s signature, or something in it was changed.";
  return canSponsor({ snapshot, account: signer, now }, domain, [candidate]).ok
    ? undefined
    : `The signer may not judge this in ${domainName(snapshot, domain)} now.`;
}

/** Why the candidate's acceptance can't be sent with it; undefined: it can. */
export function whyNotAcceptedYet(
  now: number,
  { acceptance }: Pick<Bundle, "acceptance">,
  validity: Validity | undefined,
): string | undefined {
  if (!acceptance) return "The candidate has not signed.";
  if (now >= acceptance.deadline) return "Its time is over; only the candidate can renew it.";
  return validity === "good" ? undefined : "It is not the candidate’s signature, or something in it was changed.";
}

/** Whether the account can sign an endorsement of it, and if not, why. */
export function whyNotSigned(
  { snapshot, now }: World,
  planned: PlannedNomination,
  account: Address,
  stand: readonly Standing[],
): string | undefined {
  if (sameAddress(account, planned.candidate)) return "You are the candidate: you accept, and others endorse.";
  if (sameAddress(account, planned.opener)) return "You prepared it: sending it is your endorsement.";
  const voice = voiceOf(snapshot, account);
  if (stand.some(({ say, why }) => why === undefined && voiceOf(snapshot, say.signer) === voice))
    return "You, or somebody with whom you share a voice, have signed. Pass it on.";
  if (!isHeld(clearanceOf(snapshot, planned.domain, account)))
    return `Only contractors of ${domainName(snapshot, planned.domain)} endorse it.`;
  const verdict = canSponsor({ snapshot, account, now }, planned.domain, [planned.candidate]);
  return verdict.ok ? undefined : verdict.reason;
}

/** Why the account can't send it, as a sentence; undefined: it can. */
export function whyNotSent(
  planned: PlannedNomination,
  account: Address | undefined,
  accepted: boolean,
  nameOf: NameOf,
): string | undefined {
  if (!account || sameAddress(account, planned.opener)) return undefined;
  if (!isOwn(planned)) return `Only ${nameOf(planned.opener)} can send it, who prepared it.`;
  return accepted ? undefined : "Anyone can send it once the candidate has signed.";
}
