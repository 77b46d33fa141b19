import type { Page } from "@playwright/test";

import {
  allowance,
  contracts,
  dollar,
  ether,
  feeOf,
  heldByTreasury,
  inGeneralFund,
  inPot,
  inWallet,
  type TestAsset,
} from "./setup/chain.ts";
import { addressOf } from "./setup/people.ts";
import { bountyCalled, lastBountyOf } from "./setup/seeded.ts";
import { expect, open, test } from "./setup/test.ts";

const funder = addressOf("Funder");

/** Fills in the form of a new bounty. */
async function fillBounty(page: Page, title: string, { address }: TestAsset, amount: string): Promise<void> {
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("textbox", { name: "What counts as done" }).fill("It works, and a test shows it.");
  await page.getByRole("radio", { name: /^Development/ }).check();
  await page.getByRole("combobox", { name: "Reward in" }).selectOption({ value: address });
  await page.getByRole("textbox", { name: "Amount" }).fill(amount);
}

test("a bounty in dollars takes one signature and one transaction", async ({ page, wallet }) => {
  const title = "Sort the list of peers by latency";
  const amount = 250_000_001n;
  const before = { funder: await inWallet(dollar, funder), treasury: await heldByTreasury(dollar) };

  await open(page, "/");
  await wallet.connect(page, "Funder");
  await wallet.mark(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Bounties" }).click();
  await page.getByRole("link", { name: "Fund a bounty" }).click();
  await fillBounty(page, title, dollar, "250.000001");
  await page.getByRole("button", { name: "Fund bounty" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const told = page.getByRole("status").getByText("Done: Open the bounty with 250.000001 DUSD");
  await expect(told, "the page that it leads to tells it").toBeVisible();

  expect(wallet.pressesToPrompt, "presses to fund").toBeLessThanOrEqual(4);
  expect(wallet.prompts.map(({ method }) => method)).toEqual(["eth_signTypedData_v4", "eth_sendTransaction"]);
  expect(await inPot(dollar, await lastBountyOf(funder))).toBe(amount);
  expect(await inWallet(dollar, funder)).toBe(before.funder - amount);
  expect(await heldByTreasury(dollar)).toBe(before.treasury + amount);
  expect(await allowance(dollar, funder, contracts.Bounties), "nothing stays approved").toBe(0n);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Bounties" }).click();
  await expect(told, "and the next one no more").toBeHidden();
});

test("with a wallet that signs transactions only, the exact amount is approved first", async ({ page, wallet }) => {
  const title = "Show fees per byte";
  const amount = 99_999_999n;
  const before = await inWallet(dollar, funder);
  wallet.signTransactionsOnly();

  await open(page, "/bounties/new");
  await wallet.connect(page, "Funder");
  await fillBounty(page, title, dollar, "99.999999");
  await wallet.mark(page);
  wallet.leaveOpen({ after: 1 });
  await page.getByRole("button", { name: "Fund bounty" }).click();
  await expect(page.getByRole("status").getByText("Step 2 of 2: Open the bounty with 99.999999 DUSD")).toBeVisible();
  await expect.poll(() => wallet.prompts.length).toBe(2);
  expect(await allowance(dollar, funder, contracts.Bounties), "approved exactly").toBe(amount);
  wallet.confirmLeft();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  expect(wallet.prompts.map(({ method }) => method)).toEqual(["eth_sendTransaction", "eth_sendTransaction"]);
  expect(await allowance(dollar, funder, contracts.Bounties), "nothing stays approved").toBe(0n);
  expect(await inPot(dollar, await lastBountyOf(funder))).toBe(amount);
  expect(await inWallet(dollar, funder)).toBe(before - amount);
});

test("a bounty in ether takes one transaction", async ({ page, wallet }) => {
  const title = "Name the ports in the log";
  const amount = 1_500_000_000_000_000_001n;
  const before = { funder: await inWallet(ether, funder), treasury: await heldByTreasury(ether) };

  await open(page, "/bounties/new");
  await wallet.connect(page, "Funder");
  await fillBounty(page, title, ether, "1.500000000000000001");
  await page.getByRole("button", { name: "Fund bounty" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  expect(wallet.sent).toHaveLength(1);
  expect(await inPot(ether, await lastBountyOf(funder))).toBe(amount);
  expect(await inWallet(ether, funder)).toBe(before.funder - amount - (await feeOf(wallet.lastSent)));
  expect(await heldByTreasury(ether)).toBe(before.treasury + amount);
});

test("what was typed before connecting is deposited after it", async ({ page, wallet }) => {
  const before = { funder: await inWallet(dollar, funder), fund: await inGeneralFund(dollar) };

  await open(page, "/");
  await page.getByRole("button", { name: "Deposit" }).click();
  const form = page.getByRole("dialog", { name: "Deposit" });
  await form.getByRole("combobox", { name: "Asset" }).selectOption({ value: dollar.address });
  await form.getByRole("textbox", { name: "Amount" }).fill("20.000003");
  await form.getByRole("textbox", { name: "What it is for" }).fill("Membership 2026");
  await form.getByRole("button", { name: "Connect to deposit" }).click();
  await wallet.choose(page, "Funder");
  await expect(form.getByRole("textbox", { name: "Amount" })).toHaveValue("20.000003");
  await form.getByRole("button", { name: "Deposit", exact: true }).click();
  await expect(form.getByText("20.000003 DUSD went from your wallet to the general fund.")).toBeVisible();

  expect(await inWallet(dollar, funder)).toBe(before.funder - 20_000_003n);
  expect(await inGeneralFund(dollar)).toBe(before.fund + 20_000_003n);
  await open(page, "/ledger");
  await expect(page.getByRole("main").getByText("Membership 2026").first()).toBeVisible();
});

test("money that nobody earned goes back to its funders, to the unit", async ({ page, wallet }) => {
  const bounty = await bountyCalled("Installer that can be built twice with the same result");
  const shares = [
    { holder: funder, amount: 900_000_000n },
    { holder: addressOf("Stakeholder A"), amount: 300_000_000n },
    { holder: addressOf("Stakeholder C"), amount: 150_000_001n },
  ];
  const balances = () => Promise.all(shares.map(({ holder }) => inWallet(dollar, holder)));
  const before = await balances();

  await open(page, `/bounties/${bounty}`);
  await wallet.connect(page, "Stakeholder A");
  await page.getByRole("button", { name: "Refund mine" }).click();
  await expect(page.getByRole("button", { name: "Refund mine" })).toBeHidden();
  expect(await balances()).toEqual(before.map((amount, index) => amount + (index === 1 ? 300_000_000n : 0n)));

  await wallet.become(page, "Newcomer");
  await page.getByRole("button", { name: "Refund all" }).click();
  await expect(page.getByText("1,350.000001 DUSD went back to the funders. Nothing is left.")).toBeVisible();
  expect(await balances()).toEqual(before.map((amount, index) => amount + (shares[index]?.amount ?? 0n)));
  expect(await inPot(dollar, bounty)).toBe(0n);
});
