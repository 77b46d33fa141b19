import { budgetsAbi } from "../generated/abis.ts";
import { committedOf, freeAt } from "../states.ts";
import type { Budget } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { budgetAmountText, budgetText } from "./wording.ts";

/** Closes a budget before its end, for good. Its owner may; stakeholders can by a vote. */
export function closeBudget({ contracts, snapshot, now }: FlowContext, budget: Budget): Flow {
  const free = freeAt(budget, now);
  const committed = committedOf(snapshot, budget);
  const text = (amount: bigint) => budgetAmountText(snapshot, budget.terms, amount);
  const unused = free === 0n ? "" : ` ${text(free)} stays unused.`;
  const waiting = committed === 0n ? "" : ` ${text(committed)} that waits in the line is paid all the same.`;
  return {
    id: `closeBudget:${budget.id}`,
    title: "Close the budget",
    effect: `Closes ${budgetText(budget)} for good: nothing more is paid out of it.${unused}${waiting}`,
    steps: [
      call({
        label: `Close ${budgetText(budget)}`,
        to: contracts.budgets,
        abi: budgetsAbi,
        functionName: "close",
        args: [budget.id],
      }),
    ],
  };
}
