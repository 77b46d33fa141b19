import { useEffect, useId, useState } from "react";

import { writeBundle, type Bundle } from "../../chain/flows/bundle.ts";
import { downloadText } from "../ledger/download.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { bundlePath } from "./bundleLink.ts";
import "./signatures.css";

/** Signatures to be passed on: as a link, as a text, as a file. */
export function SignedBundle({ bundle }: { bundle: Bundle }) {
  const id = useId();
  const path = bundlePath(bundle);
  const text = writeBundle(bundle);
  const link = `${location.origin}${location.pathname}${location.search}#${path}`;
  return (
    <div className="signed-bundle">
      <div className="signed-ways">
        <CopyWords what="link" text={link} />
        <CopyWords what="text" text={text} />
        <Button size="s" onClick={() => downloadText(fileName(bundle), text, "application/json")}>
          Save as file
        </Button>
        <ButtonLink size="s" look="plain" to={path}>
          Put together with others
        </ButtonLink>
      </div>
      <details>
        <summary id={id}>Show the text</summary>
        <textarea className="input" readOnly rows={5} value={text} aria-labelledby={id} />
      </details>
    </div>
  );
}

/** Tells files of several people about one question apart. */
function fileName({ review, says }: Bundle): string {
  const who = says.length === 1 ? `-${says[0]?.signer.slice(2, 8) ?? ""}` : "";
  return `signatures-${review.slice(2, 10)}${who}.json`;
}

/** A button that copies, and says for a moment whether it did. */
function CopyWords({ what, text }: { what: string; text: string }) {
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
