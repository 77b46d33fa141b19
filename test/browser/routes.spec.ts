import type { Page } from "@playwright/test";

import { AxeBuilder } from "@axe-core/playwright";

import type { Role } from "./setup/people.ts";

import { examplePatterns, examplesOf, patterns, UNKNOWN } from "./setup/examples.ts";
import { expect, open, test } from "./setup/test.ts";

/** CSS pixels; the narrowest phone that the app is made for. */
const PHONE = { width: 360, height: 740 };

/** What axe says about colours. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

// A colour on its way to another would be measured as neither.
test.use({ contextOptions: { reducedMotion: "reduce" }, trace: "off" });

for (const pattern of [...patterns, UNKNOWN]) {
  test(`${pattern} is accessible in both themes and fits a phone`, async ({ page, wallet }) => {
    let worn: Role | undefined;
    for (const { path, as } of await examplesOf(pattern)) {
      await open(page, path);
      if (as !== undefined && as !== worn) {
        await (worn === undefined ? wallet.connect(page, as) : wallet.become(page, as));
        await open(page, path);
        worn = as;
      }
      await inspect(page, as === undefined ? path : `${path} as the ${as}`);
    }
  });
}

test("every route has examples, and every example a route", () => {
  expect(examplePatterns.toSorted()).toEqual(patterns.toSorted());
});

/** The whole page, in both themes, and on a phone. */
async function inspect(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page, `${name}, light`);
  await page.emulateMedia({ colorScheme: "dark" });
  // The document is the same: only what depends on colour can differ.
  await expectAccessible(page, `${name}, dark`, COLOUR_RULES);
  const devices = await page.context().newCDPSession(page);
  // As on a phone, where scroll bars take no room.
  await devices.send("Emulation.setDeviceMetricsOverride", { ...PHONE, deviceScaleFactor: 1, mobile: true });
  await expect(page.getByRole("button", { name: "Menu" })).toBeVisible();
  await expect
    .configure({ soft: true })
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), {
      message: `CSS pixels that ${name} takes on a phone of ${PHONE.width}`,
      timeout: 2_000,
    })
    .toBeLessThanOrEqual(PHONE.width);
  await devices.send("Emulation.clearDeviceMetricsOverride");
  await devices.detach();
}

/** axe finds nothing, best practices included. Looking at one document suffices: the app has no frames. */
async function expectAccessible(page: Page, name: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}, ${target.join(" ")}: ${failureSummary}`),
  );
  expect.soft(found, `axe on ${name}`).toEqual([]);
}
