import { personalAccount } from "../../chain/accounts.ts";
import { activeDeployment } from "../../chain/deployment.ts";
import { amountText } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import { SelectField } from "../ui/Field.tsx";

interface FundAssetFieldProps {
  snapshot: Snapshot;
  /** Address of the chosen asset; empty until one was chosen. */
  value: string;
  onChange: (asset: string) => void;
  hint?: string | undefined;
  error: string | undefined;
}

/** The asset in which the general fund pays, with what it holds of each. */
export function FundAssetField({
  snapshot,
  value,
  onChange,
  hint = "What the general fund may spend, and holds of it.",
  error,
}: FundAssetFieldProps) {
  const fund = snapshot.books.get(personalAccount(activeDeployment.contracts.treasury));
  const assets = [...snapshot.assets.values()].filter(({ enabled }) => enabled);
  return (
    <SelectField
      label="Asset"
      hint={hint}
      value={value}
      onChange={onChange}
      error={error}
      options={[
        { value: "", label: "Choose an asset", disabled: true },
        ...assets.map((one) => ({
          value: one.address,
          label: `${one.symbol}, ${amountText(fund?.balances.get(one.address) ?? 0n, one)}`,
        })),
      ]}
    />
  );
}
