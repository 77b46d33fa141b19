import type { Address } from "viem";

import { activeDeployment } from "../../chain/deployment.ts";
import { MAX_PAYEES } from "../../chain/flows/propose.ts";
import { capacitySentence } from "../../shared/governance/room.ts";
import { FundAssetField } from "../../shared/money/FundAssetField.tsx";
import { PayeesField } from "../../shared/payees/PayeesField.tsx";
import type { FieldsProps } from "./fields.ts";
import { payeesIn } from "./readSpending.ts";

/** Whom to pay, how much, in what. */
export function PayFields({ draft, snapshot, now, onChange, complaint, touched }: FieldsProps) {
  const { treasury } = activeDeployment.contracts;
  const chosen = snapshot.assets.get(draft.asset as Address);
  const asset = chosen?.enabled ? chosen : undefined;
  return (
    <>
      <FundAssetField
        snapshot={snapshot}
        value={draft.asset}
        onChange={(value) => onChange({ asset: value })}
        hint={asset && capacitySentence(snapshot, asset.address, now)}
        error={complaint("asset", draft.asset)}
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
