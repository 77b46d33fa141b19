import { useState } from "react";
import type { Address } from "viem";

import { textProblem } from "../../chain/content.ts";
import { billBudget, MAX_BILLED } from "../../chain/flows/billBudget.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { assetAt, budgetAmountText } from "../../chain/flows/wording.ts";
import { payeeWarning } from "../../chain/payees.ts";
import { canPayFrom } from "../../chain/permissions.ts";
import { assetsOf, freeAt } from "../../chain/states.ts";
import type { Budget } from "../../chain/types.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { shortAddress } from "../../shared/format/index.ts";
import { PayeesField } from "../../shared/payees/PayeesField.tsx";
import {
  NO_PAYEES,
  payeesMissing,
  readPayees,
  restorePayees,
  type PayeesDraft,
} from "../../shared/payees/readPayees.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { focusFirstComplaint, Form, SelectField, TextField } from "../../shared/ui/Field.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";

interface PaymentDraft {
  readonly asset: string;
  readonly reason: string;
  readonly payees: PayeesDraft;
}

const EMPTY: PaymentDraft = { asset: "", reason: "", payees: NO_PAYEES };

function restore(stored: unknown): PaymentDraft {
  const { asset, reason, payees } = (typeof stored === "object" && stored !== null ? stored : {}) as Record<
    string,
    unknown
  >;
  return {
    asset: typeof asset === "string" ? asset : "",
    reason: typeof reason === "string" ? reason : "",
    payees: restorePayees(payees),
  };
}

/** The owner pays out of the budget: what for, to whom, how much. */
export function PaymentForm({ context, budget }: { context: FlowContext; budget: Budget }) {
  const { snapshot, contracts, now } = context;
  const { address: account } = useAccount();
  const { name: form, value: draft, change, clear } = useDraft(`bill.${budget.id}`, EMPTY, restore);
  const [touched, setTouched] = useState(false);
  const payable = assetsOf(snapshot, budget);
  const chosen = payable.find((asset) => asset === draft.asset) ?? (payable.length === 1 ? payable[0] : undefined);
  const asset = chosen && assetAt(snapshot, chosen);
  const read = readPayees(draft.payees, {
    decimals: asset?.decimals ?? 18,
    treasury: contracts.treasury,
    most: MAX_BILLED,
  });
  const reasonProblem = draft.reason.trim() === "" ? "Say what it is for." : textProblem(draft.reason);
  const verdict = chosen
    ? canPayFrom({ snapshot, account, now }, budget, { asset: chosen, payments: read.payments })
    : undefined;
  const complete = chosen !== undefined && !reasonProblem && read.problems.length === 0;
  const flow =
    complete && verdict?.ok
      ? billBudget(context, budget, { asset: chosen, payments: read.payments, reason: draft.reason.trim() })
      : undefined;
  const why = () => {
    if (payable.length === 0) return "No token counts as dollars yet: the stakeholders have to say which does.";
    if (!chosen) return "Choose what to pay in.";
    if (reasonProblem) return reasonProblem;
    const missing = payeesMissing(draft.payees, read);
    if (missing) return missing;
    return verdict && !verdict.ok ? verdict.reason : undefined;
  };
  return (
    <Panel title="Pay from it" note={`${budgetAmountText(snapshot, budget.terms, freeAt(budget, now))} is free.`}>
      <Form>
        <TextField
          label="Reason"
          hint="What it pays for; everybody can read it."
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          error={touched ? reasonProblem : undefined}
        />
        {payable.length > 1 && (
          <SelectField
            label="Pay in"
            value={draft.asset}
            onChange={(value) => change({ asset: value })}
            error={touched && !chosen ? "Choose what to pay in." : undefined}
            options={[
              { value: "", label: "Choose a token", disabled: true },
              ...payable.map((address: Address) => ({ value: address, label: assetAt(snapshot, address).symbol })),
            ]}
          />
        )}
        <PayeesField
          draft={draft.payees}
          onChange={(fields) => change({ payees: { ...draft.payees, ...fields } })}
          read={read}
          asset={asset}
          touched={touched}
          most={MAX_BILLED}
        />
        <PayeeWarnings context={context} payees={read.payments.map(({ payee }) => payee)} />
        <FlowButton
          flow={flow}
          title="Pay"
          form={form}
          why={why()}
          onBlocked={() => {
            setTouched(true);
            focusFirstComplaint();
          }}
          onDone={() => {
            clear();
            setTouched(false);
          }}
        />
      </Form>
    </Panel>
  );
}

/** Payees that could not use the money. */
function PayeeWarnings({ context, payees }: { context: FlowContext; payees: readonly Address[] }) {
  const warnings = payees.flatMap((payee) => payeeWarning(context, payee, shortAddress(payee)) ?? []);
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warn" title="Look at these payees twice">
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </Notice>
  );
}
