import { useSyncExternalStore } from "react";
import { isHex, type Address, type Hash } from "viem";

import { storage } from "../storage.ts";
import { announce } from "./outcome.ts";
import type { At, Problem } from "./state.ts";

/** A transaction that was sent from this browser, as it is remembered. Times are milliseconds of the device's clock. */
export interface ActivityEntry {
  hash: Hash;
  /** The flow it belongs to. */
  flowId: string;
  title: string;
  effect: string;
  /** What has happened once all of the flow is done, as a sentence. */
  done?: string;
  at: At;
  sentAt: number;
  state: "pending" | "confirmed" | "cancelled" | "replaced" | "reverted";
  /** The hash that was included, when a speed-up or another transaction took its place. */
  byHash?: Hash;
  problem?: Problem;
  /** The form it was sent from, by the name of its draft. */
  form?: string;
  /** All of the flow was done, and its form has not heard of it: it may have been left or reloaded in between. */
  untold?: boolean;
}

const KEPT = 20;
const listeners = new Set<() => void>();
const cache = new Map<string, readonly ActivityEntry[]>();

const keyOf = (chainId: number, account: Address) => `activity.${chainId}.${account.toLowerCase()}`;

function isEntry(value: unknown): value is ActivityEntry {
  const entry = value as Partial<ActivityEntry> | null;
  return (
    typeof entry === "object" &&
    entry !== null &&
    isHex(entry.hash) &&
    typeof entry.flowId === "string" &&
    typeof entry.title === "string" &&
    typeof entry.effect === "string" &&
    typeof entry.at === "object" &&
    typeof entry.sentAt === "number" &&
    typeof entry.state === "string"
  );
}

/** Everything remembered for an account on a chain, newest first. */
export function readActivity(chainId: number, account: Address): readonly ActivityEntry[] {
  const key = keyOf(chainId, account);
  let entries = cache.get(key);
  if (!entries) {
    const stored = storage.read(key);
    entries = Array.isArray(stored) ? stored.filter(isEntry) : [];
    cache.set(key, entries);
  }
  return entries;
}

function write(chainId: number, account: Address, entries: readonly ActivityEntry[]): void {
  const kept = entries.slice(0, KEPT);
  cache.set(keyOf(chainId, account), kept);
  storage.write(keyOf(chainId, account), kept);
  for (const listener of listeners) listener();
}

/** Remembers a sent transaction. */
export function noteActivity(chainId: number, account: Address, entry: ActivityEntry): void {
  write(chainId, account, [entry, ...readActivity(chainId, account).filter(({ hash }) => hash !== entry.hash)]);
}

/** Records how a sent transaction ended. The last step's success is announced; a form hears of it through `takeDone`. */
export function settleActivity(
  chainId: number,
  account: Address,
  hash: Hash,
  { block, ...end }: Pick<ActivityEntry, "state" | "byHash" | "problem"> & { block: number },
): void {
  const isWhole = ({ at }: ActivityEntry) => end.state === "confirmed" && at.number === at.total;
  const done = readActivity(chainId, account).find((entry) => entry.hash === hash && isWhole(entry));
  if (done) announce({ what: done.done ?? `Done: ${done.at.label}.`, hash: end.byHash ?? hash, block });
  write(
    chainId,
    account,
    readActivity(chainId, account).map((entry) => {
      if (entry.hash !== hash) return entry;
      return { ...entry, ...end, ...(isWhole(entry) && entry.form !== undefined ? { untold: true } : {}) };
    }),
  );
}

/** Whether what a form sent was done since the form last asked. True once for each. */
export function takeDone(chainId: number, account: Address, form: string): boolean {
  const entries = readActivity(chainId, account);
  const isNews = (entry: ActivityEntry) => entry.form === form && entry.untold === true;
  if (!entries.some(isNews)) return false;
  write(
    chainId,
    account,
    entries.map((entry) => (isNews(entry) ? { ...entry, untold: false } : entry)),
  );
  return true;
}

/** Forgets one transaction. What was sent stays sent: this only clears the list. */
export function forgetActivity(chainId: number, account: Address, hash: Hash): void {
  write(
    chainId,
    account,
    readActivity(chainId, account).filter((entry) => entry.hash !== hash),
  );
}

const NONE: readonly ActivityEntry[] = [];

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

/** The account's transactions, kept up to date; empty without an account. */
export function useActivity(chainId: number, account: Address | undefined): readonly ActivityEntry[] {
  return useSyncExternalStore(subscribe, () => (account ? readActivity(chainId, account) : NONE));
}
