// What judges and candidates sign off chain (EIP-712), so that somebody else can send it: no fee for those who sign.
import { encodeAbiParameters, hashTypedData, keccak256, type Address, type Hex, type TypedDataDefinition } from "viem";

import type { Contracts } from "../deployment.ts";
import { reviewsAbi } from "../generated/abis.ts";
import type { Question } from "../types.ts";
import type { ReadContract } from "./flow.ts";

/** What somebody can do with a say. */
export type Act = "endorse" | "object" | "withdraw";

const ACTS: readonly Act[] = ["endorse", "object", "withdraw"];

/** As IReviewTypes.Act numbers them. */
export function actNumber(act: Act): number {
  return ACTS.indexOf(act);
}

/** An act that somebody signed. */
export interface SignedSay {
  readonly signer: Address;
  readonly act: Act;
  /** Until when it can be used, seconds (that second excluded). */
  readonly deadline: number;
  /** Text, or a URI of it; empty where a say is withdrawn. */
  readonly reason: string;
  readonly signature: Hex;
}

/** The candidate's acceptance. */
export interface Acceptance {
  /** Until when it can be used, seconds (that second excluded). */
  readonly deadline: number;
  readonly signature: Hex;
}

/** No acceptance is given. */
export const NO_ACCEPTANCE: Acceptance = { deadline: 0, signature: "0x" };

/** A signed say as the contracts take it. */
export function signedSayArgument({ signer, act, deadline, reason, signature }: SignedSay) {
  return { signer, act: actNumber(act), deadline, reason, signature };
}

interface Chain {
  readonly contracts: Contracts;
  readonly chainId: number;
}

const sayTypes = {
  Say: [
    { name: "review", type: "bytes32" },
    { name: "content", type: "bytes32" },
    { name: "act", type: "uint8" },
    { name: "reason", type: "string" },
    { name: "signer", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint48" },
  ],
} as const;

/** What a judge signs about a review. The nonce is `readNonce`'s. */
export function sayToSign(
  { contracts, chainId }: Chain,
  { id, question }: { readonly id: Hex; readonly question: Pick<Question, "content"> },
  { signer, act, deadline, reason }: Omit<SignedSay, "signature">,
  nonce: bigint,
): TypedDataDefinition<typeof sayTypes, "Say"> {
  return {
    domain: { name: "Exchequer Reviews", version: "1", chainId, verifyingContract: contracts.reviews },
    types: sayTypes,
    primaryType: "Say",
    message: { review: id, content: question.content, act: actNumber(act), reason, signer, nonce, deadline },
  };
}

const acceptanceTypes = {
  Acceptance: [
    { name: "nomination", type: "bytes32" },
    { name: "deadline", type: "uint48" },
  ],
} as const;

/** What a candidate signs to accept a nomination; `deadline` in seconds. */
export function acceptanceToSign(
  { contracts, chainId }: Chain,
  nomination: Hex,
  deadline: number,
): TypedDataDefinition<typeof acceptanceTypes, "Acceptance"> {
  return {
    domain: { name: "Exchequer Clearances", version: "1", chainId, verifyingContract: contracts.clearances },
    types: acceptanceTypes,
    primaryType: "Acceptance",
    message: { nomination, deadline },
  };
}

/** How many acts of `account` a review has seen: the nonce of its next signature. */
export async function readNonce(
  { contracts }: Pick<Chain, "contracts">,
  review: Hex,
  account: Address,
  read: ReadContract,
): Promise<bigint> {
  const args = [review, account] as const;
  const nonce = await read({ address: contracts.reviews, abi: reviewsAbi, functionName: "nonceOf", args });
  if (typeof nonce !== "bigint") throw new TypeError("The contract of reviews did not answer with a number.");
  return nonce;
}

/** The id of a review, known before it opens. */
export function reviewIdOf(question: Question): Hex {
  const parameters = [
    {
      type: "tuple",
      components: [
        { name: "workflow", type: "address" },
        { name: "domain", type: "uint32" },
        { name: "content", type: "bytes32" },
        { name: "subject", type: "address" },
        { name: "salt", type: "uint64" },
        { name: "payees", type: "address[]" },
        { name: "barred", type: "uint32[]" },
      ],
    },
  ] as const;
  return keccak256(encodeAbiParameters(parameters, [question]));
}

/** The hash that a say's signature is over. */
export function sayDigest(...args: Parameters<typeof sayToSign>): Hex {
  return hashTypedData(sayToSign(...args));
}

/** The hash that an acceptance's signature is over. */
export function acceptanceDigest(...args: Parameters<typeof acceptanceToSign>): Hex {
  return hashTypedData(acceptanceToSign(...args));
}
