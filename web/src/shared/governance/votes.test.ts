import { describe, expect, it } from "vitest";

import { proposalTitle } from "./proposalTitle.ts";
import { reasonText } from "./reason.ts";
import { stakeText, votesText } from "./votes.ts";

describe("votes and stake in words", () => {
  it("have the decimals and the symbol of the token", () => {
    expect(votesText({ stake: { symbol: "STAKE", decimals: 18 } }, 12_000n * 10n ** 18n)).toBe("12,000");
    expect(stakeText({ stake: { symbol: "wORG", decimals: 6 } }, 1_250_500_000n)).toBe("1,250.50 wORG");
  });
});

describe("reasonText", () => {
  it("is one line of harmless text", () => {
    expect(reasonText({ reason: "" })).toBe("");
    expect(reasonText({ reason: "Too early\n\nfor\u202e me." })).toBe("Too early for me.");
    expect(reasonText({ reason: "x".repeat(2_000) })).toHaveLength(600);
  });
});

describe("proposalTitle", () => {
  it("is the first line with words", () => {
    expect(proposalTitle({ description: "# Pay for the docs\n\nWhy." })).toBe("Pay for the docs");
    expect(proposalTitle({ description: "" })).toBe("Proposal without a title");
  });
});
