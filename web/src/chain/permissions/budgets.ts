import type { Address } from "viem";

import { formatDate, formatDateTime } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { assetAt, budgetAmountText, sumOf } from "../flows/wording.ts";
import { budgetStateAt, countedAs, freeAt, isStoppedAt, nextStop, ticketStateOf } from "../states.ts";
import type { Budget, Payment, Ticket } from "../types.ts";
import { CONNECT, no, YES, type Asker, type Verdict } from "./verdict.ts";

/** Whether the account can pay out of a budget at all: it is its owner's, and it runs. */
export function canBill({ account, now }: Asker, budget: Budget): Verdict {
  const { start, end, owner } = budget.terms;
  switch (budgetStateAt(budget, now)) {
    case "Closed":
      return no("The budget was closed.");
    case "Ended":
      return no(`The budget ended on ${formatDateTime(end)}.`);
    case "Planned":
      return no(`The budget pays from ${formatDateTime(start)} on.`);
    case "Running":
      if (!account) return CONNECT;
      if (!sameAddress(account, owner)) return no("Only the owner of the budget pays out of it.");
      return freeAt(budget, now) === 0n ? no("Nothing is left of the budget.") : YES;
  }
}

/** Whether these payments can be made out of a budget. */
export function canPayFrom(
  asker: Asker,
  budget: Budget,
  { asset, payments }: { readonly asset: Address; readonly payments: readonly Payment[] },
): Verdict {
  const { snapshot, now } = asker;
  const verdict = canBill(asker, budget);
  if (!verdict.ok) return verdict;
  const counted = countedAs(snapshot, budget, asset, sumOf(payments));
  if (counted === undefined) return no("The budget does not pay in this asset.");
  const free = freeAt(budget, now);
  if (counted > free)
    return no(
      `That takes ${budgetAmountText(snapshot, budget.terms, counted)} of the budget, which has ${budgetAmountText(snapshot, budget.terms, free)} left.`,
    );
  const { enabled, symbol } = assetAt(snapshot, asset);
  return enabled ? YES : no(`The stakeholders let nothing of ${symbol} be spent: it can't even wait in the line.`);
}

/** Whether the account can close a budget. Stakeholders can by a vote. */
export function canCloseBudget({ account, now }: Asker, budget: Budget): Verdict {
  if (budget.closedAt !== undefined) return no("The budget was closed before.");
  if (budgetStateAt(budget, now) === "Ended") return no("The budget has ended: there is nothing to close.");
  if (!account) return CONNECT;
  return sameAddress(account, budget.terms.owner)
    ? YES
    : no("Only the owner of the budget closes it, or the stakeholders by a vote.");
}

/** Whether what waits of a ticket can be cancelled by a vote. */
export function canCancelTicket({ snapshot }: Pick<Asker, "snapshot">, ticket: Ticket): Verdict {
  if (ticket.budget !== undefined) return no("What a budget owes has been earned and can't be cancelled.");
  const line = snapshot.lines.get(ticket.asset);
  return line && ticketStateOf(ticket, line) === "Waiting" ? YES : no("All of it was released or cancelled before.");
}

/** Whether the account can stop what leaves the general fund. */
export function canStopSpending({ snapshot, account, now }: Asker): Verdict {
  const { guardian } = snapshot.guard;
  if (guardian === undefined) return no("The stakeholders have chosen no guardian.");
  if (!account) return CONNECT;
  if (!sameAddress(account, guardian)) return no("Only the guardian stops spending.");
  const next = nextStop(snapshot.guard);
  return now < next ? no(`It was stopped lately; the next stop is possible from ${formatDate(next)} on.`) : YES;
}

/** Whether the account can let spending go on. */
export function canResumeSpending({ snapshot, account, now }: Asker): Verdict {
  if (!isStoppedAt(snapshot.guard, now)) return no("Spending is not stopped.");
  if (!account) return CONNECT;
  return sameAddress(account, snapshot.guard.guardian) ? YES : no("Only the guardian lets spending go on.");
}
