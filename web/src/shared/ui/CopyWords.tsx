import { Button } from "./Button.tsx";
import { useCopy } from "./useCopy.ts";

/** A button in words that copies, and says for a moment whether it did. `what` is what it copies: "link". */
export function CopyWords({ what, text }: { what: string; text: string }) {
  const { state, copy } = useCopy(text);
  return (
    <Button size="s" onClick={copy}>
      <span aria-live="polite">
        {state === "copied" ? "Copied" : state === "failed" ? "Copying is not allowed here" : `Copy ${what}`}
      </span>
    </Button>
  );
}
