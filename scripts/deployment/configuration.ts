// What a deployment is told: the shape of a chain's file in `networks`.
import { ZeroAddress } from "ethers";

/** Who receives how much of the stake token, in base units (18 decimals). */
export interface Allocation {
  readonly holder: string;
  readonly amount: bigint;
}

/** Voting power of its own, all of it given out at deployment. */
export interface OwnStake {
  readonly name: string;
  readonly symbol: string;
  readonly allocations: readonly Allocation[];
}

/** Voting power for who wraps units of a token that the organisation already has. */
export interface WrappedStake {
  readonly name: string;
  readonly symbol: string;
  /** The token's address. */
  readonly wraps: string;
}

/** What a founder can be, by its number in the contracts: only these two judge, and a founder who does not is of no use. */
export const FOUNDER_KINDS = { Direct: 1n, Supervisor: 2n } as const;

/** Somebody who is cleared from the first day. */
export interface Founder {
  readonly account: string;
  /** Both judge; who clears subcontractors with itself as their supervisor has to be one. */
  readonly kind: keyof typeof FOUNDER_KINDS;
  /** USD per hour, 6 decimals. */
  readonly rate: bigint;
}

/** An area of work, and how its contractors judge. */
export interface DomainConfiguration {
  /** 1 to 31 bytes. */
  readonly name: string;
  /** Endorsements that pass a review and objections that stop it, 1 to 15. */
  readonly k: number;
  /** Seconds in which a reached review can still be objected to, at most 30 days; 0: it concludes at once. */
  readonly challenge: number;
  /** Seconds in which a review can be endorsed, 1 to 90 days. */
  readonly period: number;
  /** Seconds after the end of a clearance in which its holder cannot be nominated again, at most 365 days. */
  readonly cooldown: number;
  /** Admissions by review in 30 days, percent of the voices; k are always possible. */
  readonly admissionPercent: number;
  /** Revocations by review in 30 days, percent of the voices; one is always possible. */
  readonly revocationPercent: number;
  readonly founders: readonly Founder[];
}

/** How much of an asset may leave the general fund within a rolling window: a share of it, and never less than the floor. */
export interface AssetPolicy {
  /** "ETH", the key of a demo token, or the address of a token. */
  readonly asset: string;
  /** What every window allows while there is money, base units of the asset; not zero. */
  readonly floor: bigint;
  /** The share of the fund and what was spent in the window, millionths: 40,000 is 4 %. */
  readonly rate: number;
  /** Days over which spending is counted, 1 to 365. What loosens a policy waits as long. */
  readonly windowDays: number;
}

/** A token that is worth nothing; for the local chain only. */
interface DemoTokenConfiguration {
  /** Its name in the address book. */
  readonly key: string;
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** Everything that a deployment is told; see `networks/example.ts`. */
export interface Configuration {
  /** Name of the chain, for people. */
  readonly name: string;
  /** Blocks to wait after each transaction, that one included. */
  readonly confirmations: number;
  /** Blocks that one query for logs may span; what the RPC provider allows. */
  readonly logRange: number;
  readonly stakeToken: OwnStake | WrappedStake;
  readonly governor: {
    /** Seconds between a proposal and its vote. */
    readonly votingDelay: number;
    /** Seconds that a vote is open. */
    readonly votingPeriod: number;
    /** Votes that a proposer needs, in base units of the stake token; 0: anyone proposes. */
    readonly proposalThreshold: bigint;
    /** Share of the supply that has to vote, percent. */
    readonly quorumPercent: number;
    /** Share of yes in yes plus no that approves, percent. */
    readonly approvalPercent: number;
    /** Votes that have to be cast whatever the supply, in base units of the stake token, not zero. */
    readonly quorumFloor: bigint;
    /** Seconds that are left to vote once the quorum is reached, at least; at most the voting period. */
    readonly lateQuorumExtension: number;
    /** Whether a vote is decided as soon as no remaining vote can change its outcome. */
    readonly decidesEarly: boolean;
    /** Where the organisation describes itself (ERC-4824); empty: nowhere yet. */
    readonly daoURI: string;
  };
  /** Seconds between a decision and its execution. */
  readonly timelockDelay: number;
  readonly domains: readonly DomainConfiguration[];
  /** What the general fund may spend, and how fast. All other assets it can hold, and not spend. */
  readonly policies: readonly AssetPolicy[];
  /** Those of these tokens each unit of which counts as a dollar: what budgets in USD pay in. */
  readonly dollarTokens: readonly string[];
  /** Who can stop spending for a week, and nothing else: the address of a Safe, say, or "nobody". */
  readonly guardian: string;
  readonly demoTokens: readonly DemoTokenConfiguration[];
}

/** The name of the guardian where there is none. */
export const NO_GUARDIAN = "nobody";

/** Who receives stake at deployment: nobody where a token is wrapped. */
export function allocationsOf({ stakeToken }: Configuration): readonly Allocation[] {
  return "wraps" in stakeToken ? [] : stakeToken.allocations;
}

/** The guardian as the contract knows it: zero where there is none. */
export function guardianOf({ guardian }: Configuration): string {
  return guardian === NO_GUARDIAN ? ZeroAddress : guardian;
}
