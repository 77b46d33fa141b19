import { Link } from "wouter";

import type { Domain } from "../../chain/types.ts";
import { formatDate, plural } from "../../shared/format/index.ts";
import { ruleLength } from "../../shared/review/words.ts";

interface WhatHappensNextProps {
  /** Chain time, seconds. */
  now: number;
  domain: Domain | undefined;
  kind: "apply" | "nominate";
  /** It asks for another rate, not for a clearance. */
  changes: boolean;
}

/** The way from the button to the clearance, with the names and clocks of the chosen domain. */
export function WhatHappensNext({ now, domain, kind, changes }: WhatHappensNextProps) {
  const applies = kind === "apply";
  if (!domain) {
    return <p>Contractors of the domain that you choose decide. There is no fee but the network’s.</p>;
  }
  const { id, name, k, challenge, period } = domain;
  const done = changes ? "sets the rate, which holds from the first of the next month (UTC)" : "issues the clearance";
  const others = applies ? k : k - 1;
  return (
    <>
      <ol className="next-steps">
        <li>
          {applies
            ? `By ${changes ? "asking" : "applying"} you accept your own terms: nothing more is needed of you. What you wrote is public at once. You get a link to pass on.`
            : "Your nomination is your endorsement. The candidate sees it under Me and accepts the offer, or leaves it."}
        </li>
        {others > 0 && (
          <li>
            {applies ? plural(k, "voice") : plural(others, "more voice")} of <Link href={`/domains/${id}`}>{name}</Link>{" "}
            {others === 1 ? "endorses" : "endorse"} it by {formatDate(now + period)}.
          </li>
        )}
        <li>
          {challenge === 0
            ? "The last of these endorsements decides."
            : `For ${ruleLength(challenge)} after the last of them, others can still object. ${plural(k, "objection")} at any time before ${k === 1 ? "stops" : "stop"} it.`}
        </li>
        <li>
          {applies
            ? `Then anyone, you too, ${done}.`
            : `Once the offer is accepted, anyone ${done}; if the candidate accepts last, that does it.`}
        </li>
      </ol>
      <p className="row-note">
        Not enough endorsements in time, or stopped: for 14 days it can be put before the stakeholders. If nobody does,
        it is rejected, and a new {changes ? "request" : applies ? "application" : "nomination"} can be made.
      </p>
    </>
  );
}

/** What can be earned without a clearance. */
export function BountiesNeedNone() {
  return (
    <p>
      Bounties need no clearance: <Link href="/bounties?state=open">anyone can claim them</Link>.
    </p>
  );
}
