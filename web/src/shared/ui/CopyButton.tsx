import { useCopy } from "./useCopy.ts";

/** Copies text, and says for a moment that it did. `what` names it for the screen reader: "address". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { state, copy } = useCopy(text);
  const said = { idle: `Copy ${what}`, copied: "Copied", failed: "Copying is not allowed here" }[state];
  return (
    <button type="button" className="copy" aria-label={said} title={said} onClick={copy}>
      <svg
        viewBox="0 0 16 16"
        width="14"
        height="14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        aria-hidden="true"
      >
        {state === "copied" ? (
          <path d="M2.5 8.5l3.5 3.5 7.5-8" strokeWidth="1.8" />
        ) : state === "failed" ? (
          <path d="M4 4l8 8M12 4l-8 8" />
        ) : (
          <path d="M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z" />
        )}
      </svg>
    </button>
  );
}
