import { expect } from "chai";

import { FileFormatError } from "../../scripts/records/csv.ts";
import { parseVotes, VOTE_COLUMNS } from "../../scripts/records/votes-file.ts";

const GOOD: Record<(typeof VOTE_COLUMNS)[number], string> = {
  token: "27f8717",
  title: '"Radio, and television"',
  domain: "Marketing",
  cost_usd: "150000",
  duration_months: "6",
  voting_start_utc: "2018-10-28 20:04:24",
  voting_end_utc: "2018-11-05 19:26:12",
  eligible_votes: "40958",
  yes_votes: "26385",
  no_votes: "15875",
  outcome: "Approved",
};
const HEADER = VOTE_COLUMNS.join(",");
const row = (changes: Partial<typeof GOOD> = {}): string => Object.values({ ...GOOD, ...changes }).join(",");

/** The failure of a file whose third line has these changes. */
const failureWith = (changes: Partial<typeof GOOD>) => failureOf(`${HEADER}\n${row()}\n${row(changes)}\n`);

function failureOf(source: string): string {
  try {
    parseVotes(source);
  } catch (error) {
    if (error instanceof FileFormatError) return `line ${error.line}: ${error.message}`;
    throw error;
  }
  throw new Error("the file was accepted");
}

describe("File of votes", () => {
  it("is read with all its fields", () => {
    expect(parseVotes(`${HEADER}\n${row()}\n`)).to.deep.equal([
      {
        line: 2,
        token: "27f8717",
        title: "Radio, and television",
        domain: "Marketing",
        costUsd: 150_000n,
        durationMonths: 6n,
        votingStart: new Date("2018-10-28T20:04:24Z"),
        votingEnd: new Date("2018-11-05T19:26:12Z"),
        eligible: 40_958n,
        yes: 26_385n,
        no: 15_875n,
        supply: 42_260n,
        outcome: "Approved",
      },
    ]);
  });

  it("takes the eligible votes as the supply unless more were cast", () => {
    const rows = ["42259", "42260", "42261"].map((eligible) => row({ eligible_votes: eligible }));
    const supplies = parseVotes([HEADER, ...rows].join("\n")).map(({ supply }) => supply);
    expect(supplies).to.deep.equal([42_260n, 42_260n, 42_261n]);
  });

  it("may have its columns in another order, and others besides", () => {
    const columns = ["note", ...VOTE_COLUMNS.toReversed()];
    const fields = ["a note", ...Object.values(GOOD).toReversed()];
    expect(parseVotes(`${columns.join(",")}\n${fields.join(",")}`)).to.deep.equal(parseVotes(`${HEADER}\n${row()}`));
  });

  it("may have a leap day", () => {
    const [vote] = parseVotes(`${HEADER}\n${row({ voting_end_utc: "2020-02-29 00:00:00" })}`);
    expect(vote?.votingEnd).to.deep.equal(new Date("2020-02-29T00:00:00Z"));
  });

  it("is refused when it is empty or has no votes", () => {
    expect(failureOf("")).to.equal("line 1: the file is empty");
    expect(failureOf(`${HEADER}\n`)).to.equal("line 1: the file has a header but no votes");
  });

  for (const column of VOTE_COLUMNS) {
    it(`is refused without the column ${column}`, () => {
      const others = VOTE_COLUMNS.filter((name) => name !== column);
      expect(failureOf(`${others.join(",")}\n${row()}`)).to.equal(`line 1: the column ${column} is missing`);
    });
  }

  it("is refused when a column is there twice", () => {
    expect(failureOf(`${HEADER},title\n${row()},x`)).to.equal("line 1: the column title is there more than once");
  });

  it("is refused when a line has too few or too many fields", () => {
    expect(failureOf(`${HEADER}\n${row()}\n${row().replace(",Approved", "")}`)).to.equal(
      "line 3: the header has 11 fields, but this line has 10",
    );
    expect(failureOf(`${HEADER}\n${row()},1`)).to.equal("line 2: the header has 11 fields, but this line has 12");
  });

  it("counts lines, not records", () => {
    expect(failureOf(`${HEADER}\n${row({ title: '"two\nlines"' })}\n${row({ no_votes: "x" })}`)).to.equal(
      'line 4: no_votes is "x", which is not a whole number',
    );
  });

  for (const column of ["token", "title", "domain"] as const) {
    it(`is refused when ${column} is empty`, () => {
      expect(failureWith({ [column]: " " })).to.equal(`line 3: ${column} is empty`);
    });
  }

  for (const column of ["cost_usd", "duration_months", "eligible_votes", "yes_votes", "no_votes"] as const) {
    it(`is refused when ${column} is not a whole number, or negative`, () => {
      for (const value of ["", "12.5", "1e3", "0x10", " 7", "+7", "seven"]) {
        expect(failureWith({ [column]: value })).to.equal(
          `line 3: ${column} is ${JSON.stringify(value)}, which is not a whole number`,
        );
      }
      expect(failureWith({ [column]: "-1" })).to.equal(`line 3: ${column} is -1, but cannot be negative`);
    });
  }

  for (const column of ["voting_start_utc", "voting_end_utc"] as const) {
    it(`is refused when ${column} is not a time`, () => {
      for (const value of [
        "",
        "2019-02-30 00:00:00",
        "2019-13-01 00:00:00",
        "2019-01-01",
        "2019-01-01 24:00:00",
        "x",
      ]) {
        expect(failureWith({ [column]: value })).to.equal(
          `line 3: ${column} is ${JSON.stringify(value)}, which is not a time of the form YYYY-MM-DD hh:mm:ss`,
        );
      }
    });
  }

  it("is refused when a vote does not end after it starts", () => {
    expect(failureWith({ voting_end_utc: GOOD.voting_start_utc })).to.equal(
      "line 3: voting_end_utc must be later than voting_start_utc",
    );
  });

  it("is refused when an outcome is not one of the two", () => {
    for (const outcome of ["", "approved", "Abandoned"]) {
      expect(failureWith({ outcome })).to.equal(
        `line 3: outcome is ${JSON.stringify(outcome)}, but must be Approved or Rejected`,
      );
    }
  });

  it("is refused when nobody could vote", () => {
    expect(failureWith({ eligible_votes: "0", yes_votes: "0", no_votes: "0" })).to.equal(
      "line 3: eligible_votes, yes_votes and no_votes are all 0",
    );
  });

  it("is refused when there are more votes than a token can count, and not below", () => {
    const most = 2n ** 208n - 1n;
    expect(parseVotes(`${HEADER}\n${row({ eligible_votes: `${most}` })}`)[0]?.supply).to.equal(most);
    expect(failureWith({ eligible_votes: `${most + 1n}` })).to.equal(
      "line 3: there are more votes than a token can count (2^208 - 1)",
    );
  });
});
