import type { Address } from "viem";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { reviewHref } from "../../chain/openSteps.ts";
import { sameParty } from "../../chain/parties.ts";
import type { Request, Snapshot } from "../../chain/types.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { questionLabel } from "./disputes.ts";

/** Revocations and recoveries that were about an account, newest first. */
function disputesOf(snapshot: Snapshot, account: Address): Request[] {
  const revocations = [...snapshot.revocations.values()].filter((one) => sameParty(snapshot, one.account, account));
  const recoveries = [...snapshot.recoveries.values()].filter(
    ({ from, to }) => sameParty(snapshot, from, account) || sameParty(snapshot, to, account),
  );
  return [...revocations, ...recoveries].toSorted((a, b) => b.openedAt - a.openedAt);
}

/** Where an account's standing was put in question. Nothing where it never was. */
export function AccountDisputes({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const disputes = disputesOf(snapshot, account);
  if (disputes.length === 0) return null;
  return (
    <Panel title="Put in question">
      <ul className="others">
        {disputes.map((one) => {
          const review = snapshot.reviews.get(one.id);
          const label = review && questionLabel(snapshot, review, now);
          return (
            <li key={one.id}>
              <Link href={reviewHref(snapshot, one)}>
                {snapshot.revocations.has(one.id) ? "Revocation" : "Lost key"}, {domainName(snapshot, one.domain)}
              </Link>
              <span className="row-note">
                <Time at={one.openedAt} as="date" />
              </span>
              {label && <Pill tone={label.tone}>{label.words}</Pill>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
