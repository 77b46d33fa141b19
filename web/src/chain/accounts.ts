import { getAddress, zeroHash, type Address } from "viem";

import type { AccountKey } from "./types.ts";

/** How ETH is called among the assets. Source: ERC-7528. */
export const ETH_ADDRESS: Address = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE";

/** The other side of every movement that crosses the treasury's border. */
export const OUTSIDE: AccountKey = zeroHash;

/** The account of `holder` that anyone may pay into. */
export function personalAccount(holder: Address): AccountKey {
  return `0x${holder.slice(2).toLowerCase()}${"0".repeat(24)}`;
}

/** The account that holds a bounty's money: its number is the lower 96 bits of the bounty's id. */
export function bountyAccount(bounties: Address, bounty: `0x${string}`): AccountKey {
  return `0x${bounties.slice(2).toLowerCase()}${bounty.slice(-24).toLowerCase()}`;
}

/** The account in which what was released from the line waits to be drawn. */
export function lineAccount(budgets: Address): AccountKey {
  return `0x${budgets.slice(2).toLowerCase()}${"1".padStart(24, "0")}`;
}

/** Who alone may move money out of the account. */
export function holderOf(account: AccountKey): Address {
  return getAddress(account.slice(0, 42));
}

/** Whether the account is its holder's personal one. */
export function isPersonal(account: AccountKey): boolean {
  return account !== OUTSIDE && account.endsWith("0".repeat(24));
}

/** Whether two addresses are the same, however they are written. */
export function sameAddress(a: Address | undefined, b: Address | undefined): boolean {
  return a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
}

/** Reads a reference as the short text that depositors may put there; empty when it is a hash or holds anything else. */
export function refText(ref: `0x${string}`): string {
  const match = /^0x((?:[2-6][0-9a-f]|7[0-9a-e])*)(?:00)+$/i.exec(ref);
  return (match?.[1]?.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join("");
}

/** Writes up to 31 printable ASCII characters as a reference; other characters and more of them are refused. */
export function textRef(text: string): `0x${string}` {
  if (!/^[\x20-\x7e]{0,31}$/.test(text)) throw new RangeError("A reference has at most 31 plain characters.");
  const hex = [...text].map((character) => character.charCodeAt(0).toString(16)).join("");
  return `0x${hex.padEnd(64, "0")}`;
}

/** Under which an invitation is kept: who invites whom. */
export function invitationKey(company: Address, account: Address): string {
  return `${company}:${account}`.toLowerCase();
}
