import type { Address } from "viem";

import { readAddress, type ReadAddress } from "../format/index.ts";

/** Reads through whom somebody's stake shall vote. The token takes the zero address, and then the stake votes for nobody. */
export function readDelegate(text: string): ReadAddress {
  if (/^0x0{40}$/.test(text.trim()))
    return { ok: false, reason: "This is nobody’s address: your stake would not vote at all." };
  return readAddress(text, "Enter the address of whom you trust with it.");
}

/** Where a delegation to `to` is signed for somebody else to send; opened there at once. */
export function signingPath(to: Address): string {
  return `/stake/${to}?sign=open`;
}
