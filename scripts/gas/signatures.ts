import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import type { IReviewTypes } from "../../types/ethers-contracts/contracts/Reviews.js";
import type { GasSystem } from "./system.ts";

import { DAY } from "./chain.ts";

/** What a judge signs. */
const SAY = {
  Say: [
    { name: "review", type: "bytes32" },
    { name: "content", type: "bytes32" },
    { name: "act", type: "uint8" },
    { name: "reason", type: "string" },
    { name: "signer", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint48" },
  ],
};

const ENDORSE = 0;

/** The endorsement of `question` by `signer`, signed a day ahead; the review need not be open. */
export async function signEndorsement(
  { chain, reviews }: GasSystem,
  question: IReviewTypes.QuestionStruct,
  signer: HardhatEthersSigner,
): Promise<IReviewTypes.SignedSayStruct> {
  const review = await reviews.idOf(question);
  const say = { signer: signer.address, act: ENDORSE, deadline: chain.now() + DAY, reason: "" };
  const [, name, version, chainId, verifyingContract] = await reviews.eip712Domain();
  const nonce = await reviews.nonceOf(review, signer);
  const message = { review, content: question.content, nonce, ...say };
  const signature = await signer.signTypedData({ name, version, chainId, verifyingContract }, SAY, message);
  return { ...say, signature };
}
