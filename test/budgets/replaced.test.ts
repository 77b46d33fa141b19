import { expect } from "chai";

import { expectError } from "../fixtures/assertions.ts";
import { now, reach } from "../fixtures/chain.ts";
import { type Fund, loadFund, POLICY } from "../policy/fund.ts";
import { heldBy, idOf, pay, queue, type Ticket } from "./line.ts";

/** A ticket of 500 of which 400 were released before the stakeholders took the right to spend from Budgets. */
async function replaceBudgets(): Promise<{ fund: Fund; ticket: Ticket }> {
  const fund = await loadFund();
  const { treasury, budgets, token, admin, claimant } = fund;
  const ticket = await queue(fund, [claimant, 500n]);
  await budgets.release(token);
  await treasury.connect(admin).revokeRole(await treasury.SPENDER_ROLE(), budgets);
  return { fund, ticket };
}

describe("PaymentLine: given stakeholders have replaced Budgets by another spender", () => {
  it("what was released is drawn, while there is room and while there is none", async () => {
    for (const wait of [0n, POLICY.window]) {
      const { fund, ticket } = await replaceBudgets();
      const { treasury, budgets, token, claimant } = fund;
      if (wait > 0n) await reach((await now()) + wait);
      expect((await treasury.capacity(token)) > 0n).to.equal(wait > 0n);
      await budgets.draw(ticket, [0n]);
      expect(await heldBy(fund, claimant)).to.deep.equal([9_600n, 0n, 400n]);
    }
  });

  it("nothing more is released, until the right is given back", async () => {
    const { fund, ticket } = await replaceBudgets();
    const { treasury, budgets, token, admin, claimant } = fund;
    await budgets.draw(ticket, [0n]);
    await reach((await now()) + POLICY.window);
    await expectError(budgets.release(token), budgets, "Line_NothingToRelease", token);
    await expectError(budgets.draw(ticket, [0n]), budgets, "Line_NothingToDraw", idOf(ticket));
    await treasury.connect(admin).grantRole(await treasury.SPENDER_ROLE(), budgets);
    await budgets.draw(ticket, [0n]);
    expect(await heldBy(fund, claimant)).to.deep.equal([9_500n, 0n, 500n]);
  });

  it("nothing new is put in the line, where it would wait for ever", async () => {
    const { fund } = await replaceBudgets();
    await expectError(pay(fund, [fund.claimant, 1n]), fund.budgets, "Line_Replaced");
  });

  it("nothing new is paid either where nobody waits, with room and without", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, admin, claimant } = fund;
    await treasury.connect(admin).revokeRole(await treasury.SPENDER_ROLE(), budgets);
    const room = await treasury.capacity(token);
    for (const amount of [room, room + 1n]) {
      await expectError(pay(fund, [claimant, amount]), budgets, "Line_Replaced");
    }
  });
});
