import { describe, expect, it } from "vitest";

import { splitHash } from "./hashLocation.ts";
import { withParam } from "./useQueryParam.ts";

describe("splitHash", () => {
  it("reads the root from nothing", () => {
    expect(splitHash("")).toEqual({ path: "/", search: "" });
    expect(splitHash("#")).toEqual({ path: "/", search: "" });
    expect(splitHash("#/")).toEqual({ path: "/", search: "" });
  });
  it("parts the query from the path", () => {
    expect(splitHash("#/ledger?asset=eth&page=2")).toEqual({ path: "/ledger", search: "asset=eth&page=2" });
  });
  it("drops a trailing slash", () => {
    expect(splitHash("#/bounties/7/")).toEqual({ path: "/bounties/7", search: "" });
  });
});

describe("withParam", () => {
  it("sets, replaces and removes one value and leaves the others", () => {
    expect(withParam("#/ledger?asset=eth", "domain", "2")).toBe("/ledger?asset=eth&domain=2");
    expect(withParam("#/ledger?asset=eth&domain=2", "asset", "dai")).toBe("/ledger?asset=dai&domain=2");
    expect(withParam("#/ledger?asset=eth", "asset", "")).toBe("/ledger");
  });
  it("escapes what a person typed", () => {
    expect(withParam("#/ledger", "q", "a&b=c")).toBe("/ledger?q=a%26b%3Dc");
  });
});
