import { useId } from "react";

import { policyText } from "../../chain/flows/wording.ts";
import { allows, policyAt } from "../../chain/states.ts";
import { ChoiceField, SelectField, TextField } from "../../shared/ui/Field.tsx";
import type { Asset } from "../../chain/types.ts";
import type { PolicyDraft } from "./draft.ts";
import type { FieldsProps } from "./fields.ts";

interface PolicyFieldsProps extends FieldsProps {
  /** The token that is named in the form. */
  named: Asset | undefined;
  numbers: PolicyDraft;
  onNumbers: (changed: Partial<PolicyDraft>) => void;
}

/** How much of which asset may leave the general fund, or that none may any longer. */
export default function PolicyFields(props: PolicyFieldsProps) {
  const { draft, snapshot, named, numbers, onChange, onNumbers, complaint } = props;
  const listId = useId();
  const assets = [...snapshot.assets.values()];
  const sets = draft.setsPolicy === "yes";
  const current = policyAt(named && snapshot.spending.get(named.address), snapshot.time);
  return (
    <>
      <ChoiceField
        legend="What changes"
        value={draft.setsPolicy}
        onChange={(setsPolicy) => onChange({ setsPolicy, token: "" })}
        options={[
          {
            value: "yes",
            label: "Set a policy",
            hint: "What tightens holds at once; what loosens, or is the first, after the longer window.",
          },
          {
            value: "no",
            label: "Stop an asset",
            hint: "The general fund no longer spends it. People’s own credits stay theirs.",
          },
        ]}
      />
      {sets ? (
        <>
          <TextField
            label="Token"
            hint={
              named?.wellFormed
                ? `This is ${named.symbol}, ${named.name}. Now ${allows(current) ? `the policy allows ${policyText(current, named)}` : "nothing of it may be spent"}.`
                : "The address of its contract, or the symbol of what is spent already."
            }
            value={draft.token}
            onChange={(token) => onChange({ token })}
            error={complaint("token", draft.token)}
            placeholder="0x…"
            spellCheck={false}
            list={listId}
          />
          <datalist id={listId}>
            {assets.map(({ address, symbol }) => (
              <option key={address} value={address}>
                {symbol}
              </option>
            ))}
          </datalist>
          <TextField
            label="Share of the fund in a window, percent"
            inputMode="decimal"
            value={numbers.policyRate}
            onChange={(policyRate) => onNumbers({ policyRate })}
            error={complaint("policyRate", numbers.policyRate)}
          />
          <TextField
            label={`Always allowed in a window${named ? `, ${named.symbol}` : ""}`}
            hint="Without it, months of silence would lock the fund."
            inputMode="decimal"
            value={numbers.policyFloor}
            onChange={(policyFloor) => onNumbers({ policyFloor })}
            error={complaint("policyFloor", numbers.policyFloor)}
          />
          <TextField
            label="Window, days"
            inputMode="numeric"
            value={numbers.policyDays}
            onChange={(policyDays) => onNumbers({ policyDays })}
            error={complaint("policyDays", numbers.policyDays)}
          />
        </>
      ) : (
        <SelectField
          label="Asset"
          value={draft.token}
          onChange={(token) => onChange({ token })}
          error={complaint("token", draft.token)}
          options={[
            { value: "", label: "Choose an asset", disabled: true },
            ...assets
              .filter(({ enabled }) => enabled)
              .map(({ address, symbol, name }) => ({ value: address, label: `${symbol}, ${name}` })),
          ]}
        />
      )}
    </>
  );
}
