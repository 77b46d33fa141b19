import type { Address } from "viem";

import { formatDate } from "../../shared/format/index.ts";
import { encodeText } from "../content.ts";
import { budgetsAbi } from "../generated/abis.ts";
import { countedAs, freeAt, paidInFullAt, roomAt } from "../states.ts";
import type { Budget, Payment } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { amountText, assetAt, budgetAmountText, budgetText, payeesText, sumOf } from "./wording.ts";

/** Most payees in one payment: with more, the contract always puts it in the line, from which they are drawn in parts. */
export const MAX_BILLED = 200;

/** A payment out of a budget. */
export interface BillInput {
  readonly asset: Address;
  readonly payments: readonly Payment[];
  /** Markdown: what it is for. */
  readonly reason: string;
}

/** Pays out of a budget: at once where nobody waits and there is room, else in the line. Only its owner may. */
export function billBudget(context: FlowContext, budget: Budget, { asset, payments, reason }: BillInput): Flow {
  const { contracts, snapshot, now, nameOf } = context;
  const amount = sumOf(payments);
  const money = amountText(amount, assetAt(snapshot, asset));
  const left = freeAt(budget, now) - (countedAs(snapshot, budget, asset, amount) ?? 0n);
  const whom = payeesText(
    payments.map(({ payee }) => payee),
    nameOf,
  );
  return {
    id: `bill:${budget.id}`,
    title: "Pay",
    effect: `Pays ${money} to ${whom} out of ${budgetText(budget)}, which then has ${budgetAmountText(snapshot, budget.terms, left)} left. ${whenPaid(context, asset, amount)}`,
    steps: [
      call({
        label: `Pay ${money}`,
        to: contracts.budgets,
        abi: budgetsAbi,
        functionName: "bill",
        args: [budget.id, asset, payments, encodeText(reason)],
      }),
    ],
  };
}

/** When a payment that is approved now gets its money, as a sentence. */
function whenPaid({ snapshot, now }: Pick<FlowContext, "snapshot" | "now">, asset: Address, amount: bigint): string {
  if (amount <= roomAt(snapshot, asset, now)) return "There is room for it now: it is credited at once.";
  const at = paidInFullAt(snapshot, asset, amount, now);
  return at === undefined
    ? "It waits in the line; when there is room for all of it can't be told, as the general fund stands now."
    : `It waits in the line, and has room in full on ${formatDate(at)} if nothing else happens.`;
}
