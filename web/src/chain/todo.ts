// Everything that waits for an account. A pure function of the snapshot: the header's count and the page "Me" show the same list.
import type { Address } from "viem";

import type { NameOf } from "./flows/context.ts";
import { openStepsOf } from "./openSteps.ts";
import { disputes, judgements } from "./todo/judging.ts";
import { acceptances, collections, invitations, offeredMoves } from "./todo/offers.ts";
import type { Todo, TodoInput } from "./todo/todo.ts";
import { answersWanted, runoffVotes, votes } from "./todo/votes.ts";
import type { Snapshot } from "./types.ts";

export type { Todo, TodoInput, TodoKind } from "./todo/todo.ts";

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
