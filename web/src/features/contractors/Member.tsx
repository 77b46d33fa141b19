import { companyOf } from "../../chain/parties.ts";
import { supervisorOf } from "../../chain/states.ts";
import type { Clearance, Snapshot } from "../../chain/types.ts";
import { Person } from "../../shared/ui/Person.tsx";

/** Who holds a clearance, through whom they bill, and who bills for them. */
export function Member({ snapshot, clearance }: { snapshot: Snapshot; clearance: Clearance }) {
  const company = companyOf(snapshot, clearance.account);
  const supervisor = supervisorOf(snapshot, clearance);
  return (
    <span className="cleared">
      <Person address={clearance.account} />
      {company && (
        <span className="row-note">
          of <Person address={company.account} portrait={false} />
        </span>
      )}
      {supervisor && (
        <span className="row-note">
          billed by <Person address={supervisor} portrait={false} />
        </span>
      )}
    </span>
  );
}
