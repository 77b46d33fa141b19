import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { UsageError } from "../tooling/usage-error.ts";
import { FileFormatError } from "./csv.ts";

/** What can be wrong with reading a file, by the code of the error. */
const READ_ERRORS: Record<string, string> = {
  ENOENT: "there is no such file.",
  EISDIR: "this is a folder, not a file.",
  EACCES: "you may not read this file.",
  ERR_ENCODING_INVALID_ENCODED_DATA: "this is not UTF-8 text.",
};

/** Reads the file that a person named and hands its text to `parse`; what they can put right is a UsageError. */
export async function readRecords<T>(file: string, parse: (source: string) => T): Promise<T> {
  // npm runs scripts in the package's folder; what the user wrote is relative to where they are.
  const location = resolve(process.env["INIT_CWD"] ?? "", file);
  try {
    return parse(new TextDecoder("utf-8", { fatal: true }).decode(await readFile(location)));
  } catch (error) {
    if (error instanceof FileFormatError) throw new UsageError(`${file}, line ${error.line}: ${error.message}.`);
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new UsageError(`${file}: ${READ_ERRORS[code] ?? `the file cannot be read (${code}).`}`);
  }
}
