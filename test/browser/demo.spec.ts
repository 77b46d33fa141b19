import { proposalCalled } from "./setup/seeded.ts";
import { expect, open, openAgain, test } from "./setup/test.ts";

test("a newcomer without a wallet becomes a persona, votes, and lets the days pass", async ({ page, wallet }) => {
  await open(page, `/proposals/${await proposalCalled("Pay for the new handbook")}`);
  await page.getByRole("button", { name: "Connect to vote" }).click();
  const dialog = page.getByRole("dialog", { name: "Connect" });
  await dialog.getByRole("region", { name: "Demo personas" }).getByRole("button", { name: "Stakeholder C" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Vote for" }).click();
  await expect(page.getByText("You voted for it with 5,000 votes.")).toBeVisible();
  expect(wallet.prompts, "the wallet of the browser was left alone").toEqual([]);

  await openAgain(page);
  const account = page.getByRole("banner").getByRole("button", { name: "Stakeholder C" });
  await account.click();
  const panel = page.getByRole("dialog", { name: "Stakeholder C" });
  await panel.getByRole("button", { name: "+1 week" }).click();
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Queue" })).toBeVisible();

  await account.click();
  await panel.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByRole("banner").getByRole("button", { name: "Connect" })).toBeVisible();
});

test("the theme that was chosen survives a reload", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, "/");
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  const theme = page.getByRole("banner").getByRole("button", { name: /^Theme/ });
  await theme.click();
  await theme.click();
  await expect(theme).toHaveAccessibleName(/^Theme: dark/);
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await openAgain(page);
  expect(await ground()).toBe(dark);
});
