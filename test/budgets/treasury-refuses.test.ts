import { expect } from "chai";

import { expectError } from "../fixtures/assertions.ts";
import { ethers } from "../fixtures/chain.ts";
import { call } from "../fixtures/money.ts";
import { type Fund, loadFund, REF } from "../policy/fund.ts";
import { heldBy, lineOf, paymentsOf } from "./line.ts";

/** An account with code that pays by vote, and that is a workflow at the treasury. */
async function provideAdmin({ treasury, budgets, admin }: Fund) {
  const actor = await ethers.deployContract("Actor");
  await budgets.connect(admin).grantRole(await budgets.DEFAULT_ADMIN_ROLE(), actor);
  await treasury.connect(admin).grantRole(await treasury.WORKFLOW_ROLE(), actor);
  return actor;
}

describe("PaymentLine: given the treasury takes no spending for another reason than want of room", () => {
  it("pays nothing and lets nobody wait, with room and without, and says the treasury's reason", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, claimant, general } = fund;
    const actor = await provideAdmin(fund);
    const held = await treasury.balanceOf(general, token);
    for (const amount of [1n, held + 1n]) {
      await expectError(
        actor.run([
          call(treasury, "announce", [token.target]),
          call(budgets, "pay", [token.target, paymentsOf([claimant, amount]), REF]),
        ]),
        treasury,
        "Treasury_FundingInProgress",
        actor,
        token,
      );
    }
    expect(await heldBy(fund, claimant)).to.deep.equal([held, 0n, 0n]);
    expect(await lineOf(fund)).to.deep.equal([0n, 0n, 0n]);
  });
});
