import { Link } from "wouter";

import { domainName } from "../../chain/flows/wording.ts";
import type { Clearance, Snapshot } from "../../chain/types.ts";
import { formatRate } from "../../shared/format/index.ts";
import { People } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";

/** Clearances in a row of the directory: domain and rate, since when, and who endorsed. */
export function ClearanceList({ snapshot, clearances }: { snapshot: Snapshot; clearances: readonly Clearance[] }) {
  return (
    <ul className="clearances">
      {clearances.map((clearance) => (
        <li key={`${clearance.domain}:${clearance.since}`}>
          <span>
            <Link href={`/domains/${clearance.domain}`}>{domainName(snapshot, clearance.domain)}</Link>
          </span>
          <span className="clearance-rate">{formatRate(clearance.rate)}</span>
          <span className="clearance-how">
            <Standing clearance={clearance} />, <ClearedBy clearance={clearance} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Standing({ clearance: { since, until } }: { clearance: Clearance }) {
  if (until === undefined)
    return (
      <>
        since <Time at={since} as="date" />
      </>
    );
  return (
    <>
      <Time at={since} as="date" /> to <Time at={until} as="date" />
    </>
  );
}

/** Who stands behind a clearance. */
export function ClearedBy({ clearance: { endorsers } }: { clearance: Clearance }) {
  if (endorsers.length === 0) return "admitted by stakeholders";
  return (
    <>
      endorsed by <People addresses={endorsers} />
    </>
  );
}
