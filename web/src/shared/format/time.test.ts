import { describe, expect, it } from "vitest";

import {
  DAY,
  formatDateTime,
  formatDuration,
  formatEnd,
  formatMonth,
  formatRelative,
  formatStart,
  formatUtc,
  HOUR,
} from "./time.ts";

describe("formatDuration", () => {
  it("names the two largest neighbouring units", () => {
    expect(formatDuration(DAY + HOUR)).toBe("1 day 1 hour");
    expect(formatDuration(400 * DAY)).toBe("1 year 1 month");
    expect(formatDuration(365 * DAY + 3 * HOUR)).toBe("1 year");
    expect(formatDuration(7 * DAY, 1)).toBe("7 days");
    expect(formatDuration(59)).toBe("less than a minute");
    expect(formatDuration(90n)).toBe("1 minute");
  });
});

describe("formatRelative", () => {
  const now = 1_700_000_000;
  it("looks both ways from chain time", () => {
    expect(formatRelative(now + 3 * DAY, now)).toBe("in 3 days");
    expect(formatRelative(now - 2 * HOUR, now)).toBe("2 hours ago");
    expect(formatRelative(now, now)).toBe("just now");
    expect(formatRelative(now + 5, now)).toBe("in less than a minute");
  });
});

describe("moments and months", () => {
  it("keeps months of the books in UTC", () => {
    expect(formatMonth(Date.UTC(2022, 2, 1) / 1000)).toBe("Mar 2022");
    expect(formatMonth(Date.UTC(2022, 2, 31, 23, 59, 59) / 1000)).toBe("Mar 2022");
    expect(formatUtc(0)).toBe("1 Jan 1970, 00:00:00 UTC");
  });
  it("gives back the whole days (UTC) from which and to which something lasts", () => {
    const first = Date.UTC(2026, 6, 1) / 1000;
    const end = Date.UTC(2027, 6, 1) / 1000;
    expect(formatStart(first)).toMatch(/^1 Jul 2026( \(UTC\))?$/);
    expect(formatEnd(end)).toMatch(/^the end of 30 Jun 2027( \(UTC\))?$/);
    expect(formatStart(first + 60)).toBe(formatDateTime(first + 60));
    expect(formatEnd(end + 60)).toBe(formatDateTime(end + 60));
  });
});
