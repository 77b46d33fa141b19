// `npm run replay -- FILE.csv`: holds every vote of the file again, on a chain that lives as long as this process, and
// compares what the StakeholderGovernor decides with what was recorded. Exits 0 when all agree, 1 otherwise.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { FileFormatError } from "./records/csv.ts";
import { parseVotes, type RecordedVote } from "./records/votes-file.ts";
import { ReplayReport } from "./replay/report.ts";
import { readCommandLine, runCommand, UsageError } from "./tooling/usage-error.ts";

const USAGE = "Name one file of votes: npm run replay -- FILE.csv";

/** What can be wrong with reading a file, by the code of the error. */
const READ_ERRORS: Record<string, string> = {
  ENOENT: "there is no such file.",
  EISDIR: "this is a folder, not a file.",
  EACCES: "you may not read this file.",
  ERR_ENCODING_INVALID_ENCODED_DATA: "this is not UTF-8 text.",
};

async function readVotes(file: string): Promise<RecordedVote[]> {
  // npm runs scripts in the package's folder; what the user wrote is relative to where they are.
  const location = resolve(process.env["INIT_CWD"] ?? "", file);
  try {
    const source = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(location));
    return parseVotes(source);
  } catch (error) {
    if (error instanceof FileFormatError) throw new UsageError(`${file}, line ${error.line}: ${error.message}.`);
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new UsageError(`${file}: ${READ_ERRORS[code] ?? `the file cannot be read (${code}).`}`);
  }
}

async function replay(votes: RecordedVote[]): Promise<boolean> {
  // Loaded only now, so that a file that is not in order is reported at once.
  const [{ network }, { holdVote }] = await Promise.all([import("hardhat"), import("./replay/hold-vote.ts")]);
  const chain = await network.create();
  const report = new ReplayReport(votes);
  console.log(report.heading());

  let matches = 0;
  try {
    for (const vote of votes) {
      const outcome = await holdVote(chain, vote);
      if (outcome === vote.outcome) matches += 1;
      console.log(report.row(vote, outcome));
    }
  } finally {
    await chain.close();
  }
  console.log(`${matches} of ${votes.length} outcomes match`);
  return matches === votes.length;
}

async function run(): Promise<void> {
  const [file, ...others] = readCommandLine({ allowPositionals: true }, USAGE).positionals;
  if (file === undefined || others.length > 0) throw new UsageError(USAGE);
  process.exitCode = (await replay(await readVotes(file))) ? 0 : 1;
}

await runCommand(run);
