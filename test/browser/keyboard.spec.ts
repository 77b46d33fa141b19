import type { Locator, Page } from "@playwright/test";

import { proposalCalled } from "./setup/seeded.ts";
import { expect, open, test } from "./setup/test.ts";
import { accountButton, WALLET_NAME } from "./setup/wallet.ts";

/** Nobody should have to press Tab more often to get anywhere on a page. */
const PATIENCE = 60;

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < PATIENCE; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, `reached with ${PATIENCE} presses of Tab`).toBeFocused();
}

test("the keyboard alone connects and votes", async ({ page, wallet }) => {
  const id = await proposalCalled("Pay for the new handbook");
  await open(page, `/proposals/${id}`);

  await test.step("the first stop leads past the header", async () => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  });

  await test.step("connect", async () => {
    wallet.prepare("Stakeholder B");
    await tabTo(page, page.getByRole("main").getByRole("button", { name: "Connect to vote" }));
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Connect" });
    await tabTo(page, dialog.getByRole("button", { name: WALLET_NAME }));
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(accountButton(page, "Stakeholder B")).toBeVisible();
  });

  await test.step("vote with a reason", async () => {
    await tabTo(page, page.getByRole("textbox", { name: "Reason" }));
    await page.keyboard.type("I have read all 31 pages.");
    await tabTo(page, page.getByRole("button", { name: "Vote for" }));
    await page.keyboard.press("Space");
    await expect(page.getByText("You voted for it with 7,300 votes.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Votes" }).getByText("I have read all 31 pages.")).toBeVisible();
  });
  expect(
    wallet.prompts.every(({ presses }) => presses === 0),
    "no pointer was used",
  ).toBe(true);
});

test("Escape closes a dialog and gives the focus back", async ({ page }) => {
  await open(page, "/bounties");
  const connect = page.getByRole("banner").getByRole("button", { name: "Connect" });
  await tabTo(page, connect);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Connect" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(connect).toBeFocused();
});
