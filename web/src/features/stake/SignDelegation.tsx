import { hashTypedData, type Address } from "viem";
import { signTypedData } from "wagmi/actions";

import type { FlowContext } from "../../chain/flows/context.ts";
import {
  delegationToSign,
  signingReads,
  toSigningFacts,
  type SignedDelegation,
} from "../../chain/flows/signedDelegation.ts";
import { DAY, formatDateTime } from "../../shared/format/index.ts";
import { chainSource } from "../../shared/query/chainStore.ts";
import { isSignedByKey } from "../../shared/signing/checkSignature.ts";
import { SignOffChain } from "../../shared/signing/SignOffChain.tsx";
import { linkTo } from "../../shared/routing/linkText.ts";
import { CopyWords } from "../../shared/ui/CopyWords.tsx";
import { wagmiConfig } from "../../shared/wallet/config.ts";
import { delegationPath } from "./delegationLink.ts";

/** How long what is signed can be sent, seconds: time to pass it on, and no longer. */
const LIFETIME = 7 * DAY;

/** Signs a delegation for somebody else to send. */
export default function SignDelegation({ context, to }: { context: FlowContext; to: Address }) {
  // To the end of a day: what was read is what is signed, though blocks come in between.
  const expiry = Math.ceil((context.now + LIFETIME) / DAY) * DAY - 1;
  return (
    <SignOffChain
      title="Sign without sending"
      effect={`Costs no fee, and changes nothing by itself: your stake votes through ${context.nameOf(to)} once somebody sends the signature. Whoever has it can do that until ${formatDateTime(expiry)}, once, even after you have delegated to somebody else yourself.`}
      about={to}
      sign={(holder) => signDelegation(context, holder, to, expiry)}
      passing="pass on this link, with which anyone can send it"
      passOn={(signed) => <CopyWords what="link" text={linkTo(delegationPath(signed))} />}
    />
  );
}

/** Has the holder's wallet sign; undefined where the token would not take what it signed: it takes signatures of keys only. */
async function signDelegation(
  context: FlowContext,
  holder: Address,
  to: Address,
  expiry: number,
): Promise<SignedDelegation | undefined> {
  const facts = toSigningFacts(await chainSource.read(signingReads(context, holder)));
  if (!facts) return undefined;
  const unsigned = { to, nonce: facts.nonce, expiry };
  const typed = delegationToSign(context, facts, unsigned);
  const signature = await signTypedData(wagmiConfig, { ...typed, account: holder });
  if (!(await isSignedByKey(holder, hashTypedData(typed), signature))) return undefined;
  return { chainId: context.chainId, holder, ...unsigned, signature };
}
