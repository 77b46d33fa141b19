import { titleOfUri } from "../../chain/content.ts";
import { budgetAmountText, periodText } from "../../chain/flows/wording.ts";
import { USD_DECIMALS } from "../../chain/states.ts";
import type { Budget, Snapshot } from "../../chain/types.ts";
import { formatDate, formatUtc, plainText } from "../../shared/format/index.ts";
import { AmountField } from "../../shared/ui/AmountField.tsx";
import { ChoiceField, SelectField, TextField } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import type { BudgetDraft, InDollars } from "./draft.ts";
import type { FieldsProps } from "./fields.ts";

interface BudgetFieldsProps extends FieldsProps {
  /** When a budget can be open at the earliest, and when it starts if nothing is said; seconds. */
  readonly opens: number;
  readonly starts: number;
  /** Those that can be closed. */
  readonly closable: readonly Budget[];
}

/** The fields of a budget to open, or to close. */
export default function BudgetFields(props: BudgetFieldsProps) {
  return props.draft.kind === "openBudget" ? <NewBudgetFields {...props} /> : <ClosingFields {...props} />;
}

const IN_DOLLARS: InDollars = "usd";

/** A budget to open: what for, how much, who pays out of it, and when. */
function NewBudgetFields(props: BudgetFieldsProps) {
  const { draft, snapshot, opens, starts, onChange, complaint } = props;
  const { budget } = draft;
  const change = (fields: Partial<BudgetDraft>) => onChange({ budget: { ...budget, ...fields } });
  const error = (field: keyof BudgetDraft) => complaint(`budget.${field}`, budget[field]);
  const domains = [...snapshot.domains.values()].filter(({ retiredAt }) => retiredAt === undefined);
  return (
    <>
      <TextField
        label="Name of the budget"
        hint="What it is called everywhere."
        value={budget.name}
        onChange={(name) => change({ name })}
        error={error("name")}
      />
      <LimitFields {...props} />
      <TextField
        label="Owner"
        hint="Who pays out of it, without another vote, and may close it."
        value={budget.owner}
        onChange={(owner) => change({ owner })}
        error={error("owner")}
        className="mono"
        placeholder="0x…"
        spellCheck={false}
      />
      <SelectField
        label="Domain"
        hint="The area of work in whose figures it counts."
        value={budget.domain}
        onChange={(domain) => change({ domain })}
        error={error("domain")}
        options={[{ value: "", label: "None" }, ...domains.map(({ id, name }) => ({ value: String(id), label: name }))]}
      />
      <TextField
        label="First day (UTC)"
        optional
        type="date"
        hint={`Left empty: from ${formatUtc(starts)} on, the first day after a vote of the usual length and its timelock.`}
        value={budget.firstDay}
        onChange={(firstDay) => change({ firstDay })}
        error={error("firstDay")}
      />
      <TextField
        label="Last day (UTC)"
        type="date"
        hint={`After ${formatDate(opens)}, when the vote can be carried out at the earliest.`}
        value={budget.lastDay}
        onChange={(lastDay) => change({ lastDay })}
        error={error("lastDay")}
      />
      <MarkdownField
        label="What it is for"
        optional
        rows={5}
        hint="Markdown. It stands on the budget’s page; why there should be one belongs below."
        value={budget.purpose}
        onChange={(purpose) => change({ purpose })}
        error={error("purpose")}
      />
    </>
  );
}

/** In what, how much, and how often. */
function LimitFields({ draft: { budget }, snapshot, onChange, complaint }: FieldsProps) {
  const assets = [...snapshot.assets.values()].filter(({ enabled }) => enabled);
  const dollars = budget.asset === IN_DOLLARS;
  const asset = dollars
    ? { decimals: USD_DECIMALS, symbol: "USD" }
    : assets.find(({ address }) => address === budget.asset);
  const change = (fields: Partial<BudgetDraft>) => onChange({ budget: { ...budget, ...fields } });
  const symbols = [...snapshot.dollarTokens.keys()].map((address) => snapshot.assets.get(address)?.symbol ?? address);
  return (
    <>
      <SelectField
        label="In"
        hint={
          dollars
            ? symbols.length === 0
              ? "No token counts as dollars yet: it can pay nothing before stakeholders choose one."
              : `It pays in ${symbols.join(" or ")}, each counted as a dollar.`
            : "An asset, or dollars in any token that counts as such."
        }
        value={budget.asset}
        onChange={(value) => change({ asset: value })}
        error={complaint("budget.asset", budget.asset)}
        options={[
          { value: "", label: "Choose what it is in", disabled: true },
          { value: IN_DOLLARS, label: "US dollars" },
          ...assets.map(({ address, symbol, name }) => ({ value: address, label: `${symbol}, ${name}` })),
        ]}
      />
      <AmountField
        label="Limit"
        text={budget.limit}
        onText={(limit) => change({ limit })}
        decimals={asset?.decimals ?? 18}
        symbol={asset?.symbol ?? "…"}
        error={complaint("budget.limit", budget.limit)}
      />
      <ChoiceField
        legend="How often"
        value={budget.recurs}
        onChange={(recurs) => change({ recurs })}
        options={[
          { value: "yes", label: "In every period", hint: "What is not used in one is not kept for the next." },
          { value: "no", label: "Once", hint: "From the first day to the last." },
        ]}
      />
      {budget.recurs === "yes" && (
        <TextField
          label="Period, days"
          inputMode="numeric"
          value={budget.days}
          onChange={(days) => change({ days })}
          error={complaint("budget.days", budget.days)}
        />
      )}
    </>
  );
}

/** Which budget is closed. */
function ClosingFields({ draft, snapshot, closable: budgets, onChange, complaint }: BudgetFieldsProps) {
  return (
    <SelectField
      label="Budget"
      value={draft.closing}
      onChange={(closing) => onChange({ closing })}
      error={complaint("closing", draft.closing)}
      options={[
        {
          value: "",
          label: budgets.length === 0 ? "No budget is running or planned" : "Choose a budget",
          disabled: true,
        },
        ...budgets.map((budget) => ({ value: String(budget.id), label: budgetLabel(snapshot, budget) })),
      ]}
    />
  );
}

const TITLE_LENGTH = 60;

/** "Running costs, $1,500.00 in every 30 days". */
function budgetLabel(snapshot: Snapshot, { id, uri, terms }: Budget): string {
  const title = plainText(titleOfUri(uri, `Budget ${id}`), TITLE_LENGTH);
  const each = terms.period === 0 ? "once" : `in every ${periodText(terms.period)}`;
  return `${title}, ${budgetAmountText(snapshot, terms, terms.limit)} ${each}`;
}
