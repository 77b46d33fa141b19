// Steps that anyone may take to keep things moving: the contracts ask for nobody in particular. They wait first of all for those who
// want them done.
import { decodeFunctionData, type Address } from "viem";

import { formatDate, plainText, plural, shortAddress } from "../shared/format/index.ts";
import { sameAddress } from "./accounts.ts";
import { titleOfTextOrUri, titleOfUri } from "./content.ts";
import type { NameOf } from "./flows/context.ts";
import { descriptionText } from "./flows/description.ts";
import { reviewIdOf } from "./flows/signing.ts";
import { subjectOf } from "./flows/subjects.ts";
import { amountText, assetAt, domainName } from "./flows/wording.ts";
import { reviewsAbi } from "./generated/abis.ts";
import { sameParty } from "./parties.ts";
import {
  claimStateAt,
  clearanceStateAt,
  isFinal,
  isHeld,
  nominationStateAt,
  proposalStateAt,
  recoveryStateAt,
  refundsDue,
  rejectedAt,
  revocationTaskAt,
  reviewStateAt,
  wouldPass,
} from "./states.ts";
import type { Bounty, Proposal, Question, Review, Snapshot } from "./types.ts";

/** What anyone may do. */
export type OpenStepKind =
  | "conclude"
  | "award"
  | "dismiss"
  | "issue"
  | "enforce"
  | "expire"
  | "complete"
  | "answer"
  | "refund"
  | "queue"
  | "execute";

/** One step that anyone may take now. */
export interface OpenStep {
  readonly kind: OpenStepKind;
  /** Unique: the kind, a colon, and the id of what it moves on. */
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** Page of the app where it can be done. */
  readonly href: string;
  /** Since when it waits, seconds. */
  readonly since: number;
  /** Anyone may take it at any time. */
  readonly until: undefined;
  /** Whether `account`, for whom it was told, is one of those who want it done. */
  readonly concerned: boolean;
}

/** The longest title in a list. */
const TITLE_LENGTH = 60;

/** The title of a proposal, cut for a list. */
export function proposalTitle({ description }: Proposal): string {
  return plainText(titleOfTextOrUri(descriptionText(description), "Proposal"), TITLE_LENGTH);
}

/** The title of a bounty, cut for a list. */
export function bountyTitle({ uri }: Bounty): string {
  return plainText(titleOfUri(uri, "Bounty"), TITLE_LENGTH);
}

/** Where a review is shown: with its bounty, or as what it asks. */
export function reviewHref(snapshot: Snapshot, { id }: Pick<Review, "id">): string {
  const claim = snapshot.claims.get(id);
  if (claim) return `/bounties/${claim.bounty}`;
  if (snapshot.revocations.has(id)) return `/revocations/${id}`;
  return snapshot.recoveries.has(id) ? `/recoveries/${id}` : `/nominations/${id}`;
}

/** Whether a review is about the account, would pay it, or the account has spoken on it. */
export function isPartyTo(snapshot: Snapshot, { question, says }: Review, account: Address | undefined): boolean {
  return [question.subject, ...question.payees, ...says.map((say) => say.account)].some((one) =>
    sameParty(snapshot, one, account),
  );
}

/** From when a review that is or would be passed counts, seconds. */
function passedFrom({ passedAt, reachedAt, challenge }: Review): number {
  return passedAt ?? (reachedAt ?? 0) + challenge;
}

/** Every step that anyone may take at `now`, seconds, told for `account`: what waits longest first. */
export function openStepsOf(
  snapshot: Snapshot,
  now: number,
  account?: Address,
  nameOf: NameOf = shortAddress,
): OpenStep[] {
  const asked = { snapshot, now, account, nameOf };
  const steps = [
    ...proposalSteps(asked),
    ...recounts(asked),
    ...claimSteps(asked),
    ...issues(asked),
    ...enforcements(asked),
    ...endings(asked),
    ...recoveries(asked),
    ...answers(asked),
    ...refunds(asked),
  ];
  return steps.toSorted((a, b) => a.since - b.since);
}

interface Asked {
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly account: Address | undefined;
  readonly nameOf: NameOf;
}

type Step = Omit<OpenStep, "until">;

const step = (told: Step): OpenStep => ({ ...told, until: undefined });

function* proposalSteps({ snapshot, now, account }: Asked): Generator<OpenStep> {
  for (const proposal of snapshot.proposals.values()) {
    const state = proposalStateAt(proposal, snapshot.rules, now);
    if (state !== "Succeeded" && state !== "Queued") continue;
    const concerned =
      sameAddress(proposal.proposer, account) || proposal.votes.some(({ voter }) => sameAddress(voter, account));
    const common = { href: `/proposals/${proposal.id}`, title: proposalTitle(proposal), concerned };
    if (state === "Succeeded") {
      const sentence = "Approved: it can be queued.";
      yield step({ ...common, kind: "queue", id: `queue:${proposal.id}`, sentence, since: proposal.deadline });
    } else if (proposal.eta !== undefined && proposal.eta <= now) {
      const sentence = "Its time in the timelock is over: it can be carried out.";
      yield step({ ...common, kind: "execute", id: `execute:${proposal.id}`, sentence, since: proposal.eta });
    }
  }
}

/** A review that would pass is concluded by what follows from it; only one whose endorsers left needs to be concluded by itself. */
function* recounts({ snapshot, now, account, nameOf }: Asked): Generator<OpenStep> {
  for (const review of snapshot.reviews.values()) {
    if (reviewStateAt(review, now) !== "Concludable" || wouldPass(snapshot, review)) continue;
    // Lifting the suspension concludes it too.
    if (snapshot.revocations.get(review.id)?.suspends) continue;
    yield step({
      kind: "conclude",
      id: `conclude:${review.id}`,
      title: "Recount a review",
      sentence: `Endorsers of ${subjectOf(snapshot, review, nameOf)} may no longer judge; a recount opens it again.`,
      href: reviewHref(snapshot, review),
      since: passedFrom(review),
      concerned: isPartyTo(snapshot, review, account),
    });
  }
}

function* claimSteps({ snapshot, now, account }: Asked): Generator<OpenStep> {
  for (const claim of snapshot.claims.values()) {
    if (claim.outcome !== "pending") continue;
    const [bounty, review] = [snapshot.bounties.get(claim.bounty), snapshot.reviews.get(claim.id)];
    if (!bounty || !review) continue;
    const state = claimStateAt(snapshot, claim, now);
    const common = { title: bountyTitle(bounty), href: `/bounties/${bounty.id}` };
    if (state === "Awardable") {
      yield step({
        ...common,
        kind: "award",
        id: `award:${claim.id}`,
        sentence: `A claim of ${amountText(claim.amount, assetAt(snapshot, bounty.asset))} is approved and can be paid.`,
        since: passedFrom(review),
        concerned:
          isPartyTo(snapshot, review, account) || claim.awards.some(({ payee }) => sameAddress(payee, account)),
      });
    } else if (state === "Dismissable" && now >= bounty.deadline) {
      yield step({
        ...common,
        kind: "dismiss",
        id: `dismiss:${claim.id}`,
        sentence: "A claim that failed holds up the refund: put it aside.",
        since: Math.max(review.passedAt ?? rejectedAt(review), bounty.deadline),
        concerned: bounty.contributions.some(({ funder }) => sameAddress(funder, account)),
      });
    }
  }
}

function* issues({ snapshot, now, account, nameOf }: Asked): Generator<OpenStep> {
  for (const nomination of snapshot.nominations.values()) {
    const review = snapshot.reviews.get(nomination.id);
    if (!review || nominationStateAt(snapshot, nomination, now) !== "Issuable") continue;
    const own = sameAddress(nomination.candidate, account);
    yield step({
      kind: "issue",
      id: `issue:${nomination.id}`,
      title: `${nomination.changes ? "New rate" : "Clearance"} in ${domainName(snapshot, nomination.domain)}`,
      sentence: own
        ? "Yours is approved and can be issued."
        : `Approved for ${nameOf(nomination.candidate)}: it can be issued.`,
      href: `/nominations/${nomination.id}`,
      since: Math.max(nomination.acceptedAt ?? 0, passedFrom(review)),
      concerned: own || isPartyTo(snapshot, review, account),
    });
  }
}

const enforcing = {
  suspend: "It has its endorsements: the clearance is to be suspended until the question is decided.",
  lift: "It has no hold any more: the suspension is to be lifted.",
  revoke: "It is decided: the clearance is to be taken back.",
} as const;

function* enforcements({ snapshot, now, account, nameOf }: Asked): Generator<OpenStep> {
  for (const revocation of snapshot.revocations.values()) {
    const { kind } = revocationTaskAt(snapshot, revocation, now);
    const review = snapshot.reviews.get(revocation.id);
    if (!review || kind === "nothing" || kind === "wait") continue;
    const since =
      kind === "revoke"
        ? passedFrom(review)
        : kind === "suspend"
          ? (review.reachedAt ?? review.escalatedAt ?? now)
          : isFinal(reviewStateAt(review, now))
            ? rejectedAt(review)
            : review.openedAt;
    yield step({
      kind: "enforce",
      id: `enforce:${revocation.id}`,
      title: `Revocation of ${nameOf(revocation.account)} in ${domainName(snapshot, revocation.domain)}`,
      sentence: enforcing[kind],
      href: reviewHref(snapshot, revocation),
      since,
      concerned: isPartyTo(snapshot, review, account),
    });
  }
}

/** Clearances whose time is over and that somebody still seems to hold. */
function* endings({ snapshot, now, account, nameOf }: Asked): Generator<OpenStep> {
  for (const { clearances } of snapshot.contractors.values()) {
    for (const clearance of clearances) {
      if (!isHeld(clearance) || clearanceStateAt(clearance, now) !== "Over") continue;
      const { domain, until = now } = clearance;
      yield step({
        kind: "expire",
        id: `expire:${domain}:${clearance.account}`,
        title: `Clearance of ${nameOf(clearance.account)} in ${domainName(snapshot, domain)}`,
        sentence: `Its time ended on ${formatDate(until)}; that is to be written down.`,
        href: `/contractors/${clearance.account}`,
        since: until,
        concerned: sameAddress(clearance.account, account),
      });
    }
  }
}

function* recoveries({ snapshot, now, account, nameOf }: Asked): Generator<OpenStep> {
  for (const recovery of snapshot.recoveries.values()) {
    const review = snapshot.reviews.get(recovery.id);
    if (!review || recoveryStateAt(snapshot, recovery, now) !== "Completable") continue;
    yield step({
      kind: "complete",
      id: `complete:${recovery.id}`,
      title: `Lost key of ${nameOf(recovery.from)}`,
      sentence: `Approved: everything can be moved to ${nameOf(recovery.to)}.`,
      href: reviewHref(snapshot, recovery),
      since: passedFrom(review),
      concerned: isPartyTo(snapshot, review, account),
    });
  }
}

/** Escalated reviews that no open proposal answers: somebody has to propose it. */
function* answers({ snapshot, now, account, nameOf }: Asked): Generator<OpenStep> {
  const escalated = [...snapshot.reviews.values()].filter((review) => reviewStateAt(review, now) === "Escalated");
  if (escalated.length === 0) return;
  const answered = answersProposed(snapshot, now);
  for (const review of escalated) {
    if (answered.has(review.id)) continue;
    yield step({
      kind: "answer",
      id: `answer:${review.id}`,
      title: "A question for the stakeholders",
      sentence: `The domain is divided about ${subjectOf(snapshot, review, nameOf)}: a proposal has to answer it.`,
      href: `/proposals/new?template=answer&review=${review.id}`,
      since: review.escalatedAt ?? now,
      concerned: isPartyTo(snapshot, review, account),
    });
  }
}

/** Ids of the reviews that proposals which may still be executed would answer. */
export function answersProposed(snapshot: Snapshot, now: number): ReadonlyMap<string, Proposal> {
  const found = new Map<string, Proposal>();
  for (const proposal of snapshot.proposals.values()) {
    const state = proposalStateAt(proposal, snapshot.rules, now);
    if (state === "Canceled" || state === "Defeated" || state === "Executed") continue;
    for (const { calldata } of proposal.actions) {
      const question = answeredBy(calldata);
      if (question) found.set(reviewIdOf(question), proposal);
    }
  }
  return found;
}

function answeredBy(data: `0x${string}`): Question | undefined {
  try {
    const { functionName, args } = decodeFunctionData({ abi: reviewsAbi, data });
    return functionName === "answer" ? (args as readonly [Question, ...unknown[]])[0] : undefined;
  } catch {
    return undefined;
  }
}

/** A funder is told of its own part, everybody else of the whole. */
function* refunds({ snapshot, now, account }: Asked): Generator<OpenStep> {
  for (const bounty of snapshot.bounties.values()) {
    const due = refundsDue(bounty, now);
    if (due.length === 0) continue;
    const own = due.filter(({ contribution }) => sameAddress(contribution.funder, account));
    const told = own.length > 0 ? own : due;
    const money = amountText(
      told.reduce((sum, { amount }) => sum + amount, 0n),
      assetAt(snapshot, bounty.asset),
    );
    const funders = new Set(due.map(({ contribution }) => contribution.funder)).size;
    yield step({
      kind: "refund",
      id: `refund:${bounty.id}`,
      title: bountyTitle(bounty),
      sentence: `${money} was not awarded and goes back to ${own.length > 0 ? "you" : plural(funders, "funder")}.`,
      href: `/bounties/${bounty.id}`,
      since: bounty.deadline,
      concerned: own.length > 0,
    });
  }
}
