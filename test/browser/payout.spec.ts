import { credited, dollar, heldByTreasury, inPot, inWallet } from "./setup/chain.ts";
import { endorse } from "./setup/acts.ts";
import { addressOf } from "./setup/people.ts";
import { lastBountyOf } from "./setup/seeded.ts";
import { DEVELOPMENT, isCleared } from "./setup/standing.ts";
import { expect, open, test } from "./setup/test.ts";

test("a bounty is funded, a newcomer cleared and paid, and the money collected", async ({ page, wallet }) => {
  test.slow();
  const title = "Explain each setting in the settings";
  const amount = 1_234_567_891n;
  const [funder, newcomer] = [addressOf("Funder"), addressOf("Newcomer")];
  const before = {
    funder: await inWallet(dollar, funder),
    newcomer: await inWallet(dollar, newcomer),
    treasury: await heldByTreasury(dollar),
  };

  await test.step("the Funder funds", async () => {
    await open(page, "/bounties/new");
    await wallet.connect(page, "Funder");
    await page.getByRole("textbox", { name: "Title" }).fill(title);
    await page
      .getByRole("textbox", { name: "What counts as done" })
      .fill("- One sentence for each\n- Read by a newcomer");
    await page.getByRole("radio", { name: /^Development/ }).check();
    await page.getByRole("combobox", { name: "Reward in" }).selectOption({ value: dollar.address });
    await page.getByRole("textbox", { name: "Amount" }).fill("1234.567891");
    await page.getByRole("button", { name: "Fund bounty" }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });
  const bounty = await lastBountyOf(funder);
  expect(await inPot(dollar, bounty)).toBe(amount);

  await test.step("a sponsor nominates the Newcomer, two more endorse", async () => {
    await wallet.become(page, "Developer A");
    await open(page, `/nominate?for=${newcomer}&domain=${DEVELOPMENT}`);
    await page.getByRole("textbox", { name: /^Rate/ }).fill("45");
    await page.getByRole("textbox", { name: "Why they should be cleared" }).fill("Three good patches, all with tests.");
    await page.getByRole("button", { name: "Nominate" }).click();
    await expect(page).toHaveURL(/#\/nominations\//);
    await expect(page.getByRole("main").getByText("Three good patches, all with tests.")).toBeVisible();
    await endorse(page, wallet, "Developer B", "I merged one of them.");
    await endorse(page, wallet, "Developer C", "Patient in review.");
    expect(await isCleared(DEVELOPMENT, "Newcomer"), "the offer is not accepted yet").toBe(false);
  });

  await test.step("the Newcomer accepts the offer, and is cleared", async () => {
    await wallet.become(page, "Newcomer");
    await page.getByRole("button", { name: "Accept the offer" }).click();
    await expect(page.getByText("Cleared in Development, Direct at $45", { exact: false })).toBeVisible();
    expect(await isCleared(DEVELOPMENT, "Newcomer")).toBe(true);
  });

  await test.step("and claims the bounty", async () => {
    await open(page, `/bounties/${bounty}`);
    await wallet.mark(page);
    await page.getByRole("button", { name: "Submit a claim" }).click();
    await page.getByRole("textbox", { name: "What was done" }).fill("All 41 settings, read by two newcomers.");
    await page.getByRole("button", { name: "Submit claim" }).click();
    await expect(page.getByRole("article").getByText("All 41 settings, read by two newcomers.")).toBeVisible();
    expect(wallet.pressesToPrompt, "presses to claim").toBeLessThanOrEqual(3);
  });

  await test.step("three of the domain approve", async () => {
    await endorse(page, wallet, "Developer A", "Clear, and complete.");
    await endorse(page, wallet, "Developer B", "I learned two things.");
    await endorse(page, wallet, "Developer C", "Yes.");
  });

  await test.step("anyone awards; here as credit", async () => {
    await page.getByRole("radio", { name: /^Credit it/ }).check();
    await page.getByRole("button", { name: "Award as credit" }).click();
    await expect(page.getByRole("button", { name: "Award as credit" })).toBeHidden();
  });
  expect(await inPot(dollar, bounty)).toBe(0n);
  expect(await credited(dollar, newcomer)).toBe(amount);
  expect(await inWallet(dollar, newcomer)).toBe(before.newcomer);
  expect(await heldByTreasury(dollar)).toBe(before.treasury + amount);

  await test.step("and the Newcomer collects", async () => {
    await wallet.become(page, "Newcomer");
    await open(page, "/");
    await wallet.mark(page);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Me/ }).click();
    await page
      .getByRole("main")
      .getByRole("button", { name: /^Collect/ })
      .first()
      .click();
    await expect.poll(() => credited(dollar, newcomer)).toBe(0n);
    expect(wallet.pressesToPrompt, "presses to collect").toBeLessThanOrEqual(2);
  });
  expect(await inWallet(dollar, newcomer)).toBe(before.newcomer + amount);
  expect(await inWallet(dollar, funder)).toBe(before.funder - amount);
  expect(await heldByTreasury(dollar)).toBe(before.treasury);
});

test("a newcomer applies, and three contractors clear them", async ({ page, wallet }) => {
  await open(page, `/apply?domain=${DEVELOPMENT}`);
  await wallet.connect(page, "Newcomer");
  await page.getByRole("textbox", { name: /^Your rate/ }).fill("40");
  await page.getByRole("textbox", { name: "About you and your work" }).fill("I test releases before they are out.");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/#\/nominations\//);
  await expect(page.getByRole("main").getByText("I test releases before they are out.")).toBeVisible();
  await endorse(page, wallet, "Developer A", "Finds what others miss.");
  await endorse(page, wallet, "Developer B", "Good reports.");
  await endorse(page, wallet, "Developer C", "Seconded.");
  await page.getByRole("button", { name: "Issue clearance" }).click();
  await expect(page.getByText("Cleared in Development, Direct at $40", { exact: false })).toBeVisible();
  expect(await isCleared(DEVELOPMENT, "Newcomer")).toBe(true);
});
