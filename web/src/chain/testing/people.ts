// People for tests: parties, domains and clearances, as the contracts log them.
import type { Address } from "viem";

import { offerArgument, type RealKind } from "../clearances.ts";
import type { Written } from "./ledger.ts";

/** Terms in which only what a test cares about differs. */
export const plainTerms = { cooldown: 0, admissionPercent: 100, revocationPercent: 100 } as const;

/** An offer as the chain has it: Direct at $60 unless told otherwise. */
export function offered(
  offer: { kind?: RealKind; rate?: bigint; until?: number; supervisor?: Address } = {},
): ReturnType<typeof offerArgument> {
  const { kind = "Direct", rate = 60_000_000n, until, supervisor } = offer;
  return offerArgument({ kind, rate, until, supervisor });
}

/** Somebody gets a number. */
export function numbered(party: number, account: Address, time: number): Written {
  return { contract: "contractors", name: "PartyNumbered", args: { party, account }, time };
}

/** Somebody is cleared; their number has to be known. */
export function cleared(
  domain: number,
  account: Address,
  time: number,
  offer: Parameters<typeof offered>[0] = {},
): Written {
  return { contract: "contractors", name: "Cleared", args: { domain, account, offer: offered(offer) }, time };
}

/** A clearance ends. */
export function ended(domain: number, account: Address, time: number): Written {
  return { contract: "contractors", name: "ClearanceEnded", args: { domain, account }, time };
}

/** A number made of an address made of a number: what `domainEvents` gives its members. */
export function partyNumber(account: Address): number {
  return Number(BigInt(account) % 1_000_000n);
}
