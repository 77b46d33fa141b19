import { toBeHex } from "ethers";

/** The key of `holder`'s personal account in the treasury's books. */
export function accountKey(holder: string): string {
  return toBeHex(BigInt(holder) << 96n, 32);
}
