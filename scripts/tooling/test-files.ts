import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { PROJECT_ROOT } from "./processes.ts";

/** Paths below `test`, relative to the project's folder, that end with `suffix` and lie outside the named folders. */
async function find(suffix: string, except: readonly string[]): Promise<string[]> {
  const files = await readdir(join(PROJECT_ROOT, "test"), { recursive: true });
  return files
    .filter((file) => file.endsWith(suffix) && !except.some((folder) => file.startsWith(join(folder, "/"))))
    .toSorted()
    .map((file) => join("test", file));
}

/** What Mocha runs: everything but the browser tests, which have a runner of their own. */
export function mochaTestFiles(except: readonly string[] = []): Promise<string[]> {
  return find(".test.ts", ["browser", ...except]);
}
