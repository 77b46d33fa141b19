import type { Page } from "@playwright/test";

import { delegateOf } from "./setup/chain.ts";
import { addressOf, type Role } from "./setup/people.ts";
import { expect, open, test } from "./setup/test.ts";

const votesOf = (role: Role) => `/stake/${addressOf(role)}`;

/** A figure at the head of the page, by its label. */
const figure = (page: Page, label: string) => page.getByRole("main").locator("dl .stat").filter({ hasText: label });

/** What the table behind the chart says first: what it is now. */
const newestPoint = (page: Page) =>
  page.getByRole("figure").getByRole("table").getByRole("row").nth(1).getByRole("cell").nth(1);

test("a holder delegates to somebody, sees their votes grow, and takes the stake back", async ({ page, wallet }) => {
  await test.step("who votes, as anybody sees it", async () => {
    await open(page, "/stake");
    await expect(figure(page, "Nobody votes with")).toContainText("800.00 STAKE");
    const row = page.getByRole("table", { name: "Who votes with stake" }).getByRole("row", { name: /Stakeholder B/ });
    await expect(row.getByRole("cell")).toHaveText(["Stakeholder B", "7,300.00 votes", "17.3 %", "2", /^\d+ of \d+$/]);
    await row.getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1, name: "Votes of Stakeholder B" })).toBeVisible();
  });

  await test.step("delegate", async () => {
    await wallet.connect(page, "Funder");
    await page.getByRole("button", { name: "Table" }).click();
    await expect(newestPoint(page)).toHaveText("7,300.00 STAKE");
    await wallet.mark(page);
    await page.getByRole("button", { name: "Delegate 800 STAKE" }).click();
    await expect(page.getByText("Your 800 STAKE vote through them.")).toBeVisible();
    expect(wallet.pressesToPrompt, "presses to delegate").toBeLessThanOrEqual(2);
    expect(await delegateOf(addressOf("Funder"))).toBe(addressOf("Stakeholder B"));

    await expect(figure(page, "Votes now")).toContainText("8,100.00 votes");
    await expect(figure(page, "Votes now")).toContainText("19.2 %");
    await expect(figure(page, "From")).toContainText("3 holders");
    await expect(newestPoint(page)).toHaveText("8,100.00 STAKE");
    await expect(page.getByRole("table", { name: "Holders" }).getByRole("row", { name: /You/ })).toContainText("9.9 %");
    await open(page, "/stake");
    await expect(figure(page, "Nobody votes with")).toContainText("0.00 STAKE");
  });

  await test.step("take it back", async () => {
    await page.getByRole("button", { name: "Vote myself" }).click();
    await expect(
      page.getByRole("table", { name: "Who votes with stake" }).getByRole("row", { name: /You/ }),
    ).toContainText("800.00 votes");
    expect(await delegateOf(addressOf("Funder"))).toBe(addressOf("Funder"));
    await page.getByRole("button", { name: "Yours" }).click();
    await expect(page.getByRole("img", { name: /^Your votes from .* to 800 STAKE\.$/ })).toBeVisible();
    await open(page, votesOf("Stakeholder B"));
    await expect(figure(page, "Votes now")).toContainText("7,300.00 votes");
  });
});

test("a delegation that its holder only signed is sent by somebody else, once", async ({ page, wallet, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, votesOf("Stakeholder C"));
  await wallet.connect(page, "Funder");
  await page.getByText("Let somebody else send it").click();
  await page.getByRole("button", { name: "Sign without sending" }).click();
  await expect(page.getByText("You signed. Nothing is on chain yet")).toBeVisible();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(BigInt(await delegateOf(addressOf("Funder"))), "nothing has happened yet").toBe(0n);

  await wallet.become(page, "Newcomer");
  await page.goto(link);
  const signed = page.getByRole("region", { name: "A signed delegation" });
  await expect(signed).toContainText("Funder");
  await signed.getByRole("button", { name: "Send the delegation" }).click();
  await expect(signed).toBeHidden();
  expect(await delegateOf(addressOf("Funder"))).toBe(addressOf("Stakeholder C"));

  await page.goto(link);
  await expect(signed.getByText("It was sent already, or the holder has signed something since")).toBeVisible();
});

test("how a delegate voted lately is told, with the reasons", async ({ page }) => {
  await open(page, votesOf("Stakeholder A"));
  const row = page
    .getByRole("table", { name: "Votes lately" })
    .getByRole("row", { name: /Pay for the release of the wallet/ });
  await expect(row).toContainText("For");
  await expect(row).toContainText("Done and delivered.");
  await expect(row).toContainText("12,000");
});
