import type { Address } from "viem";
import { Link } from "wouter";

import { subjectOf } from "../../chain/flows/subjects.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { reviewHref } from "../../chain/openSteps.ts";
import { reviewStateAt } from "../../chain/states.ts";
import { shortAddress } from "../../shared/format/index.ts";
import { ChoiceField, SelectField, TextAreaField } from "../../shared/ui/Field.tsx";
import { useNames } from "../../shared/wallet/useNames.ts";
import { answersTo, type Answers } from "./answers.ts";
import type { Draft } from "./draft.ts";
import type { FieldsProps } from "./fields.ts";

interface AnswerFieldsProps extends Pick<FieldsProps, "draft" | "snapshot" | "onChange" | "complaint"> {
  /** How the chosen question is answered; empty while that is not chosen. */
  readonly passed: Draft["passed"];
}

/** Which escalated question is answered, and how. */
export default function AnswerFields({ draft, passed, snapshot, onChange, complaint }: AnswerFieldsProps) {
  const names = useNames();
  const nameOf = (address: Address) => names(address) ?? shortAddress(address);
  const waiting = [...snapshot.reviews.values()].filter(
    (review) => reviewStateAt(review, snapshot.time) === "Escalated",
  );
  // A title is read by everybody: in it nobody is "you".
  const titled = (address: Address) => {
    const name = names(address);
    return name === undefined || name === "You" ? shortAddress(address) : name;
  };
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
          <Link href={reviewHref(snapshot, chosen)}>Read the case</Link>
        </p>
      )}
      {chosen && (
        <AnswerChoice
          {...{ draft, passed, onChange, complaint }}
          answers={answersTo(snapshot, chosen, nameOf)}
          titles={answersTo(snapshot, chosen, titled)}
        />
      )}
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

interface AnswerChoiceProps extends Omit<AnswerFieldsProps, "snapshot"> {
  /** What either answer does. */
  readonly answers: Answers;
  /** The same, as titles of a proposal. */
  readonly titles: Answers;
}

/** Either answer by what it does; nothing is chosen for the proposer. The title follows, unless one was typed. */
function AnswerChoice({ draft, passed: chosen, onChange, complaint, answers, titles }: AnswerChoiceProps) {
  const untitled = draft.title.trim() === "" || draft.title === titles.yes || draft.title === titles.no;
  return (
    <ChoiceField<"" | "yes" | "no">
      legend="What should happen"
      value={chosen}
      onChange={(passed) => {
        if (passed === "") return;
        onChange({ passed, passedFor: draft.review, ...(untitled && { title: titles[passed] }) });
      }}
      options={[
        { value: "yes", label: answers.yes, hint: "Final." },
        { value: "no", label: answers.no, hint: "Final; without an answer in time it is the same." },
      ]}
      error={complaint("passed", "")}
    />
  );
}
