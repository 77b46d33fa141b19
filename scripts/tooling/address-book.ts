import { join } from "node:path";

import { PROJECT_ROOT } from "./processes.ts";

/** The one place where addresses live: a file for each chain, named by its id. */
export const ADDRESS_BOOK = join(PROJECT_ROOT, "scripts", "address-book");

/** What the address book knows about one chain. */
export interface Deployment {
  readonly chainId: number;
  /** Name of the chain, for people. */
  readonly name: string;
  /** Number of the block before which no contract of ours existed. */
  readonly deployBlock: number;
  /** Address of each contract by its name. */
  readonly contracts: Readonly<Record<string, `0x${string}`>>;
  /**
   * Hash of the transaction that created each contract, by its name. In a file of their own: only the handover and the
   * verification need them, and on the local chain they change with every comment in a contract.
   */
  readonly creations: Readonly<Record<string, `0x${string}`>>;
}
