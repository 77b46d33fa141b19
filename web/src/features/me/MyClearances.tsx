import type { Address } from "viem";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import { rulesOf } from "../../chain/clearances.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { domainName } from "../../chain/flows/wording.ts";
import {
  clearanceStateAt,
  comingRate,
  isDisputed,
  isNominationOpen,
  nominationStateAt,
  rateAt,
  reviewStateAt,
  tallyOf,
} from "../../chain/states.ts";
import type { Clearance, Nomination, Snapshot } from "../../chain/types.ts";
import { formatRate } from "../../shared/format/index.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { People } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";

/** Where the account is cleared, and where it is nominated. */
export default function MyClearances({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const clearances = snapshot.contractors.get(account)?.clearances ?? [];
  const nominations = [...snapshot.nominations.values()].filter((nomination) => {
    if (!sameAddress(nomination.candidate, account)) return false;
    return isNominationOpen(nominationStateAt(snapshot, nomination, now));
  });
  return (
    <Panel title="Clearances" aside={<Link href={`/contractors/${account}`}>Your public page</Link>}>
      {clearances.length + nominations.length === 0 ? (
        <p className="me-quiet">
          You are not cleared in any domain. Claiming a bounty needs no clearance; judging work does.{" "}
          <Link href="/apply">Apply to a domain</Link>
        </p>
      ) : (
        <ul className="clearance-list">
          {nominations.map((nomination) => (
            <Pending key={nomination.id} snapshot={snapshot} nomination={nomination} now={now} />
          ))}
          {clearances.toReversed().map((clearance) => (
            <Held key={`${clearance.domain}:${clearance.since}`} snapshot={snapshot} clearance={clearance} now={now} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Held({ snapshot, clearance, now }: { snapshot: Snapshot; clearance: Clearance; now: number }) {
  const { domain, kind, since, until, endorsers } = clearance;
  const state = clearanceStateAt(clearance, now);
  const coming = comingRate(clearance, now);
  const over = state === "Ended" || state === "Over";
  return (
    <li>
      <span className="clearance-line">
        <Link href={`/domains/${domain}`}>{domainName(snapshot, domain)}</Link>
        <span>{formatRate(rateAt(clearance, now))}</span>
      </span>
      {state === "Suspended" && <Pill tone="bad">Suspended</Pill>}
      {coming && (
        <span className="me-note">
          {formatRate(coming.rate)} from <Time at={coming.from} as="date" />
        </span>
      )}
      <span className="me-note">
        {kind === "Direct" ? "" : `${rulesOf(kind).name}, `}
        {over ? "ended " : "since "}
        <Time at={over ? (until ?? since) : since} as="date" />
        {!over && until !== undefined && (
          <>
            {" until "}
            <Time at={until} as="date" />
          </>
        )}
        {endorsers.length === 0 ? ", admitted by stakeholders" : ", endorsed by "}
        <People addresses={endorsers} />
      </span>
    </li>
  );
}

function Pending({ snapshot, nomination, now }: { snapshot: Snapshot; nomination: Nomination; now: number }) {
  const review = snapshot.reviews.get(nomination.id);
  const tally = review && tallyOf(review);
  const state = nominationStateAt(snapshot, nomination, now);
  return (
    <li>
      <span className="clearance-line">
        <Link href={`/nominations/${nomination.id}`}>{domainName(snapshot, nomination.domain)}</Link>
        <span>{formatRate(nomination.offer.rate)}</span>
      </span>
      <span className="me-note">
        {nomination.changes ? "new rate" : "nominated"};{" "}
        {state === "Judging" && review && tally
          ? isDisputed(reviewStateAt(review, now))
            ? "not approved by the domain; it can come before the stakeholders"
            : `${tally.endorsements} of ${tally.k} endorse it`
          : state === "Accepting"
            ? "approved, you have not accepted the offer"
            : state === "Throttled"
              ? "approved, waits for room in the domain’s limit"
              : "approved, can be issued"}
      </span>
    </li>
  );
}
