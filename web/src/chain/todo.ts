// Everything that waits for an account. A pure function of the snapshot: the header's count and the page "Me" show the same list.
import type { Address, Hex } from "viem";

import { plural, shortAddress } from "../shared/format/index.ts";
import { invitationKey, personalAccount, sameAddress } from "./accounts.ts";
import { collectable } from "./flows/collect.ts";
import type { NameOf } from "./flows/context.ts";
import { subjectOf } from "./flows/subjects.ts";
import { amountText, assetAt, domainName } from "./flows/wording.ts";
import {
  bountyTitle,
  openStepsOf,
  shortProposalTitle,
  reviewHref,
  runoffTitle,
  type OpenStepKind,
} from "./openSteps.ts";
import {
  answerableUntil,
  canAppeal,
  canEndorse,
  canEscalate,
  canJoinCompany,
  canTakeMove,
  escalatableUntil,
  type Asker,
} from "./permissions.ts";
import { invitationsOf } from "./parties.ts";
import {
  candidatesOf,
  isLive,
  isNominationOpen,
  isSubject,
  mootOf,
  nominationStateAt,
  proposalStateAt,
  reviewStateAt,
  runoffWindow,
  sayOf,
  tallyOf,
  votableAt,
} from "./states.ts";
import type { Proposal, Review, Snapshot } from "./types.ts";

/** What can be waiting. */
export type TodoKind =
  "vote" | "endorse" | "accept" | "appeal" | "accused" | "escalate" | "join" | "takeMove" | "collect" | OpenStepKind;

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
  /** Votes that the account has now, base units; none when left out. */
  readonly votes?: bigint;
  /** How others are called; by their short addresses when left out. */
  readonly nameOf?: NameOf;
}

/**
 * What waits for the account, what ends soonest first. Steps that anyone may do (conclude, award, dismiss, issue, refund, draw,
 * queue, execute) wait for those who want them done: payees, funders, candidates, proposers, and those who spoke for it.
 */
export function todosOf(input: TodoInput): Todo[] {
  const { snapshot, account, now, nameOf } = input;
  const concerning = openStepsOf(snapshot, now, account, nameOf).filter(
    ({ concerned, kind }) => concerned && kind !== "answer",
  );
  const found = [
    ...votes(input),
    ...runoffVotes(input),
    ...judgements(input),
    ...acceptances(input),
    ...disputes(input),
    ...answersWanted(input),
    ...invitations(input),
    ...offeredMoves(input),
    ...collections(input),
    ...concerning,
  ];
  return found.toSorted((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity) || a.since - b.since);
}

/**
 * What anyone may do, and does not wait for the account in particular; everything that anyone may do where there is no account. An
 * answer to a question is no such thing: it is not decided yet.
 */
export function errandsOf(snapshot: Snapshot, now: number, account: Address | undefined, nameOf?: NameOf): Todo[] {
  return openStepsOf(snapshot, now, account, nameOf).filter(({ concerned, kind }) => !concerned && kind !== "answer");
}

function* votes(input: TodoInput): Generator<Todo> {
  const { snapshot, now } = input;
  for (const proposal of snapshot.proposals.values()) {
    if (proposal.runoff || !mayVote(input, proposal)) continue;
    if (proposalStateAt(proposal, snapshot.rules, now) !== "Active") continue;
    yield {
      kind: "vote",
      id: `vote:${proposal.id}`,
      title: shortProposalTitle(proposal),
      sentence: "Vote on this proposal.",
      href: `/proposals/${proposal.id}`,
      since: proposal.snapshot,
      until: proposal.deadline,
    };
  }
}

/** A request for proposals waits once for all of its candidates. */
function* runoffVotes(input: TodoInput): Generator<Todo> {
  const { snapshot, now } = input;
  for (const runoff of snapshot.runoffs.values()) {
    const candidates = votableAt(candidatesOf(snapshot, runoff), now);
    const open = candidates.filter((candidate) => mayVote(input, candidate)).length;
    if (open === 0) continue;
    const window = runoffWindow(candidates);
    yield {
      kind: "vote",
      id: `vote:${runoff.id}`,
      title: runoffTitle(runoff),
      sentence:
        open === candidates.length
          ? `Vote on the ${open} candidates of this request for proposals.`
          : `Vote on the ${plural(open, "candidate")} of this request for proposals that you have not voted on.`,
      href: `/runoffs/${runoff.id}`,
      since: window.snapshot,
      until: window.deadline,
    };
  }
}

/** Whether the account had power when the vote began, and has not used it. */
function mayVote({ account, power }: TodoInput, { id, votes }: Proposal): boolean {
  return (power.get(id) ?? 0n) > 0n && !votes.some(({ voter }) => sameAddress(voter, account));
}

function* judgements({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Generator<Todo> {
  const asker: Asker = { snapshot, account, now };
  for (const review of snapshot.reviews.values()) {
    // Those who only stand by are not asked for.
    if (reviewStateAt(review, now) !== "Open" || !canEndorse(asker, review).ok) continue;
    const { endorsements, k } = tallyOf(review);
    yield {
      kind: "endorse",
      id: `endorse:${review.id}`,
      title: judgedTitle(snapshot, review),
      sentence: `${endorsements} of ${k} endorse ${subjectOf(snapshot, review, nameOf)}.`,
      href: reviewHref(snapshot, review),
      since: review.openedAt,
      until: review.deadline,
    };
  }
}

/** Names what is judged: several of a kind may be waiting. */
function judgedTitle(snapshot: Snapshot, review: Review): string {
  const claim = snapshot.claims.get(review.id);
  const bounty = claim && snapshot.bounties.get(claim.bounty);
  if (bounty) return `Claim: ${bountyTitle(bounty)}`;
  const what = snapshot.revocations.has(review.id)
    ? "Revocation"
    : snapshot.recoveries.has(review.id)
      ? "Lost key"
      : snapshot.nominations.get(review.id)?.changes
        ? "New rate"
        : "Nomination";
  return `${what} in ${domainName(snapshot, review.question.domain)}`;
}

function* acceptances({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Generator<Todo> {
  for (const nomination of snapshot.nominations.values()) {
    if (nomination.acceptedAt !== undefined || !sameAddress(nomination.candidate, account)) continue;
    if (!isNominationOpen(nominationStateAt(snapshot, nomination, now))) continue;
    yield {
      kind: "accept",
      id: `accept:${nomination.id}`,
      title: `${nomination.changes ? "New rate" : "Clearance"} in ${domainName(snapshot, nomination.domain)}`,
      sentence: `You were nominated by ${nameOf(nomination.opener)}: accept the offer.`,
      href: `/nominations/${nomination.id}`,
      since: nomination.openedAt,
      until: undefined,
    };
  }
}

/** Whom a review is about is told from its first day on; who asked, when only they can take it further. */
function* disputes({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Generator<Todo> {
  const asker: Asker = { snapshot, account, now };
  for (const review of snapshot.reviews.values()) {
    const common = { title: judgedTitle(snapshot, review), href: reviewHref(snapshot, review) };
    if (isAccused({ snapshot, account, now }, review)) {
      const told = accusation(snapshot, review, now, canAppeal(asker, review).ok);
      if (told) yield { ...told, title: accusedTitle(snapshot, review), href: common.href, since: review.openedAt };
    } else if (isAsking({ snapshot, account }, review) && canEscalate(asker, review).ok) {
      const stopped = reviewStateAt(review, now) === "Contested" ? "was stopped by objections" : "ran out of time";
      yield {
        ...common,
        kind: "escalate",
        id: `escalate:${review.id}`,
        sentence: `The review of ${subjectOf(snapshot, review, nameOf)} ${stopped}. You can put it before the stakeholders.`,
        since: review.contestedAt ?? review.deadline,
        until: escalatableUntil(review),
      };
    }
  }
}

/** Whether a review is about taking something from the account: its clearance, or its address. */
function isAccused(
  { snapshot, account, now }: Pick<TodoInput, "snapshot" | "account" | "now">,
  review: Review,
): boolean {
  const accuses = snapshot.revocations.has(review.id) || snapshot.recoveries.has(review.id);
  return accuses && mootOf(snapshot, review, now) === undefined && isSubject(snapshot, review, account);
}

function accusedTitle(snapshot: Snapshot, review: Review): string {
  const { endorsements, k } = tallyOf(review);
  const what = snapshot.recoveries.has(review.id)
    ? "Somebody says that you lost your key"
    : `Your clearance in ${domainName(snapshot, review.question.domain)} is put in question`;
  return `${what}: ${endorsements} of ${k}`;
}

/** What comes next for whom a review would take something from; undefined once it is decided, or waits for a step that is listed. */
function accusation(
  snapshot: Snapshot,
  review: Review,
  now: number,
  appeals: boolean,
): Pick<Todo, "kind" | "id" | "sentence" | "until"> | undefined {
  const accused = (sentence: string, until: number) =>
    ({ kind: "accused", id: `accused:${review.id}`, sentence, until }) as const;
  const loss = snapshot.recoveries.has(review.id) ? "everything of yours goes to the new address" : "it ends";
  const { deadline, reachedAt, challenge } = review;
  const until = reachedAt === undefined ? deadline : reachedAt + challenge;
  switch (reviewStateAt(review, now)) {
    case "Open":
    case "Reached": {
      if (!appeals)
        return accused(
          "You have appealed: once it is endorsed, the stakeholders decide. Others can still object.",
          until,
        );
      const appealing =
        reachedAt === undefined ? "You can appeal already: then" : "It has its endorsements. Appeal in time: then";
      return {
        kind: "appeal",
        id: `appeal:${review.id}`,
        sentence: `${appealing} the stakeholders decide${reachedAt === undefined ? ` if ${review.k} endorse it` : ""}. Otherwise ${loss}, unless others object.`,
        until,
      };
    }
    case "Contested":
    case "Lapsed":
      return accused(
        "It did not pass. Unless somebody puts it before the stakeholders in time, it is rejected for good.",
        escalatableUntil(review),
      );
    case "Escalated":
      return accused(
        "It is before the stakeholders: they decide by a vote. Without an answer in time it is rejected.",
        answerableUntil(review),
      );
    default:
      return undefined;
  }
}

function isAsking({ snapshot, account }: Pick<TodoInput, "snapshot" | "account">, review: Review): boolean {
  const request =
    snapshot.nominations.get(review.id) ?? snapshot.revocations.get(review.id) ?? snapshot.recoveries.get(review.id);
  // Whom a revocation is about does not want more of it.
  return snapshot.revocations.has(review.id)
    ? sameAddress(request?.opener, account)
    : isSubject(snapshot, review, account) || sameAddress(request?.opener, account);
}

/** Questions before the stakeholders that no proposal answers: they wait for all who vote, and for those who are party to them. */
function answersWanted({ snapshot, account, now, votes = 0n, nameOf = shortAddress }: TodoInput): Todo[] {
  return openStepsOf(snapshot, now, account, nameOf)
    .filter(({ kind, concerned }) => kind === "answer" && (concerned || votes > 0n))
    .map((step) => {
      const review = snapshot.reviews.get(step.id.slice("answer:".length) as Hex);
      const what = review ? subjectOf(snapshot, review, nameOf) : "it";
      return {
        ...step,
        title: "A question waits for an answer",
        sentence: `The stakeholders are asked about ${what}. Propose an answer; then it is voted on. Without one it is rejected.`,
        until: review && answerableUntil(review),
      };
    });
}

function invitations({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Todo[] {
  const asker: Asker = { snapshot, account, now };
  return invitationsOf(snapshot, account)
    .filter((company) => canJoinCompany(asker, company).ok)
    .map((company) => ({
      kind: "join",
      id: `join:${company}`,
      title: `Join ${nameOf(company)}`,
      sentence: `This company invites you to bill through it, and to share its one voice.${fallingSentence(snapshot, account, now)}`,
      href: `/contractors/${company}`,
      since: snapshot.invitations.get(invitationKey(company, account))?.time ?? now,
      until: undefined,
    }));
}

/** Names the open reviews on which the account has spoken: whoever joins or leaves a company meanwhile is not counted there. */
function fallingSentence(snapshot: Snapshot, account: Address, now: number): string {
  const falling = [...snapshot.reviews.values()].filter(
    (review) =>
      isLive(reviewStateAt(review, now)) &&
      mootOf(snapshot, review, now) === undefined &&
      sayOf(snapshot, review, account) !== undefined,
  );
  if (falling.length === 0) return "";
  return ` What you said here no longer counts then: ${falling.map((review) => judgedTitle(snapshot, review)).join("; ")}.`;
}

function offeredMoves({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Todo[] {
  const asker: Asker = { snapshot, account, now };
  return [...snapshot.moveOffers.keys()]
    .filter((from) => canTakeMove(asker, from).ok)
    .map((from) => ({
      kind: "takeMove",
      id: `takeMove:${from}`,
      title: `Take over from ${nameOf(from)}`,
      sentence: "This account offers you all that it is here. Take it over only if both accounts are yours.",
      href: `/contractors/${from}`,
      since: now,
      until: undefined,
    }));
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
