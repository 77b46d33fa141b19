import { useState } from "react";
import type { Address } from "viem";

import type { Bundle } from "../../chain/flows/bundle.ts";
import { explainLater, switchToActiveChain } from "../tx/world.ts";
import { Button } from "../ui/Button.tsx";
import { useAccount } from "../wallet/useAccount.ts";
import { rememberGiven } from "./given.ts";
import { SignedBundle } from "./SignedBundle.tsx";
import "./signatures.css";

type State =
  | { readonly kind: "idle" | "asking" | "declined" }
  | { readonly kind: "failed"; readonly words: string }
  | {
      readonly kind: "signed";
      readonly bundle: Bundle;
      /** What was signed: shown only as long as the form still says the same. */
      readonly about: string;
    };

interface SignButtonProps {
  readonly title: string;
  /** One sentence: what the signature brings about, and until when. */
  readonly effect: string;
  /** Chain time, seconds: when it is signed. */
  readonly now: number;
  /** What would be signed now, in whatever words: what was signed about something else is not shown any more. */
  readonly about: string;
  /** Asks the wallet; undefined where the contracts would not take the signature. */
  readonly sign: (signer: Address) => Promise<Bundle | undefined>;
  /** Takes what was signed; without it, it is offered here to be passed on. */
  readonly onSigned?: (bundle: Bundle) => void;
  readonly look?: "primary" | "quiet";
}

/** Signs something for somebody else to send: it costs nothing, and others' can be put together with it. */
export function SignButton({ title, effect, now, about, sign, onSigned, look = "quiet" }: SignButtonProps) {
  const { address: signer, onChain } = useAccount();
  const [state, setState] = useState<State>({ kind: "idle" });
  if (!signer) return null;
  const key = `${signer} ${about}`;

  const press = async () => {
    setState({ kind: "asking" });
    try {
      if (!onChain) await switchToActiveChain();
      const bundle = await sign(signer);
      setState(bundle ? { kind: "signed", bundle, about: key } : { kind: "failed", words: NOT_TAKEN });
      if (bundle) {
        rememberGiven(signer, { at: now, bundle });
        onSigned?.(bundle);
      }
    } catch (error) {
      const problem = await explainLater(error);
      setState(
        problem === "rejected"
          ? { kind: "declined" }
          : { kind: "failed", words: `${problem.sentence} ${problem.next ?? ""}`.trim() },
      );
    }
  };

  const signed = state.kind === "signed" && state.about === key && !onSigned ? state.bundle : undefined;
  return (
    <div className="sign-only">
      <Button look={look} busy={state.kind === "asking"} onClick={() => void press()}>
        {title}
      </Button>
      <p className="flow-why">{effect}</p>
      <div role="status">
        {state.kind === "asking" && <p className="flow-why">Sign in your wallet.</p>}
        {state.kind === "declined" && <p className="flow-why">Nothing was signed.</p>}
        {state.kind === "failed" && <p className="flow-why">{state.words}</p>}
        {signed && <p>You signed. Nothing is on chain yet: pass it on in one of these ways.</p>}
      </div>
      {signed && <SignedBundle bundle={signed} />}
    </div>
  );
}

const NOT_TAKEN =
  "The wallet signed something that the contract would not take, as accounts that are contracts may. Send it yourself instead.";
