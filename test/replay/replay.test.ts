import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { network } from "hardhat";

import { parseVotes } from "../../scripts/records/votes-file.ts";
import { holdVote } from "../../scripts/replay/hold-vote.ts";
import { percent } from "../../scripts/replay/report.ts";

const chain = await network.create();

const SCRIPT = fileURLToPath(new URL("../../scripts/replay.ts", import.meta.url));
const FIXTURE = fileURLToPath(new URL("../../scripts/fixtures/politeia-votes.csv", import.meta.url));

/** What a run of the command left behind. */
interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** What the command leaves behind when it answers with a sentence. */
function refusal(sentence: string): Run {
  return { code: 1, stdout: "", stderr: `\n${sentence}\n\n` };
}

/** Runs the command as npm does, from `folder`. */
function run(folder: string, ...args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    // The command has a chain of its own: it must not take over how this test run was started.
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("HARDHAT_"));
    const child = spawn(process.execPath, [SCRIPT, ...args], {
      env: { ...Object.fromEntries(inherited), INIT_CWD: folder },
    });
    const result: Run = { code: null, stdout: "", stderr: "" };
    child.stdout.on("data", (text: Buffer) => (result.stdout += text.toString()));
    child.stderr.on("data", (text: Buffer) => (result.stderr += text.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...result, code }));
  });
}

const HEADER =
  "token,title,domain,cost_usd,duration_months,voting_start_utc,voting_end_utc,eligible_votes,yes_votes,no_votes,outcome";

/** A file of votes with these weights (eligible, yes, no, recorded outcome). */
const fileOf = (...votes: [eligible: bigint, yes: bigint, no: bigint, outcome: string][]): string =>
  [
    HEADER,
    ...votes.map(
      ([eligible, yes, no, outcome], i) =>
        `t${i},Vote ${i},Misc,0,0,2020-01-01 00:00:00,2020-01-08 00:00:00,${eligible},${yes},${no},${outcome}`,
    ),
    "",
  ].join("\n");

describe("Replay of recorded votes", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "replay-"));
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  async function runOn(content: string | Uint8Array): Promise<Run> {
    await writeFile(join(folder, "votes.csv"), content);
    return run(folder, "votes.csv");
  }

  it("decides all 38 real votes as they were recorded", async () => {
    const { code, stdout, stderr } = await run(folder, FIXTURE);
    expect(stderr).to.equal("");
    const lines = stdout.trimEnd().split("\n");
    expect(lines.length).to.equal(40);
    expect(lines[1]).to.match(
      /^27f8717 {2}Ditto Communications Proposal for Decred +26385 {2}15875 {2}100\.00% +62\.43% {2}Approved {2}Approved {2}yes$/,
    );
    expect(lines[4]).to.match(
      /^7fe5d07 {2}Decred Radio Advertising, 190\+ FM and AM Stations, \+ Intl\. Satellite +3591 +7276 +26\.56% +33\.04% {2}Rejected {2}Rejected {2}yes$/,
    );
    expect(lines.at(-1)).to.equal("38 of 38 outcomes match");
    expect(code).to.equal(0);
  }).timeout(60_000);

  it("decides them the same when no vote is decided before its deadline", async () => {
    const { code, stdout, stderr } = await run(folder, FIXTURE, "--no-early-decision");
    expect(stderr).to.equal("");
    expect(stdout.trimEnd().split("\n").at(-1)).to.equal("38 of 38 outcomes match");
    expect(code).to.equal(0);
  }).timeout(60_000);

  it("exits 1 when one recorded outcome differs", async () => {
    const real = await readFile(FIXTURE, "utf8");
    const lines = real.split("\n");
    const changed = [...lines.slice(0, 3), lines[3]?.replace("Approved", "Rejected")].join("\n");
    const { code, stdout, stderr } = await runOn(changed);
    expect(stderr).to.equal("");
    const report = stdout.trimEnd().split("\n");
    expect(report[2]).to.match(/Rejected {2}Rejected {2}yes$/);
    expect(report[3]).to.match(/^fa38a35 .* Approved {2}Rejected {2}NO$/);
    expect(report[4]).to.equal("2 of 3 outcomes match");
    expect(code).to.equal(1);
  }).timeout(60_000);

  it("keeps what a title does to a terminal out of the report", async () => {
    const { stdout } = await runOn(fileOf([10n, 2n, 0n, "Approved"]).replace("Vote 0", '"red \u001b[31m\nalert"'));
    expect(stdout).to.contain("t0     red  [31m alert");
    expect(stdout).to.not.contain("\u001b");
  }).timeout(60_000);

  const refused: { title: string; content: string | Uint8Array; sentence: string }[] = [
    { title: "an empty file", content: "", sentence: "votes.csv, line 1: the file is empty." },
    {
      title: "a malformed line",
      content: fileOf([10n, 2n, 0n, "Approved"], [10n, -2n, 0n, "Approved"]),
      sentence: "votes.csv, line 3: yes_votes is -2, but cannot be negative.",
    },
    {
      title: "a file that is not text",
      content: Uint8Array.of(0xff, 0xfe),
      sentence: "votes.csv: this is not UTF-8 text.",
    },
  ];
  for (const { title, content, sentence } of refused) {
    it(`answers ${title} with a sentence and exits 1`, async () => {
      expect(await runOn(content)).to.deep.equal(refusal(sentence));
    }).timeout(60_000);
  }

  it("answers a file that is not there, or is a folder, with a sentence", async () => {
    expect(await run(folder, "none.csv")).to.deep.equal(refusal("none.csv: there is no such file."));
    expect(await run(folder, ".")).to.deep.equal(refusal(".: this is a folder, not a file."));
  }).timeout(60_000);

  it("says how to use it when it is given no file, or two", async () => {
    const usage = refusal("Name one file of votes: npm run replay -- FILE.csv [--no-early-decision]");
    expect(await run(folder)).to.deep.equal(usage);
    expect(await run(folder, FIXTURE, FIXTURE)).to.deep.equal(usage);
  }).timeout(60_000);

  describe("one vote", () => {
    const cases: [eligible: bigint, yes: bigint, no: bigint, outcome: string][] = [
      [1000n, 200n, 0n, "Approved"],
      [1000n, 199n, 0n, "Rejected"],
      [1000n, 120n, 80n, "Approved"],
      [1000n, 119n, 81n, "Rejected"],
      [1000n, 0n, 1000n, "Rejected"],
      [1000n, 0n, 0n, "Rejected"],
      [99n, 19n, 0n, "Rejected"],
      [99n, 20n, 0n, "Approved"],
      [10n, 60n, 40n, "Approved"],
      [0n, 1n, 0n, "Approved"],
    ];
    for (const [eligible, yes, no, outcome] of cases) {
      it(`with ${eligible} eligible, ${yes} yes and ${no} no is ${outcome}, decided early or not`, async () => {
        const [vote] = parseVotes(fileOf([eligible, yes, no, "Approved"]));
        if (vote === undefined) throw new Error("the file has no vote");
        for (const decidesEarly of [true, false]) {
          expect(await holdVote(chain, vote, decidesEarly)).to.equal(outcome);
        }
      });
    }
  });

  it("shows shares in percent, cut after two decimals", () => {
    expect(percent(59_999n, 100_000n)).to.equal("59.99%");
    expect(percent(60n, 100n)).to.equal("60.00%");
    expect(percent(1n, 1000n)).to.equal("0.10%");
    expect(percent(1n, 1n)).to.equal("100.00%");
    expect(percent(0n, 0n)).to.equal("-");
  });
});
