import type { Address } from "viem";

import { formatDate, formatDateTime } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { rulesOf } from "../clearances.ts";
import { domainName } from "../flows/wording.ts";
import { heldDomains, partyAt } from "../parties.ts";
import {
  asksForSeasoning,
  carriesVoice,
  clearanceOf,
  cooldownUntil,
  isFinal,
  isHeld,
  isNominationOpen,
  isRunning,
  nextAdmission,
  nextRevocation,
  nominationStateAt,
  recoveryStateAt,
  revocationTaskAt,
  reviewStateAt,
  SEASON,
} from "../states.ts";
import type { Nomination, Recovery, Revocation, Snapshot } from "../types.ts";
import { CONNECT, no, YES, type Asker, type Verdict } from "./verdict.ts";

/**
 * Whether the account could endorse what it opens in the domain right now, `about` whom nobody of its own: that is what sponsors
 * of nominations, revocations and recoveries need.
 */
export function canSponsor({ snapshot, account, now }: Asker, domain: number, about: readonly Address[]): Verdict {
  const where = domainName(snapshot, domain);
  if (!account) return CONNECT;
  const clearance = clearanceOf(snapshot, domain, account);
  if (!isHeld(clearance)) return no(`Only contractors of ${where} can ask for this.`);
  const { name, judges } = rulesOf(clearance.kind);
  if (!judges) return no(`A clearance of the kind ${name} carries no voice.`);
  if (!carriesVoice(clearance)) return no(`Your clearance in ${where} is suspended.`);
  const area = snapshot.domains.get(domain);
  if (area && asksForSeasoning(area, now) && clearance.since + SEASON > now)
    return no(`You can judge in ${where} from ${formatDate(clearance.since + SEASON)} on: 30 days after you joined.`);
  const party = partyAt(snapshot, account);
  const ours = about.some((other) => {
    const their = partyAt(snapshot, other);
    const company = their?.company ?? (their?.isCompany ? their.number : undefined);
    return sameAddress(other, account) || (party?.company !== undefined && company === party.company);
  });
  return ours ? no("That would be judging yourself, or your own company.") : YES;
}

function retired(snapshot: Snapshot, domain: number): Verdict | undefined {
  const at = snapshot.domains.get(domain)?.retiredAt;
  if (at === undefined) return undefined;
  return no(`${domainName(snapshot, domain)} was retired on ${formatDate(at)}: nothing new is asked there.`);
}

/** May the account nominate `candidate`, or apply when it is the candidate itself; also for another rate of one who is cleared. */
export function canNominate(asker: Asker, domain: number, candidate: Address): Verdict {
  const { snapshot, account, now } = asker;
  const where = domainName(snapshot, domain);
  const closed = retired(snapshot, domain);
  if (closed) return closed;
  const area = snapshot.domains.get(domain);
  const from = area && cooldownUntil(snapshot, area, candidate, now);
  if (from !== undefined)
    return no(`A clearance in ${where} ended lately; a new nomination is possible from ${formatDateTime(from)} on.`);
  if (partyAt(snapshot, candidate)?.isCompany) return no("That is a company: people are cleared, companies are not.");
  if (!account) return CONNECT;
  if (!sameAddress(account, candidate)) {
    const sponsors = canSponsor(asker, domain, [candidate]);
    if (!sponsors.ok) return isHeld(clearanceOf(snapshot, domain, account)) ? sponsors : onlySponsors(where);
  }
  const open = [...snapshot.nominations.values()].some(
    (nomination) =>
      nomination.domain === domain &&
      sameAddress(nomination.candidate, candidate) &&
      sameAddress(nomination.opener, account) &&
      isPending(asker, nomination.id),
  );
  return open ? no("A nomination of yours for this candidate and domain is open already.") : YES;
}

const onlySponsors = (where: string) =>
  no(`Only contractors of ${where} nominate others; candidates apply themselves.`);

function isPending({ snapshot, now }: Asker, id: `0x${string}`): boolean {
  const review = snapshot.reviews.get(id);
  return review !== undefined && !isFinal(reviewStateAt(review, now));
}

/** Whether a nomination of the candidate would change the rate of a clearance, rather than ask for one. */
export function wouldChangeTerms(snapshot: Snapshot, domain: number, candidate: Address, now: number): boolean {
  const clearance = clearanceOf(snapshot, domain, candidate);
  return isHeld(clearance) && isRunning(clearance, now);
}

const nominationOver = {
  Issued: "It has been issued.",
  Rejected: "This nomination was rejected.",
  Declined: "The candidate has declined the offer.",
  Expired: "It was not issued within 270 days of its opening; a new nomination is needed.",
  Superseded: "The candidate’s clearance has changed since; a new nomination is needed.",
} as const;

/** Whether the account may accept the nomination’s offer: only its candidate may. */
export function canAccept({ snapshot, account, now }: Asker, nomination: Nomination): Verdict {
  if (nomination.acceptedAt !== undefined) return no("The offer is accepted.");
  const state = nominationStateAt(snapshot, nomination, now);
  if (!isNominationOpen(state)) return no(nominationOver[state]);
  if (!account) return CONNECT;
  return sameAddress(account, nomination.candidate) ? YES : no("Only the candidate accepts the offer.");
}

/** Whether the account may decline the nomination’s offer for ever, also after accepting it: only its candidate may. */
export function canDecline({ snapshot, account, now }: Asker, nomination: Nomination): Verdict {
  const state = nominationStateAt(snapshot, nomination, now);
  if (!isNominationOpen(state)) return no(nominationOver[state]);
  if (!account) return CONNECT;
  return sameAddress(account, nomination.candidate) ? YES : no("Only the candidate declines the offer.");
}

/** Whether the nomination can be issued. Anyone may, once the domain approved it, the candidate accepted and there is room for it. */
export function canIssue({ snapshot, account, now }: Asker, nomination: Nomination): Verdict {
  const state = nominationStateAt(snapshot, nomination, now);
  switch (state) {
    case "Accepting":
      return no("The candidate has not accepted the offer yet.");
    case "Judging":
      return no("The domain has not approved this nomination yet.");
    case "Throttled": {
      const domain = snapshot.domains.get(nomination.domain);
      const next = domain && nextAdmission(domain, now);
      return no(
        `${domainName(snapshot, nomination.domain)} has admitted as many as 30 days allow; the next can be issued on ${formatDateTime(next ?? now)}.`,
      );
    }
    case "Issuable":
      return account ? YES : CONNECT;
    default:
      return no(nominationOver[state]);
  }
}

/** Whether the account may give its clearance in the domain back. */
export function canResign({ snapshot, account }: Asker, domain: number): Verdict {
  if (!account) return CONNECT;
  const clearance = clearanceOf(snapshot, domain, account);
  if (!isHeld(clearance)) return no(`You hold no clearance in ${domainName(snapshot, domain)}.`);
  return clearance.suspendedAt === undefined
    ? YES
    : no("A suspended clearance can’t be given back; the revocation decides about it.");
}

/** Whether the account may ask the domain to take a clearance back. */
export function canRevoke(asker: Asker, domain: number, subject: Address): Verdict {
  const { snapshot, account, now } = asker;
  const closed = retired(snapshot, domain);
  if (closed) return closed;
  const clearance = clearanceOf(snapshot, domain, subject);
  if (!isHeld(clearance) || clearance.since >= now)
    return no(`This account holds no clearance in ${domainName(snapshot, domain)}.`);
  const sponsors = canSponsor(asker, domain, [subject]);
  if (!sponsors.ok) return sponsors;
  const open = [...snapshot.revocations.values()].some(
    (revocation) =>
      revocation.domain === domain &&
      sameAddress(revocation.account, subject) &&
      sameAddress(revocation.opener, account) &&
      isPending(asker, revocation.id),
  );
  return open ? no("A revocation of this clearance that you asked for is open already.") : YES;
}

/** Whether a revocation has something to be carried out. Anyone may. */
export function canEnforce({ snapshot, account, now }: Asker, revocation: Revocation): Verdict {
  const task = revocationTaskAt(snapshot, revocation, now);
  if (task.kind === "nothing") return no("The clearance is as the review has it.");
  if (task.kind === "wait") return no(limitReached(task.until));
  return account ? YES : CONNECT;
}

const limitReached = (until: number) =>
  `The domain has revoked as many as 30 days allow; the next is possible on ${formatDateTime(until)}.`;

const recoveryOver = {
  Judging: "The domain has not approved this yet.",
  Completed: "It has been done.",
  Rejected: "This was rejected.",
  Superseded: "The account has moved since, or the new address belongs to somebody now.",
  Expired: "It was to be done within 270 days.",
} as const;

/** Whether a recovery that was approved can be carried out. Anyone may. */
export function canComplete({ snapshot, account, now }: Asker, recovery: Recovery): Verdict {
  const state = recoveryStateAt(snapshot, recovery, now);
  if (state !== "Completable") return no(recoveryOver[state]);
  const domain = snapshot.domains.get(recovery.domain);
  const next = domain && nextRevocation(domain, now);
  // It counts as a revocation: neither limits nor seasoning are got around by it.
  if (next !== undefined) return no(limitReached(next));
  const held = heldDomains(snapshot, recovery.from);
  if (!held.includes(recovery.domain)) return no("It is not cleared any more in the domain that approved this.");
  const k = snapshot.reviews.get(recovery.id)?.k ?? 0;
  const stricter = held.find((id) => {
    const other = snapshot.domains.get(id);
    return other !== undefined && other.retiredAt === undefined && other.k > k;
  });
  if (stricter !== undefined) {
    return no(
      `It is cleared in ${domainName(snapshot, stricter)} by now, which asks for more voices than approved this.`,
    );
  }
  return account ? YES : CONNECT;
}
