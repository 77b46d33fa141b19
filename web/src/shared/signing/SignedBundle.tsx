import { useId } from "react";

import { writeBundle, type Bundle } from "../../chain/flows/bundle.ts";
import { downloadText } from "../ledger/download.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { CopyWords } from "../ui/CopyWords.tsx";
import { bundleLink, bundlePath } from "./bundleLink.ts";
import "./signatures.css";

interface SignedBundleProps {
  readonly bundle: Bundle;
  /** It is where signatures are put together already. */
  readonly collected?: boolean;
}

/** Signatures to be passed on: as a link, as a text, as a file. */
export function SignedBundle({ bundle, collected = false }: SignedBundleProps) {
  const id = useId();
  const path = bundlePath(bundle);
  const text = writeBundle(bundle);
  const link = bundleLink(bundle);
  return (
    <div className="signed-bundle">
      <div className="signed-ways">
        <CopyWords what="link" text={link} />
        <CopyWords what="text" text={text} />
        <Button size="s" onClick={() => downloadText(fileName(bundle), text, "application/json")}>
          Save as file
        </Button>
        {!collected && (
          <ButtonLink size="s" look="plain" to={path}>
            Put together with others
          </ButtonLink>
        )}
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
