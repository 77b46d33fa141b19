import { Link } from "wouter";

import type { Snapshot } from "../../chain/types.ts";
import { limitText, type BudgetRow } from "./budgets.ts";

/** A budget by its title, with its page, and under it what it allows. */
export function BudgetLink({ snapshot, row: { budget, title } }: { snapshot: Snapshot; row: BudgetRow }) {
  return (
    <>
      <Link href={`/budgets/${budget.id}`}>{title}</Link>
      <span className="row-note">{limitText(snapshot, budget)}</span>
    </>
  );
}
