import { personalAccount } from "../../chain/accounts.ts";
import { activeDeployment } from "../../chain/deployment.ts";
import { amountText } from "../../chain/flows/wording.ts";
import { parseAmount } from "../../shared/format/index.ts";
import { AmountField } from "../../shared/ui/AmountField.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { SelectField, TextField } from "../../shared/ui/Field.tsx";
import type { PaymentDraft } from "./draft.ts";
import type { FieldsProps } from "./fields.ts";
import { MAX_PAYEES } from "./readDraft.ts";

/** Whom to pay, how much, in what. */
export function PayFields({ draft, snapshot, onChange, complaint }: FieldsProps) {
  const fund = snapshot.books.get(personalAccount(activeDeployment.contracts.treasury));
  const assets = [...snapshot.assets.values()].filter(({ enabled }) => enabled);
  const asset = assets.find(({ address }) => address === draft.asset);
  const { payments } = draft;

  const change = (key: number, next: Partial<PaymentDraft>) =>
    onChange({ payments: payments.map((row) => (row.key === key ? { ...row, ...next } : row)) });
  const add = () =>
    onChange({
      payments: [...payments, { key: Math.max(...payments.map(({ key }) => key)) + 1, payee: "", amount: "" }],
    });

  const parsed = payments.map(({ amount }) => parseAmount(amount, asset?.decimals ?? 0));
  const total = parsed.reduce((sum, one) => sum + (one.ok ? one.value : 0n), 0n);
  return (
    <>
      <SelectField
        label="Asset"
        hint="What the general fund may spend, and holds of it."
        value={draft.asset}
        onChange={(value) => onChange({ asset: value })}
        error={complaint("asset", draft.asset)}
        options={[
          { value: "", label: "Choose an asset", disabled: true },
          ...assets.map((one) => ({
            value: one.address,
            label: `${one.symbol}, ${amountText(fund?.balances.get(one.address) ?? 0n, one)}`,
          })),
        ]}
      />
      <fieldset className="rows">
        <legend className="field-label">Payees</legend>
        {payments.map(({ key, payee, amount }, index) => (
          <div key={key} className="payment-row">
            <TextField
              label={payments.length > 1 ? `Address of payee ${index + 1}` : "Address"}
              value={payee}
              onChange={(value) => change(key, { payee: value })}
              error={complaint(`payments.${index}.payee`, payee)}
              className="mono"
              placeholder="0x…"
              spellCheck={false}
            />
            <AmountField
              label={payments.length > 1 ? `Amount ${index + 1}` : "Amount"}
              text={amount}
              onText={(value) => change(key, { amount: value })}
              decimals={asset?.decimals ?? 18}
              symbol={asset?.symbol ?? "…"}
              error={complaint(`payments.${index}.amount`, amount)}
            />
            {payments.length > 1 && (
              <Button
                look="plain"
                size="s"
                className="payment-remove"
                aria-label={`Remove payee ${index + 1}`}
                onClick={() => onChange({ payments: payments.filter((row) => row.key !== key) })}
              >
                Remove
              </Button>
            )}
          </div>
        ))}
        <div className="rows-foot">
          <Button size="s" onClick={add} blocked={payments.length >= MAX_PAYEES}>
            Add a payee
          </Button>
          {asset && payments.length > 1 && <span className="rows-total">Together {amountText(total, asset)}</span>}
        </div>
      </fieldset>
    </>
  );
}
