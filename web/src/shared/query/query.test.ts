import { describe, expect, it } from "vitest";

import { mayHaveLoggedFrom } from "./bloom.ts";
import { hashKey } from "./queryClient.ts";

describe("hashKey", () => {
  it("takes bigint and ignores the order of names", () => {
    expect(hashKey(["a", { b: 1n, a: [2n] }])).toBe(hashKey(["a", { a: [2n], b: 1n }]));
    expect(hashKey([1n])).not.toBe(hashKey([1]));
    expect(hashKey([1n])).not.toBe(hashKey([2n]));
  });
});

describe("mayHaveLoggedFrom", () => {
  const address = "0x095e7baea6a6c7c4c2dfeb977efac326af552d87";
  it("says no for an empty filter and yes for a full one", () => {
    expect(mayHaveLoggedFrom(`0x${"00".repeat(256)}`, address)).toBe(false);
    expect(mayHaveLoggedFrom(`0x${"ff".repeat(256)}`, address)).toBe(true);
  });
  it("finds the three bits that Ethereum sets for the address", () => {
    const bloom = new Uint8Array(256);
    // keccak256(0x095e…2d87) starts 0fbc 62ba 90de: the low 11 bits of each pair select bits 1980, 698 and 222.
    for (const bit of [1980, 698, 222]) bloom[255 - (bit >> 3)] = (bloom[255 - (bit >> 3)] ?? 0) | (1 << (bit & 7));
    const hex = `0x${[...bloom].map((byte) => byte.toString(16).padStart(2, "0")).join("")}` as const;
    expect(mayHaveLoggedFrom(hex, address)).toBe(true);
    expect(mayHaveLoggedFrom(hex, "0x0000000000000000000000000000000000000001")).toBe(false);
  });
});
