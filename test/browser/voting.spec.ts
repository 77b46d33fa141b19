import { comeBackAfter } from "./setup/acts.ts";
import { coin, DAY, delegateOf, heldByTreasury, inGeneralFund, inWallet } from "./setup/chain.ts";
import { addressOf } from "./setup/people.ts";
import { proposalCalled } from "./setup/seeded.ts";
import { expect, open, test } from "./setup/test.ts";

const TITLE = "Pay for the translation of the release notes";

test("stakeholders vote a payment through the timelock, and it arrives to the unit", async ({ page, wallet }) => {
  const payee = addressOf("Newcomer");
  const amount = 123_456_789_100n;
  const before = {
    payee: await inWallet(coin, payee),
    fund: await inGeneralFund(coin),
    treasury: await heldByTreasury(coin),
  };

  await test.step("propose from a template", async () => {
    await open(page, "/proposals/new");
    await wallet.connect(page, "Stakeholder A");
    await page.getByRole("radio", { name: /^Pay/ }).check();
    await page.getByRole("combobox", { name: "Asset" }).selectOption({ value: coin.address });
    await page.getByRole("textbox", { name: "Address" }).fill(payee);
    await page.getByRole("textbox", { name: "Amount" }).fill("1234.567891");
    await page.getByRole("textbox", { name: "Purpose" }).fill(TITLE);
    await expect(
      page.getByRole("region", { name: "What it would do" }).getByText("1,234.567891 DCR").first(),
    ).toBeVisible();
    await page.getByRole("button", { name: "Propose" }).click();
    await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  });

  await test.step("vote, a day later", async () => {
    await comeBackAfter(page, DAY);
    await open(page, "/");
    await wallet.mark(page);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Proposals" }).click();
    await page.getByRole("main").getByRole("link", { name: TITLE }).first().click();
    await page.getByRole("button", { name: "Vote for" }).click();
    await expect(page.getByText("You voted for it with 12,000 votes.")).toBeVisible();
    expect(wallet.pressesToPrompt, "presses to vote").toBeLessThanOrEqual(3);

    await wallet.become(page, "Stakeholder B");
    await page.getByRole("textbox", { name: "Reason" }).fill("Too early for me.");
    await page.getByRole("button", { name: "Vote against" }).click();
    await expect(page.getByText("You voted against it with 7,300 votes.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Votes" }).getByText("Too early for me.")).toBeVisible();
  });

  await test.step("queue, after the vote", async () => {
    await comeBackAfter(page, 7 * DAY);
    await page.getByRole("button", { name: "Queue" }).click();
    await expect(page.getByText("It waits in the timelock until")).toBeVisible();
    expect(await inWallet(coin, payee), "nothing is paid yet").toBe(before.payee);
  });

  await test.step("execute, after the delay", async () => {
    await comeBackAfter(page, 2 * DAY);
    await page.getByRole("button", { name: "Execute" }).click();
    await expect(page.getByRole("heading", { level: 1 }).locator("..").getByText("Executed")).toBeVisible();
  });

  expect(await inWallet(coin, payee)).toBe(before.payee + amount);
  expect(await inGeneralFund(coin)).toBe(before.fund - amount);
  expect(await heldByTreasury(coin)).toBe(before.treasury - amount);
});

test("a holder whose stake votes for nobody delegates to themselves", async ({ page, wallet }) => {
  await open(page, `/proposals/${await proposalCalled("Found a domain for translations")}`);
  await wallet.connect(page, "Funder");
  await expect(page.getByText("Your 800 STAKE do not vote yet.")).toBeVisible();
  await page.getByRole("button", { name: "Delegate to yourself" }).click();
  await expect(page.getByText("Your 800 STAKE do not vote yet.")).toBeHidden();
  expect(await delegateOf(addressOf("Funder"))).toBe(addressOf("Funder"));
});
