import { useMemo } from "react";
import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { formatDuration } from "../format/index.ts";
import { DataTable, type Column } from "../ui/DataTable.tsx";
import { Panel } from "../ui/Page.tsx";
import { Time } from "../ui/Time.tsx";
import { BudgetAmount } from "./BudgetAmount.tsx";
import { BudgetLink } from "./BudgetLink.tsx";
import { ownBudgets, type BudgetRow } from "./budgets.ts";

/** Budgets that an account pays from now or later; left out when there are none. */
export function OwnBudgets({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const rows = useMemo(() => ownBudgets(snapshot, account, now), [snapshot, account, now]);
  if (rows.length === 0) return null;
  const columns: readonly Column<BudgetRow>[] = [
    {
      key: "budget",
      header: "Budget",
      phone: "title",
      cell: (row) => <BudgetLink snapshot={snapshot} row={row} />,
    },
    {
      key: "left",
      header: "Time left",
      width: "8rem",
      cell: ({ budget: { terms }, state }) =>
        state === "Running" ? (
          formatDuration(terms.end - now, 1)
        ) : (
          <>
            starts <Time at={terms.start} as="date" />
          </>
        ),
    },
    {
      key: "free",
      header: "Free",
      align: "right",
      phone: "figure",
      width: "11rem",
      cell: ({ budget, free }) => <BudgetAmount snapshot={snapshot} terms={budget.terms} amount={free} />,
    },
  ];
  return (
    <Panel title="Budgets" note="Limits within which this account pays out of the general fund.">
      <DataTable
        caption="Budgets of this account"
        columns={columns}
        rows={rows}
        rowKey={({ budget }) => String(budget.id)}
      />
    </Panel>
  );
}
