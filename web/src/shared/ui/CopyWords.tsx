import { useEffect, useState } from "react";

import { Button } from "./Button.tsx";

/** A button in words that copies, and says for a moment whether it did. `what` is what it copies: "link". */
export function CopyWords({ what, text }: { what: string; text: string }) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  return (
    <Button size="s" onClick={() => void copy()}>
      <span aria-live="polite">
        {state === "copied" ? "Copied" : state === "failed" ? "Copying is not allowed here" : `Copy ${what}`}
      </span>
    </Button>
  );
}
