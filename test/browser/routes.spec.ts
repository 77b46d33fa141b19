import type { Page } from "@playwright/test";

import { AxeBuilder } from "@axe-core/playwright";

import type { Role } from "./setup/people.ts";

import { examplePatterns, examplesOf, patterns, UNKNOWN } from "./setup/examples.ts";
import { expect, open, test } from "./setup/test.ts";

/** CSS pixels; the narrowest phone that the app is made for. */
const PHONE = { width: 360, height: 740 };

/** What WCAG 2.2 AA asks of the size of links and buttons; axe leaves it out unless it is told. */
const TARGET_SIZE = "target-size";

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

test("what opens over a page is accessible in both themes", async ({ page, wallet }) => {
  await open(page, "/");
  await page.getByRole("banner").getByRole("button", { name: "Connect" }).click();
  await expect(page.getByRole("button", { name: "Stakeholder A" })).toBeVisible();
  await inBothThemes(page, "the connect dialog");
  await wallet.choose(page, "Funder");

  await page.getByRole("main").getByRole("button", { name: "Deposit" }).click();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Amount" })).toBeVisible();
  await inBothThemes(page, "the form of a deposit");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

  await page.getByRole("banner").getByRole("button", { name: "Funder" }).click();
  await expect(page.getByRole("dialog").getByText("Nothing sent from this browser yet.")).toBeVisible();
  await inBothThemes(page, "the account's panel");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

  await page.setViewportSize(PHONE);
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Ledger" })).toBeVisible();
  await inBothThemes(page, "the menu of a phone");
});

/** The whole page, in both themes, and on a phone. */
async function inspect(page: Page, name: string): Promise<void> {
  await inBothThemes(page, name);
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
  await expectAccessible(page, `${name}, on a phone`, [TARGET_SIZE]);
  await devices.send("Emulation.clearDeviceMetricsOverride");
  await devices.detach();
}

async function inBothThemes(page: Page, name: string): Promise<void> {
  await wear(page, "light");
  await expectAccessible(page, `${name}, light`);
  await wear(page, "dark");
  // The document is the same: only what depends on colour can differ.
  await expectAccessible(page, `${name}, dark`, COLOUR_RULES);
}

/** Waits until the theme is painted: on a busy machine a page may still change its colours while it is being looked at. */
async function wear(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, colorScheme);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}

/** axe finds nothing, best practices included. Looking at one document suffices: the app has no frames. */
async function expectAccessible(page: Page, name: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ rules: { [TARGET_SIZE]: { enabled: true } } }).setLegacyMode();
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}, ${target.join(" ")}: ${failureSummary}`),
  );
  expect.soft(found, `axe on ${name}`).toEqual([]);
}
