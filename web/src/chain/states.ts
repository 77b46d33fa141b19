// Where everything is at a given time, by the same rules as the contracts' views: terminal states first, windows half-open, a
// boundary second belongs to what comes after it. `now` is chain time in seconds: the time of the block that a read would run in.
import type { Address } from "viem";

import { sameAddress } from "./accounts.ts";
import type {
  Bounty,
  Claim,
  Clearance,
  Contribution,
  Nomination,
  Proposal,
  Review,
  Snapshot,
  VotingRules,
} from "./types.ts";

/** As IReviews.State, without None. */
export type ReviewState = "Open" | "Reached" | "Concludable" | "Passed" | "Contested" | "Lapsed";

/** Where a review stands: open for endorsements, then for objections only, then to be concluded, by anyone. */
export function reviewStateAt(review: Review, now: number): ReviewState {
  if (review.passedAt !== undefined) return "Passed";
  if (review.contestedAt !== undefined) return "Contested";
  if (review.reachedAt !== undefined) return now < review.reachedAt + review.challenge ? "Reached" : "Concludable";
  return now < review.deadline ? "Open" : "Lapsed";
}

/** Whether a review can still pass or fail. */
export function isLive(state: ReviewState): boolean {
  return state === "Open" || state === "Reached" || state === "Concludable";
}

/** What a review has, and what it takes. */
export interface Tally {
  readonly endorsements: number;
  readonly objections: number;
  readonly k: number;
  /** Endorsements that are missing; 0 once there are enough. */
  readonly missing: number;
}

/** Counts what is being said on a review; what was taken back no longer counts. */
export function tallyOf({ says, k }: Review): Tally {
  const endorsements = says.filter(({ endorses }) => endorses).length;
  return { endorsements, objections: says.length - endorsements, k, missing: Math.max(0, k - endorsements) };
}

/** The clearance of `account` in `domain`, the last one if there were several. */
export function clearanceOf(snapshot: Snapshot, domain: number, account: Address): Clearance | undefined {
  return snapshot.contractors.get(account)?.clearances.findLast((clearance) => clearance.domain === domain);
}

/** Whether `account` may bill in `domain` now. */
export function isCleared(snapshot: Snapshot, domain: number, account: Address): boolean {
  const clearance = clearanceOf(snapshot, domain, account);
  return clearance !== undefined && clearance.until === undefined;
}

/** Whether `account` is in the review's domain since strictly before it was opened, and still so. */
export function isEligible(snapshot: Snapshot, { question }: Review, account: Address): boolean {
  const clearance = clearanceOf(snapshot, question.domain, account);
  return clearance !== undefined && clearance.until === undefined && clearance.since < question.openedAt;
}

/** Whether `account` would be judging itself by endorsing. */
export function isBarredFromEndorsing({ question }: Review, account: Address): boolean {
  return sameAddress(question.subject, account) || question.payees.some((payee) => sameAddress(payee, account));
}

/** Who could still endorse: eligible, not barred, silent so far. In order of the domain's members. */
export function possibleEndorsers(snapshot: Snapshot, review: Review): Address[] {
  const members = snapshot.domains.get(review.question.domain)?.members ?? [];
  return members.filter(
    (member) =>
      isEligible(snapshot, review, member) &&
      !isBarredFromEndorsing(review, member) &&
      !review.says.some(({ account }) => sameAddress(account, member)),
  );
}

/** Whether concluding would pass the review: whether enough of its endorsers are still in the domain. */
export function wouldPass(snapshot: Snapshot, review: Review): boolean {
  return (
    review.says.filter(({ account, endorses }) => endorses && isEligible(snapshot, review, account)).length >= review.k
  );
}

/** Whether the answer is yes, or becomes yes as soon as somebody concludes. */
export function isYes(snapshot: Snapshot, review: Review, now: number): boolean {
  const state = reviewStateAt(review, now);
  return state === "Passed" || (state === "Concludable" && wouldPass(snapshot, review));
}

/** As IBounties.State, without None. */
export type BountyState = "Open" | "Judging" | "Closed";

/** Where a bounty stands: money and claims come before its deadline, refunds after it, once no claim is pending. */
export function bountyStateAt({ deadline, pending }: Bounty, now: number): BountyState {
  if (now < deadline) return "Open";
  return pending === 0 ? "Closed" : "Judging";
}

/** What is in the pot and not awarded, base units. Claims may ask for this much; refunds share it. */
export function roomOf({ funded, awarded }: Bounty): bigint {
  return funded - awarded;
}

/**
 * What a contribution gets back if nothing more is awarded: of the rest R of the total T, a contribution that fills [a, b) gets
 * floor(R * b / T) - floor(R * a / T). The parts add up to R, in any order, to the last unit.
 */
export function refundOf(bounty: Bounty, { start, amount, refunded }: Contribution): bigint {
  if (refunded !== undefined || bounty.funded === 0n) return 0n;
  const rest = roomOf(bounty);
  return (rest * (start + amount)) / bounty.funded - (rest * start) / bounty.funded;
}

/** Contributions that were not refunded and get something back now, with how much, base units. Empty until the bounty is closed. */
export function refundsDue(
  bounty: Bounty,
  now: number,
): { readonly contribution: Contribution; readonly amount: bigint }[] {
  if (bountyStateAt(bounty, now) !== "Closed") return [];
  return bounty.contributions
    .map((contribution) => ({ contribution, amount: refundOf(bounty, contribution) }))
    .filter(({ amount }) => amount > 0n);
}

/**
 * What a reader is told of a bounty. Open: it can be earned. Spent: open, with nothing left in the pot. Judging: over, the domain still
 * judges. Settling: over, what was judged waits to be awarded or put aside. RefundDue: funders have something to get back. Closed: done.
 */
export type BountyStanding = "Open" | "Spent" | "Judging" | "Settling" | "RefundDue" | "Closed";

/** Its state, and what that means for those who want something of it. */
export function bountyStandingAt(snapshot: Snapshot, bounty: Bounty, now: number): BountyStanding {
  switch (bountyStateAt(bounty, now)) {
    case "Open":
      return roomOf(bounty) === 0n ? "Spent" : "Open";
    case "Judging": {
      const judged = bounty.claims.some((id) => {
        const claim = snapshot.claims.get(id);
        return claim !== undefined && claimStateAt(snapshot, claim, now) === "Judging";
      });
      return judged ? "Judging" : "Settling";
    }
    case "Closed":
      return refundsDue(bounty, now).length > 0 ? "RefundDue" : "Closed";
  }
}

/**
 * What a claim waits for. Judging: its review. Awardable: anyone can give it its money. NoRoom: approved, but the pot has too
 * little; money may still come. Dismissable: rejected, or approved without hope of money; anyone can put it aside.
 */
export type ClaimState = "Judging" | "Awardable" | "NoRoom" | "Dismissable" | "Awarded" | "Dismissed";

/** What a claim waits for, by its outcome, its review and what is left in the pot. */
export function claimStateAt(snapshot: Snapshot, claim: Claim, now: number): ClaimState {
  if (claim.outcome === "awarded") return "Awarded";
  if (claim.outcome === "dismissed") return "Dismissed";
  const [review, bounty] = [snapshot.reviews.get(claim.id), snapshot.bounties.get(claim.bounty)];
  if (!review || !bounty) return "Judging";
  const state = reviewStateAt(review, now);
  if (state === "Contested" || state === "Lapsed") return "Dismissable";
  if (!isYes(snapshot, review, now)) return "Judging";
  if (claim.amount <= roomOf(bounty)) return "Awardable";
  return now < bounty.deadline ? "NoRoom" : "Dismissable";
}

/** What a nomination waits for. Accepting: passed, the candidate has not accepted. Superseded: a clearance ended since. */
export type NominationState = "Judging" | "Accepting" | "Issuable" | "Issued" | "Rejected" | "Superseded";

/** What a nomination waits for, by its review, the candidate’s acceptance and the candidate’s clearances. */
export function nominationStateAt(snapshot: Snapshot, nomination: Nomination, now: number): NominationState {
  if (nomination.issuedAt !== undefined) return "Issued";
  const clearance = clearanceOf(snapshot, nomination.domain, nomination.candidate);
  const review = snapshot.reviews.get(nomination.id);
  const state = review && reviewStateAt(review, now);
  if (state === "Contested" || state === "Lapsed") return "Rejected";
  if (clearance && (clearance.until === undefined || clearance.until >= nomination.openedAt)) return "Superseded";
  if (!review || !isYes(snapshot, review, now)) return "Judging";
  return nomination.acceptedAt === undefined ? "Accepting" : "Issuable";
}

/** As IGovernor.ProposalState, without Expired, which this governor does not know. */
export type ProposalState = "Pending" | "Active" | "Canceled" | "Defeated" | "Succeeded" | "Queued" | "Executed";

/** Where a proposal stands. Its snapshot is the last second before voting, its deadline the last second of it. */
export function proposalStateAt(proposal: Proposal, rules: VotingRules, now: number): ProposalState {
  if (proposal.executedAt !== undefined) return "Executed";
  if (proposal.canceledAt !== undefined) return "Canceled";
  if (now <= proposal.snapshot) return "Pending";
  if (now <= proposal.deadline) return "Active";
  if (!hasQuorum(proposal, rules) || !hasApproval(proposal, rules)) return "Defeated";
  return proposal.eta === undefined ? "Succeeded" : "Queued";
}

/** All votes cast on a proposal, base units: what the quorum counts. */
export function votesCast({ forVotes, againstVotes, abstainVotes }: Proposal): bigint {
  return forVotes + againstVotes + abstainVotes;
}

/** Votes that must be cast, base units: as read, else what today's supply and rule would give, rounded up. */
export function quorumOf(proposal: Proposal, { supply, quorumPercent }: VotingRules): bigint {
  return proposal.quorum ?? (supply * BigInt(quorumPercent) + 99n) / 100n;
}

/** Whether enough votes were cast: the quorum itself is enough. */
export function hasQuorum(proposal: Proposal, rules: VotingRules): boolean {
  return votesCast(proposal) >= quorumOf(proposal, rules);
}

/** Whether the votes for it are at least the approval's share of those for and against; multiplied out, nothing is rounded. */
export function hasApproval({ forVotes, againstVotes }: Proposal, { approvalPercent }: VotingRules): boolean {
  return forVotes > 0n && forVotes * 100n >= BigInt(approvalPercent) * (forVotes + againstVotes);
}
