import { SelectField, TextField } from "../../shared/ui/Field.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import type { TermsDraft } from "./draft.ts";
import { firstJudgement } from "./firstJudgement.ts";
import type { FieldsProps } from "./fields.ts";

interface DomainFieldsProps extends FieldsProps {
  /** The terms in the form, and what a change of them does. */
  readonly terms: TermsDraft;
  readonly onTerms: (changed: Partial<TermsDraft>) => void;
}

/** The fields of a domain to found, to change or to retire. */
export default function DomainFields(props: DomainFieldsProps) {
  return props.draft.kind === "createDomain" ? <NewDomainFields {...props} /> : <ChangedDomainFields {...props} />;
}

/** A new domain and how it judges. */
function NewDomainFields(props: DomainFieldsProps) {
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
      <Notice title="Until it can judge">
        <p>{firstJudgement(props.snapshot.rules, draft.k)}</p>
      </Notice>
    </>
  );
}

/** Which domain changes or is retired; where it changes, its terms as they are stand in the fields first. */
function ChangedDomainFields(props: DomainFieldsProps) {
  const { draft, snapshot, onChange, complaint } = props;
  const open = [...snapshot.domains.values()].filter(({ retiredAt }) => retiredAt === undefined);
  return (
    <>
      <SelectField
        label="Domain"
        value={draft.domain}
        onChange={(domain) => onChange({ domain })}
        error={complaint("domain", draft.domain)}
        options={[
          { value: "", label: "Choose a domain", disabled: true },
          ...open.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      {draft.kind === "changeDomain" && draft.domain !== "" && <TermsFields {...props} />}
    </>
  );
}

/** How a domain judges, and how fast it may change. */
function TermsFields({ terms, onTerms: change, complaint }: DomainFieldsProps) {
  const numbers = { inputMode: "numeric", spellCheck: false } as const;
  return (
    <>
      <TextField
        {...numbers}
        label="Endorsements needed"
        hint="So many voices of the domain have to say yes, and as many objections stop it. While it has fewer, stakeholders admit its members."
        value={terms.k}
        onChange={(k) => change({ k })}
        error={complaint("k", terms.k)}
      />
      <TextField
        {...numbers}
        label="Days to endorse"
        hint="A question that has not enough endorsements by then can only be put before the stakeholders."
        value={terms.period}
        onChange={(period) => change({ period })}
        error={complaint("period", terms.period)}
      />
      <TextField
        {...numbers}
        label="Days to object"
        hint="Counted from the last endorsement that is needed; 0 decides at once."
        value={terms.challenge}
        onChange={(challenge) => change({ challenge })}
        error={complaint("challenge", terms.challenge)}
      />
      <TextField
        {...numbers}
        label="Days of cool-down"
        hint="After a clearance has ended, its holder can’t be nominated again for so long."
        value={terms.cooldown}
        onChange={(cooldown) => change({ cooldown })}
        error={complaint("cooldown", terms.cooldown)}
      />
      <TextField
        {...numbers}
        label="Admissions in 30 days, percent of its voices"
        hint="As many as endorsements are needed can always be admitted."
        value={terms.admissionPercent}
        onChange={(admissionPercent) => change({ admissionPercent })}
        error={complaint("admissionPercent", terms.admissionPercent)}
      />
      <TextField
        {...numbers}
        label="Revocations in 30 days, percent of its voices"
        hint="One is always possible."
        value={terms.revocationPercent}
        onChange={(revocationPercent) => change({ revocationPercent })}
        error={complaint("revocationPercent", terms.revocationPercent)}
      />
    </>
  );
}
