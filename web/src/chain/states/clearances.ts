// Where clearances are, what they pay, and how many more a domain admits or revokes.
import type { Address } from "viem";

import { rulesOf } from "../clearances.ts";
import { partyAt } from "../parties.ts";
import type { Clearance, Domain, Snapshot } from "../types.ts";

const DAY = 86_400;
/** How long somebody is in a domain before judging in it, once it has enough others; seconds. */
export const SEASON = 30 * DAY;
/** What happened is counted in spans of so many seconds. */
const SPAN = 10 * DAY;
/** Spans that count for a limit: whatever happened within 30 days is in them. */
const SPANS = 4;

/** The clearance of `account` in `domain`, the last one if there were several. */
export function clearanceOf(snapshot: Snapshot, domain: number, account: Address): Clearance | undefined {
  return snapshot.contractors.get(account)?.clearances.findLast((clearance) => clearance.domain === domain);
}

/** Whether its end was not written down: it is held, though perhaps suspended or over. */
export function isHeld(clearance: Clearance | undefined): clearance is Clearance {
  return clearance !== undefined && clearance.endedAt === undefined;
}

/** Active: gives its rights. Suspended: by a revocation. Over: its time has passed, which anyone can write down. Ended: it was. */
export type ClearanceState = "Active" | "Suspended" | "Over" | "Ended";

/** Where a clearance is. */
export function clearanceStateAt({ endedAt, suspendedAt, until }: Clearance, now: number): ClearanceState {
  if (endedAt !== undefined) return "Ended";
  if (until !== undefined && now >= until) return "Over";
  return suspendedAt === undefined ? "Active" : "Suspended";
}

/** Whether a clearance runs: a suspended one does, one whose time is over does not. */
export function isRunning(clearance: Clearance, now: number): boolean {
  const state = clearanceStateAt(clearance, now);
  return state === "Active" || state === "Suspended";
}

/** Whether `account` may bill in `domain` now. */
export function isCleared(snapshot: Snapshot, domain: number, account: Address, now: number): boolean {
  const clearance = clearanceOf(snapshot, domain, account);
  return clearance !== undefined && clearanceStateAt(clearance, now) === "Active";
}

/** Whether a clearance lets its holder judge what is asked from now on, once it has been there for a second. */
export function carriesVoice(clearance: Clearance | undefined): clearance is Clearance {
  return isHeld(clearance) && clearance.suspendedAt === undefined && rulesOf(clearance.kind).judges;
}

/** At what rate somebody bills at `time`, seconds; the clearance's last one after its end. USD per hour, 6 decimals. */
export function rateAt({ rate, rates }: Clearance, time: number): bigint {
  return rates.findLast(({ from }) => from <= time)?.rate ?? rate;
}

/** A rate that is set and has not begun at `now`, seconds. */
export function comingRate({ rates }: Clearance, now: number): Clearance["rates"][number] | undefined {
  return rates.find(({ from }) => from > now);
}

/** The address of who bills for a clearance, now. */
export function supervisorOf(snapshot: Snapshot, { supervisor }: Clearance): Address | undefined {
  return supervisor === undefined ? undefined : snapshot.parties.get(supervisor)?.account;
}

/** Whom a party bills for now, by its number. In the order of their first clearances. */
export function subcontractorsOf({ contractors }: Snapshot, party: number): Address[] {
  return [...contractors.values()]
    .filter(({ clearances }) => clearances.some((one) => isHeld(one) && one.supervisor === party))
    .map(({ account }) => account);
}

/** Who can be named as a supervisor in a domain: cleared as such. In the order of the domain's members. */
export function supervisorsOf(snapshot: Snapshot, { id, members }: Domain, now: number): Address[] {
  return members.filter((member) => {
    const clearance = clearanceOf(snapshot, id, member);
    return clearance?.kind === "Supervisor" && clearanceStateAt(clearance, now) === "Active";
  });
}

/** How many voices some accounts are: all of a company are one. */
export function voicesAmong(snapshot: Snapshot, accounts: readonly Address[]): number {
  return new Set(accounts.map((account) => partyAt(snapshot, account)?.company ?? account)).size;
}

/** Whether a review that opens in the domain now is judged only by who has been in it for 30 days. */
export function asksForSeasoning({ fullSince }: Domain, now: number): boolean {
  return fullSince !== undefined && fullSince + SEASON <= now;
}

/** Until when somebody can't be nominated again after a clearance there ended, seconds; undefined: they can. */
export function cooldownUntil(snapshot: Snapshot, domain: Domain, account: Address, now: number): number | undefined {
  const clearance = clearanceOf(snapshot, domain.id, account);
  if (!clearance || isRunning(clearance, now)) return undefined;
  const ended = clearance.until ?? 0;
  // In the very second in which a clearance ends no new one can begin.
  const from = Math.max(ended + domain.cooldown, ended + 1);
  return now < from ? from : undefined;
}

/** How many admissions by review 30 days allow a domain. */
export function admissionLimit({ k, voices, admissionPercent }: Domain): number {
  return Math.max(k, Math.floor((voices * admissionPercent) / 100));
}

/** How many revocations by review 30 days allow a domain. */
export function revocationLimit({ voices, revocationPercent }: Domain): number {
  return Math.max(1, Math.floor((voices * revocationPercent) / 100));
}

/** From when on the domain admits another by review, seconds; undefined: it does now. */
export function nextAdmission(domain: Domain, now: number): number | undefined {
  return nextWithin(domain.admissions, admissionLimit(domain), now);
}

/** From when on the domain revokes another by review, seconds; undefined: it does now. */
export function nextRevocation(domain: Domain, now: number): number | undefined {
  return nextWithin(domain.revocations, revocationLimit(domain), now);
}

/** Counts as Tally.sol does: in the present span of ten days and the three before it. */
function nextWithin(times: readonly number[], limit: number, now: number): number | undefined {
  const present = Math.floor(now / SPAN);
  const spans = times.map((time) => Math.floor(time / SPAN)).filter((span) => span > present - SPANS);
  // A span counts to 255.
  if (spans.filter((span) => span === present).length >= 255) return (present + 1) * SPAN;
  let later = 0;
  while (spans.filter((span) => span + SPANS > present + later).length >= limit) later += 1;
  return later === 0 ? undefined : (present + later) * SPAN;
}
