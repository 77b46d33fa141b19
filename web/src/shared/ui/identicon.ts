/**
 * A small portrait of an address: a chequered cloth of 5 x 5, mirrored like a face, in one hue taken from the address. Pure, so
 * that the same address looks the same everywhere.
 */
export interface Identicon {
  /** 0 to 359. */
  hue: number;
  /** SVG path of the filled squares in a 5 x 5 box. */
  path: string;
}

/** Mixes the address into 32 bits at a time (xorshift, seeded by FNV-1a); a drawing, not a proof. */
function numbers(address: string): () => number {
  let seed = 2_166_136_261;
  for (const character of address.toLowerCase()) seed = Math.imul(seed ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return seed >>> 0;
  };
}

/** Draws the portrait of an address. */
export function identicon(address: string): Identicon {
  const next = numbers(address);
  const hue = next() % 360;
  const half = Array.from({ length: 15 }, () => next() % 2 === 0);
  const filled = half.filter(Boolean).length;
  // A cloth that is nearly bare says little: its opposite is drawn.
  const drawn = filled >= 5;
  const squares = half.flatMap((set, index) => {
    if (set !== drawn) return [];
    const x = index % 3;
    const y = Math.floor(index / 3);
    const square = (at: number) => `M${at} ${y}h1v1h-1z`;
    return x < 2 ? [square(x), square(4 - x)] : [square(x)];
  });
  return { hue, path: squares.join("") };
}
