import { AnswerFields } from "./AnswerFields.tsx";
import { ClosingFields, NewBudgetFields } from "./BudgetFields.tsx";
import { CallFields } from "./CallFields.tsx";
import { ClearanceFields } from "./ChangeFields.tsx";
import { DomainChangeFields, DomainFields } from "./DomainFields.tsx";
import type { FieldsProps } from "./fields.ts";
import { PayFields } from "./PayFields.tsx";
import { PolicyFields } from "./PolicyFields.tsx";
import { DollarTokenFields, GuardianFields } from "./RuleFields.tsx";
import { TicketFields } from "./TicketFields.tsx";

/** The fields of the chosen template. */
export function TemplateFields(props: FieldsProps) {
  switch (props.draft.kind) {
    case "pay":
      return <PayFields {...props} />;
    case "cancelTicket":
      return <TicketFields {...props} />;
    case "openBudget":
      return <NewBudgetFields {...props} />;
    case "closeBudget":
      return <ClosingFields {...props} />;
    case "setDollarToken":
      return <DollarTokenFields {...props} />;
    case "createDomain":
      return <DomainFields {...props} />;
    case "changeDomain":
    case "retireDomain":
      return <DomainChangeFields {...props} />;
    case "answer":
      return <AnswerFields {...props} />;
    case "admit":
    case "revoke":
      return <ClearanceFields {...props} />;
    case "setPolicy":
      return <PolicyFields {...props} />;
    case "setGuardian":
      return <GuardianFields {...props} />;
    case "call":
      return <CallFields {...props} />;
    case "statement":
      return null;
  }
}
