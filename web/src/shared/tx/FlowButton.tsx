import { useId, useState, type ReactNode } from "react";

import type { Flow } from "../../chain/flows/flow.ts";
import { activeChain } from "../../chain/networks.ts";
import { Button, type ButtonLook } from "../ui/Button.tsx";
import { showConnectDialog } from "../wallet/connectDialog.ts";
import { useAccount } from "../wallet/useAccount.ts";
import { FlowStatus } from "./FlowStatus.tsx";
import { followUp } from "./outcome.ts";
import { isBusy, type Problem } from "./state.ts";
import { useFlow } from "./useFlow.ts";
import { explainLater, switchToActiveChain } from "./world.ts";
import "./flow.css";

interface FlowButtonProps {
  /** What a press does; undefined while it can't be built, and then `why` says why. */
  flow: Flow | undefined;
  /** The button's words while there is no flow to take them from. */
  title: string;
  /** Why it can't be pressed, as a sentence with a way on. Undefined: it can. */
  why?: ReactNode;
  look?: ButtonLook;
  size?: "m" | "s";
  /** Leaves out the sentence of effect, where the page already says it. */
  terse?: boolean;
  /** A press without a flow: the form then shows its complaints. */
  onBlocked?: () => void;
  /** The name of the draft behind the form, so that what it sent is known again after a reload. */
  form?: string;
  /** Everything was done, and the page is at the receipt's block. Of a form: also what was done while it was left or reloaded. */
  onDone?: () => void;
}

/**
 * The button of everything a user can do: the sentence of effect above it, why it can't be pressed below it, and the whole life of the
 * transactions in between. Connects and switches the network where that is what is missing.
 */
export function FlowButton({
  flow,
  title,
  why,
  look = "primary",
  size = "m",
  terse = false,
  onBlocked,
  form,
  onDone,
}: FlowButtonProps) {
  const { state, busy, run, unanswered, forgetUnanswered } = useFlow({ flowId: flow?.id, form, onFormDone: onDone });
  const { address, onChain, settling } = useAccount();
  const [switchProblem, setSwitchProblem] = useState<Problem>();
  const reasonId = useId();

  const pending = busy && !isBusy(state);
  const missing = !address ? "account" : !onChain ? "chain" : !flow || why ? "flow" : undefined;
  const reason = pending ? "It was sent already and waits to be included." : missing === "flow" ? why : undefined;

  const press = async () => {
    if (missing === "account") return showConnectDialog(true);
    if (missing === "chain") return switchChain();
    if (missing === "flow" || !flow) return onBlocked?.();
    if ((await run(flow)) && form === undefined && onDone) followUp(onDone);
  };
  const switchChain = async () => {
    setSwitchProblem(undefined);
    try {
      await switchToActiveChain();
    } catch (error) {
      const problem = await explainLater(error);
      if (problem !== "rejected") setSwitchProblem(problem);
    }
  };

  const words =
    missing === "account"
      ? settling
        ? title
        : `Connect to ${lowerFirst(title)}`
      : missing === "chain"
        ? `Switch to ${activeChain.name}`
        : title;
  // A form's button that only waits for input stays pressable: the press shows what is missing.
  const blocked = unanswered || (missing === "flow" && !onBlocked);

  return (
    <div className="flow">
      {!terse && flow && <p className="flow-effect">{flow.effect}</p>}
      {flow && flow.steps.length > 1 && state.kind === "idle" && <StepsAhead flow={flow} />}
      <div>
        <Button
          look={look}
          size={size}
          busy={busy || settling}
          blocked={blocked}
          aria-describedby={reason ? reasonId : undefined}
          onClick={() => void press()}
        >
          {words}
        </Button>
      </div>
      {reason && (
        <p className="flow-why" id={reasonId}>
          {reason}
        </p>
      )}
      {unanswered && <Unanswered onKnown={forgetUnanswered} />}
      <FlowStatus state={state} problem={switchProblem} />
    </div>
  );
}

/** The page was left while the wallet was asked: it must not be asked for the same a second time by accident. */
function Unanswered({ onKnown }: { onKnown: () => void }) {
  return (
    <p className="flow-why">
      This page was left while your wallet was asked to send this, so its answer is not known. Look in the wallet: if it
      was sent, what it did shows here soon.{" "}
      <Button look="plain" size="s" onClick={onKnown}>
        It was not sent, let me try again
      </Button>
    </p>
  );
}

/** What the wallet will be asked. Whether a signature can replace the approval shows only after the press, so both ways are told. */
function StepsAhead({ flow: { steps, permit } }: { flow: Flow }) {
  return (
    <div className="flow-steps">
      {permit && <p>A signature and one transaction, where token and wallet allow it. Otherwise:</p>}
      <ol>
        {steps.map(({ label }) => (
          <li key={label}>{label}</li>
        ))}
      </ol>
    </div>
  );
}

/** "Fund bounty" -> "fund bounty"; names such as "USDC …" stay as they are. */
function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
