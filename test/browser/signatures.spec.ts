import type { Page } from "@playwright/test";
import type { Hex } from "viem";

import { readBundle } from "../../web/src/chain/flows/bundle.ts";
import { contractorsAbi, reviewsAbi } from "../../web/src/chain/generated/abis.ts";
import { bundlePath } from "../../web/src/shared/signing/bundleLink.ts";
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

/** The link with everything that was signed so far, as it would be passed on. */
async function linkToPassOn(page: Page): Promise<string> {
  await page.getByText("Show the text").click();
  const bundle = readBundle(await page.getByRole("textbox", { name: "Show the text" }).inputValue());
  if (!bundle) throw new Error("What is passed on can't be read");
  return bundlePath(bundle);
}

/** Somebody else gets the link: nothing of what was collected here before is there. */
async function openElsewhere(page: Page, wallet: TestWallet, link: string, role: Role): Promise<void> {
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Nothing collected yet")).toBeVisible();
  await wallet.become(page, role);
  await open(page, link);
}

const isCleared = (role: Role) =>
  client.readContract({
    address: contracts.Contractors,
    abi: contractorsAbi,
    functionName: "isCleared",
    args: [DEVELOPMENT, addressOf(role)],
  });

/** Developer A fills in a nomination of the newcomer. */
async function fillNomination(page: Page, wallet: TestWallet): Promise<void> {
  await open(page, `/nominate?domain=${DEVELOPMENT}`);
  await wallet.connect(page, "Developer A");
  await page.getByRole("textbox", { name: "Candidate’s address" }).fill(addressOf("Newcomer"));
  await page.getByRole("textbox", { name: /^Rate/ }).fill("45");
  await page.getByRole("textbox", { name: "Why they should be cleared" }).fill("Reads the manual *before* asking.");
}

test("a nomination that nobody has opened is signed by all and sent by anyone: cleared in one transaction", async ({
  page,
  wallet,
}) => {
  test.slow();
  const judges: readonly Role[] = ["Developer A", "Developer B", "Developer C"];
  const sentBefore = wallet.sent.length;
  await fillNomination(page, wallet);
  await page.getByText("Collect signatures first").click();
  await page.getByRole("button", { name: "Prepare to be signed" }).click();
  for (const role of judges) {
    if (role !== "Developer A") await openElsewhere(page, wallet, await linkToPassOn(page), role);
    // Everybody sees exactly what they sign.
    const question = page.getByRole("region", { name: "Collected" });
    await expect(question).toContainText("An application in Development");
    await expect(question).toContainText("Direct: Works for itself");
    await expect(question).toContainText("$45.00 / h");
    await expect(question).toContainText("Reads the manual before asking.");
    await page.getByRole("button", { name: "Sign endorsement" }).click();
    await expect(page.getByText("Can be used")).toHaveCount(judges.indexOf(role) + 1);
  }
  await expect(page.getByText("Anyone can send it once the candidate has signed.")).toBeVisible();
  await openElsewhere(page, wallet, await linkToPassOn(page), "Newcomer");
  await page.getByRole("button", { name: "Sign acceptance" }).click();
  await expect(page.getByText("Can be used")).toHaveCount(4);
  expect(wallet.sent.length, "signing sends nothing").toBe(sentBefore);
  expect(await isCleared("Newcomer")).toBe(false);

  await openElsewhere(page, wallet, await linkToPassOn(page), "Funder");
  await page.getByRole("button", { name: "Nominate with signatures" }).click();
  await expect(page).toHaveURL(/#\/nominations\/0x/);
  await expect(page.getByText("Cleared in Development, Direct at $45.00 / h, with 3 endorsements.")).toBeVisible();
  expect(wallet.sent.length, "one transaction does all").toBe(sentBefore + 1);
  expect(await isCleared("Newcomer")).toBe(true);
});

test("an acceptance and a withdrawal are signed, and somebody else sends them", async ({ page, wallet }) => {
  test.slow();
  await fillNomination(page, wallet);
  await page.getByRole("button", { name: "Nominate", exact: true }).click();
  await expect(page).toHaveURL(/#\/nominations\/0x/);
  const nomination = new URL(page.url()).hash.slice(1);

  await wallet.become(page, "Newcomer");
  await page.getByRole("button", { name: "Sign without sending" }).click();
  await expect(page.getByText("You signed. Nothing is on chain yet")).toBeVisible();
  const acceptance = await linkToPassOn(page);
  await wallet.become(page, "Funder");
  await open(page, acceptance);
  await page.getByRole("button", { name: "Submit all" }).click();
  await expect(page.getByText("What was signed is on chain.")).toBeVisible();

  await open(page, nomination);
  await wallet.become(page, "Developer A");
  await expect(page.getByText("Accepted by Newcomer")).toBeVisible();
  await page.getByRole("button", { name: "Take back without a fee" }).click();
  await page.getByRole("button", { name: "Sign taking it back, without sending" }).click();
  await expect(page.getByText("You signed. Nothing is on chain yet")).toBeVisible();
  const withdrawal = await linkToPassOn(page);
  await wallet.become(page, "Funder");
  await open(page, withdrawal);
  await page.getByRole("button", { name: "Submit all" }).click();
  await expect(page.getByText("What was signed is on chain.")).toBeVisible();
  await open(page, nomination);
  await expect(page.getByText("1 say no longer counts")).toBeVisible();
});

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
  await expect(page.getByText("It is on chain: it needs no signature any more.")).toHaveCount(3);

  expect(wallet.sent.length, "one transaction sends all of it").toBe(sentBefore + 1);
  for (const role of judges) expect(await nonceOf(review, role), `nonce of the ${role}`).toBe(1n);
  expect(await ether(), "who signs pays nothing").toEqual(before);
  expect(await isCleared("Newcomer")).toBe(true);
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
