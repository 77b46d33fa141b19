// A nomination that is not open yet, as it travels with what people sign about it.
import { getAddress, isAddress, type Address } from "viem";

import { KINDS } from "../clearances.ts";
import type { Kind } from "../types.ts";
import type { PlannedNomination } from "./conduct.ts";

/** As JSON carries it: JSON has no bigint. */
export function writePlanned({ offer, salt, ...rest }: PlannedNomination): object {
  return { ...rest, offer: { ...offer, rate: String(offer.rate) }, salt: String(salt) };
}

/** Reads what was written; undefined for anything else. Who wrote it may be hostile: its id tells whether it is what was signed. */
export function readPlanned(value: unknown): PlannedNomination | undefined {
  const { domain, candidate, opener, offer, uri, salt, changes, barred } = fieldsOf(value);
  const { kind, rate, until, supervisor } = fieldsOf(offer);
  const read = {
    domain: readCount(domain, 32),
    candidate: readAddress(candidate),
    opener: readAddress(opener),
    kind: KINDS.includes(kind as Kind) ? (kind as Kind) : undefined,
    rate: readInteger(rate),
    salt: readInteger(salt),
  };
  const end = until === undefined ? undefined : readCount(until, 48);
  const boss = supervisor === undefined ? undefined : readAddress(supervisor);
  if ((until !== undefined && end === undefined) || (supervisor !== undefined && boss === undefined)) return undefined;
  if (read.domain === undefined || !read.candidate || !read.opener || !read.kind) return undefined;
  if (read.rate === undefined || read.salt === undefined) return undefined;
  if (typeof uri !== "string" || uri === "" || typeof changes !== "boolean" || !Array.isArray(barred)) return undefined;
  const numbers = (barred as unknown[]).map((number) => readCount(number, 32));
  if (numbers.includes(undefined)) return undefined;
  return {
    domain: read.domain,
    candidate: read.candidate,
    opener: read.opener,
    offer: { kind: read.kind, rate: read.rate, until: end, supervisor: boss },
    uri,
    salt: read.salt,
    changes,
    barred: numbers.filter((number) => number !== undefined),
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function readAddress(value: unknown): Address | undefined {
  return typeof value === "string" && isAddress(value) ? getAddress(value) : undefined;
}

/** A whole number that fits so many bits, at most 48. */
function readCount(value: unknown, bits: number): number | undefined {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 2 ** bits ? Number(value) : undefined;
}

/** A whole number of at most 64 bits, in decimal digits. */
function readInteger(value: unknown): bigint | undefined {
  if (typeof value !== "string" || !/^\d{1,20}$/.test(value)) return undefined;
  const number = BigInt(value);
  return number < 2n ** 64n ? number : undefined;
}
