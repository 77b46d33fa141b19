import { useState } from "react";
import { signTypedData } from "wagmi/actions";

import type { Bundle } from "../../chain/flows/bundle.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { readNonce, sayDigest, sayToSign, type Act, type SignedSay } from "../../chain/flows/signing.ts";
import type { Review } from "../../chain/types.ts";
import { formatDateTime } from "../format/index.ts";
import { readClient } from "../query/readClient.ts";
import { explainLater, switchToActiveChain } from "../tx/world.ts";
import { Button } from "../ui/Button.tsx";
import { wagmiConfig } from "../wallet/config.ts";
import { useAccount } from "../wallet/useAccount.ts";
import type { ReadContract } from "../../chain/flows/flow.ts";
import { isSigned } from "./checkSignature.ts";
import { SignedBundle } from "./SignedBundle.tsx";
import { signTerm } from "./signTerm.ts";

type State =
  { readonly kind: "idle" | "asking" | "declined" } | { readonly kind: "failed"; readonly words: string } | Signed;

interface Signed {
  readonly kind: "signed";
  readonly bundle: Bundle;
  /** What was signed: shown only as long as the form still says the same. */
  readonly about: string;
}

const read: ReadContract = (call) => readClient.readContract(call);

interface SignOnlyProps {
  readonly context: FlowContext;
  readonly review: Review;
  readonly act: Exclude<Act, "withdraw">;
  readonly reason: string;
}

/** Signs what would be sent, for somebody else to send: it costs nothing, and others can be put together with it. */
export default function SignOnly({ context, review, act, reason }: SignOnlyProps) {
  const { address: signer, onChain } = useAccount();
  const [state, setState] = useState<State>({ kind: "idle" });
  if (!signer) return null;
  const about = `${signer} ${act} ${reason}`;
  const deadline = signTerm(review, act, context.now);

  const sign = async () => {
    setState({ kind: "asking" });
    try {
      if (!onChain) await switchToActiveChain();
      const nonce = await readNonce(context, review.id, signer, read);
      const unsigned = { signer, act, reason, deadline };
      const signature = await signTypedData(wagmiConfig, {
        ...sayToSign(context, review, unsigned, nonce),
        account: signer,
      });
      if (!(await isSigned(signer, sayDigest(context, review, unsigned, nonce), signature, read))) {
        setState({ kind: "failed", words: NOT_TAKEN });
        return;
      }
      const says: SignedSay[] = [{ ...unsigned, signature }];
      const bundle = { chainId: context.chainId, review: review.id, says, acceptance: undefined };
      setState({ kind: "signed", bundle, about });
    } catch (error) {
      const problem = await explainLater(error);
      setState(
        problem === "rejected"
          ? { kind: "declined" }
          : { kind: "failed", words: `${problem.sentence} ${problem.next ?? ""}`.trim() },
      );
    }
  };

  return (
    <div className="sign-only">
      <Button look="quiet" busy={state.kind === "asking"} onClick={() => void sign()}>
        Sign without sending
      </Button>
      <p className="flow-why">
        Costs no fee. You pass the signature on; whoever has it can send it until {formatDateTime(deadline)}, unless you
        make it void.
      </p>
      <div role="status">
        {state.kind === "asking" && <p className="flow-why">Sign in your wallet.</p>}
        {state.kind === "declined" && <p className="flow-why">Nothing was signed.</p>}
        {state.kind === "failed" && <p className="flow-why">{state.words}</p>}
        {state.kind === "signed" && state.about === about && (
          <p>You signed. Nothing is on chain yet: pass it on in one of these ways.</p>
        )}
      </div>
      {state.kind === "signed" && state.about === about && <SignedBundle bundle={state.bundle} />}
    </div>
  );
}

const NOT_TAKEN =
  "The wallet signed something that the contract would not take, as accounts that are contracts may. Send it yourself instead.";
