// What the pages show, as plain immutable values. Amounts are base units, times are seconds since 1970 (chain time), rates are
// USD per hour with 6 decimals. Everything here is derived from events; nothing in it depends on "now": what does is a
// function of an entity and a time, in states.ts.
import type { Address, Hash, Hex } from "viem";

/** The key of an account in the treasury's books: holder << 96 | number, as 32 bytes; see accounts.ts. */
export type AccountKey = Hex;

/** Where an entity was written down. */
export interface Origin {
  /** Number of the block. */
  readonly block: bigint;
  readonly transaction: Hash;
  /** Time of the block, seconds. */
  readonly time: number;
}

/** A token, or ETH under its ERC-7528 address. Tokens name themselves: the texts are cut and cleaned for display. */
export interface Asset {
  readonly address: Address;
  /** At most 11 harmless characters. */
  readonly symbol: string;
  /** At most 40 harmless characters. */
  readonly name: string;
  /** How many decimals its amounts have; 0 for a token that does not say. */
  readonly decimals: number;
  /** Whether the general fund may spend it. */
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
  /** Paid out of the general fund by a vote; `proposal` is undefined if no proposal has the movement's reference. */
  | { readonly kind: "votedPayment"; readonly proposal: bigint | undefined }
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

/** How a domain judges, and how fast it may change. */
export interface DomainTerms {
  /** Endorsements that pass a review, and objections that stop it. */
  readonly k: number;
  /** Seconds in which a reached review can still be objected to. */
  readonly challenge: number;
  /** Seconds in which a review can be endorsed. */
  readonly period: number;
  /** Seconds after the end of a clearance in which its holder can't be nominated again. */
  readonly cooldown: number;
  /** Admissions by review in 30 days, percent of the voices; k are always possible. */
  readonly admissionPercent: number;
  /** Revocations by review in 30 days, percent of the voices; one is always possible. */
  readonly revocationPercent: number;
}

/** An area of work, and how it judges what is opened from now on. */
export interface Domain extends Origin, DomainTerms {
  readonly id: number;
  readonly name: string;
  /** When stakeholders last changed its terms, seconds; undefined: never. */
  readonly changedAt: number | undefined;
  /** When stakeholders closed it to new reviews and clearances, seconds. */
  readonly retiredAt: number | undefined;
  /** Who holds a clearance in it now, suspended ones included, in the order of admission. */
  readonly members: readonly Address[];
  /** Independent contractors and companies that can judge in it now. */
  readonly voices: number;
  /** Since when it has had at least k voices without a break, seconds. */
  readonly fullSince: number | undefined;
  /** When it admitted by review lately, seconds: what still counts for its limit, and perhaps more. */
  readonly admissions: readonly number[];
  /** When it suspended or revoked by review lately, seconds. */
  readonly revocations: readonly number[];
}

/** Names for combinations of what a clearance is and may; clearances.ts has the table. None: of a change of terms, which names none. */
export type Kind = "None" | "Direct" | "Supervisor" | "Subcontractor" | "Temporary" | "Proposal";

/** What is offered to a candidate. */
export interface Offer {
  readonly kind: Kind;
  /** USD per hour, 6 decimals. */
  readonly rate: bigint;
  /** When it ends, seconds; only a Proposal has an end. */
  readonly until: number | undefined;
  /** Who bills for it; only a Subcontractor has one. */
  readonly supervisor: Address | undefined;
}

/** How a clearance came to its end. */
export type Ending = "resigned" | "revoked" | "expired" | "used" | "byStakeholders";

/** A rate from a time on. */
export interface RateChange {
  /** USD per hour, 6 decimals. */
  readonly rate: bigint;
  /** From when on, seconds. */
  readonly from: number;
}

/** A party's right to bill in a domain, or that it had it. */
export interface Clearance {
  readonly domain: number;
  /** The party's address now. */
  readonly account: Address;
  readonly kind: Kind;
  /** When it began, seconds. */
  readonly since: number;
  /** When it ends or ended, seconds; undefined: open. */
  readonly until: number | undefined;
  /** When its end was written down, seconds; undefined: it is still held. */
  readonly endedAt: number | undefined;
  readonly ending: Ending | undefined;
  /** Since when a revocation has taken its rights for now, seconds. */
  readonly suspendedAt: number | undefined;
  /** At which it began: USD per hour, 6 decimals. */
  readonly rate: bigint;
  /** Rates that were set later, oldest first; the last one may not have begun. */
  readonly rates: readonly RateChange[];
  /** Number of the party that bills for it. */
  readonly supervisor: number | undefined;
  /** Bills that are left; undefined: no limit. */
  readonly uses: number | undefined;
  /** The nomination it came from; undefined: stakeholders admitted it directly. */
  readonly nomination: Hex | undefined;
  /** Whose endorsements stood behind it, as they were addressed then; empty when stakeholders admitted it. */
  readonly endorsers: readonly Address[];
}

/** A party that is or was cleared somewhere. */
export interface Contractor {
  /** Its number; see Party. */
  readonly party: number;
  /** Its address now. */
  readonly account: Address;
  /** Oldest first; a domain appears again after an end and a new clearance. */
  readonly clearances: readonly Clearance[];
}

/** Through whom a party billed, from when to when. */
export interface Affiliation {
  /** The company's number. */
  readonly company: number;
  /** Seconds. */
  readonly since: number;
  /** Seconds; undefined: still. */
  readonly until: number | undefined;
}

/** A contractor or a company: its number never changes, its address can. */
export interface Party {
  readonly number: number;
  /** The address that speaks for it now. */
  readonly account: Address;
  /** Its addresses before, oldest first. */
  readonly formerAccounts: readonly Address[];
  /** Number of the company through which it bills; undefined: independent. */
  readonly company: number | undefined;
  /** When it last joined or left a company, seconds. */
  readonly joinedAt: number | undefined;
  /** Whether others have ever billed through it. */
  readonly isCompany: boolean;
  /** Numbers of those who bill through it now, in the order in which they joined. */
  readonly people: readonly number[];
  /** Oldest first. */
  readonly affiliations: readonly Affiliation[];
}

/** A company allows an account to join it. */
export interface Invitation extends Origin {
  readonly company: Address;
  readonly account: Address;
}

/** What an account says of itself: claims, not facts. Hostile text. */
export interface Profile extends Origin {
  readonly account: Address;
  readonly name: string;
  /** URI of a picture; may be empty. */
  readonly portrait: string;
  /** URI of links and words; may be empty. */
  readonly uri: string;
}

/** What an account was paid for work and by votes. */
export interface PaidTotals {
  /** Base units by asset. */
  readonly totals: ReadonlyMap<Address, bigint>;
}

/** What is asked of a domain: exactly what the contract binds by its hash. */
export interface Question {
  readonly workflow: Address;
  readonly domain: number;
  readonly content: Hex;
  /** Whom it is about. */
  readonly subject: Address;
  /** Tells questions apart that are otherwise the same. */
  readonly salt: bigint;
  /** Who else would be paid. */
  readonly payees: readonly Address[];
  /** Numbers of the subject, its company, the payees and their companies; the subject's first, zero if it has none. */
  readonly barred: readonly number[];
}

/** One endorsement or objection. */
export interface Say extends Origin {
  /** Its address when it spoke. */
  readonly account: Address;
  /** Its number. */
  readonly party: number;
  readonly endorses: boolean;
  /** Text, or a URI of it; may be empty. Hostile: see content.ts. */
  readonly reason: string;
}

/** A say that no longer counts: taken back, or dropped in a recount because who spoke may no longer judge. */
export interface FormerSay extends Say {
  readonly ended: "withdrawn" | "dropped";
  /** Seconds. */
  readonly endedAt: number;
}

/** What the arbiter said. */
export interface Answer extends Origin {
  readonly passed: boolean;
  /** Text, or a URI of it; may be empty. Hostile. */
  readonly reason: string;
}

/** A question put to a domain, and who said what to it. */
export interface Review extends Origin {
  readonly id: Hex;
  readonly question: Question;
  /** Seconds. */
  readonly openedAt: number;
  /** Endorsements that pass it, objections that stop it. */
  readonly k: number;
  /** Seconds after `reachedAt` in which objections still count. */
  readonly challenge: number;
  /** Until when it can be endorsed, seconds (that second excluded). */
  readonly deadline: number;
  /** Whether only those judge who had been in the domain for 30 days when it opened. */
  readonly seasoned: boolean;
  /** Whether the subject may appeal, and a contested review goes to the arbiter at once. */
  readonly appealable: boolean;
  /** When it had k endorsements, seconds; undefined while it has not. */
  readonly reachedAt: number | undefined;
  /** When it had k objections, seconds. */
  readonly contestedAt: number | undefined;
  /** When it was put before the arbiter, seconds. */
  readonly escalatedAt: number | undefined;
  /** Who put it there. */
  readonly escalatedBy: Address | undefined;
  readonly answer: Answer | undefined;
  /** When it passed, by conclusion or by the arbiter's answer, seconds. */
  readonly passedAt: number | undefined;
  /** When its workflow acted on the outcome, seconds. */
  readonly settledAt: number | undefined;
  /** The live says, in the order in which they were said. */
  readonly says: readonly Say[];
  readonly formerSays: readonly FormerSay[];
  /** Who made void what they had signed for it, and when, oldest first. */
  readonly voided: readonly { readonly account: Address; readonly time: number }[];
}

/** What every question of a workflow that is opened by a person has. Its review has the same id. */
export interface Request extends Origin {
  readonly id: Hex;
  readonly domain: number;
  readonly opener: Address;
  readonly salt: bigint;
  /** Seconds. */
  readonly openedAt: number;
  /** URI of the statement; hostile text. */
  readonly uri: string;
  /** The bytes of `uri` as they are on chain; the contract binds their keccak256. */
  readonly uriBytes: Hex;
  /** As in its question. */
  readonly barred: readonly number[];
}

/** The request that an account receive a clearance, or another rate. The opener is the sponsor, or the candidate. */
export interface Nomination extends Request {
  readonly candidate: Address;
  /** Of a change of terms only the rate counts. */
  readonly offer: Offer;
  /** Whether it changes the rate of a clearance that the candidate holds. */
  readonly changes: boolean;
  /** When the candidate accepted the offer, seconds. */
  readonly acceptedAt: number | undefined;
  /** When it became a clearance or a new rate, seconds. */
  readonly issuedAt: number | undefined;
}

/** The request that a clearance be taken back. */
export interface Revocation extends Request {
  /** Whose clearance, as it was addressed then. */
  readonly account: Address;
  /** Whether it suspends the clearance now. */
  readonly suspends: boolean;
  /** When the clearance was taken back, seconds. */
  readonly revokedAt: number | undefined;
}

/** The request that a party be moved because its key is lost. */
export interface Recovery extends Request {
  readonly from: Address;
  readonly to: Address;
  /** When it was moved, seconds. */
  readonly recoveredAt: number | undefined;
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
  /** The last second in which a vote counts. */
  readonly deadline: number;
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
  /** Share of yes in yes plus no that approves, percent. */
  readonly approvalPercent: number;
  /** Seconds between a decision and its execution. */
  readonly timelockDelay: number;
  /** The whole supply of the stake token, base units. */
  readonly supply: bigint;
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
  /** Accounts that take no money unasked. */
  readonly refusesPayouts: ReadonlySet<Address>;
  readonly rules: VotingRules;
}
