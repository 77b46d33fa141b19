import type { Address } from "viem";
import { describe, expect, it } from "vitest";

import { EMPTY_CLAIM, readClaim, shownRow, withRow, type ClaimDraft } from "./claimForm.ts";

const me: Address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const other: Address = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const asset = { decimals: 6, symbol: "DUSD" };
const room = 1_200_500_000n;

const draft = (fields: Partial<ClaimDraft> = {}): ClaimDraft => ({
  ...EMPTY_CLAIM,
  text: "Done, see the patch.",
  ...fields,
});
const row = (key: number, payee: string, amount: string) => ({
  key,
  payee,
  amount,
  typedPayee: true,
  typedAmount: true,
});

describe("a claim that was only described", () => {
  it("pays the whole rest to the reader", () => {
    expect(readClaim(draft(), me, room, asset)).toMatchObject({
      awards: [{ payee: me, amount: room }],
      problem: undefined,
      total: room,
    });
  });
  it("follows the account and the pot until something is typed", () => {
    const [first] = EMPTY_CLAIM.rows;
    if (!first) throw new Error("An empty claim has a row.");
    expect(shownRow(EMPTY_CLAIM.rows, first, other, 5_000_000n, 6)).toEqual({ payee: other, amount: "5" });
    expect(shownRow(EMPTY_CLAIM.rows, first, undefined, room, 6)).toEqual({ payee: "", amount: "1,200.50" });
  });
  it("needs somebody and some words", () => {
    expect(readClaim(draft(), undefined, room, asset).problem).toBe("Enter the address of the payee.");
    expect(readClaim(draft({ text: "  " }), me, room, asset).problem).toMatch(/^Say what was done/);
  });
});

describe("several payees", () => {
  it("keeps the first as it was when one is added", () => {
    const rows = withRow(EMPTY_CLAIM.rows, room, 6);
    expect(rows).toHaveLength(2);
    expect(readClaim(draft({ rows }), me, room, asset).rowProblems[1]).toEqual({
      payee: "Enter the address of the payee.",
      amount: "Enter an amount.",
    });
    expect(readClaim(draft({ rows }), me, room, asset).rowProblems[0]).toEqual({ payee: undefined, amount: undefined });
  });
  it("are paid what is typed", () => {
    const rows = [row(0, me, "1,000"), row(1, other.toLowerCase(), "200.5")];
    expect(readClaim(draft({ rows }), undefined, room, asset)).toMatchObject({
      awards: [
        { payee: me, amount: 1_000_000_000n },
        { payee: other, amount: 200_500_000n },
      ],
      problem: undefined,
    });
  });
  it("are refused when one is named twice, is no address, or gets nothing", () => {
    const problems = (second: string, amount: string) =>
      readClaim(draft({ rows: [row(0, me, "1"), row(1, second, amount)] }), me, room, asset);
    expect(problems(me, "1").rowProblems[1]?.payee).toBe("This payee is named above already.");
    expect(problems(`${other.slice(0, -1)}d`, "1").rowProblems[1]?.payee).toMatch(/its capitals don’t fit/);
    expect(problems("0x0000000000000000000000000000000000000000", "1").rowProblems[1]?.payee).toMatch(
      /^This is nobody’s address/,
    );
    expect(problems("somebody.eth", "1").rowProblems[1]?.payee).toMatch(/^Names are not looked up/);
    expect(problems(other, "0").rowProblems[1]?.amount).toMatch(/^Enter more than zero/);
    expect(problems(other, "0").awards).toBeUndefined();
  });
  it("are refused when the pot has less", () => {
    const read = readClaim(draft({ rows: [row(0, me, "1,200.5"), row(1, other, "0.000001")] }), me, room, asset);
    expect(read.problem).toBe("The pot has 1,200.50 DUSD left; this asks for 1,200.500001 DUSD.");
    expect(read.awards).toBeUndefined();
  });
});
