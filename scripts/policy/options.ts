import { MAX_FLOOR } from "../deployment/standard-rules.ts";
import { readCommandLine, UsageError } from "../tooling/usage-error.ts";

/** Decimals of the amounts that the chain counts. */
export const DECIMALS = 18;

/** What `npm run policy` was asked for; amounts in base units. */
export interface PolicyRun {
  readonly file: string;
  /** Millionths. */
  readonly rate: bigint;
  /** Seconds. */
  readonly window: bigint;
  readonly floor: bigint;
  /** What the general fund holds before the first month. */
  readonly opening: bigint;
  readonly json: boolean;
}

export const USAGE = `npm run policy -- FILE.csv [options]

Runs the monthly flows of FILE.csv (columns month, received_dcr, spent_dcr) through the real Treasury, on a chain that lives as
long as this command: the month's income comes on its first second, its spending is one payment on its 15th at 00:00, UTC. What
the spending policy has no room for is not paid, and not made up for later.

  --rate R              share of the fund that a window allows, 0 to 1           0.04
  --window-days N       days over which spending is counted, 1 to 365            24
  --floor N             coins that a window allows while there are any           1
  --opening-balance N   coins in the fund before the first month                 0
  --json                print one array of objects with amounts in base units (18 decimals), and nothing else
  --help                print this

Amounts are in the coins of the file, with up to 18 decimals. The default rate and window are those that Decred voted for; its rule
has no floor, so the default is a floor that leaves the figures to the rate: one coin. It cannot be zero unless the rate is: a
fund with a rate alone could lock itself shut.`;

const WHOLE = 1_000_000n;
/** Seconds. */
export const DAY = 86_400n;

/** Reads a decimal number with up to `decimals` places, as an integer of that many decimals. */
function readDecimal(option: string, text: string, decimals: number): bigint {
  const [, whole, fraction = ""] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || fraction.length > decimals) {
    throw new UsageError(`--${option} is "${text}", which is not a number with up to ${decimals} decimals.`);
  }
  return BigInt(whole + fraction.padEnd(decimals, "0"));
}

/** Reads the command line; undefined when it asks for help. */
export function readOptions(): PolicyRun | undefined {
  const { values, positionals } = readCommandLine(
    {
      allowPositionals: true,
      options: {
        rate: { type: "string", default: "0.04" },
        "window-days": { type: "string", default: "24" },
        floor: { type: "string", default: "1" },
        "opening-balance": { type: "string", default: "0" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  if (values.help) return undefined;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(`Name one file of months.\n\n${USAGE}`);

  const rate = readDecimal("rate", values.rate, 6);
  if (rate > WHOLE) throw new UsageError(`--rate is "${values.rate}"; it goes from 0 to 1, so 4 % is 0.04.`);
  const days = readDecimal("window-days", values["window-days"], 0);
  if (days < 1n || days > 365n) throw new UsageError(`--window-days is ${days}; a window has 1 to 365 days.`);
  const floor = readDecimal("floor", values.floor, DECIMALS);
  if (floor > MAX_FLOOR) throw new UsageError(`--floor is "${values.floor}", which is more than a policy can hold.`);
  if (floor === 0n && rate !== 0n) {
    throw new UsageError("--floor is 0; a rate needs a floor, or the fund could lock itself shut.");
  }
  const opening = readDecimal("opening-balance", values["opening-balance"], DECIMALS);
  return { file, rate, window: days * DAY, floor, opening, json: values.json };
}
