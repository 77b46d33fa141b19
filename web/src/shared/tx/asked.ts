import { useSyncExternalStore } from "react";
import type { Address } from "viem";

import { storage } from "../storage.ts";

// A wallet keeps its question open when the page that asked is left, and its answer then reaches nobody. What was asked is therefore
// remembered until it is answered, so that the same money is not sent twice.

const listeners = new Set<() => void>();
/** Asked by this page, which hears the answer. */
const live = new Set<string>();

const keyOf = (chainId: number, account: Address) => `asked.${chainId}.${account.toLowerCase()}`;

function read(key: string): readonly string[] {
  const stored = storage.read(key);
  return Array.isArray(stored) ? stored.filter((what) => typeof what === "string") : [];
}

function write(key: string, asked: readonly string[]): void {
  storage.write(key, asked.length > 0 ? asked : undefined);
  for (const listener of listeners) listener();
}

/** Remembers that the account's wallet is asked to send `what`, a form or a flow; the returned function forgets it. */
export function noteAsked(chainId: number, account: Address, what: string): () => void {
  const key = keyOf(chainId, account);
  live.add(`${key}.${what}`);
  write(key, [...read(key).filter((other) => other !== what), what]);
  return () => {
    live.delete(`${key}.${what}`);
    forgetAsked(chainId, account, what);
  };
}

/** Forgets a question whose answer is known by now. */
export function forgetAsked(chainId: number, account: Address, what: string): void {
  const key = keyOf(chainId, account);
  write(
    key,
    read(key).filter((other) => other !== what),
  );
}

/** Whether the wallet was asked to send `what` by a page that was left before the answer. */
export function isUnanswered(chainId: number, account: Address, what: string): boolean {
  const key = keyOf(chainId, account);
  return read(key).includes(what) && !live.has(`${key}.${what}`);
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

/** `isUnanswered`, kept up to date; false without an account or a question. */
export function useUnanswered(chainId: number, account: Address | undefined, what: string | undefined): boolean {
  return useSyncExternalStore(subscribe, () =>
    account && what !== undefined ? isUnanswered(chainId, account, what) : false,
  );
}
