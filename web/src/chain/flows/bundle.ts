// What was signed about one review, as a text that can be sent as a link or a file and put together with others.
import { isAddress, isHex, getAddress, type Hex } from "viem";

import type { PlannedNomination } from "./conduct.ts";
import { readPlanned, writePlanned } from "./plannedText.ts";
import type { Act, Acceptance, SignedSay } from "./signing.ts";

/** Signatures about one review of one chain. */
export interface Bundle {
  readonly chainId: number;
  readonly review: Hex;
  readonly says: readonly SignedSay[];
  /** The candidate's, where the review is a nomination. */
  readonly acceptance: Acceptance | undefined;
  /** The nomination itself, where it is not open yet: the chain can't tell what it is. */
  readonly planned?: PlannedNomination | undefined;
}

const FORMAT = "exchequer-signatures/1";

/** The longest text that is read: a hundred signatures with long reasons. */
const MAX_LENGTH = 400_000;

/** Writes a bundle as JSON. */
export function writeBundle({ planned, ...bundle }: Bundle): string {
  return JSON.stringify({ format: FORMAT, ...bundle, ...(planned && { planned: writePlanned(planned) }) });
}

/** Reads a bundle; undefined for anything else. Who wrote it may be hostile: the contract checks each signature. */
export function readBundle(text: string): Bundle | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  try {
    const found = JSON.parse(text) as Record<string, unknown>;
    if (found["format"] !== FORMAT || !Number.isSafeInteger(found["chainId"])) return undefined;
    const { review, says, acceptance, planned: written } = found;
    if (!isHash(review) || !Array.isArray(says)) return undefined;
    const read = (says as unknown[]).map(readSay);
    if (read.includes(undefined)) return undefined;
    const planned = readPlanned(written);
    if (written !== undefined && !planned) return undefined;
    return {
      chainId: found["chainId"] as number,
      review,
      says: read.filter((say) => say !== undefined),
      acceptance: readAcceptance(acceptance),
      ...(planned && { planned }),
    };
  } catch {
    return undefined;
  }
}

const isHash = (value: unknown): value is Hex => isHex(value) && value.length === 66;
const isAct = (value: unknown): value is Act => ["endorse", "object", "withdraw"].includes(value as string);
/** Seconds that fit the contract's 48 bits. */
const isTime = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 48;
const isSignature = (value: unknown): value is Hex => isHex(value) && value.length % 2 === 0;

function readSay(value: unknown): SignedSay | undefined {
  const { signer, act, deadline, reason, signature } = (value ?? {}) as Record<string, unknown>;
  if (typeof signer !== "string" || !isAddress(signer) || typeof reason !== "string") return undefined;
  if (!isAct(act) || !isTime(deadline) || !isSignature(signature)) return undefined;
  return { signer: getAddress(signer), act, deadline, reason, signature };
}

function readAcceptance(value: unknown): Acceptance | undefined {
  const { deadline, signature } = (value ?? {}) as Record<string, unknown>;
  return isTime(deadline) && isSignature(signature) ? { deadline, signature } : undefined;
}
