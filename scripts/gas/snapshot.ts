import { readFile, writeFile } from "node:fs/promises";

/** A committed table of integers by name, such as gas by action. */
export type Snapshot = Readonly<Record<string, number>>;

/** One entry that differs between two snapshots; undefined: it is not there. */
interface Drift {
  readonly name: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** Reads a committed snapshot; an empty one if there is none yet. */
export async function readSnapshot(file: URL): Promise<Snapshot> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Snapshot;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}

/** Writes a snapshot in the order of its names as measured. */
export async function writeSnapshot(file: URL, snapshot: Snapshot): Promise<void> {
  await writeFile(file, `${JSON.stringify(snapshot, null, 2)}\n`);
}

/** Every entry that changed, appeared or went. */
export function findDrift(before: Snapshot, after: Snapshot): Drift[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, before: before[name], after: after[name] }));
}
