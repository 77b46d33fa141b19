import { MAX_STAKE_SUPPLY } from "../deployment/standard-rules.ts";
import { FileFormatError, parseCsv, type CsvRecord } from "./csv.ts";

/** The columns that a file of votes must have, in any order; others are ignored. */
export const VOTE_COLUMNS = [
  "token",
  "title",
  "domain",
  "cost_usd",
  "duration_months",
  "voting_start_utc",
  "voting_end_utc",
  "eligible_votes",
  "yes_votes",
  "no_votes",
  "outcome",
] as const;

type VoteColumn = (typeof VOTE_COLUMNS)[number];

/** How a vote ended. */
export type Outcome = "Approved" | "Rejected";

/** One vote as it was recorded. */
export interface RecordedVote {
  /** The line of the file that it starts on, from 1. */
  line: number;
  token: string;
  title: string;
  domain: string;
  /** What was asked for, in whole US dollars. */
  costUsd: bigint;
  /** How long the work was to take, in whole months. */
  durationMonths: bigint;
  votingStart: Date;
  votingEnd: Date;
  /** Votes that could be cast, in whole votes. */
  eligible: bigint;
  yes: bigint;
  no: bigint;
  /** The supply of votes that a replay needs: the eligible, or those cast when they are recorded as more. */
  supply: bigint;
  outcome: Outcome;
}

/**
 * Reads a file of votes; every record is checked before any is returned.
 *
 * @throws FileFormatError at the first line that is not as it should be.
 */
export function parseVotes(source: string): RecordedVote[] {
  const [header, ...records] = parseCsv(source);
  if (header === undefined) throw new FileFormatError(1, "the file is empty");
  checkColumns(header);
  if (records.length === 0) throw new FileFormatError(header.line, "the file has a header but no votes");
  return records.map((record) => {
    if (record.fields.length !== header.fields.length) {
      throw new FileFormatError(
        record.line,
        `the header has ${header.fields.length} fields, but this line has ${record.fields.length}`,
      );
    }
    const fields = new Map(header.fields.map((column, place) => [column, record.fields[place]]));
    return readVote(record.line, (column) => fields.get(column) ?? "");
  });
}

function checkColumns(header: CsvRecord): void {
  for (const column of VOTE_COLUMNS) {
    const place = header.fields.indexOf(column);
    if (place === -1) throw new FileFormatError(header.line, `the column ${column} is missing`);
    if (header.fields.lastIndexOf(column) !== place) {
      throw new FileFormatError(header.line, `the column ${column} is there more than once`);
    }
  }
}

function readVote(line: number, field: (column: VoteColumn) => string): RecordedVote {
  const text = (column: VoteColumn): string => {
    if (field(column).trim() === "") throw new FileFormatError(line, `${column} is empty`);
    return field(column);
  };
  const count = (column: VoteColumn): bigint => {
    const value = field(column);
    if (/^-[0-9]+$/.test(value)) throw new FileFormatError(line, `${column} is ${value}, but cannot be negative`);
    if (!/^[0-9]+$/.test(value)) {
      throw new FileFormatError(line, `${column} is ${JSON.stringify(value)}, which is not a whole number`);
    }
    return BigInt(value);
  };
  const time = (column: VoteColumn): Date => {
    const value = field(column);
    const date = new Date(`${value.replace(" ", "T")}Z`);
    const isWritten = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value) && !Number.isNaN(date.getTime());
    // A day that the month does not have is carried over into the next month: such a date reads back differently.
    if (!isWritten || date.toISOString() !== `${value.replace(" ", "T")}.000Z`) {
      const form = "YYYY-MM-DD hh:mm:ss";
      throw new FileFormatError(line, `${column} is ${JSON.stringify(value)}, which is not a time of the form ${form}`);
    }
    return date;
  };

  const vote = {
    line,
    token: text("token"),
    title: text("title"),
    domain: text("domain"),
    costUsd: count("cost_usd"),
    durationMonths: count("duration_months"),
    votingStart: time("voting_start_utc"),
    votingEnd: time("voting_end_utc"),
    eligible: count("eligible_votes"),
    yes: count("yes_votes"),
    no: count("no_votes"),
  };
  const outcome = field("outcome");
  if (outcome !== "Approved" && outcome !== "Rejected") {
    throw new FileFormatError(line, `outcome is ${JSON.stringify(outcome)}, but must be Approved or Rejected`);
  }
  if (vote.votingEnd <= vote.votingStart) {
    throw new FileFormatError(line, "voting_end_utc must be later than voting_start_utc");
  }
  const cast = vote.yes + vote.no;
  const supply = vote.eligible > cast ? vote.eligible : cast;
  if (supply === 0n) throw new FileFormatError(line, "eligible_votes, yes_votes and no_votes are all 0");
  if (supply > MAX_STAKE_SUPPLY)
    throw new FileFormatError(line, "there are more votes than a token can count (2^208 - 1)");
  return { ...vote, supply, outcome };
}
