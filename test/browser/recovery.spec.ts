import { DAY, pass } from "./setup/chain.ts";
import { askToRecover, comeBackAfter, endorse } from "./setup/acts.ts";
import { addressOf } from "./setup/people.ts";
import { accountAt, DEVELOPMENT, isCleared, numberOf, reviewState, tokenHolder } from "./setup/standing.ts";
import { expect, open, test } from "./setup/test.ts";

test("three move a contractor whose key is lost; after the delay it is somebody else's key", async ({
  page,
  wallet,
}) => {
  const number = await numberOf("Developer C");
  await open(page, "/");
  await wallet.connect(page, "Developer A");
  const recovery = await askToRecover(page, "Developer C", "Newcomer", "We met. The disk is broken.");
  await endorse(page, wallet, "Developer B", "Called them.");
  await endorse(page, wallet, "Researcher", "Same voice, same jokes.");
  expect(await reviewState(recovery)).toBe("Reached");

  await wallet.become(page, "Newcomer");
  await comeBackAfter(page, 13 * DAY);
  await expect(page.getByRole("button", { name: "Move the account" })).toHaveCount(0);
  expect(await accountAt(number), "the delay is not over").toBe(addressOf("Developer C"));
  await comeBackAfter(page, DAY);
  await page.getByRole("button", { name: "Move the account" }).click();
  await expect(page.getByRole("main").getByText("Moved", { exact: true })).toBeVisible();

  expect(await accountAt(number)).toBe(addressOf("Newcomer"));
  expect(await numberOf("Newcomer")).toBe(number);
  expect(await isCleared(DEVELOPMENT, "Newcomer")).toBe(true);
  expect(await isCleared(DEVELOPMENT, "Developer C")).toBe(false);
  expect(await tokenHolder(DEVELOPMENT, number), "the card went along").toBe(addressOf("Newcomer"));
  await open(page, `/contractors/${addressOf("Developer C")}`);
  await expect(page.getByText("This account has moved")).toBeVisible();
});

test("who still has the key appeals, and nothing moves", async ({ page, wallet }) => {
  const number = await numberOf("Developer C");
  await open(page, "/");
  await wallet.connect(page, "Developer A");
  const recovery = await askToRecover(page, "Developer C", "Newcomer", "Somebody wrote that the key is gone.");
  await endorse(page, wallet, "Developer B", "I read it as well.");
  await endorse(page, wallet, "Researcher", "So it seems.");

  await wallet.become(page, "Developer C");
  await page.getByRole("button", { name: "Appeal" }).click();
  await expect(page.getByRole("link", { name: "Propose an answer" })).toBeVisible();
  expect(await reviewState(recovery)).toBe("Escalated");
  await pass(46 * DAY);
  await open(page, `/recoveries/${recovery}`);
  await expect(page.getByText("gave no answer in time", { exact: false })).toBeVisible();
  expect(await reviewState(recovery)).toBe("Rejected");
  expect(await accountAt(number)).toBe(addressOf("Developer C"));
  expect(await isCleared(DEVELOPMENT, "Developer C")).toBe(true);
});
