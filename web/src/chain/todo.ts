// Everything that waits for an account. A pure function of the snapshot: the header's count and the page "Me" show the same list.
import type { Address } from "viem";

import { shortAddress } from "../shared/format/index.ts";
import { personalAccount, sameAddress } from "./accounts.ts";
import { collectable } from "./flows/collect.ts";
import type { NameOf } from "./flows/context.ts";
import { subjectOf } from "./flows/subjects.ts";
import { amountText, assetAt, domainName } from "./flows/wording.ts";
import { bountyTitle, openStepsOf, proposalTitle, reviewHref, type OpenStepKind } from "./openSteps.ts";
import { canEndorse, type Asker } from "./permissions.ts";
import { nominationStateAt, proposalStateAt, tallyOf } from "./states.ts";
import type { Review, Snapshot } from "./types.ts";

/** What can be waiting. */
export type TodoKind = "vote" | "endorse" | "accept" | "collect" | OpenStepKind;

/** One thing that waits for an account. */
export interface Todo {
  readonly kind: TodoKind;
  /** Unique among an account's: the kind, a colon, and the id of what it is about. */
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** Page of the app where it can be done. */
  readonly href: string;
  /** Since when it waits, seconds. */
  readonly since: number;
  /** Until when it can be done, seconds; undefined: there is no hurry. */
  readonly until: number | undefined;
}

/** Whose list it is. `power` is what the account had at each proposal's snapshot, as reads.ts tells. */
export interface TodoInput {
  readonly snapshot: Snapshot;
  readonly account: Address;
  /** Chain time, seconds. */
  readonly now: number;
  readonly power: ReadonlyMap<bigint, bigint>;
  /** How others are called; by their short addresses when left out. */
  readonly nameOf?: NameOf;
}

/**
 * What waits for the account, what ends soonest first. Steps that anyone may do (conclude, award, dismiss, issue, refund, queue,
 * execute) wait for those who want them done: payees, funders, candidates, proposers, and those who spoke for it.
 */
export function todosOf(input: TodoInput): Todo[] {
  const { snapshot, account, now, nameOf } = input;
  const concerning = openStepsOf(snapshot, now, account, nameOf).filter(({ concerned }) => concerned);
  const found = [...votes(input), ...judgements(input), ...acceptances(input), ...collections(input), ...concerning];
  return found.toSorted((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity) || a.since - b.since);
}

/** What anyone may do, and does not wait for the account in particular; everything that anyone may do where there is no account. */
export function errandsOf(snapshot: Snapshot, now: number, account: Address | undefined, nameOf?: NameOf): Todo[] {
  return openStepsOf(snapshot, now, account, nameOf).filter(({ concerned }) => !concerned);
}

function* votes({ snapshot, account, now, power }: TodoInput): Generator<Todo> {
  for (const proposal of snapshot.proposals.values()) {
    const voted = proposal.votes.some(({ voter }) => sameAddress(voter, account));
    if (voted || (power.get(proposal.id) ?? 0n) === 0n) continue;
    if (proposalStateAt(proposal, snapshot.rules, now) !== "Active") continue;
    yield {
      kind: "vote",
      id: `vote:${proposal.id}`,
      title: proposalTitle(proposal),
      sentence: "Vote on this proposal.",
      href: `/proposals/${proposal.id}`,
      since: proposal.snapshot,
      until: proposal.deadline,
    };
  }
}

function* judgements({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Generator<Todo> {
  const asker: Asker = { snapshot, account, now };
  for (const review of snapshot.reviews.values()) {
    if (!canEndorse(asker, review).ok) continue;
    const { endorsements, k } = tallyOf(review);
    yield {
      kind: "endorse",
      id: `endorse:${review.id}`,
      title: judgedTitle(snapshot, review),
      sentence: `${endorsements} of ${k} endorse ${subjectOf(snapshot, review, nameOf)}.`,
      href: reviewHref(snapshot, review),
      since: review.question.openedAt,
      until: review.deadline,
    };
  }
}

/** Names what is judged: several of a kind may be waiting. */
function judgedTitle(snapshot: Snapshot, review: Review): string {
  const claim = snapshot.claims.get(review.id);
  const bounty = claim && snapshot.bounties.get(claim.bounty);
  return bounty ? `Claim: ${bountyTitle(bounty)}` : `Nomination in ${domainName(snapshot, review.question.domain)}`;
}

function* acceptances({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Generator<Todo> {
  for (const nomination of snapshot.nominations.values()) {
    if (nomination.acceptedAt !== undefined || !sameAddress(nomination.candidate, account)) continue;
    const state = nominationStateAt(snapshot, nomination, now);
    if (state !== "Judging" && state !== "Accepting") continue;
    yield {
      kind: "accept",
      id: `accept:${nomination.id}`,
      title: `Clearance in ${domainName(snapshot, nomination.domain)}`,
      sentence: `You were nominated by ${nameOf(nomination.opener)}: accept the rate.`,
      href: `/nominations/${nomination.id}`,
      since: nomination.openedAt,
      until: undefined,
    };
  }
}

function collections({ snapshot, account }: TodoInput): Todo[] {
  return collectable(snapshot, account).map(({ asset, amount }) => ({
    kind: "collect",
    id: `collect:${asset}`,
    title: amountText(amount, assetAt(snapshot, asset)),
    sentence: "It is yours and waits in the treasury: collect it.",
    href: "/me",
    since: lastCredit(snapshot, account, asset),
    until: undefined,
  }));
}

/** When the account was last credited with the asset, seconds. */
function lastCredit(snapshot: Snapshot, account: Address, asset: Address): number {
  const key = personalAccount(account);
  const credit = snapshot.books
    .get(key)
    ?.movements.findLast((movement) => movement.asset === asset && movement.to === key);
  return credit?.time ?? snapshot.time;
}
