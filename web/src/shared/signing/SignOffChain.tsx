import { useState, type ReactNode } from "react";
import type { Address } from "viem";

import { explainLater, switchToActiveChain } from "../tx/world.ts";
import { Button } from "../ui/Button.tsx";
import { useAccount } from "../wallet/useAccount.ts";
import "./signatures.css";

type State<signed> =
  | { readonly kind: "idle" | "asking" | "declined" }
  | { readonly kind: "failed"; readonly words: string }
  | {
      readonly kind: "signed";
      readonly signed: signed;
      /** What was signed: shown only as long as the form still says the same. */
      readonly about: string;
    };

interface SignOffChainProps<signed> {
  readonly title: string;
  /** One sentence: what the signature brings about, and until when. */
  readonly effect: string;
  /** What would be signed now, in whatever words: what was signed about something else is not shown any more. */
  readonly about: string;
  /** Asks the wallet; undefined where the contracts would not take the signature. */
  readonly sign: (signer: Address) => Promise<signed | undefined>;
  /** Is told what was signed. */
  readonly onSigned?: (signed: signed, signer: Address) => void;
  /** Offers what was signed to be passed on; without it, whoever is told takes it. */
  readonly passOn?: ((signed: signed) => ReactNode) | undefined;
  /** What to do with what is offered, the end of a sentence. */
  readonly passing?: string;
  readonly look?: "primary" | "quiet";
}

/** Signs something for somebody else to send: it costs nothing. */
export function SignOffChain<signed>({
  title,
  effect,
  about,
  sign,
  onSigned,
  passOn,
  passing = "pass it on in one of these ways",
  look = "quiet",
}: SignOffChainProps<signed>) {
  const { address: signer, onChain } = useAccount();
  const [state, setState] = useState<State<signed>>({ kind: "idle" });
  if (!signer) return null;
  const key = `${signer} ${about}`;

  const press = async () => {
    setState({ kind: "asking" });
    try {
      if (!onChain) await switchToActiveChain();
      const signed = await sign(signer);
      setState(signed ? { kind: "signed", signed, about: key } : { kind: "failed", words: NOT_TAKEN });
      if (signed) onSigned?.(signed, signer);
    } catch (error) {
      const problem = await explainLater(error);
      setState(
        problem === "rejected"
          ? { kind: "declined" }
          : { kind: "failed", words: `${problem.sentence} ${problem.next ?? ""}`.trim() },
      );
    }
  };

  const shown = state.kind === "signed" && state.about === key && passOn ? { signed: state.signed, passOn } : undefined;
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
        {shown && <p>You signed. Nothing is on chain yet: {passing}.</p>}
      </div>
      {shown?.passOn(shown.signed)}
    </div>
  );
}

const NOT_TAKEN =
  "The wallet signed something that the contract would not take, as accounts that are contracts may. Send it yourself instead.";
