// `npm run gas` prints the gas of every user action and the size of every contract, and compares both with the committed
// snapshots; it fails where they differ. `npm run gas -- --update` writes the snapshots anew.
import { measureGas } from "./gas/scenario.ts";
import { measureSizes, SIZE_LIMIT } from "./gas/sizes.ts";
import { findDrift, readSnapshot, writeSnapshot, type Snapshot } from "./gas/snapshot.ts";
import { readCommandLine, runCommand, UsageError } from "./tooling/usage-error.ts";

const OPTIONS = { update: { type: "boolean", default: false } } as const;

const SNAPSHOTS = new URL("../snapshots/", import.meta.url);

/** Prints `measured` beside the snapshot in `file`. Returns how many entries differ; none when it is updated. */
async function compare(
  title: string,
  unit: string,
  file: string,
  measured: Snapshot,
  update: boolean,
): Promise<number> {
  const url = new URL(file, SNAPSHOTS);
  const drift = findDrift(await readSnapshot(url), measured);
  const changes = new Map(drift.map((entry) => [entry.name, entry.before]));
  console.log(`${title} (${unit})`);
  for (const [name, value] of Object.entries(measured)) {
    const before = changes.get(name);
    const note = changes.has(name) ? `  was ${before?.toLocaleString("en") ?? "not there"}` : "";
    console.log(`  ${name.padEnd(26)}${value.toLocaleString("en").padStart(10)}${note}`);
  }
  for (const { name, after } of drift) {
    if (after === undefined) console.log(`  ${name.padEnd(26)}${"gone".padStart(10)}`);
  }
  if (drift.length === 0) console.log(`No difference to snapshots/${file}.\n`);
  else if (update) console.log(`Written to snapshots/${file}.\n`);
  else console.log(`Different from snapshots/${file}: ${drift.length} of ${Object.keys(measured).length}.\n`);
  if (!update) return drift.length;
  if (drift.length > 0) await writeSnapshot(url, measured);
  return 0;
}

async function run(): Promise<void> {
  const { update } = readCommandLine({ options: OPTIONS }, "Usage: npm run gas -- [--update]").values;
  const sizes = await measureSizes();
  const drifted =
    (await compare("Gas", "receipt gas of a later call", "gas.json", await measureGas(), update)) +
    (await compare("Contract sizes", "bytes of deployed code", "sizes.json", sizes, update));
  for (const [name, size] of Object.entries(sizes)) {
    if (size > SIZE_LIMIT)
      throw new UsageError(`${name} has ${size} bytes; a contract may have ${SIZE_LIMIT} (EIP-170).`);
  }
  if (drifted > 0) {
    console.error(`${drifted} figures differ from the snapshots. If that is meant: npm run gas -- --update`);
    process.exitCode = 1;
  }
}

await runCommand(run);
