import type { Branch } from "./instrument.ts";
import type { SolidityHooks } from "hardhat/types/hooks";

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

import { BRANCH_LIBRARY_FILE, branchLibrary, instrumentBranches } from "./instrument.ts";

/** Where the measured branches are listed, by the path of their source. */
export const BRANCHES_FILE = join(".exchequer", "coverage", "branches.json");

/** Every call to Hardhat's library has this form in an instrumented source. */
const HIT = /\b(\w+)\.sendHit\(/;
const LIBRARY_IMPORT = /import "([^"]+)";\s*$/;

export default async (): Promise<Partial<SolidityHooks>> => {
  const branches: Record<string, Branch[]> = {};
  let library: string | undefined;

  return {
    preprocessProjectFileBeforeBuilding: async (context, sourceName, fsPath, content, solcVersion, next) => {
      const instrumented = await next(context, sourceName, fsPath, content, solcVersion);
      // Hardhat leaves tests, skipped files and everything in a build without coverage as they are.
      const name = HIT.exec(instrumented)?.[1];
      const filename = LIBRARY_IMPORT.exec(instrumented)?.[1];
      if (instrumented === content || name === undefined || filename === undefined) return instrumented;
      library ??= branchLibrary({ name, filename });

      const path = relative(context.config.paths.root, fsPath);
      const result = instrumentBranches(path, instrumented);
      branches[path] = result.branches;
      const file = join(context.config.paths.root, BRANCHES_FILE);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(branches));
      return result.source;
    },

    preprocessSolcInputBeforeBuilding: async (context, input, next) => {
      const result = await next(context, input);
      if (library === undefined) return result;
      return { ...result, sources: { ...result.sources, [BRANCH_LIBRARY_FILE]: { content: library } } };
    },
  };
};
