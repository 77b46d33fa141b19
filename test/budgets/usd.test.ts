import { expect } from "chai";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, receiptOf } from "../fixtures/assertions.ts";
import { ethers, networkHelpers, now, reach } from "../fixtures/chain.ts";
import { deployFund, type Fund, LOOSE } from "../policy/fund.ts";
import { billing, openBudget } from "./budget.ts";

/** A dollar, as budgets in USD count it. */
const DOLLAR = 1_000_000n;

/** Tokens that count as dollars, with these decimals, and enough of each in the general fund. */
async function deployDollars() {
  const fund = await deployFund();
  const { treasury, budgets, admin, funder } = fund;
  const tokens = new Map<number, string>();
  for (const decimals of [0, 2, 6, 18]) {
    const token = await ethers.deployContract("DemoToken", [`Dollar ${decimals}`, "USD", decimals]);
    await token.mint(funder, 10n ** 30n);
    await token.connect(funder).approve(treasury, 10n ** 30n);
    await treasury.connect(funder).deposit(fund.general, token, 10n ** 30n, ethers.ZeroHash);
    await treasury.connect(admin).setPolicy(token, LOOSE);
    await budgets.connect(admin).setDollarToken(token, true);
    tokens.set(decimals, token.target as string);
  }
  await reach((await now()) + LOOSE.window);
  return { fund, dollars: (decimals: number) => tokens.get(decimals)! };
}

const load = () => networkHelpers.loadFixture(deployDollars);

const openInDollars = (fund: Fund, limit: bigint) => openBudget(fund, { asset: NOBODY, limit });

describe("Budgets: in USD", () => {
  const cases: [decimals: number, amount: bigint, counted: bigint][] = [
    [6, 1n, 1n],
    [6, 5n * DOLLAR, 5n * DOLLAR],
    [0, 1n, DOLLAR],
    [2, 1n, 10_000n],
    [2, 12_345n, 123_450_000n],
    [18, 1n, 1n],
    [18, 10n ** 12n, 1n],
    [18, 10n ** 12n + 1n, 2n],
    [18, 10n ** 18n, DOLLAR],
    [18, 10n ** 18n - 1n, DOLLAR],
    [18, 10n ** 18n + 1n, DOLLAR + 1n],
  ];
  for (const [decimals, amount, counted] of cases) {
    it(`counts ${amount} units of a dollar token with ${decimals} decimals as ${counted} millionths`, async () => {
      const { fund, dollars } = await load();
      const { budgets, treasury, claimant } = fund;
      const budget = await openInDollars(fund, 1_000n * DOLLAR);
      await billing(fund, budget, [[claimant, amount]], dollars(decimals));
      expect(await budgets.freeOf(budget)).to.equal(1_000n * DOLLAR - counted);
      expect(await treasury.balanceOf(`${claimant.address}${"0".repeat(24)}`, dollars(decimals))).to.equal(amount);
    });
  }

  it("pays in any dollar token out of one limit, to its last millionth", async () => {
    const { fund, dollars } = await load();
    const { budgets, claimant } = fund;
    const budget = await openInDollars(fund, 3n * DOLLAR);
    await billing(fund, budget, [[claimant, DOLLAR]], dollars(6));
    await billing(fund, budget, [[claimant, 10n ** 18n]], dollars(18));
    await expectError(
      billing(fund, budget, [[claimant, 10n ** 18n + 1n]], dollars(18)),
      budgets,
      "Budgets_OverLimit",
      budget,
      DOLLAR,
      DOLLAR + 1n,
    );
    await billing(fund, budget, [[claimant, 1n]], dollars(0));
    expect(await budgets.freeOf(budget)).to.equal(0n);
  });

  it("rounds up what several payees get together, not each", async () => {
    const { fund, dollars } = await load();
    const { budgets, claimant, stranger } = fund;
    const budget = await openInDollars(fund, DOLLAR);
    await billing(
      fund,
      budget,
      [
        [claimant, 1n],
        [stranger, 1n],
      ],
      dollars(18),
    );
    expect(await budgets.freeOf(budget)).to.equal(DOLLAR - 1n);
  });

  it("does not pay in what is no dollar token, or no longer", async () => {
    const { fund, dollars } = await load();
    const { budgets, token, admin, claimant } = fund;
    const budget = await openInDollars(fund, DOLLAR);
    await expectError(billing(fund, budget, [[claimant, 1n]]), budgets, "Budgets_WrongAsset", budget, token);
    await budgets.connect(admin).setDollarToken(dollars(6), false);
    await expectError(
      billing(fund, budget, [[claimant, 1n]], dollars(6)),
      budgets,
      "Budgets_WrongAsset",
      budget,
      dollars(6),
    );
  });

  it("refuses more than a line takes, whatever the limit is", async () => {
    const { fund, dollars } = await load();
    const { budgets, claimant } = fund;
    const budget = await openInDollars(fund, 2n ** 128n - 1n);
    const bill = billing(fund, budget, [[claimant, 2n ** 112n]], dollars(6));
    await expectError(bill, budgets, "Line_AmountTooHigh", 2n ** 112n, 2n ** 112n - 1n);
  });
});

describe("Budgets: dollar tokens", () => {
  it("are named and dismissed by the admin, with their decimals", async () => {
    const { fund, dollars } = await load();
    const { budgets, admin } = fund;
    expect(await Promise.all([0, 2, 6, 18].map((d) => budgets.dollarDecimals(dollars(d))))).to.deep.equal([
      1n,
      3n,
      7n,
      19n,
    ]);
    await expectEvents(fund, budgets.connect(admin).setDollarToken(dollars(18), false), [
      [budgets, "DollarTokenSet", dollars(18), false, 0n],
    ]);
    expect(await budgets.dollarDecimals(dollars(18))).to.equal(0n);
    await expectEvents(fund, budgets.connect(admin).setDollarToken(dollars(18), true), [
      [budgets, "DollarTokenSet", dollars(18), true, 18n],
    ]);
  });

  it("tell at most 18 decimals, and have code", async () => {
    const { fund } = await load();
    const { budgets, admin, stranger } = fund;
    const fine = await ethers.deployContract("DemoToken", ["Fine", "FINE", 19]);
    for (const asset of [fine.target as string, budgets.target as string, stranger.address, NOBODY]) {
      await expectError(budgets.connect(admin).setDollarToken(asset, true), budgets, "Budgets_NotADollarToken", asset);
    }
    // What is none is dismissed without being asked.
    await receiptOf(budgets.connect(admin).setDollarToken(stranger, false));
  });

  it("are named by nobody else", async () => {
    const { fund, dollars } = await load();
    const { budgets, workflow, stranger } = fund;
    const role = await budgets.DEFAULT_ADMIN_ROLE();
    for (const caller of [workflow, stranger]) {
      await expectUnauthorized(budgets.connect(caller).setDollarToken(dollars(6), true), budgets, caller, role);
    }
  });
});
