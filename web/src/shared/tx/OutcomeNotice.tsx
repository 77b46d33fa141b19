import { useEffect, useRef } from "react";
import { Link } from "wouter";

import { formatCount } from "../format/index.ts";
import { useSnapshot } from "../hooks/useChain.ts";
import { ledgerLink } from "../ledger/ledgerLink.ts";
import { Hash } from "../ui/Address.tsx";
import { Button } from "../ui/Button.tsx";
import { forgetOutcome, useOutcome } from "./outcome.ts";
import "./outcome.css";

/** By then the page shows what was done, milliseconds. */
const REDRAWN_AFTER = 150;

/** Long enough to be read twice, milliseconds. What was done stays in the list of the account's transactions. */
const SHOWN_FOR = 12_000;

/** Says what was just done, at the foot of the window: the form or the line that it was done on may be gone. Mounted once. */
export function OutcomeNotice() {
  const outcome = useOutcome();
  const { data: snapshot } = useSnapshot();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!outcome) return undefined;
    // What was pressed goes when the new state is drawn, and the focus with it.
    const drawn = setTimeout(() => {
      if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
    }, REDRAWN_AFTER);
    return () => clearTimeout(drawn);
  }, [outcome]);
  // It lies over what is below it: gone by itself, unless somebody is about to use it.
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setInterval(() => {
      const used = place.current?.matches(":hover") || place.current?.querySelector(":focus") !== null;
      if (!used) forgetOutcome();
    }, SHOWN_FOR);
    return () => clearInterval(timer);
  }, [outcome]);
  const moved = outcome && snapshot?.movements.some(({ transaction }) => transaction === outcome.hash);
  return (
    <div className="outcome-place" role="status">
      {outcome && (
        <div ref={place} tabIndex={-1} className="outcome">
          <p>
            <strong>{outcome.what}</strong> In block {formatCount(outcome.block)},{" "}
            {moved ? (
              <Link href={ledgerLink({ q: outcome.hash })}>in the ledger</Link>
            ) : (
              <Hash hash={outcome.hash} what="transaction hash" />
            )}
            .
          </p>
          <Button size="s" look="plain" onClick={forgetOutcome}>
            Close
          </Button>
        </div>
      )}
    </div>
  );
}
