import { describe, expect, it } from "vitest";

import { isCurrent, navigation } from "./navigation.ts";

describe("isCurrent", () => {
  const current = (path: string) => navigation.filter((entry) => isCurrent(entry, path)).map(({ label }) => label);
  it("marks exactly one entry for every place", () => {
    expect(current("/")).toEqual(["Treasury"]);
    expect(current("/ledger")).toEqual(["Ledger"]);
    expect(current("/proposals/new")).toEqual(["Proposals"]);
    expect(current("/bounties/0x12")).toEqual(["Bounties"]);
    expect(current("/domains/2")).toEqual(["Contractors"]);
    expect(current("/apply")).toEqual(["Contractors"]);
    expect(current("/me")).toEqual(["Me"]);
  });
  it("marks none for an unknown one", () => {
    expect(current("/medal")).toEqual([]);
    expect(current("/ledgers")).toEqual([]);
  });
});
