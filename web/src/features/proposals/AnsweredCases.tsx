import { Link } from "wouter";

import { decodeTextOrUri } from "../../chain/content.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { subjectOf } from "../../chain/flows/subjects.ts";
import { answeredIn, reviewHref } from "../../chain/openSteps.ts";
import type { Proposal, Review } from "../../chain/types.ts";
import { plainText } from "../../shared/format/index.ts";
import { Tally } from "../../shared/review/Tally.tsx";
import { reviewLabel } from "../../shared/review/words.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { upperFirst } from "./answers.ts";

interface AnsweredCasesProps {
  context: FlowContext;
  proposal: Proposal;
}

/** The questions that a proposal answers: who decides on it reads the case first. Nothing where it answers none. */
export default function AnsweredCases({ context, proposal }: AnsweredCasesProps) {
  const reviews = answeredIn(proposal)
    .map((id) => context.snapshot.reviews.get(id))
    .filter((review) => review !== undefined);
  if (reviews.length === 0) return null;
  return (
    <Panel title="The case">
      <div className="cases">
        {reviews.map((review) => (
          <Case key={review.id} context={context} review={review} />
        ))}
      </div>
    </Panel>
  );
}

function Case({ context: { snapshot, now, nameOf }, review }: { context: FlowContext; review: Review }) {
  const label = reviewLabel(snapshot, review, now);
  const objections = review.says.filter(({ endorses }) => !endorses).length;
  return (
    <div className="case">
      <p className="case-head">
        <Link href={reviewHref(snapshot, review)} className="proposal-link">
          {upperFirst(subjectOf(snapshot, review, nameOf))}
        </Link>
        <Pill tone={label.tone}>{label.words}</Pill>
      </p>
      <p>
        <Tally review={review} /> {objections === 0 ? "endorsed it" : `endorsed it, ${objections} objected`}
      </p>
      <Appeal review={review} />
      <div>
        <ButtonLink to={reviewHref(snapshot, review)} size="s">
          Read the case
        </ButtonLink>
      </div>
    </div>
  );
}

/** Characters of the accused's statement that are shown; the case has all of it. */
const STATEMENT_LENGTH = 2_000;

/** The side of whom it is about. */
function Appeal({ review: { appeal } }: { review: Review }) {
  if (!appeal) return null;
  const content = decodeTextOrUri(appeal.reason);
  return (
    <>
      <p>
        <Person address={appeal.account} portrait={false} inSentence /> appealed <Time at={appeal.time} />
        {content.kind === "text" && content.text !== "" ? ":" : "."}
      </p>
      {content.kind === "text" && content.text !== "" && (
        <blockquote className="case-statement">{plainText(content.text, STATEMENT_LENGTH)}</blockquote>
      )}
    </>
  );
}
