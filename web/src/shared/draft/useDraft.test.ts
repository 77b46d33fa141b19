import { describe, expect, it } from "vitest";

import { mergeDraft } from "./useDraft.ts";

describe("mergeDraft", () => {
  const empty = { title: "", rows: [] as string[], domain: 0 };
  it("takes what was stored", () => {
    expect(mergeDraft(empty, { title: "Docs", rows: ["a"], domain: 2 })).toEqual({
      title: "Docs",
      rows: ["a"],
      domain: 2,
    });
  });
  it("leaves out fields of another kind, and unknown ones", () => {
    expect(mergeDraft(empty, { title: 3, rows: {}, domain: null, more: 1 })).toEqual(empty);
  });
  it("starts empty from anything else", () => {
    for (const stored of [undefined, null, "text", 4]) expect(mergeDraft(empty, stored)).toEqual(empty);
  });
});
