import type { Page } from "@playwright/test";

import { mineBlock, stopIdleBlocks } from "./setup/chain.ts";
import { examplesOf, patterns } from "./setup/examples.ts";
import { expect, open, test, type Traffic } from "./setup/test.ts";

/** HTTP requests that a page may make to show itself, the look for the newest block included; batches count as one. */
const PER_PAGE = 3;
/** Milliseconds between two looks for a new block. */
const LOOK = 4_000;
const BLOCKS = 2;

// What matters is counted here; what a trace would show is in routes.spec.ts.
test.use({ trace: "off" });

for (const pattern of patterns) {
  test(`${pattern} asks the chain for little`, async ({ page, wallet, traffic }, info) => {
    const [example] = await examplesOf(pattern);
    if (example === undefined) throw new Error(`${pattern} has no example`);
    await stopIdleBlocks();
    await page.clock.install();
    const cold = await requestsToShow(page, example.path, traffic, "the first load");

    await wallet.connect(page, "Developer A");
    await open(page, pattern === "/" ? "/no-such-page" : "/");
    await traffic.settled();
    const warm = await requestsToShow(page, example.path, traffic, "when navigated to, connected");
    const idle = await requestsWhenIdle(page, traffic);

    const description = `${cold} on load, ${warm} when navigated to, ${idle} for ${BLOCKS} blocks`;
    info.annotations.push({ type: "requests", description });
  });
}

/** Requests that a page makes to show itself. Fails when they are too many. */
async function requestsToShow(page: Page, path: string, traffic: Traffic, when: string): Promise<number> {
  traffic.reset();
  const start = Date.now();
  await open(page, path);
  await traffic.settled();
  // On a machine so busy that this takes longer, the page looks for a new block meanwhile, as it should.
  const looks = Math.floor((Date.now() - start) / LOOK);
  expect(traffic.toChain.length, `requests, ${when}`).toBeLessThanOrEqual(PER_PAGE + looks);
  return traffic.toChain.length;
}

/** Requests that a page makes while blocks come that do not concern it. Fails when they are more than one look for each. */
async function requestsWhenIdle(page: Page, traffic: Traffic): Promise<number> {
  traffic.reset();
  const start = await page.evaluate(() => Date.now());
  for (let block = 0; block < BLOCKS; block++) {
    await mineBlock();
    await page.clock.runFor(LOOK);
    await traffic.settled();
  }
  // The page's clock also runs by itself, so it may have looked once more than there were blocks.
  const looks = Math.ceil(((await page.evaluate(() => Date.now())) - start) / LOOK);
  expect(traffic.toChain.length, "requests of an idle page").toBeGreaterThan(0);
  expect(traffic.toChain.length, "requests of an idle page").toBeLessThanOrEqual(looks);
  return traffic.toChain.length;
}
