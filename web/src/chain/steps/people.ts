// Steps that keep the contractors' own affairs moving.
import { decodeFunctionData, type Hex } from "viem";

import { formatDate } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { reviewIdOf } from "../flows/signing.ts";
import { subjectOf } from "../flows/subjects.ts";
import { domainName } from "../flows/wording.ts";
import { reviewsAbi } from "../generated/abis.ts";
import {
  clearanceStateAt,
  isFinal,
  isHeld,
  mootOf,
  nominationStateAt,
  proposalStateAt,
  recoveryStateAt,
  rejectedAt,
  revocationTaskAt,
  reviewStateAt,
} from "../states.ts";
import type { Proposal, Question, Snapshot } from "../types.ts";
import { isPartyTo, passedFrom, reviewHref, step, type Asked, type OpenStep } from "./step.ts";

/** Every step of nominations, revocations, recoveries, clearances and escalated reviews. */
export function* peopleSteps(asked: Asked): Generator<OpenStep> {
  yield* issues(asked);
  yield* enforcements(asked);
  yield* endings(asked);
  yield* recoveries(asked);
  yield* answers(asked);
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
  spare: "It was rejected: for 180 days no other suspends the clearance.",
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
  const escalated = [...snapshot.reviews.values()].filter(
    (review) => reviewStateAt(review, now) === "Escalated" && mootOf(snapshot, review, now) === undefined,
  );
  if (escalated.length === 0) return;
  const answered = answersProposed(snapshot, now);
  for (const review of escalated) {
    if (answered.has(review.id)) continue;
    yield step({
      kind: "answer",
      id: `answer:${review.id}`,
      title: "A question for the stakeholders",
      sentence: `The stakeholders are asked about ${subjectOf(snapshot, review, nameOf)}: a proposal has to answer.`,
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
    for (const id of answeredIn(proposal)) found.set(id, proposal);
  }
  return found;
}

/** Ids of the reviews that a proposal answers. */
export function answeredIn({ actions }: Pick<Proposal, "actions">): Hex[] {
  return actions.flatMap(({ calldata }) => {
    const question = answeredBy(calldata);
    return question ? [reviewIdOf(question)] : [];
  });
}

function answeredBy(data: `0x${string}`): Question | undefined {
  try {
    const { functionName, args } = decodeFunctionData({ abi: reviewsAbi, data });
    return functionName === "answer" ? (args as readonly [Question, ...unknown[]])[0] : undefined;
  } catch {
    return undefined;
  }
}
