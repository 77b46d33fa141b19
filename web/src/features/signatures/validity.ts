// Whether signatures are their signers', over what they say they are over.
import type { Address } from "viem";

import type { Bundle } from "../../chain/flows/bundle.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { ReadContract } from "../../chain/flows/flow.ts";
import { acceptanceDigest, readNonce, sayDigest, type SignedSay } from "../../chain/flows/signing.ts";
import type { Review } from "../../chain/types.ts";
import { isSigned, isSignedByKey } from "../../shared/signing/checkSignature.ts";

/** `spent`: it was good until its signer spoke, took that back, or made it void. `wrong`: it is not over this, or not the signer's. */
export type Validity = "good" | "spent" | "wrong";

/** What was found out about a bundle. */
export interface Checked {
  /** In the order of the bundle's says. */
  readonly says: readonly Validity[];
  readonly acceptance: Validity | undefined;
}

/** How many earlier nonces are tried to tell a spent signature from a wrong one. */
const LOOK_BACK = 8n;

/** Checks every signature of a bundle about `review`; `candidate` is whose acceptance it may hold. */
export async function checkBundle(
  chain: Pick<FlowContext, "contracts" | "chainId">,
  review: Pick<Review, "id" | "question">,
  { says, acceptance }: Pick<Bundle, "says" | "acceptance">,
  candidate: Address | undefined,
  read: ReadContract,
): Promise<Checked> {
  return {
    says: await Promise.all(says.map((say) => checkSay(chain, review, say, read))),
    acceptance:
      acceptance &&
      (candidate &&
      (await isSigned(candidate, acceptanceDigest(chain, review.id, acceptance.deadline), acceptance.signature, read))
        ? "good"
        : "wrong"),
  };
}

async function checkSay(
  chain: Pick<FlowContext, "contracts" | "chainId">,
  review: Pick<Review, "id" | "question">,
  say: SignedSay,
  read: ReadContract,
): Promise<Validity> {
  const nonce = await readNonce(chain, review.id, say.signer, read);
  if (await isSigned(say.signer, sayDigest(chain, review, say, nonce), say.signature, read)) return "good";
  for (let earlier = nonce - 1n; earlier >= 0n && earlier >= nonce - LOOK_BACK; earlier--) {
    if (await isSignedByKey(say.signer, sayDigest(chain, review, say, earlier), say.signature)) return "spent";
  }
  return "wrong";
}
