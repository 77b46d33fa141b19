import { useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { subjectOf } from "../../chain/flows/subjects.ts";
import { reviewHref } from "../../chain/openSteps.ts";
import { answerableUntil } from "../../chain/permissions.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { unanswered, upperFirst } from "./answers.ts";

/** Questions before the stakeholders that nobody has proposed an answer to. Nothing where there is none. */
export function Unanswered({ context: { snapshot, now, nameOf } }: { context: FlowContext }) {
  const reviews = useMemo(() => unanswered(snapshot, now), [snapshot, now]);
  if (reviews.length === 0) return null;
  return (
    <Panel title="Waits for an answer" note="Put before the stakeholders, and nobody has proposed an answer yet.">
      <ul className="cases">
        {reviews.map((review) => (
          <li key={review.id} className="case-row">
            <span className="proposal-cell">
              <Link href={reviewHref(snapshot, review)} className="proposal-link">
                {upperFirst(subjectOf(snapshot, review, nameOf))}
              </Link>
              <span className="proposal-effect">
                To be answered by a vote that is carried out by <Time at={answerableUntil(review)} as="moment" /> (
                <Time at={answerableUntil(review)} />)
              </span>
            </span>
            <ButtonLink to={`/proposals/new?template=answer&review=${review.id}`} size="s">
              Propose an answer
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
