// Who stood up for whom: read from the clearances themselves, so that only what counted is told. Pure.
import type { Address, Hex } from "viem";

import { currentAccount, sameParty } from "../../chain/parties.ts";
import type { Snapshot } from "../../chain/types.ts";

/** One endorsement that stood behind a clearance. */
export interface Endorsement {
  /** The other side: who endorsed, or who was endorsed. */
  readonly account: Address;
  readonly domain: number;
  /** When the clearance began, seconds. */
  readonly since: number;
  /** Whether the clearance has ended. */
  readonly ended: boolean;
  readonly nomination: Hex;
}

/** Who endorsed `account`, or its party under another address, into its clearances, newest first. */
export function endorsedBy(snapshot: Snapshot, account: Address): Endorsement[] {
  const clearances = snapshot.contractors.get(currentAccount(snapshot, account))?.clearances ?? [];
  return clearances
    .flatMap(({ domain, since, endedAt, nomination, endorsers }) =>
      nomination === undefined
        ? []
        : endorsers.map((endorser) => ({
            account: currentAccount(snapshot, endorser),
            domain,
            since,
            ended: endedAt !== undefined,
            nomination,
          })),
    )
    .toReversed();
}

/** Whom `account` endorsed into a clearance, newest first. */
export function endorsedOthers(snapshot: Snapshot, account: Address): Endorsement[] {
  const found: Endorsement[] = [];
  for (const contractor of snapshot.contractors.values()) {
    for (const { domain, since, endedAt, nomination, endorsers } of contractor.clearances) {
      if (nomination === undefined || !endorsers.some((endorser) => sameParty(snapshot, endorser, account))) continue;
      found.push({ account: contractor.account, domain, since, ended: endedAt !== undefined, nomination });
    }
  }
  return found.toSorted((a, b) => b.since - a.since);
}

/** Whether stakeholders admitted `account`, or its party under another address, to a domain. */
export function wasAdmitted(snapshot: Snapshot, account: Address): boolean {
  const clearances = snapshot.contractors.get(currentAccount(snapshot, account))?.clearances ?? [];
  return clearances.some(({ nomination }) => nomination === undefined);
}
