// Steps that anyone may take to keep things moving: the contracts ask for nobody in particular. They wait first of all for those who
// want them done.
import type { Address } from "viem";

import { plainText, plural, shortAddress } from "../shared/format/index.ts";
import { sameAddress } from "./accounts.ts";
import { titleOfUri } from "./content.ts";
import type { NameOf } from "./flows/context.ts";
import { descriptionTitle } from "./flows/description.ts";
import { subjectOf } from "./flows/subjects.ts";
import { amountText, assetAt } from "./flows/wording.ts";
import {
  claimStateAt,
  decidedAt,
  mootOf,
  proposalStateAt,
  refundsDue,
  rejectedAt,
  reviewStateAt,
  wouldPass,
} from "./states.ts";
import { lineSteps } from "./steps/line.ts";
import { peopleSteps } from "./steps/people.ts";
import { isPartyTo, passedFrom, reviewHref, step, type Asked, type OpenStep } from "./steps/step.ts";
import type { Bounty, Proposal, Runoff, Snapshot } from "./types.ts";

export { answeredIn, answersProposed } from "./steps/people.ts";
export { reviewHref, type OpenStep, type OpenStepKind } from "./steps/step.ts";

/** The longest title in a list. */
const TITLE_LENGTH = 60;

/** The title of a proposal, cut for a list. */
export function shortProposalTitle({ description }: Proposal): string {
  return descriptionTitle(description, "Proposal", TITLE_LENGTH);
}

/** The need that a request for proposals names, cut for a list. */
export function runoffTitle({ uri }: Pick<Runoff, "uri">): string {
  return plainText(titleOfUri(uri, "Request for proposals"), TITLE_LENGTH);
}

/** The title of a bounty, cut for a list. */
export function bountyTitle({ uri }: Bounty): string {
  return plainText(titleOfUri(uri, "Bounty"), TITLE_LENGTH);
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
    ...peopleSteps(asked),
    ...refunds(asked),
    ...lineSteps(asked),
  ];
  return steps.toSorted((a, b) => a.since - b.since);
}

function* proposalSteps({ snapshot, now, account }: Asked): Generator<OpenStep> {
  for (const proposal of snapshot.proposals.values()) {
    const state = proposalStateAt(proposal, snapshot.rules, now);
    if (state !== "Succeeded" && state !== "Queued") continue;
    const concerned =
      sameAddress(proposal.proposer, account) || proposal.votes.some(({ voter }) => sameAddress(voter, account));
    const common = { href: `/proposals/${proposal.id}`, title: shortProposalTitle(proposal), concerned };
    if (state === "Succeeded") {
      const sentence = "Approved: it can be queued.";
      const since = decidedAt(proposal, snapshot.rules) ?? proposal.deadline;
      yield step({ ...common, kind: "queue", id: `queue:${proposal.id}`, sentence, since });
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
    if (mootOf(snapshot, review, now)) continue;
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
