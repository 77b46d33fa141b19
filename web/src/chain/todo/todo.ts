// What can wait for somebody, and whose list of it is made.
import type { Address } from "viem";

import type { NameOf } from "../flows/context.ts";
import type { OpenStepKind } from "../openSteps.ts";
import type { Snapshot } from "../types.ts";

/** What can be waiting. */
export type TodoKind =
  "vote" | "endorse" | "accept" | "appeal" | "accused" | "escalate" | "join" | "takeMove" | "collect" | OpenStepKind;

/** One thing that waits for an account. */
export interface Todo {
  readonly kind: TodoKind;
  /** Unique among an account's: the kind, a colon, and the id of what it is about. */
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** Page of the app where it can be done. */
  readonly href: string;
  /** Since when it waits, seconds. */
  readonly since: number;
  /** Until when it can be done, seconds; undefined: there is no hurry. */
  readonly until: number | undefined;
}

/** Whose list it is. `power` is what the account had at each proposal's snapshot, as reads.ts tells. */
export interface TodoInput {
  readonly snapshot: Snapshot;
  readonly account: Address;
  /** Chain time, seconds. */
  readonly now: number;
  readonly power: ReadonlyMap<bigint, bigint>;
  /** Votes that the account has now, base units; none when left out. */
  readonly votes?: bigint;
  /** How others are called; by their short addresses when left out. */
  readonly nameOf?: NameOf;
}
