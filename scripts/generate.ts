// Writes what the web app knows about the contracts: their ABIs, from the artifacts, and their addresses, from the
// address book. `npm run generate -- --check` only compares, and fails when a committed file is out of date.
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { Deployment } from "./tooling/address-book.ts";

import { ADDRESS_BOOK } from "./tooling/address-book.ts";
import { DEPLOYED_CONTRACTS } from "./tooling/compile.ts";
import { PROJECT_ROOT } from "./tooling/processes.ts";
import { readCommandLine, runCommand, UsageError } from "./tooling/usage-error.ts";

const ARTIFACTS = join(PROJECT_ROOT, "artifacts");
const OUTPUT = join(PROJECT_ROOT, "web", "src", "chain", "generated");

/** What the web app uses of any ERC-20: also its standard errors, which a token's revert may carry. */
const ERC20_MEMBERS = new Set([
  "name",
  "symbol",
  "decimals",
  "totalSupply",
  "balanceOf",
  "allowance",
  "approve",
  "transfer",
  "transferFrom",
  "permit",
  "nonces",
  "DOMAIN_SEPARATOR",
  "eip712Domain",
]);

interface AbiEntry {
  readonly type: string;
  readonly name?: string;
}

/** What the web app never reads of an ABI; leaving it out takes a third off the size. */
function isNeeded(key: string, value: unknown): boolean {
  return key !== "internalType" && !(value === false && (key === "anonymous" || key === "indexed"));
}

const HEADER = "// Written by `npm run generate`. Do not edit.\n";

/** Writes the generated files, or only compares them; returns the names of those that were out of date. */
export async function generate({ check }: { readonly check: boolean }): Promise<string[]> {
  const files = {
    ...(await abiSources()),
    "events.ts": await eventsSource(),
    "addresses.ts": await addressesSource(),
  };
  const outdated: string[] = [];
  for (const [name, source] of Object.entries(files)) {
    const path = join(OUTPUT, name);
    if (existsSync(path) && (await readFile(path, "utf8")) === source) continue;
    outdated.push(name);
    if (check) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, source);
  }
  return outdated;
}

/** A file for each ABI, so that a page loads those that it uses, and one that names them all; events stand in a file of their own. */
async function abiSources(): Promise<Record<string, string>> {
  const sources: Record<string, string> = {};
  for (const { name, artifact } of DEPLOYED_CONTRACTS) {
    const abi = (await readAbi(artifact)).filter(({ type }) => type !== "event");
    sources[`abis/${name}.ts`] = `${HEADER}\n${constant(variableName(name), abi)}`;
    if (name === "DemoToken") sources["abis/Erc20.ts"] = `${HEADER}\n${constant("erc20Abi", abi.filter(isErc20))}`;
  }
  const names = Object.keys(sources).map((file) => `export * from "./${file}";\n`);
  return { ...sources, "abis.ts": `${HEADER}\n${names.join("")}` };
}

/** The events by themselves: they are all that the first page needs of most contracts. */
async function eventsSource(): Promise<string> {
  const parts: string[] = [HEADER];
  for (const { name, artifact } of DEPLOYED_CONTRACTS) {
    const events = (await readAbi(artifact)).filter(({ type }) => type === "event");
    if (events.length > 0) parts.push(constant(variableName(name, "Events"), events));
  }
  return parts.join("\n");
}

function isErc20({ type, name = "" }: AbiEntry): boolean {
  return ERC20_MEMBERS.has(name) || (type === "error" && /^ERC(20|2612)/.test(name));
}

async function readAbi(artifact: string): Promise<AbiEntry[]> {
  const path = join(ARTIFACTS, artifact);
  if (!existsSync(path)) throw new UsageError(`There is no artifact ${artifact}: run npm run compile first.`);
  const { abi } = JSON.parse(await readFile(path, "utf8"), (key, value: unknown) =>
    isNeeded(key, value) ? value : undefined,
  ) as { abi: AbiEntry[] };
  return abi.filter(({ type }) => type !== "constructor");
}

/** One line for each entry, so that a change of a contract reads well as a diff. */
function constant(name: string, abi: readonly AbiEntry[]): string {
  return `export const ${name} = [\n${abi.map((entry) => `  ${JSON.stringify(entry)},\n`).join("")}] as const;\n`;
}

function variableName(contract: string, suffix = "Abi"): string {
  return `${contract.charAt(0).toLowerCase()}${contract.slice(1)}${suffix}`;
}

async function addressesSource(): Promise<string> {
  const names = existsSync(ADDRESS_BOOK)
    ? (await readdir(ADDRESS_BOOK)).filter((name) => /^\d+\.json$/.test(name))
    : [];
  const deployments = await Promise.all(
    names
      .toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))
      .map(async (name) => JSON.parse(await readFile(join(ADDRESS_BOOK, name), "utf8")) as Deployment),
  );
  const entries = deployments.map(({ chainId, name, deployBlock, contracts }) => {
    const lines = Object.entries(contracts).map(([contract, address]) => `      ${contract}: "${address}",\n`);
    return [
      `  ${chainId}: {`,
      `    chainId: ${chainId},`,
      `    name: ${JSON.stringify(name)},`,
      `    deployBlock: ${deployBlock}n,`,
      `    contracts: {\n${lines.join("")}    },`,
      `  },\n`,
    ].join("\n");
  });
  return [
    HEADER,
    "/** Where the contracts are, by chain id; reading logs starts at `deployBlock`. */",
    `export const deployments = {\n${entries.join("")}} as const;\n`,
  ].join("\n");
}

async function run(): Promise<void> {
  const options = { check: { type: "boolean", default: false } } as const;
  const { check } = readCommandLine({ options }, "Usage: npm run generate -- [--check]").values;
  const list = (await generate({ check })).join(", ");
  if (list === "") console.log("Generated files are up to date.");
  else if (!check) console.log(`Written: ${list}`);
  else throw new UsageError(`Out of date: ${list}. Run npm run generate and commit the result.`);
}

if (import.meta.main) await runCommand(run);
