/** "0x70997970…dc79C8": enough to compare at both ends. */
export function shortAddress(address: string): string {
  return address.length <= 14 ? address : `${address.slice(0, 6)}…${address.slice(-4)}`;
}

/** A hash, cut in the middle. */
export function shortHash(hash: string): string {
  return hash.length <= 20 ? hash : `${hash.slice(0, 10)}…${hash.slice(-6)}`;
}

/** Characters that reorder, hide or break text: controls, bidirectional overrides, zero width, line separators, tags. */
const HOSTILE =
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufeff\uffa0\ufff9-\uffff\u{e0000}-\u{e007f}]|[\ufe00-\ufe0f]/gu;

/** One line of text from the chain, without characters that disguise it, cut to `max` characters. */
export function plainText(text: string, max = 120): string {
  const clean = text.replace(HOSTILE, " ").replace(/\s+/g, " ").trim();
  const characters = [...clean];
  return characters.length > max ? `${characters.slice(0, max - 1).join("")}…` : clean;
}

/** "A", "A and B", "A, B and C". */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

/** Decodes the bytes32 that some early tokens return for their symbol; other text passes through. */
export function unpackBytes32(symbol: string): string {
  if (!/^0x[0-9a-f]{64}$/i.test(symbol)) return symbol;
  const bytes = Uint8Array.from(symbol.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

const SYMBOL_LENGTH = 11;

/**
 * A token's symbol as it may be shown: tokens name themselves, so it is cut, stripped of disguises and of look-alike scripts,
 * and never empty.
 */
export function tokenSymbol(untrusted: string | undefined): string {
  const plain = plainText(unpackBytes32(untrusted ?? ""), SYMBOL_LENGTH).replace(/[^\x20-\x7e…₀-₉€$₮]/g, "?");
  return plain.trim() || "token";
}
