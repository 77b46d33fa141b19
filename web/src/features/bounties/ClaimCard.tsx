import { useState } from "react";
import type { Address } from "viem";

import { award } from "../../chain/flows/award.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { dismiss } from "../../chain/flows/dismiss.ts";
import { payeeWarning } from "../../chain/payees.ts";
import { canAward, canDismiss, type Asker } from "../../chain/permissions.ts";
import { claimStateAt } from "../../chain/states.ts";
import type { Asset, Bounty, Claim } from "../../chain/types.ts";
import { claimWords } from "../../shared/bounty/words.ts";
import { ReviewPanel } from "../../shared/review/ReviewPanel.tsx";
import { FlowButton } from "../../shared/tx/index.ts";
import { Content } from "../../shared/ui/Content.tsx";
import { ChoiceField } from "../../shared/ui/Field.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { claimNext } from "./claimWords.ts";

interface ClaimProps {
  context: FlowContext;
  bounty: Bounty;
  claim: Claim;
  asset: Asset;
}

/** One submission of work: whose, what, who would get how much, what the domain says, and what is next. */
export function ClaimCard({ context, bounty, claim, asset }: ClaimProps) {
  const { snapshot, now } = context;
  const review = snapshot.reviews.get(claim.id);
  return (
    <article className="claim" aria-label={`Claim of ${claim.claimant}`}>
      <ClaimHead context={context} claim={claim} asset={asset} />
      <Content uri={claim.uri} />
      <Awards context={context} claim={claim} asset={asset} />
      {review && (
        <ReviewPanel
          snapshot={snapshot}
          review={review}
          now={now}
          next={claimNext(snapshot, bounty, claim, asset, now)}
        />
      )}
      <ClaimActions context={context} bounty={bounty} claim={claim} />
    </article>
  );
}

/** The line that tells one claim from the others. */
export function ClaimHead({
  context: { snapshot, now },
  claim,
  asset,
  link = true,
}: Omit<ClaimProps, "bounty"> & { link?: boolean }) {
  const label = claimWords[claimStateAt(snapshot, claim, now)];
  return (
    <div className="claim-head">
      <span className="claim-who">
        <Person address={claim.claimant} link={link} />{" "}
        <span className="row-none">
          <Time at={claim.openedAt} />
        </span>
      </span>
      <Pill tone={label.tone}>{label.words}</Pill>
      <TokenAmount amount={claim.amount} decimals={asset.decimals} symbol={asset.symbol} />
    </div>
  );
}

function Awards({ context, claim, asset }: Pick<ClaimProps, "context" | "claim" | "asset">) {
  const verb =
    claim.outcome === "awarded"
      ? "Awarded"
      : claim.outcome === "dismissed"
        ? "Would have been awarded"
        : "Would be awarded";
  return (
    <div className="awards">
      <p className="field-label">{verb}</p>
      <ul>
        {claim.awards.map(({ payee, amount }) => (
          <li key={payee}>
            <span>
              <Person address={payee} />
              {claim.outcome === "pending" && context.snapshot.refusesPayouts.has(payee) && (
                <span className="row-none"> collects by itself</span>
              )}
              {claim.outcome === "pending" && <PayeeWarning context={context} payee={payee} />}
            </span>
            <TokenAmount amount={amount} decimals={asset.decimals} symbol={asset.symbol} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What those who judge should know of a payee that can't use money. */
function PayeeWarning({ context, payee }: { context: FlowContext; payee: Address }) {
  const warning = payeeWarning(context, payee);
  return warning ? <span className="row-note award-warning">{warning}</span> : null;
}

/** Award or put aside, where the claim has come to that. */
function ClaimActions({ context, bounty, claim }: Omit<ClaimProps, "asset">) {
  const { address: account } = useAccount();
  const [how, setHow] = useState<"send" | "credit">("send");
  const asker: Asker = { snapshot: context.snapshot, account, now: context.now };
  const state = claimStateAt(context.snapshot, claim, context.now);
  if (state === "Dismissable") {
    const verdict = canDismiss(asker, claim);
    return (
      <FlowButton
        flow={dismiss(context, bounty, [claim])}
        title="Put claim aside"
        why={verdict.ok ? undefined : verdict.reason}
      />
    );
  }
  if (state !== "Awardable" && state !== "NoRoom") return null;
  const verdict = canAward(asker, claim);
  const flow = award(context, bounty, claim, how === "send");
  return (
    <div className="award">
      {state === "Awardable" && (
        <ChoiceField
          legend="How it is paid"
          value={how}
          onChange={setHow}
          options={[
            {
              value: "send",
              label: "Send it now",
              hint: "To the payees’ wallets. Whoever can’t take it, or chose to collect, is credited.",
            },
            { value: "credit", label: "Credit it", hint: "It stays in the treasury until each payee collects it." },
          ]}
        />
      )}
      <FlowButton
        flow={verdict.ok || !account ? flow : undefined}
        title={flow.title}
        why={verdict.ok ? undefined : verdict.reason}
      />
    </div>
  );
}
