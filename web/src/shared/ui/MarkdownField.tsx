import { useState, type ReactNode } from "react";

import { Field } from "./Field.tsx";
import { FilterTabs } from "./FilterTabs.tsx";
import { Markdown } from "./Markdown.tsx";

interface MarkdownFieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  placeholder?: string;
  optional?: boolean;
}

/** Several lines of Markdown, and how they will look. */
export function MarkdownField({
  label,
  hint,
  error,
  value,
  onChange,
  rows = 10,
  placeholder,
  optional = false,
}: MarkdownFieldProps) {
  const [view, setView] = useState("write");
  const writing = view === "write";
  return (
    <div className="markdown-field">
      <Field
        label={label}
        hint={hint}
        error={error}
        optional={optional}
        aside={
          <FilterTabs
            label="Write or preview"
            value={view}
            onChange={setView}
            options={[
              { value: "write", label: "Write" },
              { value: "preview", label: "Preview" },
            ]}
          />
        }
      >
        {(control) => (
          <textarea
            {...control}
            className="input"
            hidden={!writing}
            rows={rows}
            placeholder={placeholder}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {!writing && (
        <div className="markdown-preview">
          {value.trim() === "" ? <p className="empty-text">Nothing written yet.</p> : <Markdown source={value} />}
        </div>
      )}
    </div>
  );
}
