import { AbiCoder, id as hashOf, keccak256 } from "ethers";

import type { House } from "./chain.ts";
import type { Address } from "./rules/ledger.ts";
import type { Recovery } from "./rules/moves.ts";
import type { Nomination } from "./rules/nominations.ts";
import { KINDS, type Offer } from "./rules/people.ts";
import type { Claim } from "./rules/pots.ts";
import type { Revocation } from "./rules/revocations.ts";

/** Everything that a review can be about. */
export type Judged = Nomination | Revocation | Recovery | Claim;

const QUESTION = "tuple(address,uint32,bytes32,address,uint64,address[],uint32[])";
const OFFER = "tuple(uint8,uint64,uint48,address)";
const abi = AbiCoder.defaultAbiCoder();

/** An offer as calldata. */
export function offerOf({ kind, rate, until, supervisor }: Offer) {
  return { kind: KINDS.indexOf(kind), rate, until, supervisor };
}

/** The question that is asked, as calldata; worked out without the contracts. */
export function questionOf(house: House, judged: Judged) {
  const barred = [...judged.barred];
  const content = contentOf(judged);
  const workflow = String(house[judged.workflow].target);
  if (judged.workflow === "bounties") {
    const { bounty, claimant, awards, openedAt } = judged;
    const payees = awards.map(({ payee }) => payee).filter((payee) => payee !== claimant);
    return { workflow, domain: bounty.domain, content, subject: claimant, salt: openedAt, payees, barred };
  }
  const { domain, salt } = judged;
  const payees: Address[] = judged.workflow === "moves" ? [judged.to] : [];
  return { workflow, domain, content, subject: subjectOf(judged), salt, payees, barred };
}

/** The id of the review. */
export function reviewIdOf(house: House, judged: Judged): string {
  return keccak256(abi.encode([QUESTION], [Object.values(questionOf(house, judged))]));
}

/** The hash of what is judged. */
export function contentOf(judged: Judged): string {
  const text = hashOf(judged.uri);
  if (judged.workflow === "bounties") {
    const payments = judged.awards.map(({ payee, amount }) => [payee, amount]);
    return keccak256(
      abi.encode(["bytes32", "bytes32", "tuple(address,uint256)[]"], [judged.bounty.id, text, payments]),
    );
  }
  if (judged.workflow === "clearances") {
    const { opener, offer, changes } = judged;
    const fields = [opener, Object.values(offerOf(offer)), changes, text];
    return keccak256(abi.encode(["address", OFFER, "bool", "bytes32"], fields));
  }
  return keccak256(abi.encode(["address", "bytes32"], [judged.opener, text]));
}

/** Whom it is about. */
export function subjectOf(judged: Judged): Address {
  if (judged.workflow === "clearances") return judged.candidate;
  if (judged.workflow === "revocations") return judged.account;
  return judged.workflow === "moves" ? judged.from : judged.claimant;
}

/** No acceptance. */
export const NO_ACCEPTANCE = { deadline: 0n, signature: "0x" };
