import { lazy, Suspense, useId, useState } from "react";

import { conclude } from "../../chain/flows/conclude.ts";
import { endorse } from "../../chain/flows/endorse.ts";
import { appeal, escalate } from "../../chain/flows/escalate.ts";
import { object } from "../../chain/flows/object.ts";
import { withdrawSay } from "../../chain/flows/withdrawSay.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { answersProposed } from "../../chain/openSteps.ts";
import {
  canAppeal,
  canConclude,
  canEndorse,
  canEscalate,
  canObject,
  canWithdrawSay,
  type Asker,
  type Verdict,
} from "../../chain/permissions.ts";
import { isLive, isSubject, reviewStateAt, sayOf, wouldPass } from "../../chain/states.ts";
import type { Review, Say, Snapshot } from "../../chain/types.ts";
import { useFlowContext } from "../hooks/useChain.ts";
import { FlowButton } from "../tx/index.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { TextAreaField } from "../ui/Field.tsx";
import { Time } from "../ui/Time.tsx";
import { showConnectDialog } from "../wallet/connectDialog.ts";
import { useAccount } from "../wallet/useAccount.ts";

/** Signing asks more of the browser than sending; few do it. */
const SignOnly = lazy(() => import("../signing/SignOnly.tsx"));

type Side = "endorse" | "object";

/** The first press opens the form, the second sends it: their words tell them apart. */
const titles: Record<Side, { readonly open: string; readonly send: string }> = {
  endorse: { open: "Endorse…", send: "Send endorsement" },
  object: { open: "Object…", send: "Send objection" },
};

const why = (verdict: Verdict): string | undefined => (verdict.ok ? undefined : verdict.reason);

/** What the reader can do about a review, and why not when they can't. Nothing once it is decided for good. */
export function ReviewActions({ snapshot, review, now }: { snapshot: Snapshot; review: Review; now: number }) {
  const { address: account } = useAccount();
  const asker: Asker = { snapshot, account, now };
  const state = reviewStateAt(review, now);
  if (state === "Contested" || state === "Lapsed") return <Escalate asker={asker} review={review} />;
  if (state === "Escalated") return <AnswerLink asker={asker} review={review} />;
  if (!isLive(state)) return null;
  const mine = sayOf(snapshot, review, account);
  // Whom it is about has this to do, and nothing else.
  const appealing =
    state !== "Concludable" && review.appealable && account !== undefined && isSubject(snapshot, review, account);
  return (
    <div className="review-actions">
      {state !== "Concludable" && !appealing && <Judging asker={asker} review={review} mine={mine} />}
      {mine && <MySay asker={asker} review={review} say={mine} />}
      {appealing && <Appeal asker={asker} review={review} />}
      {state !== "Open" && !isCarriedOut(snapshot, review) && <Conclude asker={asker} review={review} />}
    </div>
  );
}

/** Whether carrying it out concludes it as well, which its page offers: a revocation or a recovery. */
function isCarriedOut(snapshot: Snapshot, review: Review): boolean {
  return snapshot.revocations.has(review.id)
    ? snapshot.revocations.get(review.id)?.suspends === true || wouldPass(snapshot, review)
    : snapshot.recoveries.has(review.id) && wouldPass(snapshot, review);
}

interface PartProps {
  asker: Asker;
  review: Review;
}

/** Choose a side, say why if you like, sign: two presses. */
function Judging({ asker, review, mine }: PartProps & { mine: Say | undefined }) {
  const [side, setSide] = useState<Side>();
  const [reason, setReason] = useState("");
  const context = useFlowContext();
  const whyId = useId();
  if (!asker.account) {
    const open = reviewStateAt(review, asker.now) === "Open";
    return (
      <div className="review-say">
        <Button onClick={() => showConnectDialog(true)}>{open ? "Connect to judge" : "Connect to object"}</Button>
        <p className="flow-why">
          Contractors of {domainName(asker.snapshot, review.question.domain)}{" "}
          {open ? "endorse or object" : "can still object"}.
        </p>
      </div>
    );
  }
  if (mine) return null;
  const reasons: Record<Side, string | undefined> = {
    endorse: why(canEndorse(asker, review)),
    object: why(canObject(asker, review)),
  };
  const chosen = side && !reasons[side] ? side : undefined;
  const said = [...new Set([reasons.endorse, reasons.object])].filter((text) => text !== undefined);
  return (
    <div className="review-say">
      <div className="review-sides" role="group" aria-label="Judge this">
        {(["endorse", "object"] as const).map((one) => (
          <Button
            key={one}
            aria-pressed={chosen === one}
            blocked={reasons[one] !== undefined}
            aria-describedby={reasons[one] ? whyId : undefined}
            onClick={() => setSide(chosen === one ? undefined : one)}
          >
            {titles[one].open}
          </Button>
        ))}
      </div>
      {said.length > 0 && (
        <p className="flow-why" id={whyId}>
          {said.length === 2 || reasons.endorse === reasons.object
            ? said.join(" ")
            : `${reasons.endorse ? "You can’t endorse" : "You can’t object"}: ${lowerFirst(said[0] ?? "")}`}
        </p>
      )}
      {chosen && (
        <div className="review-form">
          <TextAreaField
            label="Reason"
            optional
            rows={3}
            value={reason}
            onChange={setReason}
            hint={
              chosen === "object"
                ? "Public and permanent. Whoever is judged will want to know what to change."
                : "Public and permanent, beside your name."
            }
          />
          <FlowButton
            flow={context && (chosen === "endorse" ? endorse : object)(context, review, reason.trim())}
            title={titles[chosen].send}
            look={chosen === "object" ? "danger" : "primary"}
            onDone={() => {
              setSide(undefined);
              setReason("");
            }}
          />
          {context && (
            <Suspense fallback={null}>
              <SignOnly context={context} review={review} act={chosen} reason={reason.trim()} />
            </Suspense>
          )}
        </div>
      )}
    </div>
  );
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function MySay({ asker, review, say }: PartProps & { say: Say }) {
  const context = useFlowContext();
  const [signs, setSigns] = useState(false);
  const forbidden = why(canWithdrawSay(asker, review));
  return (
    <div className="review-mine">
      <p role="status">
        You {say.endorses ? "endorsed" : "objected to"} this <Time at={say.time} />.
      </p>
      <FlowButton
        flow={context && withdrawSay(context, review)}
        title="Take back"
        look="quiet"
        size="s"
        why={forbidden}
        terse
      />
      {context && !forbidden && (
        <Button look="plain" size="s" aria-expanded={signs} onClick={() => setSigns(!signs)}>
          Take back without a fee
        </Button>
      )}
      {context && signs && !forbidden && (
        <Suspense fallback={null}>
          <SignOnly context={context} review={review} act="withdraw" reason="" />
        </Suspense>
      )}
    </div>
  );
}

function Conclude({ asker, review }: PartProps) {
  const context = useFlowContext();
  const verdict = canConclude(asker, review);
  const whyId = useId();
  if (reviewStateAt(review, asker.now) === "Concludable") {
    return (
      <FlowButton
        flow={context && conclude(context, review)}
        title={wouldPass(asker.snapshot, review) ? "Conclude" : "Count again"}
        look="quiet"
        why={why(verdict)}
      />
    );
  }
  // Too early for everybody, connected or not.
  return (
    <div className="review-say">
      <Button blocked aria-describedby={whyId}>
        Conclude
      </Button>
      <p className="flow-why" id={whyId}>
        {why(verdict)}
      </p>
    </div>
  );
}

function Escalate({ asker, review }: PartProps) {
  const context = useFlowContext();
  return (
    <div className="review-actions">
      <FlowButton
        flow={context && escalate(context, review)}
        title="Put before the stakeholders"
        look="quiet"
        why={why(canEscalate(asker, review))}
      />
    </div>
  );
}

/** Whom it is about says what stands against it; those who decide read it. */
function Appeal({ asker, review }: PartProps) {
  const [reason, setReason] = useState("");
  const context = useFlowContext();
  const forbidden = why(canAppeal(asker, review));
  return (
    <div className="review-form">
      {!forbidden && (
        <TextAreaField
          label="Your side"
          optional
          rows={3}
          value={reason}
          onChange={setReason}
          hint="Public and permanent. The stakeholders read it before they vote."
        />
      )}
      <FlowButton
        flow={context && appeal(context, review, reason.trim())}
        title="Appeal"
        why={forbidden}
        onDone={() => setReason("")}
      />
      {!forbidden && review.reachedAt === undefined && (
        <p className="flow-why">You can appeal now: if {review.k} endorse, the stakeholders decide.</p>
      )}
    </div>
  );
}

/** The proposal that answers, or the way to it. */
function AnswerLink({ asker: { snapshot, now }, review }: PartProps) {
  const proposal = answersProposed(snapshot, now).get(review.id);
  return (
    <p>
      <ButtonLink to={proposal ? `/proposals/${proposal.id}` : `/proposals/new?template=answer&review=${review.id}`}>
        {proposal ? "See the vote on it" : "Propose an answer"}
      </ButtonLink>
    </p>
  );
}
