import { REAL_KINDS, rulesOf, type RealKind } from "../../chain/clearances.ts";
import { supervisorsOf } from "../../chain/states.ts";
import type { Domain, Snapshot } from "../../chain/types.ts";
import { shortAddress } from "../format/index.ts";
import { ChoiceField, SelectField, TextField } from "../ui/Field.tsx";
import { useNames } from "../wallet/useNames.ts";
import type { OfferDraft } from "./offers.ts";

interface OfferFieldsProps {
  snapshot: Snapshot;
  domain: Domain | undefined;
  /** Chain time, seconds. */
  now: number;
  draft: OfferDraft;
  onChange: (change: Partial<OfferDraft>) => void;
  /** The complaint under a field, where there is one to show. */
  error: (field: "lastDay" | "supervisor") => string | undefined;
}

/** Which kind of clearance, and what that kind needs: a last day, or a supervisor. */
export function OfferFields({ snapshot, domain, now, draft, onChange, error }: OfferFieldsProps) {
  const nameOf = useNames();
  const { hasEnd, hasSupervisor } = rulesOf(draft.kind);
  const supervisors = domain ? supervisorsOf(snapshot, domain, now) : [];
  return (
    <>
      <ChoiceField<RealKind>
        legend="Kind of clearance"
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
        options={REAL_KINDS.map((kind) => ({ value: kind, label: rulesOf(kind).name, hint: rulesOf(kind).sentence }))}
      />
      {hasEnd && (
        <TextField
          label="Last day (UTC)"
          type="date"
          value={draft.lastDay}
          onChange={(lastDay) => onChange({ lastDay })}
          error={error("lastDay")}
        />
      )}
      {hasSupervisor && (
        <SelectField
          label="Supervisor"
          hint="Who answers for them: somebody cleared as Supervisor in the domain."
          value={draft.supervisor}
          onChange={(supervisor) => onChange({ supervisor })}
          error={error("supervisor")}
          options={[
            {
              value: "",
              label: !domain
                ? "Choose a domain first"
                : supervisors.length === 0
                  ? `Nobody is cleared as Supervisor in ${domain.name}`
                  : "Choose a supervisor",
              disabled: true,
            },
            ...supervisors.map((account) => ({
              value: account,
              label: nameOf(account) ? `${nameOf(account)} (${shortAddress(account)})` : account,
            })),
          ]}
        />
      )}
    </>
  );
}
