import type { Page } from "@playwright/test";

import { client } from "./setup/chain.ts";
import { endorse, openedReview, waiting } from "./setup/acts.ts";
import { addressOf } from "./setup/people.ts";
import {
  accountAt,
  clearanceOf,
  companyOf,
  DESIGN,
  DEVELOPMENT,
  isCleared,
  numberOf,
  profileOf,
  rateAt,
  voicesIn,
} from "./setup/standing.ts";
import { expect, open, test } from "./setup/test.ts";

const row = (page: Page, whose: string) =>
  page.getByRole("table", { name: "Contractors" }).getByRole("row").filter({ hasText: whose });

test("a company invites, a contractor joins and shares its voice, and leaves again", async ({ page, wallet }) => {
  const [voices, company] = [await voicesIn(DEVELOPMENT), await numberOf("Demo company")];
  await open(page, "/me/account");
  await wallet.connect(page, "Demo company");
  await page.getByRole("textbox", { name: "Whom to invite" }).fill(addressOf("Researcher"));
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Researcher" }).getByText("invited")).toBeVisible();
  expect(await companyOf("Researcher"), "an invitation joins nobody").toBe(0);

  await wallet.become(page, "Researcher");
  await open(page, "/me");
  await waiting(page, "Demo company").getByRole("button", { name: "Join" }).click();
  await expect.poll(() => companyOf("Researcher")).toBe(company);
  expect(await voicesIn(DEVELOPMENT), "one voice with the others of the company").toBe(voices - 1);

  await open(page, "/me/account");
  await expect(page.getByText("all who do share one voice", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByText("You bill for yourself.", { exact: false })).toBeVisible();
  expect(await companyOf("Researcher")).toBe(0);
  expect(await voicesIn(DEVELOPMENT)).toBe(voices);
});

test("a contractor offers everything to a new address, and takes it there", async ({ page, wallet }) => {
  const number = await numberOf("Developer B");
  await open(page, "/me/account");
  await wallet.connect(page, "Developer B");
  await page.getByRole("textbox", { name: "New address" }).fill(addressOf("Newcomer"));
  await page.getByRole("button", { name: "Offer", exact: true }).click();
  await expect(page.getByRole("button", { name: "Take offer back" })).toBeVisible();
  expect(await accountAt(number), "an offer moves nobody").toBe(addressOf("Developer B"));

  await wallet.become(page, "Newcomer");
  await open(page, "/me");
  await waiting(page, "Developer B").getByRole("button", { name: "Take over" }).click();
  await expect.poll(() => accountAt(number)).toBe(addressOf("Newcomer"));
  expect(await isCleared(DEVELOPMENT, "Newcomer")).toBe(true);
  expect(await isCleared(DEVELOPMENT, "Developer B")).toBe(false);
  await open(page, `/contractors/${addressOf("Newcomer")}`);
  await expect(page.getByText("Earlier addresses")).toBeVisible();
});

test("a name and a portrait are set, and shown in the directory", async ({ page, wallet }) => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>';
  const portrait = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
  await open(page, "/me/profile");
  await wallet.connect(page, "Tester");
  await page.getByRole("textbox", { name: /^Name/ }).fill("Tester of releases");
  await page.getByRole("textbox", { name: /^Portrait/ }).fill(portrait);
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page).toHaveURL(/#\/contractors\/0x/);
  expect(await profileOf("Tester")).toMatchObject({ name: "Tester of releases", portrait });

  await wallet.become(page, "Funder");
  await open(page, "/contractors?q=tester");
  await expect(row(page, "Tester of releases").locator("img").first()).toHaveAttribute("src", portrait);
});

test("a contractor gives a clearance back", async ({ page, wallet }) => {
  const mine = `/contractors/${addressOf("Developer C")}`;
  await open(page, mine);
  await wallet.connect(page, "Developer C");
  await page.getByText("From Design", { exact: true }).click();
  await page.getByRole("button", { name: "Resign" }).click();
  await expect(page.getByRole("table", { name: "Clearances" }).getByText("given back")).toBeVisible();
  await expect(page.getByText("From Design", { exact: true })).toHaveCount(0);
  expect((await clearanceOf(DESIGN, "Developer C")).ended).toBe(true);
  expect(await isCleared(DEVELOPMENT, "Developer C"), "the other one stays").toBe(true);
});

test("another rate is nominated, endorsed and accepted, and begins with the next month", async ({ page, wallet }) => {
  const researcher = addressOf("Researcher");
  await open(page, `/nominate?for=${researcher}&domain=${DEVELOPMENT}`);
  await wallet.connect(page, "Developer A");
  await expect(page.getByText("They are cleared in Development")).toBeVisible();
  await page.getByRole("textbox", { name: /^Rate/ }).fill("66.50");
  await page.getByRole("textbox", { name: "Why" }).fill("The figures are in the repository now.");
  await page.getByRole("button", { name: "Ask for the rate" }).click();
  await openedReview(page, "nominations", "The figures are in the repository now.");
  await endorse(page, wallet, "Developer B", "Long overdue.");
  await endorse(page, wallet, "Developer C", "Fine with me.");
  await wallet.become(page, "Researcher");
  await page.getByRole("button", { name: "Accept the offer" }).click();
  await expect(page.getByRole("button", { name: "Accept the offer" })).toHaveCount(0);

  const now = new Date(Number((await client.getBlock()).timestamp) * 1_000);
  const nextMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1) / 1_000;
  expect(await rateAt(DEVELOPMENT, "Researcher", nextMonth - 1), "this month").toBe(60_000_000n);
  expect(await rateAt(DEVELOPMENT, "Researcher", nextMonth), "from the next month on").toBe(66_500_000n);
  await open(page, `/contractors/${researcher}`);
  await expect(
    page.getByRole("table", { name: "Clearances" }).getByText("$66.50 / h from", { exact: false }),
  ).toBeVisible();
});
