import type { Address } from "viem";

import type { Bundle } from "../../chain/flows/bundle.ts";
import { rememberGiven } from "./given.ts";
import { SignedBundle } from "./SignedBundle.tsx";
import { SignOffChain } from "./SignOffChain.tsx";

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

/** Signs something about a review for somebody else to send; others' can be put together with it. */
export function SignButton({ now, onSigned, ...rest }: SignButtonProps) {
  return (
    <SignOffChain
      {...rest}
      onSigned={(bundle, signer) => {
        rememberGiven(signer, { at: now, bundle });
        onSigned?.(bundle);
      }}
      passOn={onSigned ? undefined : (bundle) => <SignedBundle bundle={bundle} />}
    />
  );
}
