import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Branch } from "./instrument.ts";

/** Something of a contract that no test reached. */
interface Gap {
  /** Line in the source, from 1. */
  readonly line: number;
  /** What was not reached, for people. */
  readonly what: string;
  /** Why that is in order: the sentence after "not covered:" on the line, or on the line above. */
  readonly reason?: string;
}

/** Coverage of one source file. */
export interface FileCoverage {
  readonly path: string;
  readonly lines: number;
  readonly linesHit: number;
  /** Outcomes of conditions: two for each. */
  readonly branches: number;
  readonly branchesHit: number;
  readonly gaps: readonly Gap[];
}

const REASON = /not covered:\s*(.+?)\s*$/;

/** Reads line hits from an lcov file: for each source, its lines and whether they were reached. */
export function parseLcov(lcov: string): Map<string, Map<number, boolean>> {
  const files = new Map<string, Map<number, boolean>>();
  let lines = new Map<number, boolean>();
  for (const row of lcov.split("\n")) {
    if (row.startsWith("SF:")) files.set(row.slice(3), (lines = new Map()));
    const hit = /^DA:(\d+),(\d+)/.exec(row);
    if (hit) lines.set(Number(hit[1]), hit[2] !== "0");
  }
  return files;
}

/** Tags that any runner reached, from the folder where Hardhat's coverage keeps a file of them for each process. */
export async function readTags(folder: string): Promise<Set<string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".json"));
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return new Set(files.flatMap((file) => Object.keys(JSON.parse(file) as Record<string, number>)));
}

/** Puts lines and branches of one source together. */
export function coverFile(
  path: string,
  source: string,
  lines: ReadonlyMap<number, boolean>,
  branches: readonly Branch[],
  tags: ReadonlySet<string>,
): FileCoverage {
  const text = source.split("\n");
  const reasonFor = (line: number) =>
    [text[line - 1], text[line - 2]].map((candidate) => REASON.exec(candidate ?? "")?.[1]).find(Boolean);
  const missedLines = new Set([...lines].filter(([, hit]) => !hit).map(([line]) => line));
  const outcomes = branches.flatMap(({ line, condition, whenTrue, whenFalse }) => [
    { line, what: `never true: ${condition}`, hit: tags.has(whenTrue) },
    { line, what: `never false: ${condition}`, hit: tags.has(whenFalse) },
  ]);
  const missedOutcomes = outcomes.filter(({ hit }) => !hit);
  const gaps = [
    ...unreachedRanges(missedLines),
    // A condition that was never reached needs no lines of its own.
    ...missedOutcomes.filter(({ line }) => !missedLines.has(line)).map(({ line, what }) => ({ line, what })),
  ];
  return {
    path,
    lines: lines.size,
    linesHit: lines.size - missedLines.size,
    branches: outcomes.length,
    branchesHit: outcomes.length - missedOutcomes.length,
    gaps: gaps
      .toSorted((a, b) => a.line - b.line)
      .map((gap) => {
        const reason = reasonFor(gap.line);
        return reason === undefined ? gap : { ...gap, reason };
      }),
  };
}

/** Consecutive unreached lines are one gap, with one reason. */
function unreachedRanges(missed: ReadonlySet<number>): Gap[] {
  return [...missed]
    .filter((line) => !missed.has(line - 1))
    .map((first) => {
      let last = first;
      while (missed.has(last + 1)) last++;
      return { line: first, what: first === last ? "never reached" : `to ${last} never reached` };
    });
}
