import { AnswerFields } from "./AnswerFields.tsx";
import { CallFields } from "./CallFields.tsx";
import { ClearanceFields } from "./ChangeFields.tsx";
import { DomainChangeFields, DomainFields } from "./DomainFields.tsx";
import type { FieldsProps } from "./fields.ts";
import { PayFields } from "./PayFields.tsx";
import { PolicyFields } from "./PolicyFields.tsx";

/** The fields of the chosen template. */
export function TemplateFields(props: FieldsProps) {
  switch (props.draft.kind) {
    case "pay":
      return <PayFields {...props} />;
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
    case "call":
      return <CallFields {...props} />;
    case "statement":
      return null;
  }
}
