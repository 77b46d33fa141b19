// Who somebody is, and with whom. An address can change; the party behind it is known by its number.
import type { Address } from "viem";

import { sameAddress } from "./accounts.ts";
import type { Party, Profile, Snapshot } from "./types.ts";

/** The party for which `account` speaks now; undefined for a stranger, and for an address that its party has left. */
export function partyAt(snapshot: Snapshot, account: Address): Party | undefined {
  const party = snapshot.parties.get(snapshot.partyNumbers.get(account) ?? 0);
  return party && sameAddress(party.account, account) ? party : undefined;
}

/** The party that an address is, or was until it moved. */
export function partyEver(snapshot: Snapshot, account: Address): Party | undefined {
  return snapshot.parties.get(snapshot.partyNumbers.get(account) ?? 0);
}

/** The address that speaks now for whoever `account` is or was. */
export function currentAccount(snapshot: Snapshot, account: Address): Address {
  return partyEver(snapshot, account)?.account ?? account;
}

/** Whether two addresses are, or were, the same party's. */
export function sameParty(snapshot: Snapshot, a: Address | undefined, b: Address | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return sameAddress(currentAccount(snapshot, a), currentAccount(snapshot, b));
}

/** The company through which an account bills now. */
export function companyOf(snapshot: Snapshot, account: Address): Party | undefined {
  return snapshot.parties.get(partyEver(snapshot, account)?.company ?? 0);
}

/** Who bills through a company now, in the order in which they joined. */
export function peopleOf(snapshot: Snapshot, { people }: Party): Address[] {
  return people.map((number) => snapshot.parties.get(number)?.account).filter((account) => account !== undefined);
}

/** What an account, or its party under an earlier address, says of itself. */
export function profileOf(snapshot: Snapshot, account: Address): Profile | undefined {
  const addresses = [account, ...(partyAt(snapshot, account)?.formerAccounts.toReversed() ?? [])];
  return addresses.map((address) => snapshot.profiles.get(address)).find((profile) => profile !== undefined);
}

/** All domains in which an account holds a clearance, ascending: as contracts want them named. */
export function heldDomains(snapshot: Snapshot, account: Address): number[] {
  return (snapshot.contractors.get(account)?.clearances ?? [])
    .filter(({ endedAt }) => endedAt === undefined)
    .map(({ domain }) => domain)
    .toSorted((a, b) => a - b);
}

/** Companies that have invited an account. */
export function invitationsOf(snapshot: Snapshot, account: Address): Address[] {
  return [...snapshot.invitations.values()]
    .filter((invitation) => sameAddress(invitation.account, account))
    .map(({ company }) => company);
}
