// What the user can put right: every command answers it with a sentence and exit code 1.
import { parseArgs, type ParseArgsConfig } from "node:util";

/** A mistake of the person at the keyboard; its message is what they read, without a stack trace. */
export class UsageError extends Error {}

/** Tells a person what went wrong: a sentence for their own mistakes, everything for ours. */
export function reportFailure(error: unknown): void {
  console.error(error instanceof UsageError ? `\n${error.message}\n` : error);
}

/** Runs a command whose process ends by itself; a failure is told and becomes exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // Whoever reads along may have seen enough, as `head` does.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  try {
    await command();
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  }
}

/** Reads the command line; what does not belong there is answered with `usage`. */
export function readCommandLine<T extends ParseArgsConfig>(config: T, usage: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}
