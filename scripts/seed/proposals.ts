import type { RecordedVote } from "../records/votes-file.ts";
import type { StakeRegister } from "./stake.ts";

import { CONTRIBUTOR, POOLS } from "./cast.ts";
import { HOUR, type Stage } from "./stage.ts";
import { splitStake } from "./stake.ts";
import { noEffect, scheduleOf, tellExecution, tellProposal, tellQueue, tellVote, type Proposal } from "./voting.ts";

/** Time between the votes of two pools on one proposal, seconds. */
const BETWEEN_VOTES = 29 * HOUR;

/** Recorded proposals whose votes began in the same second. */
interface RecordedGroup {
  /** When voting began, seconds since 1970. */
  readonly snapshot: number;
  readonly votes: readonly RecordedVote[];
}

/** The recorded proposals by the second in which their votes began. */
export function groupByStart(votes: readonly RecordedVote[]): RecordedGroup[] {
  const groups = Map.groupBy(votes, ({ votingStart }) => votingStart.getTime() / 1000);
  return [...groups].map(([snapshot, group]) => ({ snapshot, votes: group }));
}

/**
 * Tells a group of recorded proposals: proposed so that voting begins in the recorded second, voted on with the recorded
 * numbers, carried out when they were approved. The vote lasts as long as the governor says, which is about as long as
 * it did.
 */
export function tellRecordedGroup(stage: Stage, register: StakeRegister, { snapshot, votes }: RecordedGroup): void {
  const supply = [...register.holdings.values()].reduce((sum, amount) => sum + amount, 0n);
  const split = splitStake(supply, votes);
  register.rearrange(snapshot - 1, split.holdings);
  for (const [index, vote] of votes.entries()) {
    const proposal = recordedProposal(stage, vote);
    const schedule = scheduleOf(stage, proposal.proposedAt);
    tellProposal(stage, proposal);
    for (const cast of split.votes[index] ?? []) {
      const at = snapshot + HOUR + POOLS.findIndex((pool) => pool === cast.voter) * BETWEEN_VOTES;
      tellVote(stage, at, proposal, cast);
    }
    if (vote.outcome === "Rejected") continue;
    tellQueue(stage, schedule.queuedAt, CONTRIBUTOR, proposal);
    tellExecution(stage, schedule.executedAt, CONTRIBUTOR, proposal);
  }
}

/** A recorded proposal as a statement: a vote about it, whose execution has no effect. */
export function recordedProposal(stage: Stage, vote: RecordedVote): Proposal {
  return {
    proposer: CONTRIBUTOR,
    proposedAt: vote.votingStart.getTime() / 1000 - stage.configuration.governor.votingDelay,
    action: noEffect(stage),
    description: describe(vote),
  };
}

function describe(vote: RecordedVote): string {
  const asked = vote.costUsd === 0n ? "nothing yet: a request for proposals" : `${group(vote.costUsd)} USD`;
  const duration = vote.durationMonths === 0n ? "not said" : `${vote.durationMonths} months`;
  return `# ${vote.title}

| | |
|---|---|
| Domain | ${vote.domain} |
| Asked for | ${asked} |
| Duration | ${duration} |
| Vote on record | ${time(vote.votingStart)} to ${time(vote.votingEnd)} UTC |
| Result on record | ${group(vote.yes)} yes, ${group(vote.no)} no, ${group(vote.eligible)} eligible: ${vote.outcome.toLowerCase()} |

A proposal of Decred's stakeholders (Politeia, \`${vote.token}\`), replayed from the public record. The recorded votes are
cast by a few demo accounts that share the stake. It is a statement: carrying it out calls nothing and moves no money.`;
}

function group(value: bigint): string {
  return value.toLocaleString("en-US");
}

function time(date: Date): string {
  return date.toISOString().slice(0, 16).replace("T", " ");
}
