import { describe, expect, it } from "vitest";

import {
  formatColumnShare,
  formatCompact,
  formatExact,
  formatLedger,
  formatRate,
  formatShare,
  formatSigned,
  formatUsd,
  parseAmount,
  plural,
} from "./amount.ts";

const ETH = 10n ** 18n;

describe("formatExact", () => {
  it("keeps every digit that counts", () => {
    expect(formatExact(1_234_567n * ETH + 1n, 18)).toBe("1,234,567.000000000000000001");
    expect(formatExact(1_500_000n, 6)).toBe("1.50");
    expect(formatExact(15n, 1)).toBe("1.5");
    expect(formatExact(1_505_000n, 6)).toBe("1.505");
    expect(formatExact(0n, 18)).toBe("0");
    expect(formatExact(7n, 0)).toBe("7");
    expect(formatExact(-2n * ETH, 18)).toBe("−2");
  });
});

describe("formatLedger", () => {
  it("aligns decimals and cuts instead of rounding up", () => {
    expect(formatLedger(1_999_999n, 6)).toBe("1.99");
    expect(formatLedger(12_000_000_000n, 6)).toBe("12,000.00");
    expect(formatLedger(5n, 0, 0)).toBe("5");
  });
  it("never shows an amount that is there as zero", () => {
    expect(formatLedger(1n, 18)).toBe("<0.01");
    expect(formatLedger(-1n, 18, 4)).toBe("−<0.0001");
    expect(formatLedger(0n, 18)).toBe("0.00");
  });
  it("pads tokens that have fewer decimals than the column", () => {
    expect(formatLedger(15n, 1, 2)).toBe("1.50");
  });
});

describe("formatCompact", () => {
  it("keeps three digits, and rounds half away from zero", () => {
    expect(formatCompact(10_850n, 0)).toBe("10.9k");
    expect(formatCompact(10_849n, 0)).toBe("10.8k");
    expect(formatCompact(-10_850n, 0)).toBe("−10.9k");
    expect(formatCompact(999_499n, 0)).toBe("999k");
    expect(formatCompact(999_500n, 0)).toBe("1M");
    expect(formatCompact(9_996n, 1)).toBe("1k");
    expect(formatCompact(0n, 18)).toBe("0");
    expect(formatCompact(999n * ETH, 18)).toBe("999");
    expect(formatCompact(1_234n * ETH, 18)).toBe("1.23k");
    expect(formatCompact(1_234_567n * ETH, 18)).toBe("1.23M");
    expect(formatCompact(655_999n * ETH, 18)).toBe("656k");
    expect(formatCompact(2_000_000_000n * ETH, 18)).toBe("2B");
    expect(formatCompact(12_345n, 4)).toBe("1.23");
    expect(formatCompact(125n, 4)).toBe("0.013");
    expect(formatCompact(1n, 18)).toBe("<0.001");
    expect(formatCompact(-1_500n * ETH, 18)).toBe("−1.5k");
  });
});

describe("signs, dollars, rates, shares", () => {
  it("signs movements", () => {
    expect(formatSigned(1_200_000_000n, 6)).toBe("+1,200.00");
    expect(formatSigned(-350_000_000n, 6)).toBe("−350.00");
    expect(formatSigned(0n, 6)).toBe("0.00");
  });
  it("shows dollars of six decimals", () => {
    expect(formatUsd(42_500_000n)).toBe("$42.50");
    expect(formatUsd(-42_500_000n)).toBe("−$42.50");
    expect(formatRate(40_000_000n)).toBe("$40.00 / h");
    expect(formatRate(47_505_000n)).toBe("$47.505 / h");
  });
  it("rounds shares half up, alike everywhere, and survives an empty whole", () => {
    expect(formatShare(12_000n, 42_260n)).toBe("28.4 %");
    expect(formatColumnShare(12_000n, 42_260n)).toBe("28.4 %");
    expect(formatShare(8_919n, 10_000n, 2)).toBe("89.19 %");
    expect(formatShare(891_850n, 1_000_000n, 2)).toBe("89.19 %");
    expect(formatShare(2n, 3n, 0)).toBe("67 %");
    expect(formatShare(1n, 1n)).toBe("100 %");
    expect(formatShare(0n, 0n)).toBe("–");
    expect([648_600n, 243_400n, 108_000n].map((part) => formatColumnShare(part, 1_000_000n))).toEqual([
      "64.9 %",
      "24.3 %",
      "10.8 %",
    ]);
    expect(formatColumnShare(0n, 7n)).toBe("0.0 %");
    expect(formatColumnShare(0n, 0n)).toBe("–");
  });
  it("never lets a share look as if it reached what is needed while it does not", () => {
    expect(formatShare(5_996n, 10_000n, 1, 6_000n)).toBe("59.9 %");
    expect(formatColumnShare(5_996n, 10_000n, 6_000n)).toBe("59.9 %");
    expect(formatShare(5_994n, 10_000n, 1, 6_000n)).toBe("59.9 %");
    expect(formatShare(59_996n, 100_000n, 2, 60_000n)).toBe("59.99 %");
    // What is reached does not look missed, and what is far from it is rounded as ever.
    expect(formatShare(6_000n, 10_000n, 1, 6_000n)).toBe("60 %");
    expect(formatShare(6_006n, 10_000n, 1, 6_006n)).toBe("60.1 %");
    expect(formatShare(2_840n, 10_005n, 1, 6_000n)).toBe("28.4 %");
  });
  it("counts things", () => {
    expect(plural(1, "claim")).toBe("1 claim");
    expect(plural(1200n, "claim")).toBe("1,200 claims");
    expect(plural(2, "bounty", "bounties")).toBe("2 bounties");
  });
});

describe("parseAmount", () => {
  const value = (text: string, decimals = 18) => {
    const parsed = parseAmount(text, decimals);
    return parsed.ok ? parsed.value : parsed.reason;
  };
  it("reads what people type", () => {
    expect(value("1.5")).toBe(1_500_000_000_000_000_000n);
    expect(value(" 12,000.25 ", 6)).toBe(12_000_250_000n);
    expect(value(".5", 6)).toBe(500_000n);
    expect(value("5.", 6)).toBe(5_000_000n);
    expect(value("1 000", 0)).toBe(1_000n);
    expect(value("1.500000000", 6)).toBe(1_500_000n);
    expect(value("0")).toBe(0n);
  });
  it("refuses what is ambiguous or would lose digits", () => {
    expect(value("")).toBe("Enter an amount.");
    expect(value("1,5")).toBe("Use a point for decimals, commas only between thousands.");
    expect(value("1.2.3")).toBe("Use digits only, such as 1250.50.");
    expect(value("1e18")).toBe("Use digits only, such as 1250.50.");
    expect(value(".")).toBe("Use digits only, such as 1250.50.");
    expect(value("0x10")).toBe("Use digits only, such as 1250.50.");
    expect(value("-1")).toBe("An amount can't be negative.");
    expect(value("1.1234567", 6)).toBe("At most 6 decimals.");
    expect(value("1.5", 0)).toBe("Whole numbers only.");
    expect(value("9".repeat(40), 0)).toBe("That is more than the treasury can count.");
  });
  it("gives back what formatExact wrote", () => {
    for (const amount of [0n, 1n, 999n, 10n ** 18n, 123_456_789_012_345_678_901n]) {
      expect(value(formatExact(amount, 18))).toBe(amount);
    }
  });
});
