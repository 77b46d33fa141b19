// What was offered to an account: clearances, companies, other accounts, and money.
import type { Address } from "viem";

import { shortAddress } from "../../shared/format/index.ts";
import { invitationKey, personalAccount, sameAddress } from "../accounts.ts";
import { collectable } from "../flows/collect.ts";
import { amountText, assetAt, domainName } from "../flows/wording.ts";
import { invitationsOf } from "../parties.ts";
import { canJoinCompany, canTakeMove, type Asker } from "../permissions.ts";
import { isLive, isNominationOpen, mootOf, nominationStateAt, reviewStateAt, sayOf } from "../states.ts";
import type { Snapshot } from "../types.ts";
import { judgedTitle } from "./judging.ts";
import type { Todo, TodoInput } from "./todo.ts";

/** Nominations that the account has not accepted. */
export function* acceptances({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Generator<Todo> {
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

/** Companies that the account may join. */
export function invitations({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Todo[] {
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

/** Accounts that offer all that they are. */
export function offeredMoves({ snapshot, account, now, nameOf = shortAddress }: TodoInput): Todo[] {
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

/** Money that waits in the treasury. */
export function collections({ snapshot, account }: TodoInput): Todo[] {
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
