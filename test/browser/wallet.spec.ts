import type { Locator, Page } from "@playwright/test";

import { encodeFunctionData, type Address, type Hex } from "viem";

import { demoTokenAbi } from "../../web/src/chain/generated/abis.ts";
import {
  client,
  contracts,
  dollar,
  ether,
  holdBlocks,
  inGeneralFund,
  inWallet,
  mineBlock,
  pendingTransactions,
  sendAs,
  stopIdleBlocks,
} from "./setup/chain.ts";
import { addressOf } from "./setup/people.ts";
import { expect, open, openAgain, test } from "./setup/test.ts";
import { accountButton, WALLET_NAME } from "./setup/wallet.ts";

const funder = addressOf("Funder");

/** wei */
const AMOUNT = 250_000_000_000_000_000n;

/** The form of a deposit, ready to be sent: a quarter of an ether where nothing else is said. */
async function fillDeposit(page: Page, { address } = ether, amount = "0.25"): Promise<Locator> {
  await page.getByRole("main").getByRole("button", { name: "Deposit" }).click();
  const form = page.getByRole("dialog", { name: "Deposit" });
  await form.getByRole("combobox", { name: "Asset" }).selectOption({ value: address });
  await form.getByRole("textbox", { name: "Amount" }).fill(amount);
  return form;
}

const away = addressOf("Stakeholder C");
const transfer = (amount: bigint): Hex =>
  encodeFunctionData({ abi: demoTokenAbi, functionName: "transfer", args: [away, amount] });
const transferFrom = (amount: bigint): Hex =>
  encodeFunctionData({ abi: demoTokenAbi, functionName: "transferFrom", args: [funder, away, amount] });
const approve = (spender: Address): Hex =>
  encodeFunctionData({ abi: demoTokenAbi, functionName: "approve", args: [spender, 10n ** 15n] });

const send = (form: Locator) => form.getByRole("button", { name: "Deposit", exact: true });

test("a wallet on another network is asked to come over, and told about the network", async ({ page, wallet }) => {
  const before = await inGeneralFund(ether);
  await open(page, "/");
  await wallet.connect(page, "Funder");
  await wallet.leaveChain();
  await expect(page.getByRole("banner").getByRole("button", { name: "Wrong network" })).toBeVisible();
  const form = await fillDeposit(page);
  await expect(send(form)).toBeHidden();

  await test.step("declining changes nothing", async () => {
    wallet.rejectNext();
    await form.getByRole("button", { name: "Switch to Local chain" }).click();
    await expect.poll(() => wallet.prompts.at(-1)?.method).toMatch(/Chain$/);
    await expect(form.getByRole("button", { name: "Switch to Local chain" })).toBeEnabled();
    expect(wallet.sent).toHaveLength(0);
  });

  await form.getByRole("button", { name: "Switch to Local chain" }).click();
  await expect(form.getByRole("textbox", { name: "Amount" })).toHaveValue("0.25");
  await send(form).click();
  await expect(form.getByText("0.25 ETH went from your wallet to the general fund.")).toBeVisible();
  expect(await inGeneralFund(ether)).toBe(before + AMOUNT);
});

test("declining in the wallet is no error, and can be followed by a yes", async ({ page, wallet }) => {
  const before = await inGeneralFund(ether);
  await open(page, "/");
  await wallet.connect(page, "Funder");
  const form = await fillDeposit(page);
  wallet.rejectNext();
  await send(form).click();
  await expect(form.getByRole("status").getByText("You declined in the wallet. Nothing was sent.")).toBeVisible();
  await expect(form.getByText("Details")).toBeHidden();
  expect(await inGeneralFund(ether)).toBe(before);

  await send(form).click();
  await expect(form.getByText("0.25 ETH went from your wallet to the general fund.")).toBeVisible();
  expect(await inGeneralFund(ether)).toBe(before + AMOUNT);
});

test("declining to connect is no error either", async ({ page, wallet }) => {
  await open(page, "/");
  await page.getByRole("banner").getByRole("button", { name: "Connect" }).click();
  const dialog = page.getByRole("dialog", { name: "Connect" });
  wallet.rejectNext();
  await dialog.getByRole("button", { name: WALLET_NAME }).click();
  await expect.poll(() => wallet.prompts.length).toBe(1);
  await expect(dialog.getByRole("button", { name: WALLET_NAME })).toHaveAttribute("aria-busy", "false");
  await expect(dialog.getByRole("alert")).toBeHidden();
  await wallet.choose(page, "Funder");
});

test("a wallet that does not answer is looked for", async ({ page, wallet }) => {
  await page.clock.install();
  await open(page, "/");
  await wallet.connect(page, "Funder");
  const form = await fillDeposit(page);
  wallet.leaveOpen();
  await send(form).click();
  await expect(form.getByRole("status").getByText("Confirm it in your wallet…")).toBeVisible();
  await page.clock.fastForward(5_000);
  await expect(form.getByRole("status").getByText("The wallet has not answered yet")).toBeVisible();
  wallet.confirmLeft();
  await expect(form.getByText("0.25 ETH went from your wallet to the general fund.")).toBeVisible();
});

test("what would revert is told before the wallet is asked", async ({ page, wallet }) => {
  await sendAs("Funder", dollar.address, approve(contracts.Treasury));
  await stopIdleBlocks();
  await open(page, "/");
  await wallet.connect(page, "Funder");
  const form = await fillDeposit(page, dollar, "100");
  await expect(form.getByText("Moves 100 DUSD from your wallet")).toBeVisible();
  const asked = wallet.prompts.length;
  // The token is not among the contracts that the page follows: it can't know.
  await sendAs("Funder", dollar.address, transfer(await inWallet(dollar, funder)));
  await send(form).click();
  await expect(form.getByRole("status").getByText("has too few tokens.")).toBeVisible();
  await expect(form.getByText("Lower the amount, or get more tokens first.")).toBeVisible();
  expect(wallet.prompts).toHaveLength(asked);
});

test("what reverts although it would not have done so is told with its reason", async ({ page, wallet }) => {
  const before = await inGeneralFund(dollar);
  await sendAs("Funder", dollar.address, approve(contracts.Treasury));
  await sendAs("Funder", dollar.address, approve(addressOf("Newcomer")));
  await open(page, "/");
  await wallet.connect(page, "Funder");
  const form = await fillDeposit(page, dollar, "100");
  await holdBlocks();
  await send(form).click();
  await expect(form.getByRole("status").getByText("waiting to be included")).toBeVisible();
  // Somebody takes the tokens in the same block, before the deposit.
  await sendAs("Newcomer", dollar.address, transferFrom(await inWallet(dollar, funder)));
  expect(await pendingTransactions()).toHaveLength(2);
  await mineBlock();
  await expect(form.getByRole("status").getByText("has too few tokens.")).toBeVisible();
  await expect(form.getByText("Lower the amount, or get more tokens first.")).toBeVisible();
  expect((await client.getTransactionReceipt({ hash: wallet.lastSent })).status).toBe("reverted");
  expect(await inGeneralFund(dollar)).toBe(before);
});

test("a pending transaction survives a reload", async ({ page, wallet }) => {
  const before = await inGeneralFund(ether);
  await open(page, "/");
  await wallet.connect(page, "Funder");
  const form = await fillDeposit(page);
  await holdBlocks();
  await send(form).click();
  await expect(form.getByRole("status").getByText("You can leave this page.")).toBeVisible();
  await openAgain(page);

  const account = accountButton(page, "Funder");
  await expect(account).toHaveAccessibleName(/1 pending transaction/);
  await expect(form.getByText("It was sent already and waits to be included.")).toBeVisible();
  await form.getByRole("button", { name: "Close" }).click();
  await mineBlock();
  await expect(account).not.toHaveAccessibleName(/pending/);
  expect(await inGeneralFund(ether)).toBe(before + AMOUNT);
  await account.click();
  const sent = page.getByRole("region", { name: "Sent from this browser" }).getByRole("listitem");
  await expect(sent).toHaveCount(1);
  await expect(sent.getByText("Done")).toBeVisible();
  expect(wallet.sent).toHaveLength(1);
});
