// `npm test`: everything that must hold, in one command. Ends with one plain line of totals.
import type { ReadTotals, Totals } from "./tooling/test-report.ts";

import { end, endWithEverything } from "./tooling/lifetime.ts";
import { PROGRAMS, runProgram } from "./tooling/processes.ts";
import { formatSeconds } from "./tooling/progress.ts";
import { mochaTestFiles } from "./tooling/test-files.ts";
import {
  lastLines,
  readHardhatTotals,
  readPlaywrightTotals,
  readVitestTotals,
  totalsLine,
  totalsOf,
} from "./tooling/test-report.ts";

/** Stages that run at the same time; two keep a small machine busy without making its clocks unreliable. */
const JOBS = 2;

/** How many lines of a stage with a failure are shown again at the end: every runner tells there what failed, and why. */
const LINES_OF_A_FAILURE = 60;

interface Stage {
  readonly title: string;
  readonly script: string;
  readonly args: readonly string[];
  /** How to count the tests; a stage without it is one check that passes or fails. */
  readonly read?: ReadTotals;
}

async function stages(): Promise<Stage[]> {
  const { hardhat, oxlint, playwright, prettier, tsc, vitest } = PROGRAMS;
  return [
    // What takes longest begins first, so that the other stages pass beside it.
    { title: "Browser tests", script: playwright, args: ["test", "-c", "test/browser"], read: readPlaywrightTotals },
    { title: "Solidity tests", script: hardhat, args: ["test", "solidity", "--no-compile"], read: readHardhatTotals },
    { title: "Types", script: tsc, args: ["--noEmit"] },
    { title: "Lint", script: oxlint, args: ["--deny-warnings"] },
    { title: "Formatting", script: prettier, args: ["--check", "--log-level", "warn", "."] },
    { title: "Generated files", script: "scripts/generate.ts", args: ["--check"] },
    { title: "Web unit tests", script: vitest, args: ["run", "--root", "web"], read: readVitestTotals },
    {
      title: "TypeScript tests",
      script: hardhat,
      args: ["test", "mocha", "--no-compile", ...(await mochaTestFiles())],
      read: readHardhatTotals,
    },
    { title: "Production build and its sizes", script: "scripts/build.ts", args: [] },
  ];
}

interface Result {
  readonly stage: Stage;
  readonly totals: Totals;
  readonly output: string;
}

/** Runs stages in parallel, but shows their output one after the other; the first unfinished one is shown live. */
class Console {
  #shown = 0;
  readonly #buffers = new Map<number, string>();
  readonly #done = new Set<number>();

  write(stage: number, text: string): void {
    if (stage === this.#shown) process.stdout.write(text);
    else this.#buffers.set(stage, (this.#buffers.get(stage) ?? "") + text);
  }

  finish(stage: number): void {
    this.#done.add(stage);
    while (this.#done.has(this.#shown)) {
      this.#shown++;
      process.stdout.write(this.#buffers.get(this.#shown) ?? "");
      this.#buffers.delete(this.#shown);
    }
  }
}

async function runStage(stage: Stage, number: number, output: Console): Promise<Result> {
  const started = Date.now();
  output.write(number, `\n--- ${stage.title}\n`);
  const ending = await runProgram(stage.script, stage.args, {
    env: process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" },
    onOutput: (text) => output.write(number, text),
  });
  const totals = totalsOf(ending.code, ending.output, stage.read);
  output.write(number, `--- ${stage.title}: ${totalsLine([totals])} (${formatSeconds(Date.now() - started)})\n`);
  output.finish(number);
  return { stage, totals, output: ending.output };
}

async function runAll(all: readonly Stage[]): Promise<Result[]> {
  const output = new Console();
  const results: Result[] = [];
  const queue = [...all.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [number, stage] = next;
      results[number] = await runStage(stage, number, output);
    }
  };
  await Promise.all(Array.from({ length: JOBS }, worker));
  return results;
}

endWithEverything();
const started = Date.now();
console.log("--- Compile");
const compilation = await runProgram(PROGRAMS.hardhat, ["build"], { onOutput: (text) => process.stdout.write(text) });
const compiled = totalsOf(compilation.code, compilation.output, undefined);
const results = compiled.failed > 0 ? [] : await runAll(await stages());

// Whoever reads only the end of a long log sees what failed, also what passed when it was tried again.
for (const { stage, totals, output } of results) {
  if (totals.failed + totals.retried === 0) continue;
  const retried = totals.retried > 0 ? `, ${totals.retried} passed only when tried again` : "";
  console.log(`\n--- ${stage.title}: ${totals.failed} failed${retried}; the end of what was written`);
  console.log(lastLines(output, LINES_OF_A_FAILURE));
}

console.log("\n--- Summary");
for (const { stage, totals } of results) console.log(`${totalsLine([totals]).padEnd(40)} ${stage.title}`);
console.log(`\nFinished after ${formatSeconds(Date.now() - started)}`);
const all = [compiled, ...results.map(({ totals }) => totals)];
console.log(totalsLine(all));
await end(all.some(({ failed }) => failed > 0) ? 1 : 0);
