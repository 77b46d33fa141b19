import { domainName } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import { plural } from "../../shared/format/index.ts";
import { ChoiceField } from "../../shared/ui/Field.tsx";
import type { AskedDomain } from "./requestForm.ts";

interface AskedDomainFieldProps {
  snapshot: Snapshot;
  legend: string;
  domains: readonly AskedDomain[];
  value: number;
  onChange: (domain: string) => void;
  /** Whether somebody is connected of whom it is known why they can't ask. */
  connected: boolean;
}

/** Which domain is asked, with what it takes there or why the reader can't. */
export function AskedDomainField({ snapshot, legend, domains, value, onChange, connected }: AskedDomainFieldProps) {
  const options = domains.map(({ domain, forbidden }) => ({
    value: String(domain),
    label: domainName(snapshot, domain),
    hint:
      connected && forbidden !== undefined
        ? forbidden
        : `${plural(snapshot.domains.get(domain)?.k ?? 1, "endorsement")} by its contractors, yours included.`,
  }));
  return <ChoiceField legend={legend} value={String(value)} onChange={onChange} options={options} />;
}
