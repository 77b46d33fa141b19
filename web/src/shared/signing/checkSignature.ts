// Whether a signature would be taken by the contracts: the signer's key first, then the signer's contract (ERC-1271).
import { isAddressEqual, recoverAddress, type Address, type Hex } from "viem";

import type { ReadContract } from "../../chain/flows/flow.ts";

const erc1271Abi = [
  {
    type: "function",
    name: "isValidSignature",
    stateMutability: "view",
    inputs: [
      { name: "hash", type: "bytes32" },
      { name: "signature", type: "bytes" },
    ],
    outputs: [{ name: "", type: "bytes4" }],
  },
] as const;

/** What a contract answers whose signature it is. */
const MAGIC = "0x1626ba7e";

/** Whether the key of `signer` signed `digest`. */
export async function isSignedByKey(signer: Address, digest: Hex, signature: Hex): Promise<boolean> {
  try {
    // As the contracts do it: 65 bytes, no shorter form.
    return signature.length === 132 && isAddressEqual(await recoverAddress({ hash: digest, signature }), signer);
  } catch {
    return false;
  }
}

/** Whether `signer` signed `digest`, with its key or as its code says. */
export async function isSigned(signer: Address, digest: Hex, signature: Hex, read: ReadContract): Promise<boolean> {
  if (await isSignedByKey(signer, digest, signature)) return true;
  try {
    const args = [digest, signature];
    return (await read({ address: signer, abi: erc1271Abi, functionName: "isValidSignature", args })) === MAGIC;
  } catch {
    // An account without code, or one whose code refuses.
    return false;
  }
}
