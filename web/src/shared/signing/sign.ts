// What people sign, asked of their wallet and checked as the contracts would.
import type { Address } from "viem";
import { signTypedData } from "wagmi/actions";

import type { Bundle } from "../../chain/flows/bundle.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { ReadContract } from "../../chain/flows/flow.ts";
import {
  acceptanceDigest,
  acceptanceToSign,
  readNonce,
  sayDigest,
  sayToSign,
  type SignedSay,
} from "../../chain/flows/signing.ts";
import type { Review } from "../../chain/types.ts";
import { readClient } from "../query/readClient.ts";
import { wagmiConfig } from "../wallet/config.ts";
import { isSigned } from "./checkSignature.ts";

type Chain = Pick<FlowContext, "contracts" | "chainId">;

/** The review that something is said about, open or not yet. */
export type Signable = Pick<Review, "id" | "question">;

const read: ReadContract = (call) => readClient.readContract(call);

/** Has the signer's wallet sign a say; undefined where the contracts would not take what it signed. */
export async function signSay(
  chain: Chain,
  review: Signable,
  unsigned: Omit<SignedSay, "signature">,
): Promise<Bundle | undefined> {
  const { signer } = unsigned;
  const nonce = await readNonce(chain, review.id, signer, read);
  const signature = await signTypedData(wagmiConfig, {
    ...sayToSign(chain, review, unsigned, nonce),
    account: signer,
  });
  if (!(await isSigned(signer, sayDigest(chain, review, unsigned, nonce), signature, read))) return undefined;
  const says = [{ ...unsigned, signature }];
  return { chainId: chain.chainId, review: review.id, says, acceptance: undefined };
}

/** Has the candidate's wallet accept a nomination until `deadline`, seconds; undefined where the contract would not take it. */
export async function signAcceptance(
  chain: Chain,
  { id }: Pick<Signable, "id">,
  candidate: Address,
  deadline: number,
): Promise<Bundle | undefined> {
  const signature = await signTypedData(wagmiConfig, {
    ...acceptanceToSign(chain, id, deadline),
    account: candidate,
  });
  if (!(await isSigned(candidate, acceptanceDigest(chain, id, deadline), signature, read))) return undefined;
  return { chainId: chain.chainId, review: id, says: [], acceptance: { deadline, signature } };
}
