import { TypedDataEncoder, type TypedDataField } from "ethers";

import type { House } from "./chain.ts";
import { contentOf, type Judged } from "./questions.ts";
import { ACTS, type ReviewAct, type Signed } from "./rules/judgement.ts";
import type { Address } from "./rules/ledger.ts";
import type { Acceptance, Nomination } from "./rules/nominations.ts";

const SAY = [
  { name: "review", type: "bytes32" },
  { name: "content", type: "bytes32" },
  { name: "act", type: "uint8" },
  { name: "reason", type: "string" },
  { name: "signer", type: "address" },
  { name: "nonce", type: "uint256" },
  { name: "deadline", type: "uint48" },
];
const ACCEPTANCE = [
  { name: "nomination", type: "bytes32" },
  { name: "deadline", type: "uint48" },
];

/** What is said, by whom, and with whose key it is signed. */
interface Saying {
  readonly signer: Address;
  readonly act: ReviewAct;
  readonly nonce: number;
  readonly deadline: bigint;
  readonly key: Address;
}

/** A say, signed as wallets do it (EIP-712). */
export function signSay(house: House, judged: Judged, { signer, act, nonce, deadline, key }: Saying): Signed {
  const content = contentOf(judged);
  const value = { review: judged.id, content, act: ACTS.indexOf(act), reason: "", signer, nonce, deadline };
  const signature = sign(house, "reviews", key, { Say: SAY }, value);
  return { review: judged.id, signer, act, nonce, deadline, genuine: key === signer, signature };
}

/** A candidate's acceptance, signed with the key of `key`. */
export function signAcceptance(
  house: House,
  { id, candidate }: Nomination,
  deadline: bigint,
  key: Address,
): Acceptance {
  const signature = sign(house, "clearances", key, { Acceptance: ACCEPTANCE }, { nomination: id, deadline });
  return { deadline, genuine: key === candidate, signature };
}

function sign(
  house: House,
  verifier: "reviews" | "clearances",
  key: Address,
  types: Record<string, TypedDataField[]>,
  value: Record<string, unknown>,
): string {
  const wallet = house.wallets.get(key);
  if (wallet === undefined) throw new RangeError(`${key} has no key`);
  const name = verifier === "reviews" ? "Exchequer Reviews" : "Exchequer Clearances";
  const domain = { name, version: "1", chainId: house.chainId, verifyingContract: String(house[verifier].target) };
  return wallet.signingKey.sign(TypedDataEncoder.hash(domain, types, value)).serialized;
}
