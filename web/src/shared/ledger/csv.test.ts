import { zeroAddress } from "viem";
import { describe, expect, it } from "vitest";

import { OUTSIDE, personalAccount, textRef } from "../../chain/accounts.ts";
import { addressOf, deployment, snapshotOf } from "../../chain/testing/ledger.ts";
import { csvCell, movementsCsv, toCsv } from "./csv.ts";

describe("csvCell", () => {
  it("quotes what would break a row", () => {
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
    expect(csvCell("two\nlines")).toBe('"two\nlines"');
    expect(csvCell("plain")).toBe("plain");
  });
  it("lets no text run as a formula, however it begins", () => {
    for (const text of ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "\r=1", "|calc", "%0a", "\uff1d1"]) {
      expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
    }
    expect(csvCell('=HYPERLINK("x","y")')).toBe('"\'=HYPERLINK(""x"",""y"")"');
  });
  it("leaves negative numbers numbers", () => {
    expect(csvCell("-12.5")).toBe("-12.5");
  });
});

describe("toCsv", () => {
  it("ends each row as the standard says", () => {
    expect(
      toCsv([
        ["a", "b"],
        ["1", ""],
      ]),
    ).toBe("a,b\r\n1,\r\n");
  });
});

describe("movementsCsv", () => {
  it("writes what moved exactly, and text from strangers as text", () => {
    const [asset, fund] = [addressOf(99), personalAccount(deployment.contracts.treasury)];
    const args = {
      from: OUTSIDE,
      to: fund,
      asset,
      amount: 10n ** 30n + 1n,
      party: addressOf(1),
      ref: textRef("=cmd, now"),
    };
    const back = {
      from: fund,
      to: personalAccount(addressOf(2)),
      asset,
      amount: 1n,
      party: zeroAddress,
      ref: `0x${"12".repeat(32)}`,
    };
    const snapshot = snapshotOf([
      { contract: "treasury", name: "Movement", args, time: 1_640_995_200 },
      { contract: "treasury", name: "Movement", args: back, time: 1_640_995_201 },
    ]);
    const [header = "", deposit = "", payment = ""] = movementsCsv(
      snapshot,
      deployment.contracts,
      snapshot.movements,
    ).split("\r\n");
    expect(header.split(",")).toHaveLength(16);
    expect(deposit).toContain(
      `2022-01-01T00:00:00.000Z,1640995200,Deposit,"'=cmd, now",,Wallet ${addressOf(1)},General fund,`,
    );
    expect(deposit).toContain(",1000000000000000000000000000001,1000000000000000000000000000001,");
    expect(payment).toContain(`Voted payment,,,General fund,Account of ${addressOf(2)},${addressOf(2)},`);
    expect(payment.split(",")).toHaveLength(16);
  });
});
