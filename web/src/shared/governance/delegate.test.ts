import { describe, expect, it } from "vitest";

import { readDelegate, signingPath } from "./delegate.ts";

describe("readDelegate", () => {
  it("takes an address", () => {
    const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    expect(readDelegate(address)).toEqual({ ok: true, value: address });
  });
  it("refuses nobody, and what is no address", () => {
    expect(readDelegate(`0x${"0".repeat(40)}`)).toEqual({
      ok: false,
      reason: "This is nobody’s address: your stake would not vote at all.",
    });
    expect(readDelegate("somebody.eth")).toMatchObject({ ok: false });
    expect(readDelegate("")).toEqual({ ok: false, reason: "Enter the address of whom you trust with it." });
  });
});

describe("signingPath", () => {
  it("leads to the delegate's page, where signing is opened", () => {
    const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    expect(signingPath(address)).toBe(`/stake/${address}?sign=open`);
  });
});
