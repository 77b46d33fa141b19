import { useState } from "react";

import { TextAreaField } from "../../shared/ui/Field.tsx";
import { FilterTabs } from "../../shared/ui/FilterTabs.tsx";
import { Markdown } from "../../shared/ui/Markdown.tsx";

interface MarkdownFieldProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  optional: boolean;
}

/** Why something is proposed, in Markdown, with a look at how it will read. */
export function MarkdownField({ value, onChange, error, optional }: MarkdownFieldProps) {
  const [shown, setShown] = useState("write");
  return (
    <div className="proposal-text">
      <FilterTabs
        label="Text"
        value={shown}
        onChange={setShown}
        options={[
          { value: "write", label: "Write" },
          { value: "preview", label: "Preview" },
        ]}
      />
      {shown === "write" ? (
        <TextAreaField
          label="Why"
          optional={optional}
          hint="In Markdown. Voters decide on what they read here; it stays on chain for good."
          rows={10}
          value={value}
          onChange={onChange}
          error={error}
        />
      ) : (
        <div className="proposal-text-preview">
          {value.trim() === "" ? (
            <p className="proposal-effect">Nothing is written yet.</p>
          ) : (
            <Markdown source={value} />
          )}
        </div>
      )}
    </div>
  );
}
