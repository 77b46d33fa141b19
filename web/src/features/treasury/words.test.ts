import { describe, expect, it } from "vitest";

import { noteProblem } from "./depositNote.ts";
import { averagedText, monthsText } from "./runwayWords.ts";

describe("monthsText", () => {
  it("counts in months, and in years from ten years on", () => {
    expect(monthsText(0n)).toBe("0 months");
    expect(monthsText(10n)).toBe("1 month");
    expect(monthsText(83n)).toBe("8.3 months");
    expect(monthsText(1_199n)).toBe("119.9 months");
    expect(monthsText(1_200n)).toBe("10 years");
  });
});

describe("averagedText", () => {
  const month = (index: number) => Date.UTC(2022, index) / 1000;
  const over = (months: number[]) => averagedText({ months, perMonth: 1n, spent: 1n, tenths: 1n });
  it("names the months", () => {
    expect(over([month(3)])).toBe("1 full month with spending, Apr 2022");
    expect(over([month(1), month(3)])).toBe("2 full months with spending, Feb 2022 to Apr 2022");
    expect(over(Array.from({ length: 12 }, (_, index) => month(index)))).toBe(
      "the last 12 full months with spending, Jan 2022 to Dec 2022",
    );
  });
});

describe("noteProblem", () => {
  it("lets 31 plain characters through", () => {
    expect(noteProblem("")).toBeUndefined();
    expect(noteProblem(` ${"x".repeat(31)} `)).toBeUndefined();
  });
  it("names what does not fit", () => {
    expect(noteProblem("x".repeat(32))).toBe("At most 31 characters; this is 32.");
    expect(noteProblem("für")).toContain("“ü”");
    expect(noteProblem("a\u202eb")).toContain("does not fit");
  });
});
