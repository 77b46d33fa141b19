import { test as base, type BrowserContext, type Page } from "@playwright/test";
import { expect } from "@playwright/test";

import { restoreAfter, RPC_URL } from "./chain.ts";
import { TestWallet } from "./wallet.ts";

/** What crossed the browser's border in a test. */
export class Traffic {
  /** HTTP requests to the chain, batches counted as one; milliseconds of the test's clock. */
  readonly toChain: number[] = [];
  /** Requests that are not answered yet. */
  open = 0;
  /** Hosts that nothing should ever ask. */
  readonly strangers: string[] = [];
  /** What the console said beside plain logs. */
  readonly complaints: string[] = [];
  #lastEvent = Date.now();

  watch(context: BrowserContext): void {
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol !== "data:" && url.protocol !== "blob:" && url.hostname !== "127.0.0.1")
        this.strangers.push(url.href);
      if (request.url().startsWith(RPC_URL)) this.toChain.push(Date.now());
      this.open += 1;
      this.#lastEvent = Date.now();
    });
    const answered = () => {
      this.open -= 1;
      this.#lastEvent = Date.now();
    };
    context.on("requestfinished", answered);
    context.on("requestfailed", answered);
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(`${message.type()}: ${message.text()}`);
    });
    context.on("weberror", (error) => this.complaints.push(`uncaught: ${error.error().message}`));
  }

  /** Waits until everything that was asked is answered and nothing was asked for a while. */
  async settled(quietMs = 400): Promise<void> {
    await expect
      .poll(() => this.open === 0 && Date.now() - this.#lastEvent >= quietMs, {
        intervals: [50],
        message: "the page is quiet",
      })
      .toBe(true);
  }

  /** Forgets what was counted so far. */
  reset(): void {
    this.toChain.length = 0;
  }
}

interface Fixtures {
  traffic: Traffic;
  wallet: TestWallet;
  chainRestored: void;
}

/**
 * A test with a wallet that nobody has connected yet, on a chain that is put back afterwards. In every test: the console stays
 * clean, no host but this machine is asked, and the wallet is asked for nothing unusual.
 */
export const test = base.extend<Fixtures>({
  chainRestored: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from it
    async ({}, use) => {
      await restoreAfter(() => use());
    },
    { auto: true },
  ],
  traffic: [
    async ({ context }, use) => {
      const traffic = new Traffic();
      traffic.watch(context);
      await use(traffic);
      expect.soft(traffic.complaints, "the console is clean").toEqual([]);
      expect.soft(traffic.strangers, "only this machine is asked").toEqual([]);
    },
    { auto: true },
  ],
  wallet: [
    async ({ context }, use) => {
      const wallet = new TestWallet();
      await wallet.install(context);
      await use(wallet);
      expect.soft(wallet.unknown, "the wallet knows every method it was asked for").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";

/** Opens a page of the app by its path, such as `/bounties`; without a reload when the app is there already. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/#${path}`);
  await shown(page);
}

/** Loads the page that is open once more, as a visitor who comes back. */
export async function openAgain(page: Page): Promise<void> {
  await page.reload();
  await shown(page);
}

async function shown(page: Page): Promise<void> {
  await expect(page.getByRole("contentinfo").getByText("As of block")).toBeVisible();
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main").getByText("Loading…")).toHaveCount(0);
}
