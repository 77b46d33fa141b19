// Everything that waits for an account. A pure function of the snapshot: the header's count and the page "Me" show the same list.
import type { Address } from "viem";

import { plainText, shortAddress } from "../shared/format/index.ts";
import { personalAccount, sameAddress } from "./accounts.ts";
import { titleOfTextOrUri, titleOfUri } from "./content.ts";
import { collectable } from "./flows/collect.ts";
import { descriptionText } from "./flows/description.ts";
import { subjectOf } from "./flows/subjects.ts";
import { amountText, assetAt, domainName } from "./flows/wording.ts";
import { canEndorse, type Asker } from "./permissions.ts";
import { claimStateAt, nominationStateAt, proposalStateAt, refundsDue, reviewStateAt, tallyOf, wouldPass } from "./states.ts";
import type { Review, Snapshot } from "./types.ts";

/** What can be waiting. */
export type TodoKind = "vote" | "endorse" | "conclude" | "award" | "dismiss" | "issue" | "accept" | "collect" | "refund" | "queue" | "execute";

/** One thing that waits for an account. */
export interface Todo {
  readonly kind: TodoKind;
  /** Unique among an account's. */
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
}

/** The longest title in a list. */
const TITLE_LENGTH = 60;

/**
 * What waits for the account, what ends soonest first. Steps that anyone may do (conclude, award, dismiss, issue, queue, execute)
 * wait for those who want them done: payees, funders, candidates, proposers, and those who spoke for it.
 */
export function todosOf(input: TodoInput): Todo[] {
  const found = [...proposalTodos(input), ...reviewTodos(input), ...claimTodos(input), ...nominationTodos(input), ...moneyTodos(input)];
  return found.toSorted((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity) || a.since - b.since);
}

function proposalTodos({ snapshot, account, now, power }: TodoInput): Todo[] {
  const todos: Todo[] = [];
  for (const proposal of snapshot.proposals.values()) {
    const title = plainText(titleOfTextOrUri(descriptionText(proposal.description), "Proposal"), TITLE_LENGTH);
    const common = { href: `/proposals/${proposal.id}`, title };
    const state = proposalStateAt(proposal, snapshot.rules, now);
    const voted = proposal.votes.some(({ voter }) => sameAddress(voter, account));
    const concerned = voted || sameAddress(proposal.proposer, account);
    const weight = power.get(proposal.id) ?? 0n;
    if (state === "Active" && !voted && weight > 0n) {
      todos.push({ ...common, kind: "vote", id: `vote:${proposal.id}`, sentence: "Vote on this proposal.", since: proposal.snapshot, until: proposal.deadline });
    } else if (state === "Succeeded" && concerned) {
      todos.push({ ...common, kind: "queue", id: `queue:${proposal.id}`, sentence: "Approved: it can be queued.", since: proposal.deadline, until: undefined });
    } else if (state === "Queued" && concerned && proposal.eta !== undefined && proposal.eta <= now) {
      todos.push({ ...common, kind: "execute", id: `execute:${proposal.id}`, sentence: "Its time in the timelock is over: it can be carried out.", since: proposal.eta, until: undefined });
    }
  }
  return todos;
}

/** Where a review is shown: with its bounty, or as a nomination. */
export function reviewHref(snapshot: Snapshot, review: Review): string {
  const claim = snapshot.claims.get(review.id);
  return claim ? `/bounties/${claim.bounty}` : `/nominations/${review.id}`;
}

function reviewTodos(input: TodoInput): Todo[] {
  const { snapshot, account, now } = input;
  const asker: Asker = { snapshot, account, now };
  const todos: Todo[] = [];
  for (const review of snapshot.reviews.values()) {
    const state = reviewStateAt(review, now);
    if (state === "Open" && canEndorse(asker, review).ok) {
      const { endorsements, k } = tallyOf(review);
      todos.push({
        kind: "endorse",
        id: `endorse:${review.id}`,
        title: snapshot.claims.has(review.id) ? "Judge a claim" : "Judge a nomination",
        sentence: `${endorsements} of ${k} endorse ${subjectOf(snapshot, review)}.`,
        href: reviewHref(snapshot, review),
        since: review.question.openedAt,
        until: review.deadline,
      });
    } else if (state === "Concludable" && !wouldPass(snapshot, review) && concerns(review, account)) {
      todos.push({
        kind: "conclude",
        id: `conclude:${review.id}`,
        title: "Recount a review",
        sentence: `Endorsers of ${subjectOf(snapshot, review)} have left the domain; a recount opens it again.`,
        href: reviewHref(snapshot, review),
        since: (review.reachedAt ?? 0) + review.challenge,
        until: undefined,
      });
    }
  }
  return todos;
}

function concerns({ question, says }: Review, account: Address): boolean {
  return [question.subject, ...question.payees, ...says.map((say) => say.account)].some((one) => sameAddress(one, account));
}

function claimTodos({ snapshot, account, now }: TodoInput): Todo[] {
  const todos: Todo[] = [];
  for (const claim of snapshot.claims.values()) {
    if (claim.outcome !== "pending") continue;
    const [bounty, review] = [snapshot.bounties.get(claim.bounty), snapshot.reviews.get(claim.id)];
    if (!bounty || !review) continue;
    const state = claimStateAt(snapshot, claim, now);
    const title = plainText(titleOfUri(bounty.uri, "Bounty"), TITLE_LENGTH);
    const common = { title, href: `/bounties/${bounty.id}`, until: undefined };
    if (state === "Awardable" && (concerns(review, account) || claim.awards.some(({ payee }) => sameAddress(payee, account)))) {
      const sentence = `A claim of ${amountText(claim.amount, assetAt(snapshot, bounty.asset))} is approved and can be paid.`;
      todos.push({ ...common, kind: "award", id: `award:${claim.id}`, sentence, since: review.passedAt ?? (review.reachedAt ?? 0) + review.challenge });
    } else if (state === "Dismissable" && bounty.contributions.some(({ funder }) => sameAddress(funder, account)) && now >= bounty.deadline) {
      todos.push({ ...common, kind: "dismiss", id: `dismiss:${claim.id}`, sentence: "A claim that failed holds up the refund: put it aside.", since: Math.max(review.contestedAt ?? review.deadline, bounty.deadline) });
    }
  }
  return todos;
}

function nominationTodos({ snapshot, account, now }: TodoInput): Todo[] {
  const todos: Todo[] = [];
  for (const nomination of snapshot.nominations.values()) {
    const own = sameAddress(nomination.candidate, account);
    const review = snapshot.reviews.get(nomination.id);
    if (nomination.issuedAt !== undefined || !review || !(own || concerns(review, account))) continue;
    const state = nominationStateAt(snapshot, nomination, now);
    const common = { href: `/nominations/${nomination.id}`, until: undefined, title: `Clearance in ${domainName(snapshot, nomination.domain)}` };
    if (own && nomination.acceptedAt === undefined && (state === "Judging" || state === "Accepting")) {
      const sentence = `${shortAddress(nomination.opener)} nominated you: accept the rate.`;
      todos.push({ ...common, kind: "accept", id: `accept:${nomination.id}`, sentence, since: nomination.openedAt });
    } else if (state === "Issuable") {
      const whose = own ? "Yours is approved and can be issued." : `Approved for ${shortAddress(nomination.candidate)}: it can be issued.`;
      const since = Math.max(nomination.acceptedAt ?? 0, review.passedAt ?? (review.reachedAt ?? 0) + review.challenge);
      todos.push({ ...common, kind: "issue", id: `issue:${nomination.id}`, sentence: whose, since });
    }
  }
  return todos;
}

function moneyTodos({ snapshot, account, now }: TodoInput): Todo[] {
  const todos: Todo[] = collectable(snapshot, account).map(({ asset, amount }) => ({
    kind: "collect",
    id: `collect:${asset}`,
    title: amountText(amount, assetAt(snapshot, asset)),
    sentence: "It is yours and waits in the treasury: collect it.",
    href: "/me",
    since: lastCredit(snapshot, account, asset),
    until: undefined,
  }));
  for (const bounty of snapshot.bounties.values()) {
    if (now < bounty.deadline || bounty.pending > 0) continue;
    if (!bounty.contributions.some(({ funder, refunded }) => refunded === undefined && sameAddress(funder, account))) continue;
    const due = refundsDue(bounty, now).filter(({ contribution }) => sameAddress(contribution.funder, account));
    const amount = due.reduce((sum, one) => sum + one.amount, 0n);
    if (amount === 0n) continue;
    todos.push({
      kind: "refund",
      id: `refund:${bounty.id}`,
      title: plainText(titleOfUri(bounty.uri, "Bounty"), TITLE_LENGTH),
      sentence: `${amountText(amount, assetAt(snapshot, bounty.asset))} was not awarded and goes back to you.`,
      href: `/bounties/${bounty.id}`,
      since: bounty.deadline,
      until: undefined,
    });
  }
  return todos;
}

/** When the account was last credited with the asset, seconds. */
function lastCredit(snapshot: Snapshot, account: Address, asset: Address): number {
  const key = personalAccount(account);
  const credit = snapshot.books.get(key)?.movements.findLast((movement) => movement.asset === asset && movement.to === key);
  return credit?.time ?? snapshot.time;
}
