// From what waits to the transaction that does it.
import type { Address, Hex } from "viem";

import { acceptRate } from "../../chain/flows/acceptRate.ts";
import { award } from "../../chain/flows/award.ts";
import { execute, queue } from "../../chain/flows/carryOut.ts";
import { collect, collectable } from "../../chain/flows/collect.ts";
import { conclude } from "../../chain/flows/conclude.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { dismiss } from "../../chain/flows/dismiss.ts";
import type { Flow } from "../../chain/flows/flow.ts";
import { issue } from "../../chain/flows/issue.ts";
import { refund } from "../../chain/flows/refund.ts";
import type { Todo, TodoKind } from "../../chain/todo.ts";

/** What is done on a page of its own, because it should be read first; the words of the button that leads there. */
export const readFirst: Partial<Record<TodoKind, string>> = { vote: "Read and vote", endorse: "Read and judge" };

/** The words of the button that does it in place. */
export const verbs: Record<Exclude<TodoKind, "vote" | "endorse">, string> = {
  accept: "Accept rate",
  collect: "Collect",
  award: "Award and pay",
  dismiss: "Put aside",
  conclude: "Recount",
  issue: "Issue clearance",
  refund: "Refund",
  queue: "Queue",
  execute: "Execute",
};

/**
 * The flow that does what waits; undefined for what is done on its own page, and for what has gone meanwhile. `account` is whom it
 * waits for: undefined for a step that anyone may take.
 */
export function todoFlow(context: FlowContext, { kind, id }: Todo, account: Address | undefined): Flow | undefined {
  const { snapshot } = context;
  const subject = id.slice(kind.length + 1);
  const hex = subject as Hex;
  switch (kind) {
    case "vote":
    case "endorse":
      return undefined;
    case "collect": {
      const amount = account && collectable(snapshot, account).find(({ asset }) => asset === subject);
      return account && amount && collect(context, account, [amount]);
    }
    case "accept":
    case "issue": {
      const nomination = snapshot.nominations.get(hex);
      return nomination && (kind === "accept" ? acceptRate : issue)(context, nomination);
    }
    case "award":
    case "dismiss": {
      const claim = snapshot.claims.get(hex);
      const bounty = claim && snapshot.bounties.get(claim.bounty);
      if (!bounty) return undefined;
      return kind === "award" ? award(context, bounty, claim) : dismiss(context, bounty, [claim]);
    }
    case "conclude": {
      const review = snapshot.reviews.get(hex);
      return review && conclude(context, review);
    }
    case "refund": {
      const bounty = snapshot.bounties.get(hex);
      return bounty && refund(context, bounty, account);
    }
    case "queue":
    case "execute": {
      const proposal = snapshot.proposals.get(BigInt(subject));
      return proposal && (kind === "queue" ? queue : execute)(context, proposal);
    }
  }
}
