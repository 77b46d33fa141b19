import type { Address } from "viem";

import { sameAddress } from "../accounts.ts";
import type { Proposal, Snapshot, StakePoint, StakeRegister, Vote } from "../types.ts";
import { isVoteOver } from "./proposals.ts";
import { countWhile } from "./search.ts";

/** What it was at `time`, seconds: what was noted last at or before it; 0 before the first. */
export function stakeAt(history: readonly StakePoint[], time: number): bigint {
  return history[countWhile(history, ({ at }) => at <= time) - 1]?.value ?? 0n;
}

/** The share of counted stake that nobody votes with, base units. */
export function silentStake({ counted, delegated }: Pick<StakeRegister, "counted" | "delegated">): bigint {
  return counted - delegated;
}

/** A vote that somebody could take part in. */
export interface VoteChance {
  readonly proposal: Proposal;
  /** What they said; undefined if nothing. */
  readonly vote: Vote | undefined;
}

/** What votes are found in. */
type Votes = Pick<Snapshot, "proposals" | "rules">;

/** The last votes that are over at `now`, seconds: the newest first, without those that were cancelled before they began. */
export function lastVotes({ proposals, rules }: Votes, now: number, most: number): Proposal[] {
  return begunVotes(proposals, now)
    .filter((proposal) => isVoteOver(proposal, rules, now))
    .slice(0, most);
}

/** The votes that have begun and are not over at `now`, seconds: the newest first. Nobody has missed them yet. */
export function openVotes({ proposals, rules }: Votes, now: number): Proposal[] {
  return begunVotes(proposals, now).filter((proposal) => !isVoteOver(proposal, rules, now));
}

function begunVotes(proposals: Snapshot["proposals"], now: number): Proposal[] {
  return [...proposals.values()]
    .filter(({ snapshot, canceledAt }) => snapshot < now && (canceledAt === undefined || canceledAt > snapshot))
    .toSorted((a, b) => b.snapshot - a.snapshot);
}

/** Those of the given votes in which an account had votes, and what it said. */
export function chancesOf(
  register: Pick<StakeRegister, "delegates">,
  account: Address,
  votes: readonly Proposal[],
): VoteChance[] {
  const history = register.delegates.get(account)?.history ?? [];
  return votes
    .map((proposal) => ({ proposal, vote: proposal.votes.find(({ voter }) => sameAddress(voter, account)) }))
    .filter(({ proposal, vote }) => vote !== undefined || stakeAt(history, proposal.snapshot) > 0n);
}
