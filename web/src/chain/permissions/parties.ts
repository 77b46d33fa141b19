import type { Address } from "viem";

import { invitationKey, sameAddress } from "../accounts.ts";
import { domainName } from "../flows/wording.ts";
import { heldDomains, partyAt } from "../parties.ts";
import type { Snapshot } from "../types.ts";
import { canSponsor } from "./clearances.ts";
import { CONNECT, no, YES, type Asker, type Verdict } from "./verdict.ts";

/** Whether the account may let `other` join it, as a company. */
export function canInvite({ snapshot, account }: Asker, other: Address): Verdict {
  if (!account) return CONNECT;
  if (sameAddress(account, other)) return no("A company does not join itself.");
  const mine = partyAt(snapshot, account);
  if (heldDomains(snapshot, account).length > 0)
    return no("You hold a clearance: a company is an account that holds none.");
  if (mine?.company !== undefined) return no("You bill through a company yourself.");
  const theirs = partyAt(snapshot, other);
  if (theirs?.isCompany) return no("That is a company itself.");
  return mine !== undefined && theirs?.company === mine.number ? no("They have joined already.") : YES;
}

/** Whether the account may bill through a company from now on. */
export function canJoinCompany({ snapshot, account }: Asker, company: Address): Verdict {
  if (!account) return CONNECT;
  if (!snapshot.invitations.has(invitationKey(company, account))) return no("This company has not invited you.");
  const [mine, theirs] = [partyAt(snapshot, account), partyAt(snapshot, company)];
  if (mine?.company !== undefined) return no("You bill through a company already; leave it first.");
  if (mine?.isCompany || sameAddress(company, account)) return no("You are a company yourself.");
  if (heldDomains(snapshot, company).length > 0 || theirs?.company !== undefined)
    return no("That account is a contractor, not a company.");
  return YES;
}

/** Whether the account may bill for itself from now on. */
export function canLeaveCompany({ snapshot, account }: Asker): Verdict {
  if (!account) return CONNECT;
  return partyAt(snapshot, account)?.company === undefined ? no("You are independent already.") : YES;
}

/** Whether the account, a company, may let `other` go. */
export function canRelease({ snapshot, account }: Asker, other: Address): Verdict {
  if (!account) return CONNECT;
  const mine = partyAt(snapshot, account)?.number;
  return mine !== undefined && partyAt(snapshot, other)?.company === mine
    ? YES
    : no("Only the company through which they bill can let them go.");
}

const taken = no("This address belongs, or belonged, to somebody known here; move to one that was never used here.");

/** Whether the account may offer its party to another address. */
export function canOfferMove({ snapshot, account }: Asker, to: Address): Verdict {
  if (!account) return CONNECT;
  if (!partyAt(snapshot, account))
    return no("There is nothing to move: you are neither a contractor nor a company here.");
  return snapshot.partyNumbers.has(to) ? taken : YES;
}

/** Whether the account may take the party that `from` offers. */
export function canTakeMove({ snapshot, account }: Asker, from: Address): Verdict {
  if (!account) return CONNECT;
  if (!sameAddress(snapshot.moveOffers.get(from), account)) return no("It was not offered to you.");
  if (!partyAt(snapshot, from)) return no("That account has moved already.");
  return snapshot.partyNumbers.has(account) ? taken : YES;
}

/** The domains whose contractors decide about a lost key: those of the party's that ask for the most voices, of all that can still judge. */
export function recoveryDomains(snapshot: Snapshot, from: Address): number[] {
  const domains = heldDomains(snapshot, from).filter((id) => snapshot.domains.get(id)?.retiredAt === undefined);
  const kOf = (id: number) => snapshot.domains.get(id)?.k ?? 0;
  const strictest = Math.max(0, ...domains.map(kOf));
  return domains.filter((id) => kOf(id) === strictest);
}

/** Whether the account may ask that a party be moved because its key is lost. */
export function canRecover(asker: Asker, domain: number, from: Address, to: Address | undefined): Verdict {
  const { snapshot } = asker;
  const deciding = recoveryDomains(snapshot, from);
  if (heldDomains(snapshot, from).length === 0) {
    return no("This account holds no clearance: nobody here can tell who it was.");
  }
  if (deciding.length === 0) return no("All its domains were retired: nothing new is asked there.");
  if (!deciding.includes(domain)) {
    const names = deciding.map((id) => domainName(snapshot, id)).join(" or ");
    return no(`It takes the contractors of ${names}: of all its domains that one asks for the most voices.`);
  }
  if (to && snapshot.partyNumbers.has(to)) return taken;
  return canSponsor(asker, domain, to ? [from, to] : [from]);
}
