import { Link } from "wouter";

import { domainName } from "../../chain/flows/wording.ts";
import { reviewHref } from "../../chain/openSteps.ts";
import { currentAccount } from "../../chain/parties.ts";
import type { Review, Snapshot } from "../../chain/types.ts";
import { Tally } from "../../shared/review/Tally.tsx";
import { reviewClock } from "../../shared/review/words.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { questionLabel } from "./disputes.ts";

interface OpenDisputesProps {
  snapshot: Snapshot;
  /** Chain time, seconds. */
  now: number;
  reviews: readonly Review[];
}

/** Revocations and lost keys that are not decided: about whom, where, what they have and where they stand. */
export function OpenDisputes({ snapshot, now, reviews }: OpenDisputesProps) {
  const columns: readonly Column<Review>[] = [
    {
      key: "what",
      header: "Put in question",
      phone: "title",
      width: "30%",
      cell: (review) => (
        <Link href={reviewHref(snapshot, review)}>
          {snapshot.revocations.has(review.id) ? "Revocation" : "Lost key"},{" "}
          {domainName(snapshot, review.question.domain)}
        </Link>
      ),
    },
    {
      key: "who",
      header: "About",
      cell: ({ question }) => <Person address={currentAccount(snapshot, question.subject)} />,
    },
    { key: "endorsed", header: "Endorsed", phone: "figure", cell: (review) => <Tally review={review} /> },
    {
      key: "state",
      header: "State",
      cell: (review) => {
        const { tone, words } = questionLabel(snapshot, review, now);
        const { at } = reviewClock(review, now);
        return (
          <span className="waits">
            <Pill tone={tone}>{words}</Pill>
            {at > now && (
              <span className="row-note">
                ends <Time at={at} />
              </span>
            )}
          </span>
        );
      },
    },
  ];
  return (
    <DataTable caption="Open revocations and lost keys" columns={columns} rows={reviews} rowKey={({ id }) => id} />
  );
}
