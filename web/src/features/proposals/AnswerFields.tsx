import type { Address } from "viem";
import { Link } from "wouter";

import { subjectOf } from "../../chain/flows/subjects.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { reviewHref } from "../../chain/openSteps.ts";
import { reviewStateAt } from "../../chain/states.ts";
import { shortAddress } from "../../shared/format/index.ts";
import { ChoiceField, SelectField, TextAreaField } from "../../shared/ui/Field.tsx";
import { useNames } from "../../shared/wallet/useNames.ts";
import type { FieldsProps } from "./fields.ts";

/** Which escalated question is answered, and how. */
export function AnswerFields({ draft, snapshot, onChange, complaint }: FieldsProps) {
  const names = useNames();
  const nameOf = (address: Address) => names(address) ?? shortAddress(address);
  const waiting = [...snapshot.reviews.values()].filter(
    (review) => reviewStateAt(review, snapshot.time) === "Escalated",
  );
  const chosen = waiting.find(({ id }) => id === draft.review);
  return (
    <>
      <SelectField
        label="Question"
        value={chosen?.id ?? ""}
        onChange={(review) => onChange({ review })}
        error={complaint("review", draft.review)}
        options={[
          {
            value: "",
            label: waiting.length === 0 ? "No question waits for the stakeholders" : "Choose a question",
            disabled: true,
          },
          ...waiting.map((review) => ({
            value: review.id,
            label: `${domainName(snapshot, review.question.domain)}: ${subjectOf(snapshot, review, nameOf)}`,
          })),
        ]}
      />
      {chosen && (
        <p>
          <Link href={reviewHref(snapshot, chosen)}>Read what was said about it</Link>
        </p>
      )}
      <ChoiceField
        legend="The answer"
        value={draft.passed}
        onChange={(passed) => onChange({ passed })}
        options={[
          { value: "yes", label: "Approve", hint: "As if the domain had passed it. Final." },
          { value: "no", label: "Reject", hint: "Without an answer in time it is rejected too. Final." },
        ]}
      />
      <TextAreaField
        label="Reason that stands with the answer"
        optional
        rows={3}
        value={draft.reason}
        onChange={(reason) => onChange({ reason })}
        error={complaint("reason", draft.reason)}
      />
    </>
  );
}
