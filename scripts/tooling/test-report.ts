/** How many tests, or checks, a stage counted. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of those that passed: how many did so only when they were tried again. */
  readonly retried: number;
}

/** Reads a runner's totals from what it wrote; undefined when it never came to its summary. */
export type ReadTotals = (output: string) => Totals | undefined;

const ESCAPE = String.fromCharCode(27);

function plain(output: string): string {
  return output.replaceAll(new RegExp(`${ESCAPE}\\[[0-9;]*m`, "g"), "");
}

function count(output: string, pattern: RegExp): number {
  return [...output.matchAll(pattern)].reduce((sum, match) => sum + Number(match[1]), 0);
}

/** The summary of Mocha and of Hardhat's Solidity tests: "12 passing", "1 failing", "2 pending" or "2 skipped". */
export const readHardhatTotals: ReadTotals = (output) => {
  const text = plain(output);
  if (!/^\s*\d+ (passing|failing)\b/m.test(text)) return undefined;
  return {
    passed: count(text, /^\s*(\d+) passing\b/gm),
    failed: count(text, /^\s*(\d+) failing\b/gm),
    skipped: count(text, /^\s*(\d+) (?:pending|skipped)\b/gm),
    retried: 0,
  };
};

/** Vitest's line "Tests  1 failed | 12 passed | 2 skipped (15)". */
export const readVitestTotals: ReadTotals = (output) => {
  const line = /^\s*Tests\s+(.*)$/m.exec(plain(output))?.[1];
  if (line === undefined) return undefined;
  return {
    passed: count(line, /(\d+) passed/g),
    failed: count(line, /(\d+) failed/g),
    skipped: count(line, /(\d+) (?:skipped|todo)/g),
    retried: 0,
  };
};

/** Playwright's summary: "12 passed (8.1s)", "1 failed", "1 flaky" (passed when tried again), "2 skipped", "3 did not run". */
export const readPlaywrightTotals: ReadTotals = (output) => {
  const text = plain(output);
  if (!/^\s+\d+ (passed|failed|flaky)\b/m.test(text)) return undefined;
  const retried = count(text, /^\s+(\d+) flaky\b/gm);
  return {
    passed: count(text, /^\s+(\d+) passed\b/gm) + retried,
    failed: count(text, /^\s+(\d+) (?:failed|interrupted|did not run)\b/gm),
    skipped: count(text, /^\s+(\d+) skipped\b/gm),
    retried,
  };
};

const NONE: Totals = { passed: 0, failed: 0, skipped: 0, retried: 0 };

/** The totals of a stage: a runner that failed without a failed test, or ran nothing, counts as one failure. */
export function totalsOf(code: number, output: string, read: ReadTotals | undefined): Totals {
  if (read === undefined) return { ...NONE, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  const totals = read(output) ?? NONE;
  const ranNothing = totals.passed + totals.failed === 0;
  const hiddenFailure = totals.failed === 0 && (code !== 0 || ranNothing);
  return hiddenFailure ? { ...totals, failed: 1 } : totals;
}

/** The last lines of an output, at most so many. */
export function lastLines(output: string, lines: number): string {
  return output.trimEnd().split("\n").slice(-lines).join("\n");
}

/** The one plain line at the end, as in "123 passed, 0 failed" or "123 passed, 1 failed, 2 skipped". */
export function totalsLine(all: readonly Totals[]): string {
  const sum = (key: "passed" | "failed" | "skipped") => all.reduce((total, totals) => total + totals[key], 0);
  const skipped = sum("skipped");
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
