import type { Page } from "@playwright/test";

import { comeBackAfter, waiting } from "./setup/acts.ts";
import { DAY, ether, inGeneralFund, inWallet } from "./setup/chain.ts";
import { addressOf, type Role } from "./setup/people.ts";
import { expect, open, test } from "./setup/test.ts";

const NEED = "Somebody to translate the handbook";
const CHEAP = "By the Newcomer";
const DEAR = "By the Candidate";

/** Fills in a candidate that pays one account. */
async function fillCandidate(page: Page, place: number, title: string, payee: Role, amount: string): Promise<void> {
  const candidate = page.getByRole("group", { name: `Candidate ${place}` });
  await candidate.getByRole("textbox", { name: "Title" }).fill(title);
  await candidate.getByRole("combobox", { name: "Asset" }).selectOption({ value: ether.address });
  await candidate.getByRole("textbox", { name: "Address" }).fill(addressOf(payee));
  await candidate.getByRole("textbox", { name: "Amount" }).fill(amount);
  await expect(candidate.getByText(`Pays ${amount} ETH to`).first()).toBeVisible();
}

/** Says how to vote on a candidate, by its title. */
async function choose(page: Page, title: string, how: "For" | "Against" | "Abstain"): Promise<void> {
  await page.getByRole("radiogroup", { name: title }).getByRole("radio", { name: how }).check();
}

test("stakeholders choose one of two candidates: the winner is carried out, the loser is defeated", async ({
  page,
  wallet,
}) => {
  test.slow();
  const before = {
    newcomer: await inWallet(ether, addressOf("Newcomer")),
    candidate: await inWallet(ether, addressOf("Candidate")),
    fund: await inGeneralFund(ether),
  };
  const candidates = page.getByRole("region", { name: "Candidates" });

  await test.step("ask for proposals; what was typed survives a reload", async () => {
    await open(page, "/proposals");
    await page.getByRole("link", { name: "Request proposals" }).click();
    await wallet.connect(page, "Stakeholder A");
    await page.getByRole("textbox", { name: "The need in a few words" }).fill(NEED);
    await page.getByRole("textbox", { name: "What is needed" }).fill("All of it, within two months.");
    await fillCandidate(page, 1, DEAR, "Candidate", "0.95");
    await page.getByRole("button", { name: "Put to the vote" }).click();
    await expect(page.getByText("Candidate 2: Enter a title.").first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole("textbox", { name: "The need in a few words" })).toHaveValue(NEED);
    await fillCandidate(page, 2, CHEAP, "Newcomer", "0.75");
    await page.getByRole("button", { name: "Put to the vote" }).click();
    await expect(page.getByRole("heading", { level: 1, name: NEED })).toBeVisible();
    await expect(page.getByText("Stakeholders choose among 2 candidates")).toBeVisible();
  });
  const path = page.url().split("#").at(-1) ?? "";

  await test.step("vote on both at once, which waits once under Me", async () => {
    await comeBackAfter(page, DAY);
    await open(page, "/me");
    await expect(waiting(page, NEED)).toHaveCount(1);
    await wallet.mark(page);
    await waiting(page, NEED).getByRole("link", { name: "Read and vote" }).click();
    await choose(page, DEAR, "For");
    await page.getByRole("button", { name: "Against the others" }).click();
    await choose(page, CHEAP, "For");
    await page.getByRole("textbox", { name: "Reason" }).fill("Either will do.");
    await page.getByRole("button", { name: "Vote", exact: true }).click();
    await expect(page.getByText("You voted with 12,000 votes on each.")).toBeVisible();
    await expect(candidates.getByText("“By the Candidate” leads")).toBeVisible();
    await expect(candidates.getByText("as many as “By the Newcomer”")).toBeVisible();

    await wallet.become(page, "Stakeholder B");
    await choose(page, DEAR, "Against");
    await page.getByRole("button", { name: "Abstain on the others" }).click();
    await page.getByRole("button", { name: "Vote", exact: true }).click();
    await expect(page.getByText("You voted with 7,300 votes on each.")).toBeVisible();
    await expect(candidates.getByText("“By the Newcomer” leads")).toBeVisible();
    await expect(
      page.getByRole("region", { name: "Votes", exact: true }).getByText("Against 1; abstains on 2"),
    ).toBeVisible();
    await open(page, "/me");
    await expect(waiting(page, NEED)).toHaveCount(0);
  });

  await test.step("after the vote one has won, and the page says why the other has not", async () => {
    await comeBackAfter(page, 7 * DAY);
    await open(page, path);
    await expect(page.getByText(`The stakeholders chose “${CHEAP}” among 2 candidates.`)).toBeVisible();
    const loser = candidates.getByRole("row").filter({ hasText: DEAR });
    await expect(loser.getByText("Outvoted")).toBeVisible();
    await expect(loser.getByText("Approved, but 7,300 net votes behind “By the Newcomer”.")).toBeVisible();
    await candidates.getByRole("link", { name: DEAR }).click();
    await expect(page.getByRole("heading", { level: 1, name: DEAR }).locator("..").getByText("Defeated")).toBeVisible();
  });

  await test.step("the winner is queued and executed", async () => {
    await open(page, path);
    await page.getByRole("link", { name: "Go to the winner" }).click();
    await page.getByRole("button", { name: "Queue" }).click();
    await expect(page.getByText("It waits in the timelock until")).toBeVisible();
    await comeBackAfter(page, 2 * DAY);
    await page.getByRole("button", { name: "Execute" }).click();
    await expect(page.getByRole("heading", { level: 1 }).locator("..").getByText("Executed")).toBeVisible();
    await open(page, path);
    await expect(page.getByText("It was carried out.")).toBeVisible();
  });

  expect(await inWallet(ether, addressOf("Newcomer"))).toBe(before.newcomer + (3n * ether.unit) / 4n);
  expect(await inWallet(ether, addressOf("Candidate"))).toBe(before.candidate);
  expect(await inGeneralFund(ether)).toBe(before.fund - (3n * ether.unit) / 4n);
});
