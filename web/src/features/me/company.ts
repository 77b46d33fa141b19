// How an account stands to companies. Pure.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { heldDomains, partyAt } from "../../chain/parties.ts";
import type { Snapshot } from "../../chain/types.ts";

/** `member`: bills through one. `contractor`: holds clearances and bills for itself. `company`: is one, or could become one. */
export type CompanySituation = "member" | "contractor" | "company";

/** How `account` stands to companies now. */
export function companySituation(snapshot: Snapshot, account: Address): CompanySituation {
  if (partyAt(snapshot, account)?.company !== undefined) return "member";
  return heldDomains(snapshot, account).length > 0 ? "contractor" : "company";
}

/** Whom a company has invited and who has not joined, oldest first. */
export function invitedBy(snapshot: Snapshot, company: Address): Address[] {
  return [...snapshot.invitations.values()]
    .filter((invitation) => sameAddress(invitation.company, company))
    .toSorted((a, b) => a.time - b.time)
    .map(({ account }) => account);
}
