import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

const SCRIPT = fileURLToPath(new URL("../../scripts/policy.ts", import.meta.url));
const FIXTURE = fileURLToPath(new URL("../../scripts/fixtures/decred-treasury-months.csv", import.meta.url));
const COIN = 10n ** 18n;
const DAY = 86_400;

/** What a run of the command left behind. */
interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
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

/** The options of a run, in whole coins and days; the rate in millionths. */
interface Options {
  rate: bigint;
  days: number;
  floor: bigint;
  opening: bigint;
}

/**
 * The months worked out by hand, without the chain: a list of spendings, of which those younger than the window are added up anew
 * each month.
 */
function expectedMonths(csv: string, { rate, days, floor, opening }: Options): unknown[] {
  const spendings: { second: number; amount: bigint }[] = [];
  let fund = opening * COIN;
  return csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [month = "", received = "", wanted = ""] = line.split(",");
      const [year, number] = month.split("-").map(Number) as [number, number];
      const second = Date.UTC(year, number - 1, 15) / 1000;
      fund += BigInt(received) * COIN;
      const spent = spendings
        .filter((spending) => spending.second > second - days * DAY)
        .reduce((sum, { amount }) => sum + amount, 0n);
      const share = ((fund + spent) * rate) / 1_000_000n;
      const allowed = share > floor * COIN ? share : floor * COIN;
      const room = allowed > spent ? allowed - spent : 0n;
      const capacity = room < fund ? room : fund;
      const requested = BigInt(wanted) * COIN;
      const paid = requested < capacity ? requested : capacity;
      const told = {
        month,
        fund: String(fund),
        spent: String(spent),
        capacity: String(capacity),
        requested: String(requested),
        paid: String(paid),
        fits: requested <= capacity,
      };
      spendings.push({ second, amount: paid });
      fund -= paid;
      return told;
    });
}

const HEADER = "month,received_dcr,spent_dcr";

describe("Running months of flows through the treasury", function () {
  // Each run starts a Node.js and a chain of its own.
  this.timeout(60_000);

  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "months-"));
  });
  after(() => rm(folder, { recursive: true }));

  /** Runs the command on a file with these lines. */
  async function runOn(lines: readonly string[], ...args: string[]): Promise<Run> {
    await writeFile(join(folder, "months.csv"), `${lines.join("\n")}\n`);
    return run(folder, "months.csv", ...args);
  }

  describe("it pays to the unit what an independent computation says", () => {
    const cases: [title: string, options: Options, args: string[]][] = [
      ["by default", { rate: 40_000n, days: 24, floor: 1n, opening: 0n }, []],
      [
        "with an opening balance and a floor",
        { rate: 40_000n, days: 24, floor: 8_000n, opening: 600_000n },
        ["--floor", "8000", "--opening-balance", "600000"],
      ],
      [
        "with a window that ends on the second of the spending a month ago",
        { rate: 33_333n, days: 31, floor: 5_000n, opening: 100_000n },
        ["--rate", "0.033333", "--window-days", "31", "--floor", "5000", "--opening-balance", "100000"],
      ],
      [
        "with the longest window",
        { rate: 250_000n, days: 365, floor: 10n, opening: 0n },
        ["--rate", "0.25", "--window-days", "365", "--floor", "10"],
      ],
      [
        "with a floor alone",
        { rate: 0n, days: 90, floor: 20_000n, opening: 0n },
        ["--rate", "0", "--window-days", "90", "--floor", "20000"],
      ],
      [
        "with all of the fund",
        { rate: 1_000_000n, days: 1, floor: 1n, opening: 0n },
        ["--rate", "1", "--window-days", "1"],
      ],
      ["with nothing allowed", { rate: 0n, days: 24, floor: 0n, opening: 0n }, ["--rate", "0", "--floor", "0"]],
    ];
    for (const [title, options, args] of cases) {
      it(title, async () => {
        const { code, stdout, stderr } = await run(folder, FIXTURE, ...args, "--json");
        expect(stderr).to.equal("");
        expect(code).to.equal(0);
        expect(JSON.parse(stdout)).to.deep.equal(expectedMonths(await readFile(FIXTURE, "utf8"), options));
      });
    }
  });

  it("prints each month, cut to two decimals, and how many fit", async () => {
    const { code, stdout } = await runOn(
      [HEADER, "2020-01,1000000,40000", "2020-02,0,38401", "2020-04,0,0"],
      "--floor=0.999",
    );
    expect(code).to.equal(0);
    expect(stdout.split("\n")).to.deep.equal([
      "4 % of the fund and what was spent, or 0.99, whichever is more, in any 24 days; 0.00 to begin with",
      "month            balance  spent in window         capacity        requested             paid  fits",
      "2020-01     1,000,000.00             0.00        40,000.00        40,000.00        40,000.00  yes",
      "2020-02       960,000.00             0.00        38,400.00        38,401.00        38,400.00  NO",
      "2020-04       921,600.00             0.00        36,864.00             0.00             0.00  yes",
      "2 of 3 months fit",
      "",
    ]);
  });

  it("answers --help with what the default floor is, and why", async () => {
    const { code, stdout, stderr } = await run(folder, "--help");
    expect([code, stderr]).to.deep.equal([0, ""]);
    expect(stdout).to.include("--floor N             coins that a window allows while there are any           1");
    expect(stdout).to.include("could lock itself shut");
  });

  describe("it answers with a sentence and exit code 1", () => {
    const ONE = [HEADER, "2020-01,1,1"];
    const cases: [title: string, lines: string[], args: string[], sentence: string][] = [
      ["no months", [HEADER], [], "The file has no months."],
      ["a month twice", [...ONE, "2020-01,1,1"], [], "The month 2020-01 comes after 2020-01."],
      ["months that run back", [...ONE, "2019-12,1,1"], [], "The month 2019-12 comes after 2020-01."],
      ["no month", [HEADER, "2020-13,1,1"], [], `months.csv, line 2: "2020-13" is not a month.`],
      [
        "a fraction",
        [HEADER, "2020-01,1.5,1"],
        [],
        `months.csv, line 2: received_dcr is "1.5", which is not a whole number.`,
      ],
      [
        "a missing column",
        ["month,received_dcr", "2020-01,1"],
        [],
        "months.csv, line 2: the column spent_dcr is missing.",
      ],
      [
        "a month before the chain's time",
        [HEADER, "1969-12,1,1"],
        [],
        "The first month is 1969-12; chains know time from 1972-01 on.",
      ],
      [
        "more money than can be counted",
        [HEADER, `2020-01,${2n ** 200n},1`],
        [],
        "All income together is more than a treasury can count.",
      ],
      ["a rate above 1", ONE, ["--rate", "4"], `--rate is "4"; it goes from 0 to 1, so 4 % is 0.04.`],
      ["a rate in words", ONE, ["--rate", "4%"], `--rate is "4%", which is not a number with up to 6 decimals.`],
      [
        "a rate too fine",
        ONE,
        ["--rate", "0.0000001"],
        `--rate is "0.0000001", which is not a number with up to 6 decimals.`,
      ],
      ["no window", ONE, ["--window-days", "0"], "--window-days is 0; a window has 1 to 365 days."],
      ["a window too long", ONE, ["--window-days", "366"], "--window-days is 366; a window has 1 to 365 days."],
      ["no floor", ONE, ["--floor", "0"], "--floor is 0; a rate needs a floor, or the fund could lock itself shut."],
      [
        "a floor one base unit too large",
        ONE,
        ["--floor", "340282366920938463463.374607431768211456"],
        `--floor is "340282366920938463463.374607431768211456", which is more than a policy can hold.`,
      ],
    ];
    for (const [title, lines, args, sentence] of cases) {
      it(`given ${title}`, async () => {
        expect(await runOn(lines, ...args)).to.deep.equal({ code: 1, stdout: "", stderr: `\n${sentence}\n\n` });
      });
    }

    it("given no file, two files, or an unknown option", async () => {
      for (const args of [[], [FIXTURE, FIXTURE], [FIXTURE, "--speed"], [FIXTURE, "--floor", "-1"]]) {
        const { code, stdout, stderr } = await run(folder, ...args);
        expect([code, stdout]).to.deep.equal([1, ""]);
        expect(stderr).to.include("npm run policy -- FILE.csv");
        expect(stderr).not.to.include("    at ");
      }
    });

    it("given a file that is not there", async () => {
      expect(await run(folder, "none.csv")).to.deep.equal({
        code: 1,
        stdout: "",
        stderr: "\nnone.csv: there is no such file.\n\n",
      });
    });
  });
});
