import type { Address } from "viem";

import type { Snapshot } from "../types.ts";

/** May it be done, and if not, why not. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Who asks, of what, when. */
export interface Asker {
  readonly snapshot: Snapshot;
  /** Undefined while no wallet is connected. */
  readonly account: Address | undefined;
  /** Chain time, seconds. */
  readonly now: number;
}

/** It may be done. */
export const YES: Verdict = { ok: true };

/** It may not, for a reason that is a sentence. */
export const no = (reason: string): Verdict => ({ ok: false, reason });

/** Nobody is connected, and nothing else stands against it. */
export const CONNECT = no("Connect a wallet first.");
