/**
 * The path of a Chromium, Chrome or Edge on this machine, or undefined.
 * Throws when an environment variable names one that is not there.
 */
export function findBrowser(root: string): string | undefined;

/** Installs a Chromium with Playwright or, as root on Debian, with apt; throws a sentence when neither works. */
export function installBrowser(root: string): void;
