import type { FlowContext } from "../../chain/flows/context.ts";
import type { Act } from "../../chain/flows/signing.ts";
import type { Review } from "../../chain/types.ts";
import { formatDateTime } from "../format/index.ts";
import { signSay } from "./sign.ts";
import { SignButton } from "./SignButton.tsx";
import { signTerm } from "./signTerm.ts";

interface SignOnlyProps {
  readonly context: FlowContext;
  readonly review: Review;
  readonly act: Act;
  /** Empty where a say is taken back. */
  readonly reason: string;
}

const does: Readonly<Record<Act, string>> = {
  endorse: "your endorsement counts",
  object: "your objection counts",
  withdraw: "what you said is taken back",
};

/** Signs what would be sent, for somebody else to send. */
export default function SignOnly({ context, review, act, reason }: SignOnlyProps) {
  const deadline = signTerm(review, act, context.now);
  return (
    <SignButton
      title={act === "withdraw" ? "Sign taking it back, without sending" : "Sign without sending"}
      effect={`Costs no fee, and changes nothing by itself: ${does[act]} once somebody sends the signature. Whoever has it can do that until ${formatDateTime(deadline)}, unless you ${act === "withdraw" ? "take it back yourself before" : "make it void"}.`}
      now={context.now}
      about={`${act} ${reason}`}
      sign={(signer) => signSay(context, review, { signer, act, reason, deadline })}
    />
  );
}
