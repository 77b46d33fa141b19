import { useSyncExternalStore } from "react";
import type { Hash } from "viem";

import { splitHash } from "../routing/hashLocation.ts";

/** What was just done, all steps of it: told on the page that the reader is on, whatever became of the form. */
export interface Outcome {
  /** What happened, as a sentence: "Your application is open.", "Done: Pay 120.50 USDC." */
  readonly what: string;
  readonly hash: Hash;
  /** The block that holds it. */
  readonly block: number;
}

let outcome: Outcome | undefined;
/** The page on which it is told: it is gone with the next one. */
let toldOn = "";
/** The page is changing because it was done, and not because the reader went on. */
let following = false;
const listeners = new Set<() => void>();

const pageNow = () => (typeof location === "undefined" ? "" : splitHash(location.hash).path);

function tell(next: Outcome | undefined): void {
  outcome = next;
  toldOn = pageNow();
  for (const listener of listeners) listener();
}

/** Tells what was done, in place of what was told before. */
export function announce(done: Outcome): void {
  tell(done);
}

/** The reader has seen it, or begins something new. */
export function forgetOutcome(): void {
  if (outcome) tell(undefined);
}

/** Runs what follows from the success, such as leaving the form: the page that this leads to still tells it. */
export function followUp(act: () => void): void {
  following = true;
  try {
    act();
  } finally {
    following = false;
  }
}

/** The page may have changed. */
export function noticePage(): void {
  if (following) toldOn = pageNow();
  else if (pageNow() !== toldOn) forgetOutcome();
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  addEventListener("hashchange", noticePage);
  addEventListener("popstate", noticePage);
  return () => {
    listeners.delete(onChange);
    removeEventListener("hashchange", noticePage);
    removeEventListener("popstate", noticePage);
  };
}

/** What is to be told now. */
export function currentOutcome(): Outcome | undefined {
  return outcome;
}

/** The same, kept up to date. */
export function useOutcome(): Outcome | undefined {
  return useSyncExternalStore(subscribe, currentOutcome);
}
