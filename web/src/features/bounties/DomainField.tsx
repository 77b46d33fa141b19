import type { Domain } from "../../chain/types.ts";
import { judgingSentence } from "../../shared/review/words.ts";
import { ChoiceField } from "../../shared/ui/Field.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { domainWarning } from "./newBounty.ts";

interface DomainFieldProps {
  domains: ReadonlyMap<number, Domain>;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** Whose contractors judge, with the rules of each domain. */
export function DomainField({ domains, value, onChange, error }: DomainFieldProps) {
  const chosen = domains.get(Number(value));
  const warning = chosen && domainWarning(chosen);
  return (
    <div className="domain-field">
      <ChoiceField
        legend="Judged by"
        value={value}
        onChange={onChange}
        error={error}
        options={Array.from(domains.values(), (domain) => ({
          value: String(domain.id),
          label: domain.name,
          hint: judgingSentence(domain, "A claim"),
        }))}
      />
      {warning && <Notice tone="warn" title={warning} />}
    </div>
  );
}
