import { CallFields } from "./CallFields.tsx";
import { AssetFields, ClearanceFields, DomainFields } from "./ChangeFields.tsx";
import type { FieldsProps } from "./fields.ts";
import { PayFields } from "./PayFields.tsx";

/** The fields of the chosen template. */
export function TemplateFields(props: FieldsProps) {
  switch (props.draft.kind) {
    case "pay":
      return <PayFields {...props} />;
    case "createDomain":
      return <DomainFields {...props} />;
    case "admit":
    case "revoke":
      return <ClearanceFields {...props} />;
    case "enableAsset":
      return <AssetFields {...props} />;
    case "call":
      return <CallFields {...props} />;
    case "statement":
      return null;
  }
}
