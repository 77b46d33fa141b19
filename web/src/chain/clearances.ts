// What a clearance of each kind is and may: the table of the contracts, as the app uses it; and offers as the contracts take them.
import { zeroAddress, type Address } from "viem";

import type { Kind, Offer } from "./types.ts";

/** As IContractors.Kind numbers them. */
export const KINDS: readonly Kind[] = ["None", "Direct", "Supervisor", "Subcontractor", "Temporary", "Proposal"];

/** What somebody with a clearance of a kind is and may. */
export interface KindRules {
  /** What it is called. */
  readonly name: string;
  /** In one sentence. */
  readonly sentence: string;
  /** Whether it carries a voice: whether its holder judges. */
  readonly judges: boolean;
  /** Whether it names somebody who bills for its holder. */
  readonly hasSupervisor: boolean;
  /** Whether it ends at a time that is set before. */
  readonly hasEnd: boolean;
}

const rules = {
  Direct: {
    name: "Direct",
    sentence: "Works for itself and judges the work of others.",
    judges: true,
    hasSupervisor: false,
    hasEnd: false,
  },
  Supervisor: {
    name: "Supervisor",
    sentence: "Judges, works for itself and answers for subcontractors.",
    judges: true,
    hasSupervisor: false,
    hasEnd: false,
  },
  Subcontractor: {
    name: "Subcontractor",
    sentence: "Works under its supervisor; does not judge.",
    judges: false,
    hasSupervisor: true,
    hasEnd: false,
  },
  Temporary: {
    name: "Temporary",
    sentence: "Is meant for one piece of work; does not judge.",
    judges: false,
    hasSupervisor: false,
    hasEnd: false,
  },
  Proposal: {
    name: "Proposal",
    sentence: "Ends on a day that is set; does not judge.",
    judges: false,
    hasSupervisor: false,
    hasEnd: true,
  },
} as const satisfies Record<Exclude<Kind, "None">, KindRules>;

/** A kind that a clearance can have. */
export type RealKind = keyof typeof rules;

/** The kinds that can be offered, in the order in which they are. */
export const REAL_KINDS = Object.keys(rules) as RealKind[];

const NONE: KindRules = { name: "Not named", sentence: "", judges: false, hasSupervisor: false, hasEnd: false };

/** What a kind is and may. */
export function rulesOf(kind: Kind): KindRules {
  return kind === "None" ? NONE : rules[kind];
}

/** An offer as the contracts have it: zero stands for what it has not. */
export interface OfferArgument {
  readonly kind: number;
  readonly rate: bigint;
  readonly until: number;
  readonly supervisor: Address;
}

/** An offer from the chain. */
export function offerFrom({ kind, rate, until, supervisor }: OfferArgument): Offer {
  return {
    kind: KINDS[kind] ?? "None",
    rate,
    until: until === 0 ? undefined : until,
    supervisor: supervisor === zeroAddress ? undefined : supervisor,
  };
}

/** An offer for the chain. */
export function offerArgument({ kind, rate, until, supervisor }: Offer): OfferArgument {
  return { kind: KINDS.indexOf(kind), rate, until: until ?? 0, supervisor: supervisor ?? zeroAddress };
}
