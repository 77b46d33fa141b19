// What every flow that brings in money has in common: ETH is sent along, tokens are approved to the exact unit or permitted by a
// signature.
import {
  encodeAbiParameters,
  keccak256,
  slice,
  stringToHex,
  type Abi,
  type Address,
  type Hex,
  type TypedDataDefinition,
} from "viem";

import { ETH_ADDRESS } from "../accounts.ts";
import { erc20Abi } from "../generated/abis.ts";
import type { Asset } from "../types.ts";
import { approve, type Flow, type ReadContract, type Step } from "./flow.ts";
import { amountText } from "./wording.ts";

/** An ERC-2612 signature as our contracts take it. */
export interface PermitArguments {
  readonly value: bigint;
  readonly deadline: bigint;
  readonly v: number;
  readonly r: Hex;
  readonly s: Hex;
}

/** Seconds, of chain time, in which a permit can be used. */
const PERMIT_LIFETIME = 3_600n;

interface Funding {
  readonly asset: Asset;
  /** Base units. */
  readonly amount: bigint;
  /** The contract that takes the money. */
  readonly spender: Address;
  readonly chainId: number;
  /** Chain time, seconds. */
  readonly now: number;
  /** The funding call itself, with or without ETH. */
  readonly step: Step;
  /** The funding call with a permit. */
  readonly stepWithPermit: (permit: PermitArguments) => Step;
}

/** The steps of a flow that brings in money, and the way by one signature where the token has one. */
export function fundingSteps({
  asset,
  amount,
  spender,
  chainId,
  now,
  step,
  stepWithPermit,
}: Funding): Pick<Flow, "steps" | "permit"> {
  if (asset.address === ETH_ADDRESS) return { steps: [{ ...step, value: amount }] };
  const allowed = approve({
    token: asset.address,
    spender,
    amount,
    label: `Approve exactly ${amountText(amount, asset)}`,
  });
  const deadline = BigInt(now) + PERMIT_LIFETIME;
  return {
    steps: [allowed, step],
    permit: {
      label: `Allow exactly ${amountText(amount, asset)}, by a signature`,
      prepare: (account, read) =>
        permitToSign({ token: asset.address, chainId, owner: account, spender, value: amount, deadline }, read),
      step(signature) {
        return stepWithPermit({ value: amount, deadline, ...splitSignature(signature) });
      },
    },
  };
}

/** The parts of a signature of 65 bytes, as ERC-2612 takes them; some wallets write the recovery byte as 0 or 1. */
function splitSignature(signature: Hex): { r: Hex; s: Hex; v: number } {
  const last = Number(slice(signature, 64, 65));
  return { r: slice(signature, 0, 32), s: slice(signature, 32, 64), v: last < 27 ? last + 27 : last };
}

interface PermitRequest {
  readonly token: Address;
  readonly chainId: number;
  readonly owner: Address;
  readonly spender: Address;
  readonly value: bigint;
  readonly deadline: bigint;
}

const permitTypes = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

const versionAbi = [
  { type: "function", name: "version", stateMutability: "view", inputs: [], outputs: [{ name: "", type: "string" }] },
] as const;

/**
 * What the owner would sign, or undefined where the token has no permit that is sure to work: tokens differ in the version that they
 * sign with, and some mean something else by `permit`. Only a domain that hashes to what the token itself reports is used.
 */
async function permitToSign(
  { token, chainId, owner, spender, value, deadline }: PermitRequest,
  read: ReadContract,
): Promise<TypedDataDefinition | undefined> {
  const ask = (functionName: string, args: readonly unknown[] = [], abi: Abi = erc20Abi): Promise<unknown> =>
    read({ address: token, abi, functionName, args }).catch(() => undefined);
  const [nonce, separator, name, version] = await Promise.all([
    ask("nonces", [owner]),
    ask("DOMAIN_SEPARATOR"),
    ask("name"),
    ask("version", [], versionAbi),
  ]);
  if (typeof nonce !== "bigint" || typeof separator !== "string" || typeof name !== "string") return undefined;
  const fitting = [...new Set([typeof version === "string" ? version : "1", "1", "2"])].find(
    (candidate) => domainSeparator(name, candidate, chainId, token) === separator.toLowerCase(),
  );
  if (fitting === undefined) return undefined;
  return {
    domain: { name, version: fitting, chainId, verifyingContract: token },
    types: permitTypes,
    primaryType: "Permit",
    message: { owner, spender, value, nonce, deadline },
  };
}

const DOMAIN_TYPE = keccak256(
  stringToHex("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
);

function domainSeparator(name: string, version: string, chainId: number, token: Address): Hex {
  const types = [
    { type: "bytes32" },
    { type: "bytes32" },
    { type: "bytes32" },
    { type: "uint256" },
    { type: "address" },
  ] as const;
  return keccak256(
    encodeAbiParameters(types, [
      DOMAIN_TYPE,
      keccak256(stringToHex(name)),
      keccak256(stringToHex(version)),
      BigInt(chainId),
      token,
    ]),
  );
}
