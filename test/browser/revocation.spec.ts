import { DAY, pass } from "./setup/chain.ts";
import { askToRevoke, endorse, waiting } from "./setup/acts.ts";
import { addressOf } from "./setup/people.ts";
import { revocationOf } from "./setup/seeded.ts";
import { clearanceOf, DESIGN, DEVELOPMENT, isCleared, numberOf, reviewState, tokenHolder } from "./setup/standing.ts";
import { expect, open, test } from "./setup/test.ts";

test("three suspend a clearance, its holder appeals, and it waits for the stakeholders", async ({ page, wallet }) => {
  const accused = addressOf("Developer C");
  await open(page, "/");
  await wallet.connect(page, "Developer A");
  const revocation = await askToRevoke(page, "Developer C", "Development", "The text was taken from elsewhere.");
  await endorse(page, wallet, "Developer B", "I found the source.");
  expect(await reviewState(revocation)).toBe("Open");
  expect(await isCleared(DEVELOPMENT, "Developer C"), "two are not enough").toBe(true);
  await endorse(page, wallet, "Researcher", "So did I.");
  expect(await reviewState(revocation)).toBe("Reached");
  expect((await clearanceOf(DEVELOPMENT, "Developer C")).suspended).toBe(true);
  expect(await isCleared(DEVELOPMENT, "Developer C")).toBe(false);
  expect(await isCleared(DESIGN, "Developer C"), "other domains are not concerned").toBe(true);

  await open(page, "/contractors?q=Developer+C");
  const row = page.getByRole("table", { name: "Contractors" }).getByRole("row").filter({ hasText: "Developer C" });
  await expect(row.getByText("suspended")).toHaveCount(1);
  await open(page, `/contractors/${accused}`);
  await expect(page.getByRole("table", { name: "Clearances" }).getByText("Suspended", { exact: true })).toBeVisible();

  await wallet.become(page, "Developer C");
  await open(page, "/me");
  await waiting(page, "Development").getByRole("link", { name: "Read and appeal" }).click();
  await page.getByRole("button", { name: "Appeal" }).click();
  await expect(page.getByRole("main").getByText("The stakeholders answer, by a vote.", { exact: false })).toBeVisible();
  await expect(page.getByRole("link", { name: "Propose an answer" })).toBeVisible();
  expect(await reviewState(revocation)).toBe("Escalated");
  expect((await clearanceOf(DEVELOPMENT, "Developer C")).suspended, "until they have answered").toBe(true);
});

test("nobody objects: after the challenge somebody carries it out under Me, and the clearance is ended", async ({
  page,
  wallet,
}) => {
  const revocation = await revocationOf(DESIGN, addressOf("Marketer"));
  const number = await numberOf("Marketer");
  expect(await reviewState(revocation)).toBe("Reached");
  expect((await clearanceOf(DESIGN, "Marketer")).suspended).toBe(true);
  await pass(5 * DAY);
  expect(await reviewState(revocation)).toBe("Concludable");

  await open(page, "/me");
  await wallet.connect(page, "Designer");
  await wallet.mark(page);
  await waiting(page, "Revocation of Marketer in Design").getByRole("button", { name: "Carry out" }).click();
  await expect(waiting(page, "Revocation of Marketer in Design")).toHaveCount(0);
  expect(wallet.pressesToPrompt, "presses to carry it out").toBe(1);

  expect(await reviewState(revocation)).toBe("Passed");
  expect((await clearanceOf(DESIGN, "Marketer")).ended).toBe(true);
  expect(await tokenHolder(DESIGN, number), "the card is gone").toBe("0x0000000000000000000000000000000000000000");
  await open(page, `/contractors/${addressOf("Marketer")}`);
  await expect(page.getByRole("table", { name: "Clearances" }).getByText("revoked by the domain")).toBeVisible();
});
