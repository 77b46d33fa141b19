import type { Page } from "@playwright/test";

import { expect, open, test } from "./setup/test.ts";

const ledgerRows = (page: Page) => page.getByRole("table", { name: "Movements" }).locator("tbody tr[data-index]");

/** The first row in the lower half of the screen, with its place. */
async function middleRow(page: Page): Promise<{ index: string; top: number }> {
  return ledgerRows(page).evaluateAll((rows) => {
    const row = rows.find((one) => one.getBoundingClientRect().top > innerHeight / 2);
    return { index: row?.getAttribute("data-index") ?? "", top: Math.round(row?.getBoundingClientRect().top ?? 0) };
  });
}

/** Waits until the page scrolls no more: it may still be on its way after the last turn of the wheel. */
async function atRest(page: Page): Promise<void> {
  let before = NaN;
  const stands = async () => {
    const [last, now] = [before, await page.evaluate(() => scrollY)];
    before = now;
    return now === last;
  };
  await expect.poll(stands, { intervals: [150] }).toBe(true);
}

for (const [device, viewport] of [
  ["desk", { width: 1280, height: 800 }],
  ["phone", { width: 360, height: 740 }],
] as const) {
  test(`Back leads to the row of a long list that was left, on a ${device}`, async ({ page, traffic }) => {
    await page.setViewportSize(viewport);
    await open(page, "/ledger");
    await expect(ledgerRows(page).first()).toBeVisible();
    await page.mouse.move(viewport.width / 2, viewport.height / 2);
    for (let turn = 0; turn < 6; turn++) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(60);
    }
    await traffic.settled();
    await atRest(page);
    const left = await middleRow(page);
    expect(Number(left.index)).toBeGreaterThan(10);

    await page.locator(`tr[data-index="${left.index}"] a:visible`).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Ledger" })).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await expect(async () => {
      const found = await middleRow(page);
      expect(found.index).toBe(left.index);
      expect(Math.abs(found.top - left.top), "pixels from where it was").toBeLessThanOrEqual(2);
    }).toPass({ timeout: 15_000 });
  });
}

test("Markdown keeps its tasks, and shows a link that leads nowhere harmless as text", async ({ page }) => {
  await open(page, "/bounties/new");
  await page
    .getByRole("textbox", { name: "What counts as done" })
    .fill("- [x] written\n- [ ] tested\n\n[run me](javascript:alert(1)) and [read me](https://example.org/)");
  await page.getByRole("button", { name: "Preview" }).click();
  const text = page.locator(".markdown-preview");
  await expect(text.getByRole("listitem")).toHaveText(["☑ written", "☐ tested"]);
  await expect(text).toContainText("run me and read me");
  await expect(text.getByRole("link")).toHaveText(["read me"]);
  await expect(text.locator("a")).toHaveCount(1);
});
