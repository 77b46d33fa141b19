import type { Address } from "viem";

import { formatDateTime } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { bountyStateAt, claimStateAt, refundsDue } from "../states.ts";
import type { Bounty, Claim } from "../types.ts";
import { CONNECT, no, YES, type Asker, type Verdict } from "./verdict.ts";

/** May the account add money. */
export function canFund({ account, now }: Asker, bounty: Bounty): Verdict {
  if (bountyStateAt(bounty, now) !== "Open") return no("The deadline has passed; the bounty takes no more money.");
  return account ? YES : CONNECT;
}

/** Whether a claim can be made on the bounty: before its deadline, while something is left. Anyone may, for any payees. */
export function canClaim({ account, now }: Asker, bounty: Bounty): Verdict {
  if (bountyStateAt(bounty, now) !== "Open") return no("The deadline has passed; the bounty takes no more claims.");
  if (bounty.funded === bounty.awarded) return no("All of the pot is awarded already.");
  return account ? YES : CONNECT;
}

/** Whether the claim’s money can be given to its payees. Anyone may, once it is approved and the pot suffices. */
export function canAward({ snapshot, account, now }: Asker, claim: Claim): Verdict {
  switch (claimStateAt(snapshot, claim, now)) {
    case "Awardable":
      return account ? YES : CONNECT;
    case "Judging":
      return no("The domain has not approved this claim yet.");
    case "NoRoom":
      return no("It is approved, but the pot has less than it asks for. More money can be added until the deadline.");
    case "Dismissable":
      return no("It was rejected, or the pot can never pay it: it can only be put aside.");
    case "Awarded":
      return no("It has been paid.");
    case "Dismissed":
      return no("It was put aside.");
  }
}

/** Whether the claim can be put aside. Anyone may, once it was rejected or can never be paid. */
export function canDismiss({ snapshot, account, now }: Asker, claim: Claim): Verdict {
  if (claim.outcome !== "pending") return no("It is settled.");
  const state = claimStateAt(snapshot, claim, now);
  if (state === "Dismissable") return account ? YES : CONNECT;
  return no(state === "Judging" ? "The domain is still judging it." : "It is approved and can still be paid.");
}

/** May what is left of a bounty be given back: to `funder`, or to anybody when none is named. */
export function canRefund({ account, now }: Asker, bounty: Bounty, funder?: Address): Verdict {
  const state = bountyStateAt(bounty, now);
  if (state === "Open") return no(`Money stays in the bounty until its deadline, ${formatDateTime(bounty.deadline)}.`);
  if (state === "Judging") return no("Claims are pending; no money leaves before they are settled.");
  const due = refundsDue(bounty, now).filter(
    ({ contribution }) => funder === undefined || sameAddress(contribution.funder, funder),
  );
  if (due.length === 0) return no("Nothing is left to give back.");
  return account ? YES : CONNECT;
}
