// A proposal for tests, as the app knows it.
import type { Proposal } from "../types.ts";
import { addressOf, hashOf } from "./ledger.ts";

/** A proposal of no calls that was open from 100 to 200 seconds and has no votes, as far as `parts` say nothing else. */
export function proposalOf(parts: Partial<Proposal>): Proposal {
  return {
    id: 1n,
    proposer: addressOf(0x11),
    actions: [],
    description: "# Docs\n\nWhy.",
    descriptionHash: hashOf(1),
    snapshot: 100,
    deadline: 200,
    firstDeadline: 200,
    forVotes: 0n,
    againstVotes: 0n,
    abstainVotes: 0n,
    votes: [],
    queuedAt: undefined,
    eta: undefined,
    executedAt: undefined,
    executedIn: undefined,
    canceledAt: undefined,
    quorum: 100n,
    electorate: 500n,
    runoff: undefined,
    block: 1n,
    transaction: hashOf(2),
    time: 90,
    ...parts,
  };
}
