// What people do on more than one page.
import type { Locator, Page } from "@playwright/test";
import type { Hex } from "viem";

import { expect } from "@playwright/test";

import { pass } from "./chain.ts";
import { addressOf, type Role } from "./people.ts";
import { open, openAgain } from "./test.ts";
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

/** What was just opened, once its page shows it: the id in its address. */
export async function openedReview(page: Page, where: "nominations" | "revocations" | "recoveries", text: string) {
  await expect(page).toHaveURL(new RegExp(`#/${where}/0x[0-9a-f]{64}$`));
  await expect(page.getByRole("main").getByText(text)).toBeVisible();
  return `0x${page.url().split("/0x").at(-1)}` as Hex;
}

/** Whoever is connected asks the contractors of a domain to take back the clearance of somebody. */
export async function askToRevoke(page: Page, whose: Role, domain: string, reasons: string): Promise<Hex> {
  await open(page, `/contractors/${addressOf(whose)}/revoke`);
  await page.getByRole("radio", { name: new RegExp(`^${domain}`) }).check();
  await page.getByRole("textbox", { name: "Reasons" }).fill(reasons);
  await page.getByRole("button", { name: "Ask to revoke" }).click();
  return openedReview(page, "revocations", reasons);
}

/** Whoever is connected asks that somebody whose key is lost be moved to the address of another role. */
export async function askToRecover(page: Page, from: Role, to: Role, reasons: string): Promise<Hex> {
  await open(page, `/contractors/${addressOf(from)}/recover`);
  await page.getByRole("textbox", { name: "New address" }).fill(addressOf(to));
  await page.getByRole("textbox", { name: "Reasons" }).fill(reasons);
  await page.getByRole("button", { name: "Ask to move" }).click();
  return openedReview(page, "recoveries", reasons);
}

/** What waits under Me, by words of its title; with the button that does it. */
export function waiting(page: Page, title: string): Locator {
  return page.getByRole("main").getByRole("listitem").filter({ hasText: title });
}
