// What people do on more than one page.
import type { Page } from "@playwright/test";

import { expect } from "@playwright/test";

import { pass } from "./chain.ts";
import type { Role } from "./people.ts";
import { openAgain } from "./test.ts";
import type { TestWallet } from "./wallet.ts";

/** Lets time pass and comes back to the page, as somebody would after days. */
export async function comeBackAfter(page: Page, seconds: number): Promise<void> {
  await pass(seconds);
  await openAgain(page);
}

/** A contractor endorses what is on the page, in two presses. */
export async function endorse(page: Page, wallet: TestWallet, role: Role, reason: string): Promise<void> {
  await wallet.become(page, role);
  await wallet.mark(page);
  await page.getByRole("group", { name: "Judge this" }).getByRole("button", { name: "Endorse" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill(reason);
  // The one that chooses the side stands before the one that sends.
  await page.getByRole("button", { name: "Send endorsement" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: reason })).toBeVisible();
  expect(wallet.pressesToPrompt, "presses to endorse").toBeLessThanOrEqual(2);
}
