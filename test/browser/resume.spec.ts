import type { Page } from "@playwright/test";

import { dollar, ether, holdBlocks, inGeneralFund, inPot, inWallet, mineBlock } from "./setup/chain.ts";
import { addressOf } from "./setup/people.ts";
import { bountyCalled, lastBountyOf } from "./setup/seeded.ts";
import { expect, open, openAgain, test } from "./setup/test.ts";

const funder = addressOf("Funder");
const title = "Count the bytes of a handshake";
/** Base units of the dollar. */
const AMOUNT = 120_000_000n;

const fund = (page: Page) => page.getByRole("button", { name: "Fund bounty" });
const titleField = (page: Page) => page.getByRole("textbox", { name: "Title" });

/** The form of a new bounty, filled in. */
async function fillBounty(page: Page): Promise<void> {
  await open(page, "/bounties/new");
  await titleField(page).fill(title);
  await page.getByRole("textbox", { name: "What counts as done" }).fill("A table, and how it was counted.");
  await page.getByRole("radio", { name: /^Development/ }).check();
  await page.getByRole("combobox", { name: "Reward in" }).selectOption({ value: dollar.address });
  await page.getByRole("textbox", { name: "Amount" }).fill("120");
}

test("a form that sent its transaction before a reload waits for it, then goes on to what it made", async ({
  page,
  wallet,
}) => {
  const before = await inWallet(dollar, funder);
  await fillBounty(page);
  await wallet.connect(page, "Funder");
  await holdBlocks();
  await fund(page).click();
  await expect(page.getByRole("status").getByText("You can leave this page.")).toBeVisible();

  await openAgain(page);
  await expect(page.getByText("It was sent already and waits to be included.")).toBeVisible();
  await expect(titleField(page)).toHaveValue(title);
  await fund(page).click({ force: true });
  // Leaving the form and coming back changes nothing.
  await page.getByRole("link", { name: "Bounties" }).first().click();
  await page.getByRole("link", { name: "Fund a bounty" }).click();
  await expect(page.getByText("It was sent already and waits to be included.")).toBeVisible();

  await mineBlock();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await open(page, "/bounties/new");
  await expect(titleField(page)).toHaveValue("");
  expect(wallet.sent).toHaveLength(1);
  expect(await inPot(dollar, await lastBountyOf(funder))).toBe(AMOUNT);
  expect(await inWallet(dollar, funder)).toBe(before - AMOUNT);
});

test("what was included while the page was closed is not offered again", async ({ page, wallet }) => {
  const before = await inGeneralFund(ether);
  await open(page, "/");
  await wallet.connect(page, "Funder");
  await page.getByRole("main").getByRole("button", { name: "Deposit" }).click();
  const form = page.getByRole("dialog", { name: "Deposit" });
  await form.getByRole("combobox", { name: "Asset" }).selectOption({ value: ether.address });
  await form.getByRole("textbox", { name: "Amount" }).fill("0.25");
  await holdBlocks();
  await form.getByRole("button", { name: "Deposit", exact: true }).click();
  await expect(form.getByRole("status").getByText("You can leave this page.")).toBeVisible();
  await page.goto("about:blank");
  await mineBlock();
  await open(page, "/");
  await page.getByRole("main").getByRole("button", { name: "Deposit" }).click();
  await expect(form.getByText("0.25 ETH went from your wallet to the general fund.")).toBeVisible();
  expect(wallet.sent).toHaveLength(1);
  expect(await inGeneralFund(ether)).toBe(before + 250_000_000_000_000_000n);
});

test("a wallet that was asked by a page that is gone is not asked again by accident", async ({ page, wallet }) => {
  await fillBounty(page);
  await wallet.connect(page, "Funder");
  await wallet.mark(page);
  wallet.leaveOpen({ after: 1 });
  await fund(page).click();
  const asked = ["eth_signTypedData_v4", "eth_sendTransaction"];
  await expect.poll(() => wallet.prompts.map(({ method }) => method)).toEqual(asked);

  await openAgain(page);
  await expect(page.getByText("its answer is not known")).toBeVisible();
  await fund(page).click({ force: true });
  expect(wallet.prompts).toHaveLength(asked.length);

  // The wallet still had the question, and sends it now: nobody tells the page, but the chain does.
  wallet.confirmLeft();
  await expect(page.getByText("You have funded a bounty with these words")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: title })).toBeVisible();
  await page.getByRole("button", { name: "It was not sent" }).click();
  await expect(page.getByText("its answer is not known")).toBeHidden();
  await page.getByRole("button", { name: "Clear the form" }).click();
  expect(wallet.sent).toHaveLength(1);
  expect(await inPot(dollar, await lastBountyOf(funder))).toBe(AMOUNT);
});

test("what was typed into the form that adds money survives a reload, and what it sent blocks it", async ({
  page,
  wallet,
}) => {
  const id = await bountyCalled("Operator's guide: a node behind Tor");
  await open(page, `/bounties/${id}`);
  await wallet.connect(page, "Funder");
  const amount = page.getByRole("textbox", { name: "Amount" });
  await amount.fill("30");
  await openAgain(page);
  await expect(amount).toHaveValue("30");

  await holdBlocks();
  await page.getByRole("button", { name: "Add money" }).click();
  await expect(page.getByRole("status").getByText("You can leave this page.")).toBeVisible();
  await openAgain(page);
  await expect(amount).toHaveValue("30");
  await expect(page.getByText("It was sent already and waits to be included.")).toBeVisible();
  await page.getByRole("button", { name: "Add money" }).click({ force: true });

  await mineBlock();
  await expect(amount).toHaveValue("");
  expect(wallet.sent).toHaveLength(1);
});
