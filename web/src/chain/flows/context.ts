import type { Address } from "viem";

import type { Contracts } from "../deployment.ts";
import type { Snapshot } from "../types.ts";

/** What an address is called in the middle of a sentence: "you", the name it goes by here, else its short form. */
export type NameOf = (address: Address) => string;

/** What every flow is built from. */
export interface FlowContext {
  readonly contracts: Contracts;
  readonly chainId: number;
  readonly snapshot: Snapshot;
  /** Chain time, seconds. */
  readonly now: number;
  readonly nameOf: NameOf;
}
