import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { TypedDataField } from "ethers";

import { ethers } from "./fixtures.ts";

/** A vote that can be signed. */
export interface Ballot {
  proposalId: bigint;
  /** Bravo's number of the side. */
  support: number;
  /** The address that votes: the signer's own, or that of an account with code. */
  voter: string;
  nonce: bigint;
}

/** A vote with its reason and parameters that can be signed. */
export interface ExtendedBallot extends Ballot {
  reason: string;
  /** Hex; the governor counts simply and makes nothing of it. */
  params: string;
}

const BALLOT: TypedDataField[] = [
  { name: "proposalId", type: "uint256" },
  { name: "support", type: "uint8" },
  { name: "voter", type: "address" },
  { name: "nonce", type: "uint256" },
];
const EXTENDED_BALLOT: TypedDataField[] = [
  ...BALLOT,
  { name: "reason", type: "string" },
  { name: "params", type: "bytes" },
];

/** A contract that tells its EIP-712 domain (ERC-5267). */
interface Signed {
  eip712Domain(): Promise<{ name: string; version: string; chainId: bigint; verifyingContract: string }>;
}

/** The EIP-712 domain of a contract, as the contract itself tells it. */
async function domainOf(contract: Signed) {
  const { name, version, chainId, verifyingContract } = await contract.eip712Domain();
  return { name, version, chainId, verifyingContract };
}

/** The signature of `key` over a vote. */
export async function signBallot({ governor }: { governor: Signed }, key: HardhatEthersSigner, ballot: Ballot) {
  return key.signTypedData(await domainOf(governor), { Ballot: BALLOT }, ballot);
}

/** The signature of `key` over a vote with reason and parameters. */
export async function signExtended(
  { governor }: { governor: Signed },
  key: HardhatEthersSigner,
  ballot: ExtendedBallot,
) {
  return key.signTypedData(await domainOf(governor), { ExtendedBallot: EXTENDED_BALLOT }, ballot);
}

/** The signature of `key` over a delegation of its units of `token` to `delegatee`, good until `expiry` (seconds since 1970). */
export async function signDelegation(
  token: Signed,
  key: HardhatEthersSigner,
  delegation: { delegatee: string; nonce: bigint; expiry: bigint },
) {
  const types = {
    Delegation: [
      { name: "delegatee", type: "address" },
      { name: "nonce", type: "uint256" },
      { name: "expiry", type: "uint256" },
    ],
  };
  return ethers.Signature.from(await key.signTypedData(await domainOf(token), types, delegation));
}

/** The signature of `owner` over an allowance of `token` (ERC-2612), good until `deadline` (seconds since 1970). */
export async function signPermit(
  token: Signed,
  owner: HardhatEthersSigner,
  permit: { spender: string; value: bigint; nonce: bigint; deadline: bigint },
) {
  const types = {
    Permit: [
      { name: "owner", type: "address" },
      { name: "spender", type: "address" },
      { name: "value", type: "uint256" },
      { name: "nonce", type: "uint256" },
      { name: "deadline", type: "uint256" },
    ],
  };
  const signature = await owner.signTypedData(await domainOf(token), types, { owner: owner.address, ...permit });
  return ethers.Signature.from(signature);
}
