import { stopPrograms } from "./processes.ts";
import { reportFailure } from "./usage-error.ts";

type Cleanup = () => Promise<void> | void;

/** Longest wait, in milliseconds, for an orderly end. */
const GRACE = 3_000;

/** How often, in milliseconds, to look whether the process that started this one is still there. */
const PARENT_CHECK = 1_000;

const cleanups: Cleanup[] = [];
let ending = false;

/** Runs when the process ends for whatever reason; the last one added runs first. */
export function onEnd(cleanup: Cleanup): void {
  cleanups.push(cleanup);
}

/** Ends the process after everything that it started. */
export async function end(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    stopPrograms();
    setTimeout(() => process.exit(code), GRACE).unref();
    for (const cleanup of cleanups.toReversed()) {
      try {
        await cleanup();
      } catch (error) {
        console.error(error);
      }
    }
    process.exit(code);
  }
  return new Promise<never>(() => {});
}

/**
 * Makes the process leave nothing running: on Ctrl-C, on being told to stop, when the terminal closes, on a crash, and
 * when the process that started it has died without a word.
 */
export function endWithEverything(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      if (!ending) reportFailure(error);
      void end(1);
    });
  }
  // A closed terminal makes every write fail; there is nobody left to tell.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void end(0));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end(0);
  }, PARENT_CHECK).unref();
}
