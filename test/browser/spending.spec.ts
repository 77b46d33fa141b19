import type { Page } from "@playwright/test";
import { pad, toHex, type Address } from "viem";

import { comeBackAfter } from "./setup/acts.ts";
import { client, coin, credited, DAY, dollar, inGeneralFund, inWallet } from "./setup/chain.ts";
import { addressOf } from "./setup/people.ts";
import { expect, open, test } from "./setup/test.ts";
import type { TestWallet } from "./setup/wallet.ts";

/** The window of the seeded policies: what left the fund before it counts no longer. */
const WINDOW_DAYS = 24;
const COME_BACK_DAYS = 4;

/** A day from now by the chain's clock, as a date field takes it. */
async function dayIn(days: number): Promise<string> {
  const { timestamp } = await client.getBlock();
  return new Date((Number(timestamp) + days * DAY) * 1_000).toISOString().slice(0, 10);
}

/** From the open page of a new proposal to its execution: two stakeholders approve, and one carries it out. */
async function carryThrough(page: Page, wallet: TestWallet): Promise<void> {
  await comeBackAfter(page, DAY);
  await page.getByRole("button", { name: "Vote for" }).click();
  await expect(page.getByText("You voted for it with 12,000 votes.")).toBeVisible();
  await wallet.become(page, "Stakeholder B");
  await page.getByRole("textbox", { name: "Reason" }).fill("Within what we said in spring.");
  await page.getByRole("button", { name: "Vote for" }).click();
  await expect(page.getByRole("region", { name: "Votes" }).getByText("Within what we said in spring.")).toBeVisible();
  await comeBackAfter(page, 7 * DAY);
  await page.getByRole("button", { name: "Queue" }).click();
  await expect(page.getByText("It waits in the timelock until")).toBeVisible();
  await comeBackAfter(page, 2 * DAY);
  await page.getByRole("button", { name: "Execute" }).click();
  await expect(page.getByRole("heading", { level: 1 }).locator("..").getByText("Executed")).toBeVisible();
}

/** Comes back to the treasury until a payment in the line can be drawn, and draws it. */
async function drawWhenThereIsRoom(page: Page, title: string): Promise<void> {
  const row = page
    .getByRole("table", { name: /^Approved payments in/ })
    .getByRole("row")
    .filter({ hasText: title });
  const draw = row.getByRole("button", { name: "Draw" });
  for (let days = 0; days < WINDOW_DAYS; days += COME_BACK_DAYS) {
    // First, so that what is seen is not what an earlier draw has left on the page.
    await comeBackAfter(page, COME_BACK_DAYS * DAY);
    await expect(row).toBeVisible();
    if (await draw.isVisible()) return draw.click();
  }
  throw new Error(`No room for ${title} in ${WINDOW_DAYS} days`);
}

const choose = async (page: Page, group: string, template: RegExp) => {
  await page.getByRole("group", { name: "What is it about?" }).getByRole("button", { name: group }).click();
  await page.getByRole("radio", { name: template }).check();
};
const preview = (page: Page) => page.getByRole("region", { name: "What it would do" });

test("stakeholders vote a budget, and its owner pays out of it", async ({ page, wallet }) => {
  test.slow();
  const [owner, payee] = [addressOf("Developer B"), addressOf("Newcomer")];
  const before = { payee: await inWallet(coin, payee), fund: await inGeneralFund(coin) };

  await test.step("propose it from a template", async () => {
    await open(page, "/proposals/new");
    await wallet.connect(page, "Stakeholder A");
    await choose(page, "Budgets", /^Open a budget/);
    await page.getByRole("textbox", { name: "Name of the budget" }).fill("Test devices");
    await page.getByRole("combobox", { name: "In", exact: true }).selectOption({ value: coin.address });
    await page.getByRole("textbox", { name: "Limit" }).fill("40.5");
    await page.getByRole("radio", { name: /^In every period/ }).check();
    await page.getByRole("textbox", { name: "Owner" }).fill(owner);
    await page.getByLabel("Last day (UTC)").fill(await dayIn(200));
    await page.getByRole("textbox", { name: "What it is for" }).fill("Phones that are three years old.");
    await page.getByRole("textbox", { name: "Title" }).fill("Open a budget for test devices");
    await expect(
      preview(page).getByText("Developer B can pay 40.50 DCR in every 30 days out of the general fund"),
    ).toBeVisible();
    await expect(preview(page).getByText("It would work if it were carried out now.")).toBeVisible();
    await page.getByRole("button", { name: "Propose" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Open a budget for test devices" })).toBeVisible();
  });
  await carryThrough(page, wallet);

  await test.step("its owner pays, once it has started", async () => {
    await comeBackAfter(page, DAY);
    await wallet.become(page, "Developer B");
    await open(page, "/me");
    await page.getByRole("region", { name: "Budgets" }).getByRole("link", { name: "Test devices" }).click();
    await page.getByRole("textbox", { name: "Reason" }).fill("Two phones for the wallet’s tests");
    await page.getByRole("textbox", { name: "Address" }).fill(payee);
    await page.getByRole("textbox", { name: "Amount" }).fill("12.34567891");
    await page.getByRole("button", { name: "Pay", exact: true }).click();
    await expect(page.getByRole("main").getByText("Two phones for the wallet’s tests")).toBeVisible();
  });
  expect(await credited(coin, payee)).toBe(1_234_567_891n);
  expect(await inGeneralFund(coin)).toBe(before.fund - 1_234_567_891n);

  await test.step("and the payee collects", async () => {
    await wallet.become(page, "Newcomer");
    await open(page, "/me");
    await page
      .getByRole("main")
      .getByRole("button", { name: /^Collect/ })
      .first()
      .click();
    await expect.poll(() => credited(coin, payee)).toBe(0n);
  });
  expect(await inWallet(coin, payee)).toBe(before.payee + 1_234_567_891n);
});

test("many payees of one table wait in the line, and draw as room comes", async ({ page, wallet }) => {
  test.slow();
  const title = "Pay the testers of this season";
  const payees: readonly Address[] = Array.from({ length: 40 }, (_, at) => pad(toHex(0x7e57_0000 + at), { size: 20 }));
  const share = 325_500_001n;
  const held = async () =>
    Promise.all(payees.map(async (one) => (await credited(dollar, one)) + (await inWallet(dollar, one))));
  const sum = async () => (await held()).reduce((all, one) => all + one, 0n);

  await test.step("propose it from a table", async () => {
    await open(page, "/proposals/new");
    await wallet.connect(page, "Stakeholder A");
    await page.getByRole("combobox", { name: "Asset" }).selectOption({ value: dollar.address });
    await page.getByRole("button", { name: "From a table (CSV)" }).click();
    const lines = payees.map((payee) => `${payee},325.500001`);
    await page
      .getByRole("textbox", { name: "Table" })
      .fill(["address,amount", ...lines.slice(0, 39), `${payees[39]},a lot`].join("\n"));
    await expect(page.getByText("1 line of the payees can’t be used yet.")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "Line 41" })).toBeVisible();
    await page.getByRole("textbox", { name: "Table" }).fill(["address,amount", ...lines].join("\n"));
    await expect(page.getByText("40 payees, together 13,020.00004 DUSD")).toBeVisible();
    await expect(preview(page).getByText("Carried out now, it would wait in the line", { exact: false })).toBeVisible();
    await page.getByRole("textbox", { name: "Purpose" }).fill(title);
    await page.getByRole("button", { name: "Propose" }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });
  await carryThrough(page, wallet);
  expect(await sum(), "it was carried out, and waits").toBe(0n);

  await test.step("a payee’s page tells of it", async () => {
    await open(page, `/contractors/${payees[39]}`);
    const row = page.getByRole("region", { name: "On its way" }).getByRole("row").filter({ hasText: title });
    await expect(row).toContainText("325.50 DUSD");
  });

  await open(page, `/?asset=${dollar.address}`);
  await test.step("anyone draws what has room, once those before have had theirs", async () => {
    await drawWhenThereIsRoom(page, title);
    await expect.poll(sum).toBeGreaterThan(0n);
  });
  const first = await held();
  expect(first[0], "first come, first served").toBe(share);
  expect(first.at(-1), "not all have room").toBe(0n);

  await test.step("and the rest as time goes by", async () => {
    for (let known = await sum(); known < share * 40n; known = await sum()) {
      await drawWhenThereIsRoom(page, title);
      await expect.poll(sum).toBeGreaterThan(known);
    }
  });
  expect(await held()).toEqual(payees.map(() => share));
  await expect(page.getByRole("table", { name: /^Approved payments in/ }).getByText(title)).toHaveCount(0);
});
