// Proposals and a small chain around them, for tests of this area.
import { ETH_ADDRESS, personalAccount } from "../../chain/accounts.ts";
import { deployment, hashOf, snapshotOf } from "../../chain/testing/ledger.ts";
import type { Proposal, Snapshot, VotingRules } from "../../chain/types.ts";

export const { contracts } = deployment;
export const ANA = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
export const UNIT = 10n ** 18n;
export const rules: VotingRules = {
  votingDelay: 10,
  votingPeriod: 100,
  proposalThreshold: 0n,
  quorumPercent: 20,
  approvalPercent: 60,
  timelockDelay: 20,
  quorumFloor: 1n,
  decidesEarly: false,
  lateExtension: 0,
  supply: 500n,
  stake: { symbol: "STAKE", decimals: 18 },
};

/** A proposal that was open from 100 to 200 seconds, as far as `parts` say nothing else. */
export function proposal(parts: Partial<Proposal>): Proposal {
  return {
    id: 1n,
    proposer: ANA,
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

/** A treasury whose general fund holds 5 ETH, with the given proposals. */
export function snapshotWith(proposals: readonly Proposal[]): Snapshot {
  const key = personalAccount(contracts.treasury);
  const base = snapshotOf([]);
  const eth = { address: ETH_ADDRESS, symbol: "ETH", name: "Ether", decimals: 18, enabled: true, wellFormed: true };
  return {
    ...base,
    rules,
    assets: new Map([[ETH_ADDRESS, eth]]),
    books: new Map([[key, { key, balances: new Map([[ETH_ADDRESS, 5n * UNIT]]), movements: [] }]]),
    proposals: new Map(proposals.map((one) => [one.id, one])),
  };
}
