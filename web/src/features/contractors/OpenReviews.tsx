import { Link } from "wouter";

import { titleOfUri } from "../../chain/content.ts";
import { amountText, assetAt } from "../../chain/flows/wording.ts";
import { reviewHref } from "../../chain/openSteps.ts";
import { isFinal, mootOf, reviewStateAt } from "../../chain/states.ts";
import type { Domain, Review, Snapshot } from "../../chain/types.ts";
import { formatRate, plainText, shortAddress } from "../../shared/format/index.ts";
import { Tally } from "../../shared/review/Tally.tsx";
import { reviewClock, reviewLabel } from "../../shared/review/words.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { useNames } from "../../shared/wallet/useNames.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";

interface OpenReviewsProps {
  snapshot: Snapshot;
  domain: Domain;
  /** Chain time, seconds. */
  now: number;
}

/** Whether an answer is still wanted. */
function isPending(snapshot: Snapshot, review: Review, now: number): boolean {
  return !isFinal(reviewStateAt(review, now)) && mootOf(snapshot, review, now) === undefined;
}

/** Every question whose answer is not final yet, the most urgent on top. */
export function OpenReviews({ snapshot, domain, now }: OpenReviewsProps) {
  const open = [...snapshot.reviews.values()]
    .filter((review) => review.question.domain === domain.id && isPending(snapshot, review, now))
    .toSorted((a, b) => reviewClock(a, now).at - reviewClock(b, now).at);
  if (open.length === 0) {
    return (
      <EmptyState
        title="Nothing waits for it"
        action={<ButtonLink to={`/bounties?domain=${domain.id}`}>See its bounties</ButtonLink>}
      >
        Nominations and claims on bounties of this domain appear here until they are decided.
      </EmptyState>
    );
  }
  const columns: readonly Column<Review>[] = [
    {
      key: "what",
      header: "Review",
      phone: "title",
      cell: (review) => <Subject snapshot={snapshot} review={review} />,
    },
    { key: "tally", header: "Endorsed", phone: "figure", width: "8rem", cell: (review) => <Tally review={review} /> },
    {
      key: "state",
      header: "State",
      width: "12rem",
      cell: (review) => {
        const { tone, words } = reviewLabel(snapshot, review, now);
        const state = reviewStateAt(review, now);
        return (
          <span className="waits">
            {/* How many endorse it stands in the column before. */}
            <Pill tone={tone}>{state === "Open" ? "Open" : words}</Pill>
            {state !== "Concludable" && (
              <span className="row-note">
                ends <Time at={reviewClock(review, now).at} />
              </span>
            )}
          </span>
        );
      },
    },
  ];
  return <DataTable caption={`Open reviews of ${domain.name}`} columns={columns} rows={open} rowKey={({ id }) => id} />;
}

/** What a review is about, with the page where it is judged. */
function Subject({ snapshot, review }: { snapshot: Snapshot; review: Review }) {
  const nameOf = useNames();
  const claim = snapshot.claims.get(review.id);
  const bounty = claim && snapshot.bounties.get(claim.bounty);
  const who = nameOf(review.question.subject) ?? shortAddress(review.question.subject);
  if (claim && bounty) {
    return (
      <>
        <Link href={`/bounties/${bounty.id}`}>{plainText(titleOfUri(bounty.uri, "Untitled bounty"))}</Link>
        <span className="row-note">
          Claim by {who}, {amountText(claim.amount, assetAt(snapshot, bounty.asset))}
        </span>
      </>
    );
  }
  const nomination = snapshot.nominations.get(review.id);
  const what = snapshot.revocations.has(review.id)
    ? "Revocation"
    : snapshot.recoveries.has(review.id)
      ? "Lost key"
      : nomination?.changes
        ? "New rate"
        : "Nomination";
  return (
    <>
      <Link href={reviewHref(snapshot, review)}>
        {what}: {who}
      </Link>
      {nomination && <span className="row-note">At {formatRate(nomination.offer.rate)}</span>}
    </>
  );
}
