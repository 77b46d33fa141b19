import { AbiCoder, id, keccak256 } from "ethers";

/** The URI of a Markdown text that needs nothing but the chain. */
export function markdownUri(text: string): string {
  return `data:text/markdown;charset=utf-8,${encodeURIComponent(text)}`;
}

/** keccak256 of a URI, as the contracts bind it. */
export function contentHash(uri: string): string {
  return id(uri);
}

/** keccak256 of the ABI encoding of `values`. */
export function hashOf(types: readonly string[], values: readonly unknown[]): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode([...types], [...values]));
}
