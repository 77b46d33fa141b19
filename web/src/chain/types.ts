// What the pages show, as plain immutable values. Amounts are base units, times are seconds since 1970 (chain time), rates are
// USD per hour with 6 decimals. Everything here is derived from events; nothing in it depends on "now": what does is a
// function of an entity and a time, in states.ts.
import type { Address, Hash, Hex } from "viem";

import type { Contractor, Domain, Invitation, Party, Profile } from "./types/contractors.ts";
import type { Origin } from "./types/origin.ts";
import type { Nomination, Recovery, Review, Revocation } from "./types/reviews.ts";
import type { AssetSpending, Budget, Guard, Line, Runoff, Ticket } from "./types/spending.ts";
import type { StakeUnit } from "./types/stake.ts";

export type * from "./types/contractors.ts";
export type * from "./types/origin.ts";
export type * from "./types/reviews.ts";
export type * from "./types/spending.ts";
export type * from "./types/stake.ts";

/** The key of an account in the treasury's books: holder << 96 | number, as 32 bytes; see accounts.ts. */
export type AccountKey = Hex;

/** A token, or ETH under its ERC-7528 address. Tokens name themselves: the texts are cut and cleaned for display. */
export interface Asset {
  readonly address: Address;
  /** At most 11 harmless characters. */
  readonly symbol: string;
  /** At most 40 harmless characters. */
  readonly name: string;
  /** How many decimals its amounts have; 0 for a token that does not say. */
  readonly decimals: number;
  /** Whether the general fund has a policy for it that allows anything, at the latest when that comes into force. */
  readonly enabled: boolean;
  /** False for a contract that answers none of name, symbol and decimals as a token would. */
  readonly wellFormed: boolean;
}

/** What a movement of money was for. */
export type Purpose =
  /** Somebody deposited, saying `note`. */
  | { readonly kind: "deposit"; readonly note: string }
  /** Plain ether sent to the treasury, or stray tokens taken into the books. */
  | { readonly kind: "donation" }
  /** A contribution to a bounty. */
  | { readonly kind: "bountyFunding"; readonly bounty: Hex }
  /** A payee's part of an approved claim; `claim` is undefined only if its event is missing. */
  | { readonly kind: "award"; readonly bounty: Hex; readonly claim: Hex | undefined }
  /** What was not awarded, back to a funder. */
  | { readonly kind: "refund"; readonly bounty: Hex }
  /**
   * Paid out of the general fund by a vote; `proposal` is undefined if no proposal has the movement's reference. `ticket`: it waited in the
   * line and was drawn.
   */
  | { readonly kind: "votedPayment"; readonly proposal: bigint | undefined; readonly ticket: Hex | undefined }
  /** Paid out of the general fund by the owner of a budget; `payment` is its place among the budget's. */
  | {
      readonly kind: "budgetPayment";
      readonly budget: bigint;
      readonly payment: number | undefined;
      readonly ticket: Hex | undefined;
    }
  /** Left the general fund for the line, where payees draw it. */
  | { readonly kind: "lineRelease" }
  /** A payee took its credit out, or somebody sent it on. */
  | { readonly kind: "collect" }
  /** Moved by its holder from one account to another. */
  | { readonly kind: "transfer"; readonly note: string };

/** The names of all purposes. */
export type PurposeKind = Purpose["kind"];

/** One movement of money: the line of the ledger. */
export interface Movement extends Origin {
  /** Place among all movements, from 0. */
  readonly index: number;
  /** The account debited; OUTSIDE when the money came in. */
  readonly from: AccountKey;
  /** The account credited; OUTSIDE when the money went out. */
  readonly to: AccountKey;
  readonly asset: Address;
  /** Base units, never zero. */
  readonly amount: bigint;
  /** Who brought it in or where it was sent; undefined when both sides are accounts. */
  readonly party: Address | undefined;
  readonly ref: Hex;
  readonly purpose: Purpose;
  /** Who got it in the end: the outside party, else the holder of the account credited. */
  readonly payee: Address;
  /** What `from` holds of the asset afterwards, base units; 0 for the outside. */
  readonly fromBalance: bigint;
  /** What `to` holds of the asset afterwards, base units; 0 for the outside. */
  readonly toBalance: bigint;
}

/** One account of the treasury. */
export interface Book {
  readonly key: AccountKey;
  /** Base units by asset. */
  readonly balances: ReadonlyMap<Address, bigint>;
  /** All movements from or to it, oldest first. */
  readonly movements: readonly Movement[];
}

/** What an account was paid for work and by votes. */
export interface PaidTotals {
  /** Base units by asset. */
  readonly totals: ReadonlyMap<Address, bigint>;
}

/** Money for a person. */
export interface Payment {
  readonly payee: Address;
  /** Base units. */
  readonly amount: bigint;
}

/** Money that somebody put into a bounty: the range [start, start + amount) of all that was funded. */
export interface Contribution extends Origin {
  readonly funder: Address;
  /** Base units funded before. */
  readonly start: bigint;
  /** Base units. */
  readonly amount: bigint;
  /** Base units that went back; undefined while none did. */
  readonly refunded: bigint | undefined;
}

/** A funded task. */
export interface Bounty extends Origin {
  readonly id: Hex;
  readonly opener: Address;
  readonly asset: Address;
  readonly domain: number;
  /** Seconds. */
  readonly openedAt: number;
  /** Until when it takes money and claims, seconds (that second excluded). */
  readonly deadline: number;
  /** URI of the description; hostile text. */
  readonly uri: string;
  /** The bytes of `uri` as they are on chain; the contract binds their keccak256. */
  readonly uriBytes: Hex;
  /** All that was ever put in, base units. */
  readonly funded: bigint;
  /** All that was awarded, base units. */
  readonly awarded: bigint;
  /** Claims that are not settled. */
  readonly pending: number;
  readonly contributions: readonly Contribution[];
  /** Ids of its claims, oldest first. */
  readonly claims: readonly Hex[];
}

/** A submission of work. Its review has the same id. */
export interface Claim extends Origin {
  readonly id: Hex;
  readonly bounty: Hex;
  readonly claimant: Address;
  /** Seconds; also the salt of its question. */
  readonly openedAt: number;
  /** As in its question. */
  readonly barred: readonly number[];
  /** URI of the work; hostile text. */
  readonly uri: string;
  /** The bytes of `uri` as they are on chain; the contract binds their keccak256. */
  readonly uriBytes: Hex;
  /** Who would get how much, payees ascending. */
  readonly awards: readonly Payment[];
  /** The awards together, base units. */
  readonly amount: bigint;
  readonly outcome: "pending" | "awarded" | "dismissed";
  /** When it was awarded or dismissed, seconds. */
  readonly settledAt: number | undefined;
}

/** What a voter said: against, for, abstain, as Governor numbers them. */
export type Support = 0 | 1 | 2;

/** One vote on a proposal. */
export interface Vote extends Origin {
  readonly voter: Address;
  readonly support: Support;
  /** Base units of the stake token. */
  readonly weight: bigint;
  /** Hostile text; may be empty. */
  readonly reason: string;
}

/** One call that a proposal makes through the timelock. */
export interface Action {
  readonly target: Address;
  /** Wei. */
  readonly value: bigint;
  readonly calldata: Hex;
}

/** What stakeholders vote on. */
export interface Proposal extends Origin {
  readonly id: bigint;
  readonly proposer: Address;
  readonly actions: readonly Action[];
  /** Markdown or a URI; hostile text. */
  readonly description: string;
  /** keccak256 of the bytes of `description`; also the reference of payments that it makes. */
  readonly descriptionHash: Hex;
  /** When voting power is counted and voting opens, seconds (that second excluded). */
  readonly snapshot: number;
  /** The last second in which a vote counts, late extensions included. */
  readonly deadline: number;
  /** What `deadline` was before any late extension, seconds. */
  readonly firstDeadline: number;
  /** Base units of the stake token. */
  readonly forVotes: bigint;
  readonly againstVotes: bigint;
  readonly abstainVotes: bigint;
  /** Oldest first. */
  readonly votes: readonly Vote[];
  readonly queuedAt: number | undefined;
  /** From when it can be executed, seconds; undefined until it is queued. */
  readonly eta: number | undefined;
  readonly executedAt: number | undefined;
  /** Transaction that executed it. */
  readonly executedIn: Hash | undefined;
  readonly canceledAt: number | undefined;
  /** Votes of all sides that must be cast, base units; undefined until the snapshot has passed and it was read. */
  readonly quorum: bigint | undefined;
  /** Votes that there are, delegated or not, base units; undefined until the snapshot has passed and it was read. */
  readonly electorate: bigint | undefined;
  /** The runoff that it is in, and who wins that if it ends as it stands. */
  readonly runoff: { readonly id: Hex; readonly leader: bigint | undefined } | undefined;
}

/** The rules of the vote as they are now. */
export interface VotingRules {
  /** Seconds between a proposal and the snapshot. */
  readonly votingDelay: number;
  /** Seconds that a vote is open. */
  readonly votingPeriod: number;
  /** Votes that a proposer needs, base units. */
  readonly proposalThreshold: bigint;
  /** Share of the supply that has to vote, percent. */
  readonly quorumPercent: number;
  /** Votes that have to be cast whatever the supply, base units. */
  readonly quorumFloor: bigint;
  /** Share of yes in yes plus no that approves, percent. */
  readonly approvalPercent: number;
  /** Seconds between a decision and its execution. */
  readonly timelockDelay: number;
  /** Whether a vote is decided as soon as no remaining vote can change its outcome. */
  readonly decidesEarly: boolean;
  /** Seconds that are left to vote after the quorum was reached, at least. */
  readonly lateExtension: number;
  /** The supply of the stake token without what is mute, the treasury's, as it was read last; base units. What counts in a vote is its own. */
  readonly supply: bigint;
  readonly stake: StakeUnit;
}

/** Everything that happened up to one block. A new block that changed something makes a new value; what did not change keeps its identity. */
export interface Snapshot {
  /** The block up to which everything is known. */
  readonly block: bigint;
  /** Time of that block, seconds. */
  readonly time: number;
  readonly assets: ReadonlyMap<Address, Asset>;
  /** All movements, oldest first. */
  readonly movements: readonly Movement[];
  readonly books: ReadonlyMap<AccountKey, Book>;
  readonly domains: ReadonlyMap<number, Domain>;
  /** By number. */
  readonly parties: ReadonlyMap<number, Party>;
  /** Numbers by address; addresses before a move keep theirs. */
  readonly partyNumbers: ReadonlyMap<Address, number>;
  /** Invitations that stand, by `invitationKey`. */
  readonly invitations: ReadonlyMap<string, Invitation>;
  /** To whom an account offers its party. */
  readonly moveOffers: ReadonlyMap<Address, Address>;
  /** By the address of now. */
  readonly contractors: ReadonlyMap<Address, Contractor>;
  readonly profiles: ReadonlyMap<Address, Profile>;
  /** What each payee was awarded or voted, by account. */
  readonly paid: ReadonlyMap<Address, PaidTotals>;
  readonly reviews: ReadonlyMap<Hex, Review>;
  readonly nominations: ReadonlyMap<Hex, Nomination>;
  readonly revocations: ReadonlyMap<Hex, Revocation>;
  readonly recoveries: ReadonlyMap<Hex, Recovery>;
  readonly bounties: ReadonlyMap<Hex, Bounty>;
  readonly claims: ReadonlyMap<Hex, Claim>;
  readonly proposals: ReadonlyMap<bigint, Proposal>;
  readonly runoffs: ReadonlyMap<Hex, Runoff>;
  /** What limits spending, by asset. */
  readonly spending: ReadonlyMap<Address, AssetSpending>;
  readonly guard: Guard;
  /** By asset; only those in which something ever waited. */
  readonly lines: ReadonlyMap<Address, Line>;
  readonly tickets: ReadonlyMap<Hex, Ticket>;
  /** By number. */
  readonly budgets: ReadonlyMap<bigint, Budget>;
  /** Decimals of the tokens that count as dollars. */
  readonly dollarTokens: ReadonlyMap<Address, number>;
  /** Accounts that take no money unasked. */
  readonly refusesPayouts: ReadonlySet<Address>;
  readonly rules: VotingRules;
}
