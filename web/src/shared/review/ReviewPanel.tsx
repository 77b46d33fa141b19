import type { ReactNode } from "react";
import { Link } from "wouter";

import { decodeTextOrUri } from "../../chain/content.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { mootOf } from "../../chain/states.ts";
import type { Review, Snapshot } from "../../chain/types.ts";
import { plainText } from "../format/index.ts";
import { People, Person } from "../ui/Person.tsx";
import { Pill } from "../ui/Pill.tsx";
import { Time } from "../ui/Time.tsx";
import { ReviewActions } from "./ReviewActions.tsx";
import { ReviewRegister } from "./ReviewRegister.tsx";
import { nextStep, reviewClock, reviewLabel } from "./words.ts";
import "./review.css";

interface ReviewPanelProps {
  snapshot: Snapshot;
  review: Review;
  /** Chain time, seconds. */
  now: number;
  /** Who must act next where it is not the domain: the next step of the workflow that asked. Takes the place of the panel's own sentence. */
  next?: ReactNode;
}

/**
 * A question put to a domain: what it has and what it is missing, with names, reasons and times; its clock; who must act next; and what
 * the reader can do. Knows nothing of what is judged.
 */
export function ReviewPanel({ snapshot, review, now, next }: ReviewPanelProps) {
  const label = reviewLabel(snapshot, review, now);
  const clock = reviewClock(review, now);
  const { domain } = review.question;
  return (
    <div className="review">
      <div className="review-head">
        <p className="review-title">
          Review by <Link href={`/domains/${domain}`}>{domainName(snapshot, domain)}</Link>
        </p>
        <Pill tone={label.tone}>{label.words}</Pill>
      </div>
      <ReviewRegister snapshot={snapshot} review={review} now={now} />
      <Dispute review={review} />
      <p className="review-next">{next ?? <ReviewNext snapshot={snapshot} review={review} now={now} />}</p>
      {mootOf(snapshot, review, now) === undefined && (
        <>
          <p className="review-clock">
            {clock.words} <Time at={clock.at} as="moment" /> (<Time at={clock.at} />)
          </p>
          <ReviewActions snapshot={snapshot} review={review} now={now} />
        </>
      )}
    </div>
  );
}

/** What whom it is about says against it, how it came before the stakeholders, and what they said. */
function Dispute({ review: { appeal, escalatedAt, escalatedBy, answer } }: { review: Review }) {
  if (!appeal && escalatedAt === undefined) return null;
  return (
    <div className="review-dispute">
      {appeal && (
        <p>
          <Person address={appeal.account} portrait={false} inSentence /> appealed <Time at={appeal.time} />
          <Reason text={appeal.reason} />
        </p>
      )}
      {escalatedAt !== undefined && escalatedBy && (
        <p>
          Put before the stakeholders by <Person address={escalatedBy} portrait={false} inSentence />,{" "}
          <Time at={escalatedAt} />.
        </p>
      )}
      {answer && (
        <p>
          They {answer.passed ? "approved" : "rejected"} it <Time at={answer.time} />
          <Reason text={answer.reason} />
        </p>
      )}
    </div>
  );
}

/** The end of a sentence: what was given as a reason. */
function Reason({ text }: { text: string }) {
  const content = decodeTextOrUri(text);
  if (content.kind !== "text" || content.text === "") return ".";
  return (
    <>
      : <q className="say-reason">{plainText(content.text, REASON_LENGTH)}</q>
    </>
  );
}

/** Characters of a reason that are shown. */
const REASON_LENGTH = 600;

/** What a review waits for, and from whom. */
export function ReviewNext({ snapshot, review, now }: { snapshot: Snapshot; review: Review; now: number }) {
  const { who, words, judges } = nextStep(snapshot, review, now);
  if (who !== "judges") return words;
  return (
    <>
      {words} <People addresses={judges} word="or" portrait />.
    </>
  );
}
