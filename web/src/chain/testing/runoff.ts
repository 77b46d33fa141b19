// A request for proposals for tests: three candidates of Ana, numbered 5, 6 and 7.
import type { Address } from "viem";

import type { Runoff, Snapshot } from "../types.ts";
import { deployment, hashOf, type Written } from "./ledger.ts";

/** Number of the runoff. */
export const RUNOFF = hashOf(0xf1);

/** Numbers of its candidates. */
export const CANDIDATES = [5n, 6n, 7n] as const;

/** Voting is open from second 11 up to and with second 20, and was to be so from the start. */
export function runoffProposed(proposer: Address, uri = "data:,Which"): Written[] {
  const created = CANDIDATES.map((proposalId, index): Written => ({
    contract: "governor",
    name: "ProposalCreated",
    args: {
      proposalId,
      proposer,
      targets: [deployment.contracts.timelock],
      values: [0n],
      signatures: [""],
      calldatas: ["0x"],
      voteStart: 10n,
      voteEnd: 20n,
      description: `# Candidate ${"ABC"[index]}\n\nWhy.`,
    },
    time: 1,
  }));
  const args = { runoff: RUNOFF, proposer, candidates: [...CANDIDATES], uri };
  return [...created, { contract: "governor", name: "RunoffProposed", args, time: 1 }];
}

/** One vote in second 15. */
export function cast(voter: Address, proposalId: bigint, support: number, weight: bigint, reason = ""): Written {
  return { contract: "governor", name: "VoteCast", args: { voter, proposalId, support, weight, reason }, time: 15 };
}

/** A quorum of 100 of 500 votes for each of them. */
export const electorates: ReadonlyMap<bigint, { quorum: bigint; supply: bigint }> = new Map(
  CANDIDATES.map((id) => [id, { quorum: 100n, supply: 500n }]),
);

/** The runoff in a snapshot that knows it. */
export function runoffIn({ runoffs }: Snapshot): Runoff {
  const runoff = runoffs.get(RUNOFF);
  if (!runoff) throw new Error("There is no runoff");
  return runoff;
}
