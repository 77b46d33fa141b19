// `npm run replay -- FILE.csv`: holds every vote of the file again, on a chain that lives as long as this process, and
// compares what the StakeholderGovernor decides with what was recorded. Exits 0 when all agree, 1 otherwise. With
// `--no-early-decision` no vote is decided before its deadline; the outcomes are the same.
import { readRecords } from "./records/read-file.ts";
import { parseVotes, type RecordedVote } from "./records/votes-file.ts";
import { ReplayReport } from "./replay/report.ts";
import { readCommandLine, runCommand, UsageError } from "./tooling/usage-error.ts";

const USAGE = "Name one file of votes: npm run replay -- FILE.csv [--no-early-decision]";

const OPTIONS = { "no-early-decision": { type: "boolean", default: false } } as const;

async function replay(votes: RecordedVote[], decidesEarly: boolean): Promise<boolean> {
  // Loaded only now, so that a file that is not in order is reported at once.
  const [{ network }, { holdVote }] = await Promise.all([import("hardhat"), import("./replay/hold-vote.ts")]);
  const chain = await network.create();
  const report = new ReplayReport(votes);
  console.log(report.heading());

  let matches = 0;
  try {
    for (const vote of votes) {
      const outcome = await holdVote(chain, vote, decidesEarly);
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
  const { positionals, values } = readCommandLine({ options: OPTIONS, allowPositionals: true }, USAGE);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(USAGE);
  process.exitCode = (await replay(await readRecords(file, parseVotes), !values["no-early-decision"])) ? 0 : 1;
}

await runCommand(run);
