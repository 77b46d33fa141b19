import { hexToBytes, keccak256, type Address, type Hex } from "viem";

/**
 * Whether a block's log filter may hold a log of the address (false positives happen, false negatives never). Every header
 * carries the filter, so the look for a new block already tells whether anything of ours changed in it.
 */
export function mayHaveLoggedFrom(logsBloom: Hex, address: Address): boolean {
  const bloom = hexToBytes(logsBloom);
  const hash = hexToBytes(keccak256(address));
  return [0, 2, 4].every((at) => {
    const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) & 2047;
    return ((bloom[bloom.length - 1 - (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0;
  });
}
