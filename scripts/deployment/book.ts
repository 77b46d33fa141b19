import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Deployment } from "../tooling/address-book.ts";

import { ADDRESS_BOOK } from "../tooling/address-book.ts";
import { UsageError } from "../tooling/usage-error.ts";

/** What the address book in `directory` knows about a chain; nothing when it was never deployed to. */
export async function readBook(chainId: number, directory = ADDRESS_BOOK): Promise<Deployment | undefined> {
  const addresses = (await readEntry(addressesPath(chainId, directory))) as Omit<Deployment, "creations"> | undefined;
  if (addresses === undefined) return undefined;
  const creations = (await readEntry(creationsPath(chainId, directory))) as Deployment["creations"] | undefined;
  return { ...addresses, creations: creations ?? {} };
}

/** As `readBook`, where a deployment has to be there. */
export async function requireBook(chainId: number, directory = ADDRESS_BOOK): Promise<Deployment> {
  const book = await readBook(chainId, directory);
  if (book === undefined)
    throw new UsageError(`Nothing is deployed on chain ${chainId} yet: run npm run deploy first.`);
  return book;
}

/** Writes an entry. The transactions come first: an address that is written down always has its transaction. */
export async function writeBook(deployment: Deployment, directory = ADDRESS_BOOK): Promise<void> {
  const { creations, ...addresses } = deployment;
  await mkdir(directory, { recursive: true });
  await writeEntry(creationsPath(deployment.chainId, directory), creations);
  await writeEntry(addressesPath(deployment.chainId, directory), addresses);
}

function addressesPath(chainId: number, directory: string): string {
  return join(directory, `${chainId}.json`);
}

function creationsPath(chainId: number, directory: string): string {
  return join(directory, `${chainId}.creations.json`);
}

async function readEntry(path: string): Promise<unknown> {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    throw new UsageError(`The address book ${path} is not valid JSON. Restore it before anything is deployed.`);
  }
}

/** Writes a file in one go, so that a reader never sees half of it; an unchanged file is left alone. */
async function writeEntry(path: string, content: object): Promise<void> {
  const text = `${JSON.stringify(content, undefined, 2)}\n`;
  if (existsSync(path) && (await readFile(path, "utf8")) === text) return;
  const unfinished = `${path}.${process.pid}.unfinished`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}
