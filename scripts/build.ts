// `npm run build`: the production web app in web/dist, with its sizes; a size over its limit fails the build.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, loadEnv } from "vite";

import { chooseChain } from "../web/src/chain/choice.ts";
import { deployments } from "../web/src/chain/generated/addresses.ts";
import { PROJECT_ROOT } from "./tooling/processes.ts";
import { runCommand, UsageError } from "./tooling/usage-error.ts";

/** Most JavaScript, in gzipped bytes, that a first visit may load before it shows anything. */
const FIRST_LOAD_LIMIT = 215_000;

/** Most JavaScript, in gzipped bytes, that one route may add. */
const ROUTE_LIMIT = 40_000;

/** What the header loads on every page, right after its first paint: no route adds it a second time. */
const HEADER_BADGE = "src/features/me/MeBadge.tsx";

const WEB = join(PROJECT_ROOT, "web");
const OUTPUT = join(WEB, "dist");

/** One entry of Vite's manifest, as far as it is needed here. */
interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

/** A chunk with everything that it imports statically, by manifest key. */
function closure(manifest: Manifest, keys: readonly string[], seen = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    closure(manifest, manifest[key]?.imports ?? [], seen);
  }
  return seen;
}

async function gzippedSize(files: Iterable<string>): Promise<number> {
  let total = 0;
  for (const file of new Set(files)) total += gzipSync(await readFile(join(OUTPUT, file))).length;
  return total;
}

function scripts(manifest: Manifest, keys: Iterable<string>): string[] {
  return [...keys].map((key) => manifest[key]?.file ?? "").filter((file) => file.endsWith(".js"));
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

/** Refuses what would build and then show nothing: a chain that the address book lacks, or one that nobody can be asked about. */
function requireChain(): void {
  try {
    const { id, name } = chooseChain(loadEnv("production", WEB, "VITE_"), deployments);
    console.log(`The app of ${name}, chain ${id}.\n`);
  } catch (error) {
    throw new UsageError(`Nothing was built. ${(error as Error).message}`);
  }
}

/** Vite's own list of what it wrote is read and then removed: visitors have no use for it. */
async function buildWithManifest(): Promise<Manifest> {
  await build({ root: WEB, logLevel: "warn", build: { manifest: true } });
  const folder = join(OUTPUT, ".vite");
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Manifest;
  await rm(folder, { recursive: true });
  return manifest;
}

/** Prints the size of everything that is loaded; returns a sentence for each size over its limit. */
async function measure(manifest: Manifest): Promise<string[]> {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
  const firstLoad = closure(manifest, entries);
  const styles = [...firstLoad].flatMap((key) => manifest[key]?.css ?? []);
  const violations: string[] = [];

  function report(label: string, size: number, limit: number): void {
    console.log(`  ${label.padEnd(44)} ${kilobytes(size).padStart(9)}  of ${kilobytes(limit)}`);
    if (size > limit) violations.push(`${label} is ${kilobytes(size)} gzipped; the limit is ${kilobytes(limit)}.`);
  }

  console.log("JavaScript, gzipped:");
  report("First load", await gzippedSize(scripts(manifest, firstLoad)), FIRST_LOAD_LIMIT);
  const shell = closure(manifest, [...entries, HEADER_BADGE]);
  for (const [key, chunk] of Object.entries(manifest)) {
    if (chunk.isDynamicEntry !== true || firstLoad.has(key)) continue;
    const there = key === HEADER_BADGE ? firstLoad : shell;
    const own = [...closure(manifest, [key])].filter((imported) => !there.has(imported));
    report((chunk.src ?? key).replace(/^src\//, ""), await gzippedSize(scripts(manifest, own)), ROUTE_LIMIT);
  }
  console.log(`Styles of the first load: ${kilobytes(await gzippedSize(styles))}`);
  return violations;
}

await runCommand(async () => {
  requireChain();
  const violations = await measure(await buildWithManifest());
  if (violations.length > 0) throw new UsageError(violations.join("\n"));
});
