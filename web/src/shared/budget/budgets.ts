// Budgets as they are listed, and the words in which they are told. Pure.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { titleOfUri } from "../../chain/content.ts";
import { budgetAmountText, periodText } from "../../chain/flows/wording.ts";
import { billedAt, budgetStateAt, committedOf, freeAt, type BudgetState } from "../../chain/states.ts";
import type { Budget, Snapshot } from "../../chain/types.ts";
import { plainText } from "../format/index.ts";
import type { Tone } from "../ui/Pill.tsx";

/** How each state is called and shown. */
export const stateWords: Readonly<Record<BudgetState, { readonly word: string; readonly tone: Tone }>> = {
  Running: { word: "Running", tone: "live" },
  Planned: { word: "Planned", tone: "quiet" },
  Ended: { word: "Ended", tone: "quiet" },
  Closed: { word: "Closed", tone: "quiet" },
};

/** The longest title. */
const TITLE_LENGTH = 90;

/** What a budget is for, cut for a heading. */
export function titleOf({ uri, id }: Pick<Budget, "uri" | "id">): string {
  return plainText(titleOfUri(uri, `Budget ${id}`), TITLE_LENGTH);
}

/** A budget with its figures at one time, in its own unit. */
export interface BudgetRow {
  readonly budget: Budget;
  readonly title: string;
  readonly state: BudgetState;
  readonly billed: bigint;
  readonly committed: bigint;
  readonly free: bigint;
}

/** The figures of a budget at `now`. */
export function budgetRow(snapshot: Snapshot, budget: Budget, now: number): BudgetRow {
  return {
    budget,
    title: titleOf(budget),
    state: budgetStateAt(budget, now),
    billed: billedAt(budget, now),
    committed: committedOf(snapshot, budget),
    free: freeAt(budget, now),
  };
}

const ORDER: readonly BudgetState[] = ["Running", "Planned", "Ended", "Closed"];

/** Running budgets that end soonest first, then those to come, then those that are over, the newest first. */
export function budgetRows(snapshot: Snapshot, now: number): BudgetRow[] {
  return [...snapshot.budgets.values()]
    .map((budget) => budgetRow(snapshot, budget, now))
    .toSorted((a, b) => {
      const place = ORDER.indexOf(a.state) - ORDER.indexOf(b.state);
      if (place !== 0) return place;
      const [first, second] = [a.budget.terms, b.budget.terms];
      if (a.state === "Running") return first.end - second.end;
      return a.state === "Planned" ? first.start - second.start : second.end - first.end;
    });
}

/** Budgets of one owner that pay or will: those that end soonest first, then those to come. */
export function ownBudgets(snapshot: Snapshot, owner: Address, now: number): BudgetRow[] {
  return budgetRows(snapshot, now).filter(
    ({ budget, state }) => sameAddress(budget.terms.owner, owner) && (state === "Running" || state === "Planned"),
  );
}

/** "$5,000.00 in every 30 days", "12,000 USDC once": what a budget allows. */
export function limitText(snapshot: Snapshot, { terms }: Pick<Budget, "terms">): string {
  const limit = budgetAmountText(snapshot, terms, terms.limit);
  return terms.period === 0 ? `${limit}, once` : `${limit} in every ${periodText(terms.period)}`;
}

/** What was left of the limit, in the last period where it has periods, when a budget ended or was closed. */
export function unusedOf(budget: Budget): bigint {
  const { terms, closedAt } = budget;
  return terms.limit - billedAt(budget, Math.min(closedAt ?? terms.end, terms.end - 1));
}
