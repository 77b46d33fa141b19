import { SelectField, TextField } from "../../shared/ui/Field.tsx";
import { termsDraft } from "./draft.ts";
import type { FieldsProps } from "./fields.ts";

/** A new domain and how it judges. */
export function DomainFields(props: FieldsProps) {
  const { draft, onChange, complaint } = props;
  return (
    <>
      <TextField
        label="Name of the domain"
        value={draft.name}
        onChange={(name) => onChange({ name })}
        error={complaint("name", draft.name)}
      />
      <TermsFields {...props} />
    </>
  );
}

/** Which domain changes or is retired; its terms as they are stand in the fields first. */
export function DomainChangeFields(props: FieldsProps) {
  const { draft, snapshot, onChange, complaint } = props;
  const open = [...snapshot.domains.values()].filter(({ retiredAt }) => retiredAt === undefined);
  return (
    <>
      <SelectField
        label="Domain"
        value={draft.domain}
        onChange={(id) => {
          const domain = snapshot.domains.get(Number(id));
          onChange({ ...(domain && termsDraft(domain)), domain: id });
        }}
        error={complaint("domain", draft.domain)}
        options={[
          { value: "", label: "Choose a domain", disabled: true },
          ...open.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      {draft.kind === "changeDomain" && <TermsFields {...props} />}
    </>
  );
}

/** How a domain judges, and how fast it may change. */
function TermsFields({ draft, onChange, complaint }: FieldsProps) {
  const numbers = { inputMode: "numeric", spellCheck: false } as const;
  return (
    <>
      <TextField
        {...numbers}
        label="Endorsements needed"
        hint="So many voices of the domain have to say yes, and as many objections stop it. While it has fewer, stakeholders admit its members."
        value={draft.k}
        onChange={(k) => onChange({ k })}
        error={complaint("k", draft.k)}
      />
      <TextField
        {...numbers}
        label="Days to endorse"
        hint="A question that has not enough endorsements by then can only be put before the stakeholders."
        value={draft.period}
        onChange={(period) => onChange({ period })}
        error={complaint("period", draft.period)}
      />
      <TextField
        {...numbers}
        label="Days to object"
        hint="Counted from the last endorsement that is needed; 0 decides at once."
        value={draft.challenge}
        onChange={(challenge) => onChange({ challenge })}
        error={complaint("challenge", draft.challenge)}
      />
      <TextField
        {...numbers}
        label="Days of cool-down"
        hint="After a clearance has ended, its holder can’t be nominated again for so long."
        value={draft.cooldown}
        onChange={(cooldown) => onChange({ cooldown })}
        error={complaint("cooldown", draft.cooldown)}
      />
      <TextField
        {...numbers}
        label="Admissions in 30 days, percent of its voices"
        hint="As many as endorsements are needed can always be admitted."
        value={draft.admissionPercent}
        onChange={(admissionPercent) => onChange({ admissionPercent })}
        error={complaint("admissionPercent", draft.admissionPercent)}
      />
      <TextField
        {...numbers}
        label="Revocations in 30 days, percent of its voices"
        hint="One is always possible."
        value={draft.revocationPercent}
        onChange={(revocationPercent) => onChange({ revocationPercent })}
        error={complaint("revocationPercent", draft.revocationPercent)}
      />
    </>
  );
}
