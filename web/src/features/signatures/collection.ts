// What was collected of several people's signatures, as it is kept in the browser. Pure.
import { readBundle, writeBundle, type Bundle } from "../../chain/flows/bundle.ts";
import { idOfPlanned } from "../../chain/flows/conduct.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { SignedSay } from "../../chain/flows/signing.ts";

/** The draft: one text for each question. */
export interface Collection {
  readonly bundles: readonly string[];
}

/** Nothing is collected. */
export const EMPTY: Collection = { bundles: [] };

/** The bundles of a draft, in the order in which they were last added to; what else may have been stored is left out. */
export function bundlesOf({ bundles }: Collection): Bundle[] {
  return bundles
    .map((text: unknown) => (typeof text === "string" ? readBundle(text) : undefined))
    .filter((bundle) => bundle !== undefined);
}

/** What came of adding. */
export interface Added {
  readonly collection: Collection;
  /** Signatures that were not there before. */
  readonly fresh: number;
  /** Nominations to be signed that were not there before. */
  readonly plans: number;
  /** Bundles of another chain, which were left out. */
  readonly foreign: number;
}

/**
 * Adds bundles to those of the same question. Only what is the very same is a duplicate: two different says of one signer both stay, so
 * that nobody can push out a good signature with a bad one. A prepared nomination is taken only if its signatures are about it.
 */
export function addBundles(
  known: Collection,
  added: readonly Bundle[],
  { chainId, contracts }: Pick<FlowContext, "chainId" | "contracts">,
): Added {
  const byReview = new Map(bundlesOf(known).map((bundle) => [bundle.review.toLowerCase(), bundle]));
  const ours = added.filter((bundle) => bundle.chainId === chainId);
  let fresh = 0;
  let plans = 0;
  for (const bundle of ours) {
    const key = bundle.review.toLowerCase();
    const before = byReview.get(key);
    const says = unique([...(before?.says ?? []), ...bundle.says]);
    fresh += says.length - (before?.says.length ?? 0);
    const acceptance = bundle.acceptance ?? before?.acceptance;
    if (acceptance?.signature !== before?.acceptance?.signature) fresh += 1;
    const brought = bundle.planned && idOfPlanned(contracts, bundle.planned).toLowerCase() === key && bundle.planned;
    const planned = before?.planned ?? (brought || undefined);
    if (planned && !before?.planned) plans += 1;
    byReview.delete(key);
    byReview.set(key, { chainId, review: bundle.review, says, acceptance, ...(planned && { planned }) });
  }
  return {
    collection: { bundles: [...byReview.values()].map(writeBundle) },
    fresh,
    plans,
    foreign: added.length - ours.length,
  };
}

/** Leaves out everything about a question. */
export function withoutReview(collection: Collection, review: string): Collection {
  return {
    bundles: bundlesOf(collection)
      .filter((bundle) => bundle.review !== review)
      .map(writeBundle),
  };
}

/** Says without repetitions, in the order in which they came. */
function unique(says: readonly SignedSay[]): SignedSay[] {
  return [...new Map(says.map((say) => [sayKey(say), say])).values()];
}

/** Tells says of one question apart. */
export function sayKey({ signer, act, deadline, reason, signature }: SignedSay): string {
  return JSON.stringify([signer, act, deadline, reason, signature.toLowerCase()]);
}
