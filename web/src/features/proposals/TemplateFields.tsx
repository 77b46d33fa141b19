import { lazy, Suspense } from "react";

import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { CallFields } from "./CallFields.tsx";
import { DomainChangeFields, DomainFields } from "./DomainFields.tsx";
import { answerIn } from "./draft.ts";
import type { FieldsProps } from "./fields.ts";
import { PayFields } from "./PayFields.tsx";
import { closableBudgets, earliestExecution, openStart } from "./readBudget.ts";
import { TicketFields } from "./TicketFields.tsx";

/** These arrive when they are chosen. */
const BudgetFields = lazy(() => import("./BudgetFields.tsx"));
const AnswerFields = lazy(() => import("./AnswerFields.tsx"));
const ClearanceFields = lazy(() => import("./ChangeFields.tsx"));
const RuleFields = lazy(() => import("./RuleFields.tsx"));

/** The fields of the chosen template. */
export function TemplateFields(props: FieldsProps) {
  return (
    <Suspense fallback={<SkeletonBlock height={320} />}>
      <Fields {...props} />
    </Suspense>
  );
}

function Fields(props: FieldsProps) {
  switch (props.draft.kind) {
    case "pay":
      return <PayFields {...props} />;
    case "cancelTicket":
      return <TicketFields {...props} />;
    case "openBudget":
    case "closeBudget": {
      const { snapshot } = props;
      const times = { opens: earliestExecution(snapshot), starts: openStart(snapshot) };
      return <BudgetFields {...props} {...times} closable={closableBudgets(snapshot)} />;
    }
    case "createDomain":
      return <DomainFields {...props} />;
    case "changeDomain":
    case "retireDomain":
      return <DomainChangeFields {...props} />;
    case "answer":
      return <AnswerFields {...props} passed={answerIn(props.draft)} />;
    case "admit":
    case "revoke":
      return <ClearanceFields {...props} />;
    case "setPolicy":
    case "setGuardian":
    case "setDollarToken":
      return <RuleFields {...props} />;
    case "call":
      return <CallFields {...props} />;
    case "statement":
      return null;
  }
}
