import { describe, expect, it } from "vitest";

import { listed, plainText, shortAddress, shortHash, tokenSymbol } from "./text.ts";

describe("shortAddress and shortHash", () => {
  it("keeps both ends", () => {
    expect(shortAddress("0x70997970C51812dc3A010C7d01b50e0d17dc79C8")).toBe("0x7099…79C8");
    expect(shortHash(`0x${"ab".repeat(32)}`)).toBe("0xabababab…ababab");
    expect(shortAddress("0x0")).toBe("0x0");
  });
});

describe("tokenSymbol", () => {
  it("lets honest symbols through", () => {
    expect(tokenSymbol("USDC")).toBe("USDC");
    expect(tokenSymbol("USD₮0")).toBe("USD₮0");
  });
  it("decodes bytes32 symbols", () => {
    expect(tokenSymbol(`0x4d4b52${"00".repeat(29)}`)).toBe("MKR");
  });
  it("cuts and disarms hostile ones", () => {
    expect(tokenSymbol("<script>alert(1)</script>")).toBe("<script>al…");
    expect(tokenSymbol("US\u202eCD")).toBe("US CD");
    expect(tokenSymbol("U\u200bSDC")).toBe("U SDC");
    expect(tokenSymbol("\u0405USD")).toBe("?USD");
    expect(tokenSymbol("")).toBe("token");
    expect(tokenSymbol(undefined)).toBe("token");
    expect(tokenSymbol("\u0000\u0001")).toBe("token");
  });
});

describe("listed", () => {
  it("puts an and before the last", () => {
    expect([listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])]).toEqual([
      "",
      "A",
      "A and B",
      "A, B and C",
    ]);
  });
});

describe("plainText", () => {
  it("folds lines and cuts by characters, not by halves of them", () => {
    expect(plainText("Pay\n\n all  of it")).toBe("Pay all of it");
    expect(plainText("😀😀😀", 2)).toBe("😀…");
  });
});
