import { personalAccount } from "../../chain/accounts.ts";
import { activeDeployment } from "../../chain/deployment.ts";
import { amountText } from "../../chain/flows/wording.ts";
import { PayeesField } from "../../shared/payees/PayeesField.tsx";
import { SelectField } from "../../shared/ui/Field.tsx";
import type { FieldsProps } from "./fields.ts";
import { MAX_PAYEES, payeesIn } from "./readSpending.ts";
import { capacitySentence } from "./room.ts";

/** Whom to pay, how much, in what. */
export function PayFields({ draft, snapshot, now, onChange, complaint, touched }: FieldsProps) {
  const { treasury } = activeDeployment.contracts;
  const fund = snapshot.books.get(personalAccount(treasury));
  const assets = [...snapshot.assets.values()].filter(({ enabled }) => enabled);
  const asset = assets.find(({ address }) => address === draft.asset);
  return (
    <>
      <SelectField
        label="Asset"
        hint={
          asset ? capacitySentence(snapshot, asset.address, now) : "What the general fund may spend, and holds of it."
        }
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
      <PayeesField
        draft={draft.payees}
        onChange={(fields) => onChange({ payees: { ...draft.payees, ...fields } })}
        read={payeesIn(draft, snapshot, treasury)}
        asset={asset}
        touched={touched}
        most={MAX_PAYEES}
      />
    </>
  );
}
