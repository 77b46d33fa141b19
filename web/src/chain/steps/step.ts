import type { Address } from "viem";

import { sameParty } from "../parties.ts";
import type { NameOf } from "../flows/context.ts";
import type { Review, Snapshot } from "../types.ts";

/** What anyone may do. */
export type OpenStepKind =
  | "conclude"
  | "award"
  | "dismiss"
  | "issue"
  | "enforce"
  | "expire"
  | "complete"
  | "answer"
  | "refund"
  | "draw"
  | "queue"
  | "execute";

/** One step that anyone may take now. */
export interface OpenStep {
  readonly kind: OpenStepKind;
  /** Unique: the kind, a colon, and the id of what it moves on. */
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** Page of the app where it can be done. */
  readonly href: string;
  /** Since when it waits, seconds. */
  readonly since: number;
  /** Anyone may take it at any time. */
  readonly until: undefined;
  /** Whether `account`, for whom it was told, is one of those who want it done. */
  readonly concerned: boolean;
}

/** Where a review is shown: with its bounty, or as what it asks. */
export function reviewHref(snapshot: Snapshot, { id }: Pick<Review, "id">): string {
  const claim = snapshot.claims.get(id);
  if (claim) return `/bounties/${claim.bounty}`;
  if (snapshot.revocations.has(id)) return `/revocations/${id}`;
  return snapshot.recoveries.has(id) ? `/recoveries/${id}` : `/nominations/${id}`;
}

/** Whether a review is about the account, would pay it, or the account has spoken on it. */
export function isPartyTo(snapshot: Snapshot, { question, says }: Review, account: Address | undefined): boolean {
  return [question.subject, ...question.payees, ...says.map((say) => say.account)].some((one) =>
    sameParty(snapshot, one, account),
  );
}

/** From when a review that is or would be passed counts, seconds. */
export function passedFrom({ passedAt, reachedAt, challenge }: Review): number {
  return passedAt ?? (reachedAt ?? 0) + challenge;
}

/** Whose steps, of what, when. */
export interface Asked {
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly account: Address | undefined;
  readonly nameOf: NameOf;
}

/** A step before it says that there is no hurry. */
type Step = Omit<OpenStep, "until">;

/** Makes a step. */
export const step = (told: Step): OpenStep => ({ ...told, until: undefined });
