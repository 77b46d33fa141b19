import type { Page } from "@playwright/test";
import type { Hex } from "viem";

import { contractorsAbi, reviewsAbi } from "../../web/src/chain/generated/abis.ts";
import { client, contracts } from "./setup/chain.ts";
import { addressOf, type Role } from "./setup/people.ts";
import { nominationCalled } from "./setup/seeded.ts";
import { expect, open, openAgain, test } from "./setup/test.ts";
import type { TestWallet } from "./setup/wallet.ts";

const DEVELOPMENT = 1;

const nonceOf = (review: Hex, role: Role) =>
  client.readContract({
    address: contracts.Reviews,
    abi: reviewsAbi,
    functionName: "nonceOf",
    args: [review, addressOf(role)],
  });

/** Signs an endorsement of what is on the page, and gives what there is to pass on. */
async function sign(page: Page, wallet: TestWallet, role: Role, reason: string): Promise<string> {
  await wallet.become(page, role);
  await openAgain(page);
  await page.getByRole("group", { name: "Judge this" }).getByRole("button", { name: "Endorse" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill(reason);
  await page.getByRole("button", { name: "Sign without sending" }).click();
  await expect(page.getByText("You signed. Nothing is on chain yet")).toBeVisible();
  await page.getByText("Show the text").click();
  return page.getByRole("textbox", { name: "Show the text" }).inputValue();
}

test("three sign, and the candidate sends all of it: cleared in one transaction", async ({ page, wallet }) => {
  test.slow();
  const judges: readonly Role[] = ["Developer A", "Developer B", "Developer C"];
  await open(page, `/apply?domain=${DEVELOPMENT}`);
  await wallet.connect(page, "Newcomer");
  await page.getByRole("textbox", { name: /^Your rate/ }).fill("40");
  await page.getByRole("textbox", { name: "About you and your work" }).fill("I translate error messages.");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/#\/nominations\/0x/);
  const review = /0x[0-9a-f]{64}/.exec(page.url())?.[0] as Hex;

  const ether = () => Promise.all(judges.map((role) => client.getBalance({ address: addressOf(role) })));
  const before = await ether();
  const sentBefore = wallet.sent.length;
  const signed: string[] = [];
  for (const role of judges) signed.push(await sign(page, wallet, role, `Signed by ${role}`));
  expect(wallet.sent.length, "signing sends nothing").toBe(sentBefore);

  await wallet.become(page, "Newcomer");
  await open(page, "/signatures");
  const [first = ""] = signed;
  await page.getByRole("textbox", { name: "Links or texts with signatures" }).fill([...signed, first].join("\n\n"));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("3 signatures added.")).toBeVisible();
  await expect(page.getByText("Can be used")).toHaveCount(3);
  // What was added is still there for somebody who comes back.
  await openAgain(page);
  await expect(page.getByText("Can be used")).toHaveCount(3);
  await page.getByRole("button", { name: "Submit all" }).click();
  await expect(page.getByText("Can’t be used")).toHaveCount(3);

  expect(wallet.sent.length, "one transaction sends all of it").toBe(sentBefore + 1);
  for (const role of judges) expect(await nonceOf(review, role), `nonce of the ${role}`).toBe(1n);
  expect(await ether(), "who signs pays nothing").toEqual(before);
  const cleared = await client.readContract({
    address: contracts.Contractors,
    abi: contractorsAbi,
    functionName: "isCleared",
    args: [DEVELOPMENT, addressOf("Newcomer")],
  });
  expect(cleared).toBe(true);
});

test("what was signed can be made void before somebody sends it", async ({ page, wallet }) => {
  const review = await nominationCalled("The Candidate for Development");
  await open(page, `/nominations/${review}`);
  await wallet.connect(page, "Developer C");
  const before = await nonceOf(review, "Developer C");
  await sign(page, wallet, "Developer C", "Too early, perhaps");
  await page.getByRole("link", { name: "Put together with others" }).click();
  await expect(page.getByText("1 signature added.")).toBeVisible();
  await expect(page.getByText("Can be used")).toHaveCount(1);
  await page.getByRole("combobox", { name: "Question" }).selectOption({ value: review });
  await page.getByRole("button", { name: "Void my signatures" }).click();
  await expect(page.getByText("It was used, or its signer has made it void.")).toBeVisible();
  expect(await nonceOf(review, "Developer C")).toBe(before + 1n);
});
