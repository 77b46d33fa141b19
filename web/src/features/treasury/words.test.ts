import { describe, expect, it } from "vitest";

import { noteProblem } from "./depositNote.ts";
import { drawnUntil, quietNote } from "./drawnTime.ts";
import { yearNote } from "./recent.ts";
import { averagedText, monthsText, paceText, runwayText, tooFewText, whyUnknown } from "./runwayWords.ts";

describe("monthsText", () => {
  it("counts in months with one decimal, and in years from ten years on", () => {
    expect(monthsText(0n)).toBe("0.0 months");
    expect(monthsText(10n)).toBe("1.0 months");
    expect(monthsText(850n)).toBe("85.0 months");
    expect(monthsText(83n)).toBe("8.3 months");
    expect(monthsText(1_199n)).toBe("119.9 months");
    expect(monthsText(1_200n)).toBe("10.0 years");
  });
});

describe("a runway", () => {
  const months = (count: number) => Array.from({ length: count }, (_, index) => Date.UTC(2022, index) / 1000);
  it("is told from three months of spending on", () => {
    expect(runwayText({ tenths: 186n, months: months(3) })).toBe("18.6 months");
    expect(runwayText({ tenths: 186n, months: months(2) })).toBeUndefined();
    expect(runwayText({ tenths: undefined, months: [] })).toBeUndefined();
  });
  it("says what its pace is the average of, and in how many full months there was any", () => {
    expect(paceText({ months: months(12) })).toBe("the average of 12 full months with spending");
    expect(tooFewText({ months: months(2) })).toBe("spent in 2 full months only");
    expect(tooFewText({ months: months(1) })).toBe("spent in 1 full month only");
    expect(tooFewText({ months: [] })).toBe("");
  });
  it("says why it is not known", () => {
    expect(whyUnknown({ months: months(1) }, "DUSD", 0n)).toBe(
      "The fund has spent DUSD in 1 full month only (Jan 2022). Three will tell its pace.",
    );
    expect(whyUnknown({ months: [] }, "DUSD", 5n)).toMatch(/^The fund began to spend DUSD this month/);
    expect(whyUnknown({ months: [] }, "DUSD", 0n)).toMatch(/^The fund has never spent DUSD/);
  });
});

describe("averagedText", () => {
  const month = (index: number) => Date.UTC(2022, index) / 1000;
  const over = (months: number[]) => averagedText({ months });
  it("names the months", () => {
    expect(over([month(3)])).toBe("1 full month with spending, Apr 2022");
    expect(over([month(1), month(3)])).toBe("2 full months with spending, Feb 2022 to Apr 2022");
    expect(over(Array.from({ length: 12 }, (_, index) => month(index)))).toBe(
      "the last 12 full months with spending, Jan 2022 to Dec 2022",
    );
  });
});

describe("what was long ago", () => {
  const month = (year: number, index: number) => Date.UTC(year, index) / 1000;
  const flows = [
    { at: month(2022, 3), incoming: 5n, outgoing: 0n },
    { at: month(2022, 4), incoming: 0n, outgoing: 2n },
    { at: month(2022, 5), incoming: 0n, outgoing: 0n },
  ];
  it("is named where the last year has nothing", () => {
    expect(yearNote(5n, flows, "incoming")).toBe("In the last 12 months, this one included");
    expect(yearNote(0n, flows, "incoming")).toBe("In the last 12 months; last in Apr 2022");
    expect(yearNote(0n, flows, "outgoing")).toBe("In the last 12 months; last in May 2022");
    expect(yearNote(0n, [], "outgoing")).toBe("Nothing so far");
  });
  it("is drawn, and the quiet after it only where it is short", () => {
    const [first, last] = [month(2019, 0), month(2022, 11)];
    expect(drawnUntil(first, last, month(2023, 2))).toBe(month(2023, 2));
    expect(drawnUntil(first, last, month(2023, 11))).toBe(month(2023, 11));
    expect(drawnUntil(first, last, month(2026, 10))).toBe(month(2023, 1) - 1);
    expect(drawnUntil(last, last, last + 10)).toBe(last + 10);
    expect(quietNote(last, month(2023, 2), month(2023, 2))).toBeUndefined();
    expect(quietNote(last + 43_200, month(2023, 1), month(2026, 10))).toContain("since 1 Dec 2022");
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
