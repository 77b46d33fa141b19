// `npm run coverage`: runs the TypeScript tests on instrumented contracts and prints the lines and branches that they reached. Fails on a gap, unless the source says in a comment why it cannot be reached:
// `// not covered: ...` on that line or on the line above.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import type { Branch } from "./coverage/instrument.ts";
import type { FileCoverage } from "./coverage/report.ts";

import { coverFile, parseLcov, readTags } from "./coverage/report.ts";
import { BRANCHES_FILE } from "./coverage/solidity-hooks.ts";
import { end, endWithEverything } from "./tooling/lifetime.ts";
import { PROGRAMS, PROJECT_ROOT, runProgram } from "./tooling/processes.ts";
import { mochaTestFiles } from "./tooling/test-files.ts";

const REPORT = join(PROJECT_ROOT, "coverage");

/**
 * What instrumented contracts cost and weigh says nothing. What random acts happen to reach would be luck: each line is reached by a
 * test that is named after it.
 */
const EXCEPT = ["gas", "model"];

async function measure(): Promise<FileCoverage[]> {
  await rm(REPORT, { recursive: true, force: true });
  const config = "scripts/coverage/hardhat.config.ts";
  const { code, output } = await runProgram(PROGRAMS.hardhat, [
    "--config",
    config,
    "--no-typechain",
    "--coverage",
    "test",
    "mocha",
    ...(await mochaTestFiles(EXCEPT)),
  ]);
  if (code !== 0) {
    console.error(output);
    console.error("The tests fail on the instrumented contracts (see above).");
    return end(1);
  }
  const lines = parseLcov(await readFile(join(REPORT, "lcov.info"), "utf8"));
  const branches = JSON.parse(await readFile(join(PROJECT_ROOT, BRANCHES_FILE), "utf8")) as Record<string, Branch[]>;
  const tags = await readTags(join(REPORT, "data"));
  return Promise.all(
    [...lines]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(async ([path, hits]) =>
        coverFile(path, await readFile(join(PROJECT_ROOT, path), "utf8"), hits, branches[path] ?? [], tags),
      ),
  );
}

function share(hit: number, all: number): string {
  return all === 0 ? "-" : `${((100 * hit) / all).toFixed(1)} %`;
}

function print(files: readonly FileCoverage[]): void {
  console.log(`${"Contract".padEnd(44)} ${"Lines".padStart(9)} ${"Branches".padStart(9)}`);
  for (const { path, lines, linesHit, branches, branchesHit } of files) {
    const columns = [share(linesHit, lines), share(branchesHit, branches)].map((text) => text.padStart(9));
    console.log(`${path.padEnd(44)} ${columns.join(" ")}`);
  }
  for (const { path, gaps } of files) {
    for (const { line, what, reason } of gaps) console.log(`${path}:${line} ${what}${reason ? ` (${reason})` : ""}`);
  }
}

endWithEverything();
const files = await measure();
print(files);
const unexplained = files.flatMap(({ gaps }) => gaps.filter(({ reason }) => reason === undefined));
if (unexplained.length > 0) console.error(`\n${unexplained.length} gaps without a reason.`);
await end(unexplained.length > 0 ? 1 : 0);
