import { useState } from "react";

import type { FlowContext } from "../../chain/flows/context.ts";
import { dismiss } from "../../chain/flows/dismiss.ts";
import { canClaim } from "../../chain/permissions.ts";
import { bountyStateAt } from "../../chain/states.ts";
import type { Asset, Bounty, Claim } from "../../chain/types.ts";
import { plural } from "../../shared/format/index.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { ClaimCard, ClaimHead } from "./ClaimCard.tsx";
import { ClaimForm } from "./ClaimForm.tsx";
import { claimsOf, dismissableClaims } from "./pot.ts";

interface ClaimsProps {
  context: FlowContext;
  bounty: Bounty;
  asset: Asset;
}

/** Claims shown at once; a bounty may be flooded with them. */
const SHOWN = 10;

/** Claims put aside in one transaction, so that it always fits a block. */
const MAX_DISMISSALS = 20;

/** All submissions of work, and the form for one more. Pending ones stand open, settled ones are folded. */
export function ClaimsPanel({ context, bounty, asset }: ClaimsProps) {
  const { snapshot, now } = context;
  const [writing, setWriting] = useState(false);
  const [shown, setShown] = useState(SHOWN);
  const claims = claimsOf(snapshot, bounty);
  const pending = claims.filter(({ outcome }) => outcome === "pending");
  const settled = claims.filter(({ outcome }) => outcome !== "pending").toReversed();
  const dismissable = dismissableClaims(snapshot, pending, now).slice(0, MAX_DISMISSALS);
  const open = bountyStateAt(bounty, now) === "Open";
  // A question of the bounty alone, whoever asks: the form itself says what its reader is missing.
  const verdict = canClaim({ snapshot, account: bounty.opener, now }, bounty);
  const offer = (size: "s" | "m") => (
    <Button look="primary" size={size} onClick={() => setWriting(true)}>
      Submit a claim
    </Button>
  );
  const hidden = pending.length + settled.length - shown;
  return (
    <Panel title="Claims" aside={claims.length > 0 && !writing && (verdict.ok ? offer("s") : verdict.reason)}>
      {claims.length === 0 && !writing && (
        <EmptyState
          title={open ? "Nobody has submitted work yet" : "Nobody submitted work in time"}
          action={verdict.ok ? offer("m") : undefined}
        >
          {open ? "Do the work, say where it can be seen, and name who is to be paid." : undefined}
        </EmptyState>
      )}
      {writing && (
        <div className="claim-form">
          <div className="claim-form-head">
            <h3>Your claim</h3>
            <Button look="plain" size="s" onClick={() => setWriting(false)}>
              Close
            </Button>
          </div>
          <ClaimForm context={context} bounty={bounty} asset={asset} onClose={() => setWriting(false)} />
        </div>
      )}
      {dismissable.length > 1 && (
        <FlowButton
          flow={dismiss(context, bounty, dismissable)}
          title={`Put ${dismissable.length} claims aside`}
          look="quiet"
        />
      )}
      {pending.slice(0, shown).map((claim) => (
        <ClaimCard key={claim.id} context={context} bounty={bounty} claim={claim} asset={asset} />
      ))}
      {settled.slice(0, Math.max(0, shown - pending.length)).map((claim) => (
        <SettledClaim key={claim.id} context={context} bounty={bounty} claim={claim} asset={asset} />
      ))}
      {hidden > 0 && (
        <Button onClick={() => setShown(shown + SHOWN)}>Show {plural(Math.min(hidden, SHOWN), "more claim")}</Button>
      )}
    </Panel>
  );
}

/** A claim that is over: one line, and the whole of it on demand. */
function SettledClaim(props: ClaimsProps & { claim: Claim }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="claim-settled" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{open ? "Fold this claim" : <ClaimHead {...props} link={false} />}</summary>
      {open && <ClaimCard {...props} />}
    </details>
  );
}
