import type { Address } from "viem";
import { Link } from "wouter";

import { domainName } from "../../chain/flows/wording.ts";
import { companyOf } from "../../chain/parties.ts";
import type { Request, Review, Snapshot } from "../../chain/types.ts";
import { Hash } from "../../shared/ui/Address.tsx";
import { Facts } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";

interface RequestRecordProps {
  snapshot: Snapshot;
  request: Request;
  review: Review;
  /** Whom it is about. */
  subject: Address;
  /** Where a recovery would move them. */
  to?: Address;
}

/** What is written down of a revocation or a recovery. */
export function RequestRecord({ snapshot, request, review, subject, to }: RequestRecordProps) {
  const { domain, opener, openedAt, id, transaction } = request;
  const company = companyOf(snapshot, subject);
  return (
    <Facts
      facts={[
        [to ? "From" : "About", <Person key="about" address={subject} copy />],
        ["To", to && <Person key="to" address={to} copy />],
        ["Company", company && <Person key="company" address={company.account} />],
        [
          "Domain",
          <Link key="domain" href={`/domains/${domain}`}>
            {domainName(snapshot, domain)}
          </Link>,
        ],
        ["Opened by", <Person key="opener" address={opener} />],
        ["Opened", <Time key="opened" at={openedAt} as="moment" />],
        ["Endorsable until", <Time key="deadline" at={review.deadline} as="moment" />],
        ["Judged by", review.seasoned ? "contractors of 30 days" : undefined],
        ["Id", <Hash key="id" hash={id} what="id" />],
        ["Opened in", <Hash key="transaction" hash={transaction} what="transaction hash" />],
      ]}
    />
  );
}
