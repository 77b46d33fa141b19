// From what waits to the transaction that does it.
import { getAddress, type Address, type Hex } from "viem";

import { acceptOffer } from "../../chain/flows/acceptOffer.ts";
import { award } from "../../chain/flows/award.ts";
import { execute, queue } from "../../chain/flows/carryOut.ts";
import { collect, collectable } from "../../chain/flows/collect.ts";
import { joinCompany } from "../../chain/flows/companies.ts";
import { conclude } from "../../chain/flows/conclude.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { dismiss } from "../../chain/flows/dismiss.ts";
import { drawTicket } from "../../chain/flows/drawTicket.ts";
import type { Flow } from "../../chain/flows/flow.ts";
import { issue } from "../../chain/flows/issue.ts";
import { completeRecovery, takeMove } from "../../chain/flows/moves.ts";
import { refund } from "../../chain/flows/refund.ts";
import { expire } from "../../chain/flows/resign.ts";
import { enforceRevocation } from "../../chain/flows/revocation.ts";
import type { Todo, TodoKind } from "../../chain/todo.ts";

/** What is done on a page of its own, because it should be read first. */
type ReadFirst = "vote" | "endorse" | "appeal" | "accused" | "escalate" | "answer";

/** The words of the button that leads to where it is read. */
export const readFirst: Readonly<Record<ReadFirst, string>> = {
  vote: "Read and vote",
  endorse: "Read and judge",
  appeal: "Read and appeal",
  accused: "See where it stands",
  escalate: "Read and decide",
  answer: "Propose an answer",
};

/** Whether it is done on a page of its own. */
export function isReadFirst(kind: TodoKind): kind is ReadFirst {
  return Object.hasOwn(readFirst, kind);
}

/** The words of the button that does it in place. */
export const verbs: Readonly<Record<Exclude<TodoKind, ReadFirst>, string>> = {
  accept: "Accept offer",
  join: "Join",
  takeMove: "Take over",
  collect: "Collect",
  award: "Award and pay",
  dismiss: "Put aside",
  conclude: "Recount",
  issue: "Issue",
  enforce: "Carry out",
  expire: "Write down",
  complete: "Move",
  refund: "Refund",
  draw: "Draw",
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
    case "appeal":
    case "accused":
    case "escalate":
    case "answer":
      return undefined;
    case "join":
      return account && joinCompany(context, account, getAddress(subject));
    case "takeMove":
      return takeMove(context, getAddress(subject));
    case "enforce": {
      const revocation = snapshot.revocations.get(hex);
      return revocation && enforceRevocation(context, revocation);
    }
    case "complete": {
      const recovery = snapshot.recoveries.get(hex);
      return recovery && completeRecovery(context, recovery);
    }
    case "expire": {
      const [domain = "", whose = ""] = subject.split(":");
      return expire(context, Number(domain), getAddress(whose));
    }
    case "collect": {
      const amount = account && collectable(snapshot, account).find(({ asset }) => asset === subject);
      return account && amount && collect(context, account, [amount]);
    }
    case "accept":
    case "issue": {
      const nomination = snapshot.nominations.get(hex);
      return nomination && (kind === "accept" ? acceptOffer : issue)(context, nomination);
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
    case "draw": {
      const ticket = snapshot.tickets.get(hex);
      return ticket && drawTicket(context, ticket, account);
    }
    case "queue":
    case "execute": {
      const proposal = snapshot.proposals.get(BigInt(subject));
      return proposal && (kind === "queue" ? queue : execute)(context, proposal);
    }
  }
}
