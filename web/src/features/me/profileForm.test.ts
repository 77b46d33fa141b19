import { describe, expect, it } from "vitest";

import { encodeText } from "../../chain/content.ts";
import { addressOf } from "../../chain/testing/ledger.ts";
import { draftOf, nameProblem, portraitProblem, wordsProblem } from "./profileForm.ts";

describe("the form of a profile", () => {
  it("begins with what the profile says", () => {
    const origin = { transaction: `0x${"11".repeat(32)}`, block: 1n, logIndex: 0, time: 1 } as const;
    const profile = {
      ...origin,
      account: addressOf(1),
      name: "Ana",
      portrait: "ipfs://a",
      uri: encodeText("I write."),
    };
    expect(draftOf(profile)).toEqual({ name: "Ana", portrait: "ipfs://a", text: "I write." });
    expect(draftOf({ ...profile, uri: "ipfs://words" }).text).toBe("");
    expect(draftOf(undefined)).toEqual({ name: "", portrait: "", text: "" });
  });
  it("counts a name in bytes, as the contract does", () => {
    expect(nameProblem("a".repeat(64))).toBeUndefined();
    expect(nameProblem("ä".repeat(33))).toBe("That has 66 bytes; a name may have 64.");
  });
  it("takes pictures and addresses of pictures", () => {
    for (const fine of ["", "data:image/png;base64,AA", "ipfs://bafy", "https://example.org/a.png"])
      expect(portraitProblem(fine)).toBeUndefined();
    for (const bad of ["me.png", "javascript:alert(1)", "data:text/html,x", "https://"])
      expect(portraitProblem(bad)).toMatch(/^A portrait is/);
    expect(portraitProblem(`data:image/png;base64,${"A".repeat(4_096)}`)).toMatch(/^That has 4,118 bytes/);
  });
  it("needs no words, and takes as many as a text may have", () => {
    expect(wordsProblem(" ")).toBeUndefined();
    expect(wordsProblem("a".repeat(16_385))).toMatch(/^At most/);
  });
});
