import { Link, useParams } from "wouter";

import { closeBudget } from "../../chain/flows/closeBudget.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { assetAt, budgetAmountText, domainName, mostText } from "../../chain/flows/wording.ts";
import { canBill, canCloseBudget } from "../../chain/permissions.ts";
import { assetsOf, carriedOutIn, periodAt, periodSpan } from "../../chain/states.ts";
import type { Budget, Proposal } from "../../chain/types.ts";
import { BudgetAmount } from "../../shared/budget/BudgetAmount.tsx";
import { budgetRow, limitText, stateWords, unusedOf, type BudgetRow } from "../../shared/budget/budgets.ts";
import { formatDate, formatDuration, formatEnd, formatStart } from "../../shared/format/index.ts";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Content } from "../../shared/ui/Content.tsx";
import { Columns, Facts, Page, Panel, Stat, Stats } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { LoadingPage, UnknownPage } from "../../shared/ui/StandInPages.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { PaymentForm } from "./PaymentForm.tsx";
import { PaymentsPanel } from "./PaymentsPanel.tsx";

const PARENT = { to: "/budgets", label: "Budgets" };

/** One budget: what it allows, what was paid out of it, what is left and for how long. */
export default function BudgetPage() {
  const { id = "" } = useParams<{ id: string }>();
  return (
    <WithChain skeleton={<LoadingPage title="Budget" parent={PARENT} heights={[108, 420]} />}>
      {(context) => {
        const budget = /^\d{1,18}$/.test(id) ? context.snapshot.budgets.get(BigInt(id)) : undefined;
        return budget ? <BudgetView key={id} context={context} budget={budget} /> : <UnknownBudget />;
      }}
    </WithChain>
  );
}

function UnknownBudget() {
  return (
    <UnknownPage
      title="No such budget"
      parent={PARENT}
      lede="No budget of this chain has this number. The link may be cut off, or from another network."
      wayOn="See all budgets"
    />
  );
}

function BudgetView({ context, budget }: { context: FlowContext; budget: Budget }) {
  const { snapshot, now } = context;
  const { address: account } = useAccount();
  const row = budgetRow(snapshot, budget, now);
  const asker = { snapshot, account, now };
  const mayBill = canBill(asker, budget);
  const mayClose = canCloseBudget(asker, budget);
  return (
    <Page
      title={row.title}
      parent={PARENT}
      badge={<Pill tone={stateWords[row.state].tone}>{stateWords[row.state].word}</Pill>}
      lede={<Lede context={context} row={row} />}
    >
      <Figures context={context} row={row} />
      <Columns
        aside={
          <>
            <Panel title="Terms">
              <Terms context={context} budget={budget} />
            </Panel>
            {mayClose.ok && (
              <Panel title="Close it">
                <FlowButton flow={closeBudget(context, budget)} title="Close the budget" look="danger" />
              </Panel>
            )}
          </>
        }
      >
        <Panel title="What it is for">
          <Content uri={budget.uri} untitled />
        </Panel>
        {mayBill.ok && <PaymentForm context={context} budget={budget} />}
        <PaymentsPanel context={context} budget={budget} />
      </Columns>
    </Page>
  );
}

/** One sentence: what the budget does now. */
function Lede({ context: { snapshot, now }, row }: { context: FlowContext; row: BudgetRow }) {
  const { budget, state, free } = row;
  const { terms } = budget;
  const span = periodSpan(budget, periodAt(budget, now));
  const owner = <Person address={terms.owner} inSentence portrait={false} />;
  switch (state) {
    case "Running":
      return (
        <>
          {budgetAmountText(snapshot, terms, free)} is free for {owner} to pay until {formatEnd(span.to)}
          {span.to < terms.end && `, when a new period brings ${budgetAmountText(snapshot, terms, terms.limit)}`}.
        </>
      );
    case "Planned":
      return (
        <>
          From {formatStart(terms.start)} on, {owner} can pay {limitText(snapshot, budget)}.
        </>
      );
    case "Ended":
    case "Closed":
      return (
        <>
          It {state === "Ended" ? "ended" : "was closed"} on {formatDate(budget.closedAt ?? terms.end)};{" "}
          {budgetAmountText(snapshot, terms, budget.billedEver)} was paid out of it by {owner}, and{" "}
          {budgetAmountText(snapshot, terms, unusedOf(budget))} of{" "}
          {terms.period > 0 ? "its last period’s limit" : "its limit"} stayed unused.
        </>
      );
  }
}

function Figures({ context: { snapshot, now }, row }: { context: FlowContext; row: BudgetRow }) {
  const { budget, state, billed, committed, free } = row;
  const { terms } = budget;
  const money = (amount: bigint) => <BudgetAmount snapshot={snapshot} terms={terms} amount={amount} />;
  const period = periodSpan(budget, periodAt(budget, now));
  const recurs = terms.period > 0;
  const running = state === "Running";
  return (
    <Stats>
      <Stat
        label="Free"
        value={money(free)}
        note={running ? `Of ${budgetAmountText(snapshot, terms, terms.limit)}` : "It pays nothing now"}
      />
      <Stat
        label={recurs && running ? "Billed in this period" : "Billed"}
        value={money(running ? billed : budget.billedEver)}
        note={
          recurs && running
            ? `${budgetAmountText(snapshot, terms, budget.billedEver)} since it began`
            : "Takes from the limit at once"
        }
      />
      <Stat
        label="Committed"
        value={money(committed)}
        note={committed === 0n ? "Nothing of it waits in the line" : "Billed, and waits in the line"}
      />
      <Stat
        label={state === "Planned" ? "Starts" : running ? "Time left" : "Over since"}
        value={
          running ? (
            formatDuration(terms.end - now, 1)
          ) : (
            <Time at={state === "Planned" ? terms.start : (budget.closedAt ?? terms.end)} as="date" />
          )
        }
        note={
          running && recurs && period.to < terms.end
            ? `This period lasts until ${formatEnd(period.to)}`
            : budget.closedAt === undefined
              ? `Until ${formatEnd(terms.end)}`
              : `Closed; it would have run until ${formatEnd(terms.end)}`
        }
      />
    </Stats>
  );
}

function Terms({ context: { snapshot }, budget }: { context: FlowContext; budget: Budget }) {
  const { terms } = budget;
  const opening = carriedOutIn(snapshot, budget.transaction);
  const closing = budget.closedIn === undefined ? [] : carriedOutIn(snapshot, budget.closedIn);
  const pays = assetsOf(snapshot, budget).map((asset) => assetAt(snapshot, asset).symbol);
  return (
    <Facts
      facts={[
        ["Owner", <Person key="owner" address={terms.owner} portrait />],
        [
          "Domain",
          terms.domain === undefined ? undefined : (
            <Link key="domain" href={`/domains/${terms.domain}`}>
              {domainName(snapshot, terms.domain)}
            </Link>
          ),
        ],
        ["Limit", limitText(snapshot, budget)],
        ["In all", terms.period === 0 ? undefined : mostText(snapshot, terms, budget.time)],
        [
          "Pays in",
          terms.asset !== undefined
            ? pays[0]
            : pays.length === 0
              ? "Dollars; no token counts as dollars yet"
              : `Dollars, in ${pays.join(" or ")}`,
        ],
        ["From", formatStart(terms.start)],
        ["Until", formatEnd(terms.end)],
        [
          "Opened",
          <span key="opened">
            <Time at={budget.time} as="date" /> <ByVote votes={opening} />
          </span>,
        ],
        [
          "Closed",
          budget.closedAt === undefined ? undefined : (
            <span key="closed">
              <Time at={budget.closedAt} as="date" />{" "}
              {closing.length > 0 ? (
                <ByVote votes={closing} />
              ) : (
                <>
                  by its owner, <Person address={terms.owner} inSentence portrait={false} />
                </>
              )}
            </span>
          ),
        ],
      ]}
    />
  );
}

/** Which vote did it; where one transaction carried out several, it is not known which one. */
function ByVote({ votes }: { votes: readonly Proposal[] }) {
  const [vote] = votes;
  if (!vote) return null;
  if (votes.length > 1) return "by a vote";
  return (
    <>
      by the vote on <Link href={`/proposals/${vote.id}`}>{proposalTitle(vote)}</Link>
    </>
  );
}
