// The kind of a clearance that is offered, as it is typed: its end and its supervisor. Pure.
import { getAddress, isAddress, type Address } from "viem";

import { rulesOf, type RealKind } from "../../chain/clearances.ts";
import { supervisorsOf } from "../../chain/states.ts";
import type { Domain, Offer, Snapshot } from "../../chain/types.ts";
import { DAY } from "../format/index.ts";

/** What is typed of an offer besides the rate. */
export interface OfferDraft {
  readonly kind: RealKind;
  /** The last day of a Proposal, as a date field writes it. */
  readonly lastDay: string;
  /** The address of a Subcontractor's supervisor. */
  readonly supervisor: string;
}

/** What was read, or why it can't be used. */
export type ReadOffer =
  | { readonly ok: true; readonly value: Omit<Offer, "rate"> }
  | { readonly ok: false; readonly field: "lastDay" | "supervisor"; readonly reason: string };

/** Reads the kind with what it needs: the end is the first second (UTC) after the last day. `now` in seconds. */
export function readOffer(
  snapshot: Snapshot,
  domain: Domain | undefined,
  { kind, lastDay, supervisor }: OfferDraft,
  now: number,
): ReadOffer {
  const { hasEnd, hasSupervisor } = rulesOf(kind);
  const no = (field: "lastDay" | "supervisor", reason: string) => ({ ok: false, field, reason }) as const;
  if (hasEnd) {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(lastDay) ? Date.parse(`${lastDay}T00:00:00Z`) / 1000 : Number.NaN;
    if (Number.isNaN(day)) return no("lastDay", "Choose the last day.");
    const until = day + DAY;
    if (until <= now) return no("lastDay", "That day is over already.");
    return { ok: true, value: { kind, until, supervisor: undefined } };
  }
  if (!hasSupervisor) return { ok: true, value: { kind, until: undefined, supervisor: undefined } };
  const named = readAddress(supervisor);
  if (!named || !domain || !supervisorsOf(snapshot, domain, now).includes(named))
    return no("supervisor", "Choose who supervises: somebody cleared as Supervisor in the domain.");
  return { ok: true, value: { kind, until: undefined, supervisor: named } };
}

function readAddress(text: string): Address | undefined {
  return isAddress(text.trim(), { strict: false }) ? getAddress(text.trim()) : undefined;
}
