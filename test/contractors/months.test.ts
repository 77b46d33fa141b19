import { expect } from "chai";

import { DAY, ethers } from "../fixtures/chain.ts";

/** The first second of a month, counted from January 1970; seconds since 1970. */
function monthAt(index: number): bigint {
  return BigInt(Date.UTC(1970, index, 1)) / 1_000n;
}

const second = (text: string) => BigInt(Date.parse(text)) / 1_000n;

describe("Months", () => {
  for (const [first, last] of [
    [1970, 2110],
    [2380, 2420],
  ] as const) {
    it(`gives the next month to the first, a middle and the last second of every month, ${first} to ${last}`, async () => {
      const calendar = await ethers.deployContract("Calendar");
      for (let year = first; year < last; year += 20) {
        const months = Array.from({ length: 240 }, (_, i) => (year - 1970) * 12 + i);
        const times = months.flatMap((i) => [monthAt(i), monthAt(i) + 15n * DAY + 1n, monthAt(i + 1) - 1n]);
        const expected = months.flatMap((i) => [monthAt(i + 1), monthAt(i + 1), monthAt(i + 1)]);
        expect([...(await calendar.next(times))]).to.deep.equal(expected, `from ${year} on`);
      }
    });
  }

  for (const [time, next] of [
    ["1970-01-01T00:00:00Z", "1970-02-01T00:00:00Z"],
    ["2023-02-28T23:59:59Z", "2023-03-01T00:00:00Z"],
    ["2024-02-28T23:59:59Z", "2024-03-01T00:00:00Z"],
    ["2024-02-29T23:59:59Z", "2024-03-01T00:00:00Z"],
    ["2026-12-31T23:59:59Z", "2027-01-01T00:00:00Z"],
    ["2000-02-29T12:00:00Z", "2000-03-01T00:00:00Z"],
    ["2100-02-28T23:59:59Z", "2100-03-01T00:00:00Z"],
    ["2400-02-29T23:59:59Z", "2400-03-01T00:00:00Z"],
  ] as const) {
    it(`${next.slice(0, 10)} follows ${time}`, async () => {
      const calendar = await ethers.deployContract("Calendar");
      expect([...(await calendar.next([second(time)]))]).to.deep.equal([second(next)]);
    });
  }
});
