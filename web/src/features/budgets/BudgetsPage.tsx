import { useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { budgetAmountText, domainName } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import { BudgetAmount } from "../../shared/budget/BudgetAmount.tsx";
import { BudgetLink } from "../../shared/budget/BudgetLink.tsx";
import { budgetRows, stateWords, type BudgetRow } from "../../shared/budget/budgets.ts";
import { formatDuration } from "../../shared/format/index.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { UrlFilterTabs } from "../../shared/ui/FilterTabs.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Page } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { SkeletonRows } from "../../shared/ui/Skeleton.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";

/** All budgets that stakeholders opened. */
export default function BudgetsPage() {
  return (
    <Page
      title="Budgets"
      lede="What stakeholders approved to be spent by one owner: a limit, not a pot. A payment takes from it at once, and gets its money from the general fund as the spending policy allows."
      actions={
        <ButtonLink to="/proposals/new?template=openBudget" look="primary">
          Propose a budget
        </ButtonLink>
      }
    >
      <WithChain skeleton={<SkeletonRows rows={6} />}>{(context) => <BudgetList {...context} />}</WithChain>
    </Page>
  );
}

const isOver = ({ state }: BudgetRow) => state === "Ended" || state === "Closed";

function BudgetList({ snapshot, now }: FlowContext) {
  const [view] = useQueryParam("view", "running");
  const rows = useMemo(() => budgetRows(snapshot, now), [snapshot, now]);
  const columns = useMemo(() => columnsOf(snapshot, now, view === "over"), [snapshot, now, view]);
  const current = rows.filter((row) => !isOver(row));
  const over = rows.filter(isOver);
  if (rows.length === 0) {
    return (
      <EmptyState
        title="No budget was opened yet."
        action={<ButtonLink to="/proposals/new?template=openBudget">Propose a budget</ButtonLink>}
      >
        Stakeholders open budgets by a vote, so that small payments need no vote of their own.
      </EmptyState>
    );
  }
  const shown = view === "over" ? over : current;
  return (
    <>
      <UrlFilterTabs
        name="view"
        label="Show budgets"
        options={[
          { value: "running", label: "Running and planned", count: current.length },
          { value: "over", label: "Over", count: over.length },
        ]}
      />
      {shown.length === 0 ? (
        <EmptyState title={view === "over" ? "No budget is over." : "No budget is running."}>
          {view === "over"
            ? "Budgets that ended or were closed stand here."
            : "Those that are over have their own view."}
        </EmptyState>
      ) : (
        <DataTable caption="Budgets" columns={columns} rows={shown} rowKey={({ budget }) => String(budget.id)} />
      )}
    </>
  );
}

function columnsOf(snapshot: Snapshot, now: number, over: boolean): readonly Column<BudgetRow>[] {
  return [
    {
      key: "title",
      header: "Budget",
      phone: "title",
      cell: (row) => <BudgetLink snapshot={snapshot} row={row} />,
    },
    { key: "owner", header: "Owner", width: "10rem", cell: ({ budget }) => <Person address={budget.terms.owner} /> },
    {
      key: "domain",
      header: "Domain",
      width: "9rem",
      cell: ({ budget: { terms } }) =>
        terms.domain === undefined ? (
          <span className="row-none">none</span>
        ) : (
          <Link href={`/domains/${terms.domain}`}>{domainName(snapshot, terms.domain)}</Link>
        ),
    },
    {
      key: "state",
      header: "State",
      width: "8rem",
      cell: ({ state }) => <Pill tone={stateWords[state].tone}>{stateWords[state].word}</Pill>,
    },
    {
      key: "end",
      header: over ? "End" : "Time left",
      width: "8rem",
      cell: ({ budget, state }) =>
        state === "Running" ? (
          formatDuration(budget.terms.end - now, 1)
        ) : state === "Planned" ? (
          <>
            starts <Time at={budget.terms.start} />
          </>
        ) : (
          <>
            {stateWords[state].word} <Time at={budget.closedAt ?? budget.terms.end} as="date" />
          </>
        ),
    },
    {
      key: "billed",
      header: "Billed",
      align: "right",
      width: "10rem",
      cell: ({ budget: { terms, billedEver }, billed }) => (
        <span>
          <BudgetAmount snapshot={snapshot} terms={terms} amount={over ? billedEver : billed} />
          {!over && terms.period > 0 && (
            <span className="row-note">
              this period{billedEver !== billed && `; ${budgetAmountText(snapshot, terms, billedEver)} in all`}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "free",
      header: "Free",
      align: "right",
      width: "10rem",
      cell: ({ budget, free, state }) =>
        state === "Running" ? (
          <BudgetAmount snapshot={snapshot} terms={budget.terms} amount={free} />
        ) : (
          <span className="row-none">none</span>
        ),
    },
  ];
}
