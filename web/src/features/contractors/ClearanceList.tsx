import { Link } from "wouter";

import { rulesOf } from "../../chain/clearances.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { clearanceStateAt, comingRate, rateAt } from "../../chain/states.ts";
import type { Clearance, RateChange, Snapshot } from "../../chain/types.ts";
import { formatRate } from "../../shared/format/index.ts";
import { People } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";

/** Clearances in a row of the directory: domain and rate, since when, and who endorsed. */
export function ClearanceList({
  snapshot,
  now,
  clearances,
}: {
  snapshot: Snapshot;
  /** Chain time, seconds. */
  now: number;
  clearances: readonly Clearance[];
}) {
  return (
    <ul className="clearances">
      {clearances.map((clearance) => (
        <li key={`${clearance.domain}:${clearance.since}`}>
          <span>
            <Link href={`/domains/${clearance.domain}`}>{domainName(snapshot, clearance.domain)}</Link>
          </span>
          <span className="clearance-rate">
            <RateNow clearance={clearance} now={now} />
          </span>
          <span className="clearance-how">
            {clearance.kind !== "Direct" && `${rulesOf(clearance.kind).name}, `}
            <Standing clearance={clearance} now={now} />, <ClearedBy clearance={clearance} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The rate that counts now, and the one that is agreed from a later day on; where asked for, also what it `was`, newest first. */
export function RateNow({
  clearance,
  now,
  was = [],
}: {
  clearance: Clearance;
  now: number;
  was?: readonly RateChange[];
}) {
  const coming = comingRate(clearance, now);
  return (
    <span className="cleared">
      <span>{formatRate(rateAt(clearance, now))}</span>
      {[...(coming ? [coming] : []), ...was].map(({ rate, from }) => (
        <span key={from} className="row-note">
          {formatRate(rate)} from <Time at={from} as="date" />
        </span>
      ))}
    </span>
  );
}

/** Since when a clearance runs, until when it did, and that it is suspended. */
export function Standing({ clearance, now }: { clearance: Clearance; now: number }) {
  const { since, until } = clearance;
  const state = clearanceStateAt(clearance, now);
  if (state === "Ended" || state === "Over")
    return (
      <>
        <Time at={since} as="date" /> to <Time at={until ?? since} as="date" />
      </>
    );
  return (
    <>
      since <Time at={since} as="date" />
      {until !== undefined && (
        <>
          {" until "}
          <Time at={until} as="date" />
        </>
      )}
      {state === "Suspended" && ", suspended"}
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
