import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { refundsDue } from "../../chain/states.ts";
import type { Bounty, Snapshot } from "../../chain/types.ts";

/** A bounty and what one account has to do with its money, base units. */
export interface FundedBounty {
  readonly bounty: Bounty;
  /** Put in, all contributions together. */
  readonly given: bigint;
  /** Went back already. */
  readonly refunded: bigint;
  /** Can go back now. */
  readonly due: bigint;
}

/** What of the money went back and can go back, each with its words; what is nothing is left out. */
export function refundsTold({ refunded, due }: Pick<FundedBounty, "refunded" | "due">) {
  const told = [
    { amount: refunded, words: "came back" },
    { amount: due, words: "can be refunded" },
  ];
  return told.filter(({ amount }) => amount > 0n);
}

/** Bounties that `account` put money into, newest first, at chain time `now` in seconds. */
export function fundedBy({ bounties }: Snapshot, account: Address, now: number): FundedBounty[] {
  const own = ({ funder }: { funder: Address }) => sameAddress(funder, account);
  return [...bounties.values()]
    .flatMap((bounty): FundedBounty[] => {
      const contributions = bounty.contributions.filter(own);
      if (contributions.length === 0) return [];
      const given = contributions.reduce((sum, { amount }) => sum + amount, 0n);
      const refunded = contributions.reduce((sum, one) => sum + (one.refunded ?? 0n), 0n);
      const due = refundsDue(bounty, now).filter(({ contribution }) => own(contribution));
      return [{ bounty, given, refunded, due: due.reduce((sum, { amount }) => sum + amount, 0n) }];
    })
    .toSorted((a, b) => b.bounty.openedAt - a.bounty.openedAt);
}
