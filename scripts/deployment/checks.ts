import { getAddress, isAddress, ZeroAddress } from "ethers";

/** A real address with a right checksum: one wrong letter must not receive anything. */
export function isAccount(text: string): boolean {
  return isAddress(text) && getAddress(text) === text && text !== ZeroAddress;
}

/** Whether `value` is a whole number from `min` to `max`. */
export function isWhole(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max;
}

/** What is there more than once. */
export function duplicatesOf(values: readonly string[]): Set<string> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}
