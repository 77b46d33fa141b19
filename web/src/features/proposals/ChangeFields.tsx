import { USD_DECIMALS } from "../../chain/states.ts";
import { OfferFields } from "../../shared/contractors/OfferFields.tsx";
import { rateWarning } from "../../shared/contractors/rates.ts";
import { parseAmount, shortAddress } from "../../shared/format/index.ts";
import { SelectField, TextField } from "../../shared/ui/Field.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useNames } from "../../shared/wallet/useNames.ts";
import type { FieldsProps } from "./fields.ts";

/** Whom to admit to a domain or to revoke from it. */
export default function ClearanceFields({ draft, snapshot, onChange, complaint }: FieldsProps) {
  const admits = draft.kind === "admit";
  const domains = [...snapshot.domains.values()];
  const nameOf = useNames();
  const domain = snapshot.domains.get(Number(draft.domain || -1));
  const rate = parseAmount(draft.rate, USD_DECIMALS);
  const slip = domain && rate.ok ? rateWarning(snapshot, domain, rate.value) : undefined;
  const members = domain?.members ?? [];
  return (
    <>
      <SelectField
        label="Domain"
        value={draft.domain}
        onChange={(domain) => onChange(admits ? { domain } : { domain, account: "" })}
        error={complaint("domain", draft.domain)}
        options={[
          { value: "", label: "Choose a domain", disabled: true },
          ...domains.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      {admits ? (
        <>
          <TextField
            label="Contractor"
            hint="Who is cleared, without a review by the domain."
            value={draft.account}
            onChange={(account) => onChange({ account })}
            error={complaint("account", draft.account)}
            placeholder="0x…"
            spellCheck={false}
          />
          <OfferFields
            snapshot={snapshot}
            domain={domain}
            now={snapshot.time}
            draft={{ ...draft, kind: draft.offered }}
            onChange={({ kind, ...rest }) => onChange(kind ? { ...rest, offered: kind } : rest)}
            error={(field) => complaint(field, draft[field])}
          />
          <TextField
            label="Rate, USD per hour"
            inputMode="decimal"
            value={draft.rate}
            onChange={(rate) => onChange({ rate })}
            error={complaint("rate", draft.rate)}
            placeholder="60.00"
          />
          {slip && (
            <Notice tone="warn" title="That is far above all others">
              <p>{slip}</p>
            </Notice>
          )}
        </>
      ) : (
        <SelectField
          label="Contractor"
          hint="Whose clearance ends."
          value={draft.account}
          onChange={(account) => onChange({ account })}
          error={complaint("account", draft.account)}
          options={[
            {
              value: "",
              label:
                draft.domain === ""
                  ? "Choose a domain first"
                  : members.length === 0
                    ? "Nobody is cleared in this domain"
                    : "Choose a contractor",
              disabled: true,
            },
            ...members.map((member) => ({
              value: member,
              label: nameOf(member) ? `${nameOf(member)} (${shortAddress(member)})` : member,
            })),
          ]}
        />
      )}
    </>
  );
}
