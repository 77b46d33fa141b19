import type { Deployment } from "../tooling/address-book.ts";
import type { Configuration } from "./configuration.ts";
import type { History } from "./history.ts";

/** What is compared with the configuration. Whatever happens after block `until` is the stakeholders' own business. */
export interface SetUp {
  readonly deployment: Deployment;
  readonly configuration: Configuration;
  readonly history: History;
  /** Number of the block of the handover; `Infinity` before it. */
  readonly until: number;
}

/** The sentence for a value that is not the configured one. */
export function differs(title: string, actual: unknown, expected: unknown): string[] {
  return actual === expected ? [] : [`${title} is ${String(actual)}, and ${String(expected)} in the configuration.`];
}
