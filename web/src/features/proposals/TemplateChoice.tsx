import { ChoiceField } from "../../shared/ui/Field.tsx";
import { FilterTabs } from "../../shared/ui/FilterTabs.tsx";
import type { TemplateKind } from "./draft.ts";
import { groupOf, TEMPLATE_GROUPS } from "./templates.ts";

interface TemplateChoiceProps {
  kind: TemplateKind;
  onChange: (kind: TemplateKind) => void;
}

/** What is proposed: first the matter, then what about it. */
export function TemplateChoice({ kind, onChange }: TemplateChoiceProps) {
  const group = groupOf(kind);
  return (
    <div className="template-choice">
      <p className="field-label">What is it about?</p>
      <FilterTabs
        label="What is it about?"
        value={group.name}
        onChange={(name) => {
          const chosen = TEMPLATE_GROUPS.find((one) => one.name === name);
          if (chosen && chosen !== group) onChange(chosen.templates[0].value);
        }}
        options={TEMPLATE_GROUPS.map(({ name }) => ({ value: name, label: name }))}
      />
      <ChoiceField legend="What do you propose?" value={kind} onChange={onChange} options={group.templates} />
    </div>
  );
}
