// Signatures that were given in this browser, so that whoever gave one finds it again: nobody else has to keep it for them.
import type { Address, Hex } from "viem";

import { readBundle, writeBundle, type Bundle } from "../../chain/flows/bundle.ts";
import { sayOf } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import { storage } from "../storage.ts";

/** A signature, and when it was given by chain time, seconds. */
export interface Given {
  readonly at: number;
  readonly bundle: Bundle;
}

/** More than anybody signs while the oldest can still be used. */
const KEPT = 50;

const keyOf = (chainId: number, signer: Address) => `given.${chainId}.${signer.toLowerCase()}`;

/** Everything kept for an account, oldest first; what else may have been stored is left out. */
export function givenBy(chainId: number, signer: Address): Given[] {
  const stored = storage.read(keyOf(chainId, signer));
  return (Array.isArray(stored) ? (stored as unknown[]) : []).flatMap((entry) => {
    const { at, text } = (entry ?? {}) as Record<string, unknown>;
    const bundle = typeof text === "string" ? readBundle(text) : undefined;
    return typeof at === "number" && bundle ? [{ at, bundle }] : [];
  });
}

function keep(chainId: number, signer: Address, given: readonly Given[]): void {
  const entries = given.slice(-KEPT).map(({ at, bundle }) => ({ at, text: writeBundle(bundle) }));
  storage.write(keyOf(chainId, signer), entries.length === 0 ? undefined : entries);
}

/** Remembers what `signer` has signed at `at`, seconds. */
export function rememberGiven(signer: Address, { at, bundle }: Given): void {
  keep(bundle.chainId, signer, [...givenBy(bundle.chainId, signer), { at, bundle }]);
}

/** Forgets what was signed about a review: it is void. The acceptance is not: that ends by declining only. */
export function forgetGiven(chainId: number, signer: Address, review: Hex): void {
  const left = givenBy(chainId, signer).filter(({ bundle }) => bundle.review !== review || bundle.says.length === 0);
  keep(chainId, signer, left);
}

/** Until when a signature can be used, seconds. */
export function givenUntil({ bundle: { says, acceptance } }: Given): number {
  return Math.max(acceptance?.deadline ?? 0, ...says.map(({ deadline }) => deadline));
}

/** Those that somebody could still send at `now`, seconds, newest first: not over, and nothing has come of them yet. */
export function stillGiven(snapshot: Snapshot, signer: Address, given: readonly Given[], now: number): Given[] {
  return given
    .filter((one) => {
      if (now >= givenUntil(one)) return false;
      const { review: id, says, acceptance } = one.bundle;
      const [review, nomination] = [snapshot.reviews.get(id), snapshot.nominations.get(id)];
      if (!review) return true;
      if (review.passedAt !== undefined || review.answer !== undefined) {
        return acceptance !== undefined && nomination !== undefined && nomination.acceptedAt === undefined;
      }
      if (acceptance) return nomination?.acceptedAt === undefined && nomination?.declinedAt === undefined;
      const spoken = [...review.says, ...review.formerSays].some(
        ({ account, time }) => account === signer && time >= one.at,
      );
      const withdraws = says.some(({ act }) => act === "withdraw");
      return withdraws ? sayOf(snapshot, review, signer) !== undefined : !spoken;
    })
    .toReversed();
}
