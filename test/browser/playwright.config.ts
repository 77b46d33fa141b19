import { defineConfig, devices } from "@playwright/test";

import { findBrowser } from "../../scripts/tooling/browser.mjs";
import { findFreePort } from "../../scripts/tooling/ports.ts";
import { PROJECT_ROOT } from "../../scripts/tooling/processes.ts";

/** Workers load this file again; they take the ports that the first process chose. */
async function choosePort(variable: string): Promise<number> {
  process.env[variable] ??= String(await findFreePort());
  return Number(process.env[variable]);
}

const port = await choosePort("EXCHEQUER_PORT");
const rpcPort = await choosePort("EXCHEQUER_RPC_PORT");
const appUrl = `http://127.0.0.1:${port}/`;
const executablePath = findBrowser(PROJECT_ROOT);

/** Chromium as root knows no sandbox, and a browser of the system's own should not look for updates during tests. */
const args = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  // All tests share one chain: they run one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  reporter: "list",
  // Browsers lose races that nobody can lose by hand. A second try decides, and `npm test` tells of the first.
  retries: 1,
  // A journey of many transactions takes a minute on a busy machine.
  timeout: 150_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: appUrl,
    // Pictures of every frame cost a busy machine more than they tell; there is one of how a test ended.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    launchOptions: { args, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  // The tests run against what `npm start` runs, on ports of their own.
  webServer: {
    command: `"${process.execPath}" scripts/start.ts`,
    cwd: PROJECT_ROOT,
    env: { EXCHEQUER_PORT: String(port), EXCHEQUER_RPC_PORT: String(rpcPort) },
    url: appUrl,
    reuseExistingServer: false,
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    stdout: "pipe",
  },
});
