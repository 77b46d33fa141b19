// A delegation that its holder only signs (EIP-712, ERC-5805), so that somebody else can send it: no fee for who holds the stake.
import { getAddress, isAddress, isHex, size, slice, type Address, type Hex, type TypedDataDefinition } from "viem";

import { formatDateTime } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { stakeTokenAbi } from "../generated/abis.ts";
import type { Read } from "../source.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";

/** A delegation that somebody signed. */
export interface SignedDelegation {
  readonly chainId: number;
  /** Whose stake it is. */
  readonly holder: Address;
  /** Who shall vote with it. */
  readonly to: Address;
  /** How many signatures of the holder the token must have seen, neither more nor fewer. */
  readonly nonce: bigint;
  /** The last second in which it can be sent. */
  readonly expiry: number;
  readonly signature: Hex;
}

/** What a delegation by signature depends on, as the token tells it. */
export interface SigningFacts {
  /** Name and version of the token's EIP-712 domain. */
  readonly name: string;
  readonly version: string;
  /** How many signatures of the holder the token has seen. */
  readonly nonce: bigint;
}

const delegationTypes = {
  Delegation: [
    { name: "delegatee", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "expiry", type: "uint256" },
  ],
} as const;

/** The questions whose answers `toSigningFacts` reads. */
export function signingReads({ contracts }: Pick<FlowContext, "contracts">, holder: Address): Read[] {
  const target = { address: contracts.stakeToken, abi: stakeTokenAbi };
  return [
    { ...target, functionName: "eip712Domain" },
    { ...target, functionName: "nonces", args: [holder] },
  ];
}

/** What the token answered; undefined where it answered anything else. */
export function toSigningFacts([domain, nonce]: readonly unknown[]): SigningFacts | undefined {
  if (!Array.isArray(domain) || typeof nonce !== "bigint") return undefined;
  const [, name, version] = domain as readonly unknown[];
  return typeof name === "string" && typeof version === "string" ? { name, version, nonce } : undefined;
}

/** What a holder signs. */
export function delegationToSign(
  { contracts, chainId }: Pick<FlowContext, "contracts" | "chainId">,
  { name, version }: Pick<SigningFacts, "name" | "version">,
  { to, nonce, expiry }: Pick<SignedDelegation, "to" | "nonce" | "expiry">,
): TypedDataDefinition<typeof delegationTypes, "Delegation"> {
  return {
    domain: { name, version, chainId, verifyingContract: contracts.stakeToken },
    types: delegationTypes,
    primaryType: "Delegation",
    message: { delegatee: to, nonce, expiry: BigInt(expiry) },
  };
}

/** Sends what a holder signed. Anyone can. */
export function delegateBySignature({ contracts, nameOf }: FlowContext, signed: SignedDelegation): Flow {
  const { holder, to, nonce, expiry, signature } = signed;
  const last = Number(slice(signature, 64, 65));
  const whose = nameOf(holder) === "you" ? "Your stake" : `The stake of ${nameOf(holder)}`;
  return {
    id: `delegateBySig:${holder}:${nonce}`,
    title: "Send the delegation",
    effect: `${whose} votes through ${sameAddress(holder, to) ? "its holder" : nameOf(to)} in every proposal whose power is counted from then on. The tokens stay where they are.`,
    steps: [
      call({
        label: `Delegate to ${nameOf(to)}`,
        to: contracts.stakeToken,
        abi: stakeTokenAbi,
        functionName: "delegateBySig",
        // Some wallets write the recovery byte as 0 or 1.
        args: [
          to,
          nonce,
          BigInt(expiry),
          last < 27 ? last + 27 : last,
          slice(signature, 0, 32),
          slice(signature, 32, 64),
        ],
      }),
    ],
  };
}

/** Why a signed delegation can't be sent at `now`, seconds; undefined if it can. `valid`: the holder's key signed it. */
export function delegationProblem(
  { chainId, expiry, nonce }: SignedDelegation,
  context: Pick<FlowContext, "chainId" | "now">,
  facts: Pick<SigningFacts, "nonce">,
  valid: boolean,
): string | undefined {
  if (chainId !== context.chainId) return "It was signed for another network.";
  if (nonce < facts.nonce) return "It was sent already, or the holder has signed something since that was.";
  if (nonce > facts.nonce) return "The holder signed something before it that was not sent yet.";
  if (!valid) return "The holder’s key did not sign this.";
  if (expiry < context.now) return `It could be sent until ${formatDateTime(expiry)}. Ask for a new one.`;
  return undefined;
}

const FORMAT = "exchequer-delegation/1";

/** Writes a signed delegation as JSON. */
export function writeDelegation({ nonce, ...signed }: SignedDelegation): string {
  return JSON.stringify({ format: FORMAT, ...signed, nonce: nonce.toString() });
}

/** Reads a signed delegation; undefined for anything else. Who wrote it may be hostile: the contract checks the signature. */
export function readDelegation(text: string): SignedDelegation | undefined {
  try {
    const { format, chainId, holder, to, nonce, expiry, signature } = JSON.parse(text) as Record<string, unknown>;
    if (format !== FORMAT || !isCount(chainId) || !isCount(expiry) || expiry >= 2 ** 48) return undefined;
    if (!isWho(holder) || !isWho(to)) return undefined;
    if (typeof nonce !== "string" || !/^\d{1,20}$/.test(nonce)) return undefined;
    if (!isHex(signature) || size(signature) !== 65) return undefined;
    return { chainId, holder: getAddress(holder), to: getAddress(to), nonce: BigInt(nonce), expiry, signature };
  } catch {
    return undefined;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isWho = (value: unknown): value is Address => typeof value === "string" && isAddress(value);
