import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

import { network } from "hardhat";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Configuration } from "../../scripts/deployment/configuration.ts";

import { configuration as localConfiguration } from "../../scripts/deployment/networks/31337.ts";

/** A fresh chain with an address book of its own. */
export interface Workbench {
  readonly ethers: HardhatEthers;
  readonly directory: string;
  readonly configuration: Configuration;
  /** The text of the chain's entry in the address book. */
  readBookText(): Promise<string>;
}

const directories: string[] = [];

/** Makes a fresh chain; call `clearWorkbenches` when the tests are over. */
export async function createWorkbench(): Promise<Workbench> {
  const { ethers } = await network.create();
  const directory = await mkdtemp(join(tmpdir(), "exchequer-book-"));
  directories.push(directory);
  return {
    ethers,
    directory,
    configuration: localConfiguration,
    readBookText: () => readFile(join(directory, "31337.json"), "utf8"),
  };
}

/** Removes the address books of all workbenches. */
export async function clearWorkbenches(): Promise<void> {
  await Promise.all(directories.splice(0).map((directory) => rm(directory, { recursive: true })));
}

/** The message that `action` fails with. */
export async function messageOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("Nothing failed");
}
