// Proposals and a small chain around them, for tests of this area.
import { ETH_ADDRESS, personalAccount } from "../../chain/accounts.ts";
import { deployment, hashOf, snapshotOf } from "../../chain/testing/ledger.ts";
import { proposalOf } from "../../chain/testing/proposal.ts";
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

/** As `proposalOf`, proposed by {@link ANA}. */
export function proposal(parts: Partial<Proposal>): Proposal {
  return proposalOf({ proposer: ANA, ...parts });
}

/** A treasury whose general fund holds 5 ETH and may spend them, with the given proposals. */
export function snapshotWith(proposals: readonly Proposal[]): Snapshot {
  const key = personalAccount(contracts.treasury);
  const base = snapshotOf([]);
  const eth = { address: ETH_ADDRESS, symbol: "ETH", name: "Ether", decimals: 18, enabled: true, wellFormed: true };
  const policy = { floor: 5n * UNIT, rate: 0, window: 86_400 };
  const rule = { block: 1n, transaction: hashOf(1), time: 1, next: policy, since: 1, meanwhile: policy };
  return {
    ...base,
    rules,
    assets: new Map([[ETH_ADDRESS, eth]]),
    books: new Map([[key, { key, balances: new Map([[ETH_ADDRESS, 5n * UNIT]]), movements: [] }]]),
    spending: new Map([
      [ETH_ADDRESS, { asset: ETH_ADDRESS, fund: 5n * UNIT, rule, replaced: [], spendings: [], changedAt: 1 }],
    ]),
    proposals: new Map(proposals.map((one) => [one.id, one])),
  };
}
