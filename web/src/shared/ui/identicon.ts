import { keccak256, type Hex } from "viem";

/**
 * The portrait that is drawn of an address: a pattern of 5 x 5 fields, the same on both sides, in a hue taken from the address. It
 * is the drawing that the contracts give other software (`contracts/ClearanceCards.sol`), so that everybody sees the same one.
 */
export interface Identicon {
  /** 0 to 359. */
  readonly hue: number;
  /** SVG path of the filled fields, in a box of 7 x 7 with an empty rim. */
  readonly path: string;
}

const field = (x: number, y: number) => `M${x + 1} ${y + 1}h1v1h-1z`;

/** Draws the portrait of an address. */
export function identicon(address: string): Identicon {
  const seed = BigInt(keccak256(address.toLowerCase() as Hex));
  const path = Array.from({ length: 15 }, (_, bit) => {
    if (((seed >> BigInt(bit)) & 1n) === 0n) return "";
    const [x, y] = [Math.floor(bit / 5), bit % 5];
    return x < 2 ? field(x, y) + field(4 - x, y) : field(x, y);
  }).join("");
  return { hue: Number((seed >> 16n) % 360n), path };
}
