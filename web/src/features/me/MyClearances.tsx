import type { Address } from "viem";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { nominationStateAt, tallyOf } from "../../chain/states.ts";
import type { Clearance, Nomination, Snapshot } from "../../chain/types.ts";
import { formatRate } from "../../shared/format/index.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";

/** Where the account is cleared, and where it is nominated. */
export function MyClearances({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const clearances = snapshot.contractors.get(account)?.clearances ?? [];
  const nominations = [...snapshot.nominations.values()].filter((nomination) => {
    if (!sameAddress(nomination.candidate, account)) return false;
    return ["Judging", "Accepting", "Issuable"].includes(nominationStateAt(snapshot, nomination, now));
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
            <Held key={`${clearance.domain}:${clearance.since}`} snapshot={snapshot} clearance={clearance} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Held({
  snapshot,
  clearance: { domain, rate, since, until, endorsers },
}: {
  snapshot: Snapshot;
  clearance: Clearance;
}) {
  return (
    <li>
      <span className="clearance-line">
        <Link href={`/domains/${domain}`}>{domainName(snapshot, domain)}</Link>
        <span>{formatRate(rate)}</span>
      </span>
      <span className="me-note">
        {until === undefined ? (
          <>
            since <Time at={since} as="date" />
          </>
        ) : (
          <>
            ended <Time at={until} as="date" />
          </>
        )}
        {endorsers.length === 0 ? ", admitted by stakeholders" : ", endorsed by "}
        {endorsers.map((endorser, index) => (
          <span key={endorser}>
            {index > 0 && (index === endorsers.length - 1 ? " and " : ", ")}
            <Person address={endorser} portrait={false} />
          </span>
        ))}
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
        <span>{formatRate(nomination.rate)}</span>
      </span>
      <span className="me-note">
        nominated;{" "}
        {state === "Judging" && tally
          ? `${tally.endorsements} of ${tally.k} endorse it`
          : state === "Accepting"
            ? "approved, you have not accepted the rate"
            : "approved, can be issued"}
      </span>
    </li>
  );
}
