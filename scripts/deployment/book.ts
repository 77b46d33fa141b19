import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Deployment } from "../tooling/address-book.ts";

import { ADDRESS_BOOK } from "../tooling/address-book.ts";
import { UsageError } from "../tooling/usage-error.ts";

/** What the address book in `directory` knows about a chain; nothing when it was never deployed to. */
export async function readBook(chainId: number, directory = ADDRESS_BOOK): Promise<Deployment | undefined> {
  const path = join(directory, `${chainId}.json`);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(await readFile(path, "utf8")) as Deployment;
  } catch {
    throw new UsageError(`The address book ${path} is not valid JSON. Restore it before anything is deployed.`);
  }
}

/** As `readBook`, where a deployment has to be there. */
export async function requireBook(chainId: number, directory = ADDRESS_BOOK): Promise<Deployment> {
  const book = await readBook(chainId, directory);
  if (book === undefined)
    throw new UsageError(`Nothing is deployed on chain ${chainId} yet: run npm run deploy first.`);
  return book;
}

/** Writes an entry in one go, so that a reader never sees half of it; an unchanged file is left alone. */
export async function writeBook(deployment: Deployment, directory = ADDRESS_BOOK): Promise<void> {
  const path = join(directory, `${deployment.chainId}.json`);
  const text = `${JSON.stringify(deployment, undefined, 2)}\n`;
  if (existsSync(path) && (await readFile(path, "utf8")) === text) return;
  await mkdir(directory, { recursive: true });
  const unfinished = `${path}.${process.pid}.unfinished`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}
