import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from "react";

import "./field.css";

/** What a control inside a field must carry, so that label, hint and error are heard with it. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldFrame {
  label: string;
  /** Help that is always there, under the label. */
  hint?: ReactNode;
  /** Why the value can't be used; shown in place, announced politely. */
  error?: string | undefined;
  /** Says "optional" beside the label. Fields are required unless they say otherwise. */
  optional?: boolean;
  /** At the right of the label: how the control is shown. */
  aside?: ReactNode;
}

/** A label, a hint, a control and its error. The control is given as a function that receives the wiring. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  aside,
  children,
}: FieldFrame & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const named = (
    <label className="field-label" htmlFor={id}>
      {label}
      {optional && <span className="field-optional"> optional</span>}
    </label>
  );
  return (
    <div className="field">
      {aside ? (
        <div className="field-head">
          {named}
          {aside}
        </div>
      ) : (
        named
      )}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      <p className="field-error" id={`${id}-error`} aria-live="polite">
        {error}
      </p>
    </div>
  );
}

interface TextFieldProps extends FieldFrame, Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> {
  value: string;
  onChange: (value: string) => void;
}

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  optional = false,
  value,
  onChange,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          {...rest}
          {...control}
          className={`input ${className ?? ""}`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface TextAreaFieldProps
  extends FieldFrame, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange" | "value"> {
  value: string;
  onChange: (value: string) => void;
}

/** Several lines of text. */
export function TextAreaField({
  label,
  hint,
  error,
  optional = false,
  value,
  onChange,
  rows = 6,
  ...rest
}: TextAreaFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps extends FieldFrame, Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value"> {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string; disabled?: boolean }[];
}

/** One of a few. */
export function SelectField({
  label,
  hint,
  error,
  optional = false,
  value,
  onChange,
  options,
  ...rest
}: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <select
          {...rest}
          {...control}
          className="input select"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface ChoiceProps<value extends string> {
  legend: string;
  value: value;
  onChange: (value: value) => void;
  options: readonly { value: value; label: string; hint?: ReactNode }[];
  /** Why it can't stay as it is; shown in place, announced politely. */
  error?: string | undefined;
}

/** One of a few that deserve a sentence each, as radio buttons. */
export function ChoiceField<value extends string>({ legend, value, onChange, options, error }: ChoiceProps<value>) {
  const name = useId();
  return (
    <fieldset
      className="choices"
      role="radiogroup"
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className="field-label">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint && <span className="choice-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
      <p className="field-error" id={`${name}-error`} aria-live="polite">
        {error}
      </p>
    </fieldset>
  );
}

/** Takes the reader to the first field that can't stay as it is, once the complaints are shown. */
export function focusFirstComplaint(): void {
  requestAnimationFrame(() => {
    const invalid = document.querySelector<HTMLElement>("form [aria-invalid]");
    const control = invalid?.matches("input, textarea, select")
      ? invalid
      : invalid?.querySelector<HTMLElement>("input");
    control?.focus();
  });
}

/** Fields in reading order with room between them; `onSubmit` is called for Enter too. */
export function Form({ onSubmit, children }: { onSubmit?: () => void; children: ReactNode }) {
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      {children}
    </form>
  );
}
