import type { ChildProcess } from "node:child_process";

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The project's folder, with a trailing separator. */
export const PROJECT_ROOT = fileURLToPath(new URL("../..", import.meta.url));

const running = new Set<ChildProcess>();

/** How a program ended, with what it wrote to both of its outputs. */
interface Ending {
  /** Exit code; 1 for a program that was killed by a signal. */
  readonly code: number;
  readonly output: string;
}

interface RunOptions {
  /** Added to this process's environment. */
  readonly env?: Record<string, string>;
  /** Called with each piece of output as it comes. */
  readonly onOutput?: (text: string) => void;
}

/**
 * Runs one of the project's own programs (a path under node_modules, or a script) on this process's Node.js.
 * It gets a process group of its own, so that `stopPrograms` also reaches what it started.
 */
export function runProgram(script: string, args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: PROJECT_ROOT,
      detached: true,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        output += text;
        options.onOutput?.(text);
      });
    }
    child.once("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Ends every program that is still running, with all that it started. */
export function stopPrograms(): void {
  for (const child of running) {
    if (child.pid === undefined) continue;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It ended by itself in the meantime.
    }
  }
  running.clear();
}

/** Paths of the programs that the scripts run, relative to the project's folder. */
export const PROGRAMS = {
  hardhat: "node_modules/hardhat/dist/src/cli.js",
  oxlint: "node_modules/oxlint/bin/oxlint",
  playwright: "node_modules/@playwright/test/cli.js",
  prettier: "node_modules/prettier/bin/prettier.cjs",
  tsc: "node_modules/typescript/bin/tsc",
  vite: "node_modules/vite/bin/vite.js",
  vitest: "node_modules/vitest/vitest.mjs",
} as const;
