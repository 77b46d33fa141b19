import { useId } from "react";

import { assetAt } from "../../chain/flows/wording.ts";
import { listed, shortAddress } from "../../shared/format/index.ts";
import { ChoiceField, SelectField, TextField } from "../../shared/ui/Field.tsx";
import { useNames } from "../../shared/wallet/useNames.ts";
import type { FieldsProps } from "./fields.ts";

/** The fields of the templates that choose the guardian, or a dollar token. */
export default function RuleFields(props: FieldsProps) {
  return props.draft.kind === "setGuardian" ? <GuardianFields {...props} /> : <DollarTokenFields {...props} />;
}

/** Who may stop spending, or that nobody may. */
function GuardianFields({ draft, snapshot, onChange, complaint }: FieldsProps) {
  const nameOf = useNames();
  const { guardian } = snapshot.guard;
  const current = guardian && (nameOf(guardian) ? `${nameOf(guardian)} (${shortAddress(guardian)})` : guardian);
  return (
    <>
      <ChoiceField
        legend="Who may stop spending"
        value={draft.guarded}
        onChange={(guarded) => onChange({ guarded })}
        error={complaint("guarded", draft.guarded)}
        options={[
          {
            value: "yes",
            label: "A guardian",
            hint: "Can stop what leaves the general fund for a week, not again for 30 days, and move nothing.",
          },
          { value: "no", label: "Nobody", hint: "Only a vote then keeps money in the fund." },
        ]}
      />
      {draft.guarded === "yes" && (
        <TextField
          label="Guardian"
          hint={current ? `Now it is ${current}.` : "Now there is none. A wallet of several people serves best."}
          value={draft.guardian}
          onChange={(value) => onChange({ guardian: value })}
          error={complaint("guardian", draft.guardian)}
          className="mono"
          placeholder="0x…"
          spellCheck={false}
        />
      )}
    </>
  );
}

/** Which token counts as dollars, or no longer does. */
function DollarTokenFields({ draft, snapshot, onChange, complaint }: FieldsProps) {
  const listId = useId();
  const counts = [...snapshot.dollarTokens.keys()].map((address) => assetAt(snapshot, address));
  const others = [...snapshot.assets.values()].filter(
    ({ address, wellFormed }) => wellFormed && !snapshot.dollarTokens.has(address),
  );
  const typed = draft.dollarToken.trim().toLowerCase();
  const named = others.find(({ address }) => address.toLowerCase() === typed);
  const error = complaint("dollarToken", draft.dollarToken);
  const now =
    counts.length === 0
      ? "no token does"
      : `${listed(counts.map(({ symbol }) => symbol))} ${counts.length === 1 ? "counts" : "count"}`;
  return (
    <>
      <ChoiceField
        legend="What changes"
        value={draft.isDollar}
        onChange={(isDollar) => onChange({ isDollar, dollarToken: "" })}
        options={[
          { value: "yes", label: "Count a token as dollars", hint: `Each whole unit as one dollar. Now ${now}.` },
          { value: "no", label: "No longer count one", hint: "What budgets paid in it stays paid." },
        ]}
      />
      {draft.isDollar === "yes" ? (
        <>
          <TextField
            label="Token"
            hint={named ? `This is ${named.symbol}, ${named.name}.` : "The address of its contract."}
            value={draft.dollarToken}
            onChange={(dollarToken) => onChange({ dollarToken })}
            error={error}
            className="mono"
            placeholder="0x…"
            spellCheck={false}
            list={listId}
          />
          <datalist id={listId}>
            {others.map(({ address, symbol }) => (
              <option key={address} value={address}>
                {symbol}
              </option>
            ))}
          </datalist>
        </>
      ) : (
        <SelectField
          label="Token"
          value={draft.dollarToken}
          onChange={(dollarToken) => onChange({ dollarToken })}
          error={error}
          options={[
            {
              value: "",
              label: counts.length === 0 ? "No token counts as dollars" : "Choose a token",
              disabled: true,
            },
            ...counts.map(({ address, symbol, name }) => ({ value: address, label: `${symbol}, ${name}` })),
          ]}
        />
      )}
    </>
  );
}
