import { useEffect, useState } from "react";

/** How a copy went; "idle" again after two seconds. */
export type CopyState = "idle" | "copied" | "failed";

/** Copies a text to the clipboard when asked, and tells for a moment how it went. */
export function useCopy(text: string): { readonly state: CopyState; readonly copy: () => void } {
  const [state, setState] = useState<CopyState>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const write = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  return { state, copy: () => void write() };
}
