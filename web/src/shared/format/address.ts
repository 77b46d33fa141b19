import { getAddress, isAddress, type Address } from "viem";

/** An address that somebody typed, or the reason why it can't be used. */
export type ReadAddress =
  { readonly ok: true; readonly value: Address } | { readonly ok: false; readonly reason: string };

const no = (reason: string) => ({ ok: false, reason }) as const;

/** Reads a typed address. Capitals are a checksum: where some are capital and don't fit, a character is wrong. `missing` answers an empty field. */
export function readAddress(text: string, missing: string): ReadAddress {
  const typed = text.trim();
  if (typed === "") return no(missing);
  if (/^[^\s.]+(\.[^\s.]+)+$/.test(typed)) return no("Names are not looked up here: enter the address itself.");
  if (!isAddress(typed, { strict: false }))
    return no("This is not an address: it has to be 0x and 40 digits from 0 to f.");
  if (/^0x0{40}$/.test(typed)) return no("This is nobody’s address.");
  return isAddress(typed)
    ? { ok: true, value: getAddress(typed) }
    : no("A letter of this address is wrong: its capitals don’t fit.");
}
