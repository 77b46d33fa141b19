import type { Address } from "viem";
import { Link } from "wouter";

import { domainName } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { endorsedBy, endorsedOthers, wasAdmitted, type Endorsement } from "./endorsements.ts";

/** Who stood up for an account, and for whom it did: only what became a clearance. */
export function EndorsementLists({ snapshot, account }: { snapshot: Snapshot; account: Address }) {
  return (
    <>
      <Panel title="Endorsed by">
        <List
          snapshot={snapshot}
          endorsements={endorsedBy(snapshot, account)}
          none={
            wasAdmitted(snapshot, account)
              ? "Stakeholders admitted them by a vote, without endorsements."
              : "Nobody yet, for a clearance that was issued."
          }
        />
      </Panel>
      <Panel title="Has endorsed">
        <List
          snapshot={snapshot}
          endorsements={endorsedOthers(snapshot, account)}
          none="Nobody yet, for a clearance that was issued."
        />
      </Panel>
    </>
  );
}

/** Rows at once, and rows behind the toggle: somebody may have endorsed hundreds of people in the end. */
const SHOWN = 12;
const MORE = 100;

function List({
  snapshot,
  endorsements,
  none,
}: {
  snapshot: Snapshot;
  endorsements: readonly Endorsement[];
  none: string;
}) {
  if (endorsements.length === 0) return <p className="none">{none}</p>;
  const rest = endorsements.slice(SHOWN);
  return (
    <>
      <Rows snapshot={snapshot} endorsements={endorsements.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className="more">
          <summary>{rest.length} more</summary>
          <Rows snapshot={snapshot} endorsements={rest.slice(0, MORE)} />
          {rest.length > MORE && (
            <p className="row-note">And {rest.length - MORE} earlier ones, each on its own page.</p>
          )}
        </details>
      )}
    </>
  );
}

function Rows({ snapshot, endorsements }: { snapshot: Snapshot; endorsements: readonly Endorsement[] }) {
  return (
    <ul className="endorsements">
      {endorsements.map(({ account, domain, since, ended, nomination }) => (
        <li key={`${nomination}:${account}`}>
          <Person address={account} />
          <span className="row-note">
            <Link href={`/nominations/${nomination}`}>{domainName(snapshot, domain)}</Link>,{" "}
            <Time at={since} as="date" />
            {ended && ", ended"}
          </span>
        </li>
      ))}
    </ul>
  );
}
