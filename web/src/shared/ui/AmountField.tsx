import { formatExact, parseAmount, tokenSymbol } from "../format/index.ts";
import { Button } from "./Button.tsx";
import { Field } from "./Field.tsx";

interface AmountFieldProps {
  label: string;
  /** What was typed. Kept as text, so that nothing a person writes is changed under the cursor. */
  text: string;
  onText: (text: string) => void;
  decimals: number;
  /** The asset's symbol, straight from the chain. */
  symbol: string;
  hint?: string;
  /** The most there is, base units: offers "Max" and refuses more. */
  max?: bigint | undefined;
  /** What `max` is, for the sentence: "You hold". */
  maxLabel?: string;
  /** Also show the complaint about an empty field (after a press of the button). */
  touched?: boolean;
  error?: string | undefined;
}

/** An amount of a token. Read the value with `parseAmount(text, decimals)`. */
export function AmountField({
  label,
  text,
  onText,
  decimals,
  symbol,
  hint,
  max,
  maxLabel = "You hold",
  touched = false,
  error,
}: AmountFieldProps) {
  const parsed = parseAmount(text, decimals);
  const unit = tokenSymbol(symbol);
  const complaint = () => {
    if (error) return error;
    if (!parsed.ok) return touched || text.trim() !== "" ? parsed.reason : undefined;
    if (max !== undefined && parsed.value > max) return `${maxLabel} ${formatExact(max, decimals)} ${unit}.`;
    return undefined;
  };
  return (
    <Field label={label} hint={hint} error={complaint()}>
      {(control) => (
        <div className="amount">
          <input
            {...control}
            className="input amount-input"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            placeholder="0.00"
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
          <span className="amount-unit">{unit}</span>
          {max !== undefined && (
            <Button
              look="plain"
              size="s"
              onClick={() => onText(formatExact(max, decimals))}
              aria-label={`Max: ${formatExact(max, decimals)} ${unit}`}
            >
              Max
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
