// Who may do what now, and if not, why: the sentence under a button that can't be pressed. The contracts stay the authority: what
// is refused here they would refuse too, except a vote without power, which they would take and count as nothing.
import type { Address } from "viem";

import { formatDateTime, formatRelative } from "../shared/format/index.ts";
import { sameAddress } from "./accounts.ts";
import { domainName } from "./flows/wording.ts";
import {
  bountyStateAt,
  claimStateAt,
  clearanceOf,
  isBarredFromEndorsing,
  isCleared,
  isEligible,
  isLive,
  nominationStateAt,
  proposalStateAt,
  refundsDue,
  reviewStateAt,
} from "./states.ts";
import type { Bounty, Claim, Nomination, Proposal, Review, Snapshot } from "./types.ts";

/** May it be done, and if not, why not. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Who asks, of what, when. */
export interface Asker {
  readonly snapshot: Snapshot;
  /** Undefined while no wallet is connected. */
  readonly account: Address | undefined;
  /** Chain time, seconds. */
  readonly now: number;
}

const YES: Verdict = { ok: true };
const no = (reason: string): Verdict => ({ ok: false, reason });
const CONNECT = no("Connect a wallet first.");

function judgeVerdict({ snapshot }: Asker, review: Review, account: Address): Verdict {
  if (isEligible(snapshot, review, account)) return YES;
  const where = domainName(snapshot, review.question.domain);
  const clearance = clearanceOf(snapshot, review.question.domain, account);
  if (!clearance) return no(`Only contractors of ${where} judge this.`);
  if (clearance.until !== undefined)
    return no(`Your clearance in ${where} ended on ${formatDateTime(clearance.until)}.`);
  return no("You joined the domain after this was opened; only who was there before judges it.");
}

const aboutYou = ({ snapshot }: Asker, { question }: Review) =>
  no(`This is about you, so the other contractors of ${domainName(snapshot, question.domain)} judge it.`);

function hasSpoken(review: Review, account: Address): boolean {
  return review.says.some((say) => sameAddress(say.account, account));
}

const overReasons = {
  Passed: "This has been approved for good.",
  Contested: "This was stopped by objections.",
  Lapsed: "The time to endorse this is over.",
} as const;

/** Whether the account may endorse, as somebody of the domain who is not paid by it and has not spoken. */
export function canEndorse(asker: Asker, review: Review): Verdict {
  const { account, now } = asker;
  const state = reviewStateAt(review, now);
  if (state === "Reached" || state === "Concludable") return no("It has all the endorsements it needs.");
  if (state !== "Open") return no(overReasons[state]);
  if (!account) return CONNECT;
  if (sameAddress(account, review.question.subject)) return aboutYou(asker, review);
  if (isBarredFromEndorsing(review, account)) return no("It would pay you; payees don’t endorse.");
  if (hasSpoken(review, account)) return no("You have spoken on this; take it back first to change it.");
  return judgeVerdict(asker, review, account);
}

/** Whether the account may object: payees may, the review’s subject may not. */
export function canObject(asker: Asker, review: Review): Verdict {
  const { account, now } = asker;
  const state = reviewStateAt(review, now);
  if (state === "Concludable") return no("The time for objections is over.");
  if (state !== "Open" && state !== "Reached") return no(overReasons[state]);
  if (!account) return CONNECT;
  if (sameAddress(account, review.question.subject)) return aboutYou(asker, review);
  if (hasSpoken(review, account)) return no("You have spoken on this; take it back first to change it.");
  return judgeVerdict(asker, review, account);
}

/** Whether the account may take back what it said, while the review is live. */
export function canWithdrawSay({ account, now }: Asker, review: Review): Verdict {
  if (!account) return CONNECT;
  if (!isLive(reviewStateAt(review, now))) return no("It is decided; what was said stays.");
  return hasSpoken(review, account) ? YES : no("You have said nothing on this.");
}

/** Whether the review can be concluded: it kept its endorsements until the time for objections was over. Anyone may. */
export function canConclude({ account, now }: Asker, review: Review): Verdict {
  const state = reviewStateAt(review, now);
  if (state === "Reached" && review.reachedAt !== undefined) {
    return no(
      `Objections still count; it can be concluded ${formatRelative(review.reachedAt + review.challenge, now)}.`,
    );
  }
  if (state !== "Concludable")
    return no(
      state === "Open" || state === "Reached" ? "It does not have enough endorsements yet." : overReasons[state],
    );
  return account ? YES : CONNECT;
}

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
      return no("It was not approved, or the pot can never pay it: it can only be put aside.");
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

/** May the account nominate `candidate`, or apply when it is the candidate itself. */
export function canNominate({ snapshot, account, now }: Asker, domain: number, candidate: Address): Verdict {
  const where = domainName(snapshot, domain);
  if (isCleared(snapshot, domain, candidate)) return no(`Already cleared in ${where}.`);
  if (!account) return CONNECT;
  const clearance = clearanceOf(snapshot, domain, account);
  const sponsors = clearance !== undefined && clearance.until === undefined;
  if (!sameAddress(account, candidate) && !sponsors)
    return no(`Only contractors of ${where} nominate others; candidates apply themselves.`);
  const open = [...snapshot.nominations.values()].some((nomination) => {
    const review = snapshot.reviews.get(nomination.id);
    const same =
      nomination.domain === domain &&
      sameAddress(nomination.candidate, candidate) &&
      sameAddress(nomination.opener, account);
    return same && review !== undefined && isLive(reviewStateAt(review, now));
  });
  return open ? no("A nomination of yours for this candidate and domain is open already.") : YES;
}

const nominationOver = {
  Issued: "The clearance is issued.",
  Rejected: "The domain did not approve this nomination.",
  Superseded: "The candidate has or had another clearance since; a new nomination is needed.",
} as const;

/** Whether the account may accept the nomination’s rate: only its candidate may. */
export function canAccept({ snapshot, account, now }: Asker, nomination: Nomination): Verdict {
  if (nomination.acceptedAt !== undefined) return no("The rate is accepted.");
  const state = nominationStateAt(snapshot, nomination, now);
  if (state === "Issued" || state === "Rejected" || state === "Superseded") return no(nominationOver[state]);
  if (!account) return CONNECT;
  return sameAddress(account, nomination.candidate) ? YES : no("Only the candidate accepts the rate.");
}

/** Whether the clearance can be issued. Anyone may, once the domain approved it and the candidate accepted the rate. */
export function canIssue({ snapshot, account, now }: Asker, nomination: Nomination): Verdict {
  const state = nominationStateAt(snapshot, nomination, now);
  if (state === "Accepting") return no("The candidate has not accepted the rate yet.");
  if (state === "Judging") return no("The domain has not approved this nomination yet.");
  if (state !== "Issuable") return no(nominationOver[state]);
  return account ? YES : CONNECT;
}

/** May the account vote; `power` is what it had at the snapshot, base units, undefined while that is not read. */
export function canVote({ snapshot, account, now }: Asker, proposal: Proposal, power: bigint | undefined): Verdict {
  const state = proposalStateAt(proposal, snapshot.rules, now);
  if (state === "Pending") return no(`Voting opens ${formatRelative(proposal.snapshot + 1, now)}.`);
  if (state !== "Active") return no("The vote is over.");
  if (!account) return CONNECT;
  if (proposal.votes.some(({ voter }) => sameAddress(voter, account)))
    return no("You have voted; a vote can't be changed.");
  if (power === undefined) return no("Your voting power is being read.");
  return power > 0n ? YES : no(`You had no voting power when it was counted, on ${formatDateTime(proposal.snapshot)}.`);
}

/** May the account propose; `votes` is what it has now, base units. */
export function canPropose({ snapshot, account }: Asker, votes: bigint | undefined): Verdict {
  if (!account) return CONNECT;
  const { proposalThreshold } = snapshot.rules;
  if (proposalThreshold === 0n) return YES;
  if (votes === undefined) return no("Your voting power is being read.");
  return votes >= proposalThreshold ? YES : no("You have fewer votes than a proposer needs.");
}

/** Whether the proposal can be carried out. Anyone may, once it was queued and the timelock’s delay has passed. */
export function canExecute({ snapshot, account, now }: Asker, proposal: Proposal): Verdict {
  const state = proposalStateAt(proposal, snapshot.rules, now);
  if (state !== "Queued")
    return no(
      state === "Succeeded"
        ? "It has to be queued first."
        : state === "Executed"
          ? "It is done."
          : "It is not approved.",
    );
  if (proposal.eta !== undefined && now < proposal.eta)
    return no(`The timelock lets it through ${formatRelative(proposal.eta, now)}.`);
  return account ? YES : CONNECT;
}

/** Whether the account may take the proposal back: only its proposer may, before voting opens. */
export function canCancel({ snapshot, account, now }: Asker, proposal: Proposal): Verdict {
  if (proposalStateAt(proposal, snapshot.rules, now) !== "Pending")
    return no("It can be cancelled only before voting opens.");
  if (!account) return CONNECT;
  return sameAddress(account, proposal.proposer) ? YES : no("Only its proposer can cancel it.");
}
