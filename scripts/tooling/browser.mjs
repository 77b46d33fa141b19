// Finds the Chromium that the browser tests drive, or installs one. Plain JavaScript: see scripts/setup.mjs.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Environment variables that name a browser; the first one that is set decides. */
const environmentNames = ["CHROME_PATH", "PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH"];

const commandNames = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];

const applications = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  ...["/Applications", join(homedir(), "Applications")].flatMap((folder) => [
    `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
    `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    `${folder}/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
  ]),
];

/** Where Playwright keeps the browsers that it downloaded; layouts differ by platform and version. */
function playwrightBrowsers(root) {
  const override = process.env.PLAYWRIGHT_BROWSERS_PATH;
  const caches = [
    override === "0" ? join(root, "node_modules", "playwright-core", ".local-browsers") : override,
    join(homedir(), ".cache", "ms-playwright"),
    join(homedir(), "Library", "Caches", "ms-playwright"),
  ];
  const executables = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  ];
  return caches
    .filter((cache) => cache && existsSync(cache))
    .flatMap((cache) =>
      readdirSync(cache)
        .filter((name) => /^chromium-\d+$/.test(name))
        .toSorted()
        .toReversed()
        .flatMap((name) => executables.map((executable) => join(cache, name, executable))),
    );
}

/** Some systems have a `chromium-browser` that only tells how to install one: a browser is what says its version. */
function isBrowser(path) {
  if (!existsSync(path)) return false;
  const answer = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return answer.status === 0 && /\d+\.\d+/.test(answer.stdout);
}

/**
 * The path of a Chromium, Chrome or Edge on this machine, or undefined.
 * Throws when an environment variable names one that is not there.
 */
export function findBrowser(root) {
  for (const name of environmentNames) {
    const path = process.env[name];
    if (!path) continue;
    if (isBrowser(path)) return path;
    throw new Error(`${name} is set to ${path}, which is not a browser that runs here.`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const inPath = commandNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...playwrightBrowsers(root), ...applications, ...inPath].find(isBrowser);
}

function run(command, args, root) {
  return spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}

/** Installs a Chromium with Playwright or, as root on Debian, with apt; throws a sentence when neither works. */
export function installBrowser(root) {
  console.log("No browser found for the browser tests: installing Chromium (once) ...");
  const node = join(root, "node_modules", ".bin", "node");
  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  if (run(node, [playwright, "install", "chromium"], root) && findBrowser(root) !== undefined) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"];
    run("apt-get", [...quiet, "update"], root);
    run("apt-get", [...quiet, "install", "-y", "--no-install-recommends", "chromium"], root);
    if (findBrowser(root) !== undefined) return;
  }
  throw new Error(
    "The browser tests need Chromium or Chrome, and none could be installed. " +
      "Install one, or set CHROME_PATH to the executable of the one that you have.",
  );
}
