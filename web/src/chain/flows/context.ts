import type { Contracts } from "../deployment.ts";
import type { Snapshot } from "../types.ts";

/** What every flow is built from. */
export interface FlowContext {
  readonly contracts: Contracts;
  readonly chainId: number;
  readonly snapshot: Snapshot;
  /** Chain time, seconds. */
  readonly now: number;
}
