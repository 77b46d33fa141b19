// Reviews that wait for those who judge, for whom they are about and for whoever asked.
import { shortAddress } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { subjectOf } from "../flows/subjects.ts";
import { domainName } from "../flows/wording.ts";
import { bountyTitle, reviewHref } from "../openSteps.ts";
import { answerableUntil, canAppeal, canEndorse, canEscalate, escalatableUntil, type Asker } from "../permissions.ts";
import { isSubject, mootOf, reviewStateAt, tallyOf } from "../states.ts";
import type { Review, Snapshot } from "../types.ts";
import type { Todo, TodoInput } from "./todo.ts";

/** Reviews that want one more endorsement, which the account may give. */
export function* judgements({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Generator<Todo> {
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
export function judgedTitle(snapshot: Snapshot, review: Review): string {
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

/** Whom a review is about is told from its first day on; who asked, when only they can take it further. */
export function* disputes({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Generator<Todo> {
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
