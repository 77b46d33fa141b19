// `npm run policy -- FILE.csv`: runs a file of monthly flows through the real Treasury and tells for each month what the spending
// policy had room for. `--help` says how.
import { readOptions, USAGE, type PolicyRun } from "./policy/options.ts";
import { PolicyReport, toJson } from "./policy/report.ts";
import { chainOptions, checkMonths, incomeOf, runMonths, type MonthResult } from "./policy/run-months.ts";
import { parseMonths, type RecordedMonth } from "./records/months-file.ts";
import { readRecords } from "./records/read-file.ts";
import { runCommand } from "./tooling/usage-error.ts";

async function simulate(run: PolicyRun, months: readonly RecordedMonth[]): Promise<void> {
  // Loaded only now, so that a file that is not in order is reported at once.
  const { network } = await import("hardhat");
  const chain = await network.create(chainOptions(months, run));
  const report = run.json ? undefined : new PolicyReport(months, incomeOf(months, run.opening));
  if (report) console.log(report.heading(run));

  const results: MonthResult[] = [];
  try {
    for await (const result of runMonths(chain, months, run)) {
      results.push(result);
      if (report) console.log(report.row(result));
    }
  } finally {
    await chain.close();
  }
  const fitting = results.filter(({ fits }) => fits).length;
  console.log(report ? `${fitting} of ${results.length} months fit` : toJson(results));
}

async function run(): Promise<void> {
  const options = readOptions();
  if (options === undefined) return console.log(USAGE);
  const months = await readRecords(options.file, parseMonths);
  checkMonths(months, options.opening);
  await simulate(options, months);
}

await runCommand(run);
