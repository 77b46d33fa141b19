import { plural } from "../../shared/format/index.ts";
import { budgetsAbi } from "../generated/abis.ts";
import { committedOf, freeAt, periodAt } from "../states.ts";
import type { Budget } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { budgetAmountText, budgetText } from "./wording.ts";

/** Closes a budget before its end, for good. Its owner may; stakeholders can by a vote. */
export function closeBudget({ contracts, snapshot, now }: FlowContext, budget: Budget): Flow {
  const free = freeAt(budget, now);
  const committed = committedOf(snapshot, budget);
  const text = (amount: bigint) => budgetAmountText(snapshot, budget.terms, amount);
  const { limit, period, start, end } = budget.terms;
  const unused = free === 0n ? "" : ` ${text(free)} stays unused.`;
  const begun = now < start ? 0 : periodAt(budget, now) + 1;
  const toCome = period === 0 ? 0 : periodAt(budget, end - 1) + 1 - begun;
  const later = toCome > 0 ? ` ${plural(toCome, "period")} to come, of up to ${text(limit)} each, will not be.` : "";
  const waiting = committed === 0n ? "" : ` ${text(committed)} that waits in the line is paid all the same.`;
  return {
    id: `closeBudget:${budget.id}`,
    title: "Close the budget",
    effect: `Closes ${budgetText(budget)} for good: nothing more is paid out of it.${unused}${later}${waiting}`,
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
