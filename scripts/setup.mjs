// Gets a fresh clone ready to run: installs the packages and, with --browser, finds or installs a browser.
//
// Plain JavaScript without dependencies, because it runs before anything is installed, on any Node.js from 20 on.
// Everything else runs on the Node.js 24 that comes with the packages (node_modules/.bin/node).
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { findBrowser, installBrowser } from "./tooling/browser.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const lockFile = join(root, "package-lock.json");
const installedLockFile = join(root, "node_modules", ".package-lock.json");
const stampFile = join(root, "node_modules", ".exchequer-lock-hash");

function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

function lockHash() {
  return createHash("sha256").update(readFileSync(lockFile)).digest("hex");
}

/** npm on Node.js 20 silently skips Hardhat's chain engine, because it asks for Node.js 22. */
function hasChainEngine() {
  const scope = join(root, "node_modules", "@nomicfoundation");
  return existsSync(scope) && readdirSync(scope).some((name) => name.startsWith("edr-"));
}

/** A developer's own `npm install` leaves no stamp, so a lock file that is older than the installation also counts. */
function packagesAreCurrent() {
  if (!existsSync(installedLockFile) || !existsSync(join(root, "node_modules", ".bin", "node"))) return false;
  if (!hasChainEngine()) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockHash()) return true;
  return statSync(installedLockFile).mtimeMs >= statSync(lockFile).mtimeMs;
}

function installPackages() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const runsHardhat = major > 22 || (major === 22 && minor >= 10);
  const install = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, ...args] = runsHardhat ? install : ["npx", "-y", "-p", "node@24", ...install];
  const started = Date.now();
  console.log("Installing packages (once) ...");
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (result.error)
    fail(`Could not run ${command}: ${result.error.message}. It comes with Node.js: is that in your PATH?`);
  if (result.status !== 0)
    fail(`Installing the packages failed (see above). You can repeat it with: ${command} ${args.join(" ")}`);
  if (!hasChainEngine())
    fail(
      "The packages were installed without Hardhat's chain engine for this platform. Please use Node.js 22 or later.",
    );
  writeFileSync(stampFile, lockHash());
  console.log(`Packages installed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const [major] = process.versions.node.split(".").map(Number);
if (major < 20) fail(`Node.js ${process.versions.node} is too old: please use Node.js 20, 22 or 24.`);
if (!packagesAreCurrent()) installPackages();

if (process.argv.includes("--browser")) {
  try {
    if (findBrowser(root) === undefined) installBrowser(root);
  } catch (error) {
    fail(error.message);
  }
}
