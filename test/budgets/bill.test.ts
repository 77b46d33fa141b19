import { expect } from "chai";

import { accountOf, NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { DAY, now, reach } from "../fixtures/chain.ts";
import { actAt, loadFund, POLICY, setPolicy, targetOf } from "../policy/fund.ts";
import { BILL, BILL_REF, bill, billing, openBudget, ownerOf, termsOf, termsTuple } from "./budget.ts";
import { heldBy, idOf, lineOf, paymentsOf, queue, ticketTuple } from "./line.ts";

describe("Budgets: bill", () => {
  it("pays at once where there is room, and takes from the limit", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, claimant, stranger, general } = fund;
    const terms = await termsOf(fund);
    const budget = await openBudget(fund, terms);
    await expectEvents(
      fund,
      billing(fund, budget, [
        [claimant, 150n],
        [stranger, 50n],
      ]),
      [
        [budgets, "BudgetBilled", budget, token, 200n, 200n, 0n, BILL_REF, BILL],
        [treasury, "Movement", general, accountOf(claimant), token, 150n, NOBODY, BILL_REF],
        [treasury, "Movement", general, accountOf(stranger), token, 50n, NOBODY, BILL_REF],
      ],
    );
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_800n, 0n, 150n, 50n]);
    expect(await budgets.freeOf(budget)).to.equal(800n);
    expect(plain(await budgets.budgetOf(budget))).to.deep.equal([termsTuple(terms), false, 200n, 0n]);
  });

  it("takes from the limit at once, and waits in the line, where there is no room", async () => {
    const fund = await loadFund();
    const { budgets, token, claimant } = fund;
    const budget = await openBudget(fund);
    const ticket = { ...(await bill(fund, budget, [claimant, 900n])) };
    expect(ticket.budget).to.equal(budget);
    expect(await budgets.freeOf(budget)).to.equal(100n);
    expect(await lineOf(fund)).to.deep.equal([900n, 0n, 900n]);
    await expectError(billing(fund, budget, [[claimant, 101n]]), budgets, "Budgets_OverLimit", budget, 100n, 101n);
    await budgets.draw(ticket, [0n]);
    expect(await heldBy(fund, claimant)).to.deep.equal([9_600n, 0n, 400n]);
    expect(await budgets.lineOf(token)).to.deep.equal([900n, 400n]);
  });

  it("says in the ticket's event which budget pays", async () => {
    const fund = await loadFund();
    const { budgets, token, claimant } = fund;
    const budget = await openBudget(fund);
    const payments = paymentsOf([claimant, 900n]);
    const ticket = { asset: targetOf(token), start: 0n, budget, ref: BILL_REF, payments };
    await expectEvents(fund, billing(fund, budget, [[claimant, 900n]]), [
      [budgets, "BudgetBilled", budget, token, 900n, 900n, 0n, BILL_REF, BILL],
      [budgets, "TicketIssued", idOf(ticket), token, budget, ticketTuple(ticket)],
    ]);
  });

  it("pays to the last unit of the limit and not one more; money that comes back does not restore it", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, claimant } = fund;
    const budget = await openBudget(fund, { limit: 300n });
    await billing(fund, budget, [[claimant, 300n]]);
    expect(await budgets.freeOf(budget)).to.equal(0n);
    await treasury
      .connect(claimant)
      .move(accountOf(claimant), token, [{ to: accountOf(treasury), amount: 300n }], BILL_REF);
    await expectError(billing(fund, budget, [[claimant, 1n]]), budgets, "Budgets_OverLimit", budget, 0n, 1n);
  });

  it("adds several payees up before it looks at the limit", async () => {
    const fund = await loadFund();
    const { budgets, claimant, stranger } = fund;
    const budget = await openBudget(fund, { limit: 300n });
    await expectError(
      billing(fund, budget, [
        [claimant, 150n],
        [stranger, 151n],
      ]),
      budgets,
      "Budgets_OverLimit",
      budget,
      300n,
      301n,
    );
  });

  it("runs from its start until its end, that second excluded", async () => {
    const fund = await loadFund();
    const { budgets, claimant } = fund;
    const start = (await now()) + 10n * DAY;
    const end = start + 5n * DAY;
    const budget = await openBudget(fund, { start, end });
    const act = () => billing(fund, budget, [[claimant, 1n]]);
    const notRunning = ["Budgets_NotRunning", budget, start, end, false] as const;
    expect(await budgets.freeOf(budget)).to.equal(0n);
    await expectError(actAt(start - 1n, act), budgets, ...notRunning);
    await actAt(start, act);
    expect(await budgets.freeOf(budget)).to.equal(999n);
    await actAt(end - 1n, act);
    expect(await budgets.freeOf(budget)).to.equal(998n);
    await expectError(actAt(end, act), budgets, ...notRunning);
    await reach(end);
    expect(await budgets.freeOf(budget)).to.equal(0n);
  });

  it("what waits in the line is paid after the budget's end", async () => {
    const fund = await loadFund();
    const { budgets, claimant } = fund;
    const budget = await openBudget(fund, { end: (await now()) + 2n * DAY });
    const ticket = await bill(fund, budget, [claimant, 500n]);
    await budgets.release(fund.token);
    await reach((await now()) + POLICY.window);
    await budgets.draw(ticket, [0n]);
    expect(await heldBy(fund, claimant)).to.deep.equal([9_500n, 0n, 500n]);
  });

  describe("recurring", () => {
    const period = 30n * DAY;

    it("begins anew in the second in which a period does, and keeps nothing of what was not used", async () => {
      const fund = await loadFund();
      const { budgets, claimant } = fund;
      const start = (await now()) + DAY;
      const budget = await openBudget(fund, { limit: 100n, start, end: start + 10n * period, period });
      const act = (amount: bigint) => () => billing(fund, budget, [[claimant, amount]]);
      await actAt(start, act(60n));
      await actAt(start + period - 2n, act(40n));
      await expectError(actAt(start + period - 1n, act(1n)), budgets, "Budgets_OverLimit", budget, 0n, 1n);
      await actAt(start + period, act(10n));
      expect(await budgets.freeOf(budget)).to.equal(90n);
      // Two periods later: 100, not 90 + 100 + 100.
      await expectError(actAt(start + 3n * period, act(101n)), budgets, "Budgets_OverLimit", budget, 100n, 101n);
      const billed = act(100n)();
      await expectEvents(fund, billed, [
        [budgets, "BudgetBilled", budget, fund.token, 100n, 100n, 3n, BILL_REF, BILL],
        [fund.treasury, "Movement", fund.general, accountOf(claimant), fund.token, 100n, NOBODY, BILL_REF],
      ]);
      expect(plain(await budgets.budgetOf(budget))).to.deep.include(100n);
      expect(await budgets.freeOf(budget)).to.equal(0n);
    });

    it("has a last period that the end cuts short", async () => {
      const fund = await loadFund();
      const { budgets, claimant } = fund;
      const start = (await now()) + DAY;
      const end = start + period + 1n;
      const budget = await openBudget(fund, { limit: 100n, start, end, period });
      await actAt(start + period, () => billing(fund, budget, [[claimant, 100n]]));
      await expectError(
        actAt(end, () => billing(fund, budget, [[claimant, 1n]])),
        budgets,
        "Budgets_NotRunning",
        budget,
        start,
        end,
        false,
      );
    });

    it("does not begin anew where it is one-off", async () => {
      const fund = await loadFund();
      const { budgets, claimant } = fund;
      const budget = await openBudget(fund, { limit: 100n });
      await billing(fund, budget, [[claimant, 100n]]);
      await reach((await now()) + 90n * DAY);
      expect(await budgets.freeOf(budget)).to.equal(0n);
    });
  });

  describe("it refuses", () => {
    it("anybody but the owner and granted workflows, the admin included", async () => {
      const fund = await loadFund();
      const { budgets, token, admin, workflow, claimant, stranger } = fund;
      const budget = await openBudget(fund);
      const payments = paymentsOf([claimant, 1n]);
      for (const caller of [admin, workflow, stranger]) {
        await expectError(
          budgets.connect(caller).bill(budget, token, payments, BILL),
          budgets,
          "Budgets_NotTheOwner",
          budget,
          caller,
        );
      }
      await budgets.connect(admin).grantRole(await budgets.WORKFLOW_ROLE(), workflow);
      await budgets.connect(workflow).bill(budget, token, payments, BILL);
      await budgets.connect(ownerOf(fund)).bill(budget, token, payments, BILL);
      expect(await budgets.freeOf(budget)).to.equal(998n);
      await budgets.connect(admin).revokeRole(await budgets.WORKFLOW_ROLE(), workflow);
      await expectError(
        budgets.connect(workflow).bill(budget, token, payments, BILL),
        budgets,
        "Budgets_NotTheOwner",
        budget,
        workflow,
      );
    });

    it("the owner of another budget", async () => {
      const fund = await loadFund();
      const { budgets, claimant, stranger } = fund;
      await openBudget(fund, { owner: stranger.address });
      const budget = await openBudget(fund);
      await expectError(
        billing(fund, budget, [[claimant, 1n]], targetOf(fund.token), stranger),
        budgets,
        "Budgets_NotTheOwner",
        budget,
        stranger,
      );
    });

    it("an asset that it does not pay in, a dollar token included", async () => {
      const fund = await loadFund();
      const { budgets, token, admin, claimant, treasury } = fund;
      const budget = await openBudget(fund, { asset: targetOf(treasury) });
      await budgets.connect(admin).setDollarToken(token, true);
      await expectError(billing(fund, budget, [[claimant, 1n]]), budgets, "Budgets_WrongAsset", budget, token);
    });

    it("no payee, an invalid payee, and no word about what it is for", async () => {
      const fund = await loadFund();
      const { budgets, treasury, token, claimant } = fund;
      const budget = await openBudget(fund);
      const owner = ownerOf(fund);
      await expectError(billing(fund, budget, []), budgets, "Line_EmptyList");
      for (const payee of [NOBODY, targetOf(treasury)]) {
        await expectError(
          budgets.connect(owner).bill(budget, token, [{ payee, amount: 1n }], BILL),
          budgets,
          "Line_InvalidPayment",
          0n,
          payee,
          1n,
        );
      }
      await expectError(billing(fund, budget, [[claimant, 0n]]), budgets, "Line_InvalidPayment", 0n, claimant, 0n);
      await expectError(
        budgets.connect(owner).bill(budget, token, paymentsOf([claimant, 1n]), ""),
        budgets,
        "Budgets_NoContent",
      );
      expect(await budgets.freeOf(budget)).to.equal(1_000n);
    });

    it("an asset out of use, without taking from the limit", async () => {
      const fund = await loadFund();
      const { budgets, token, claimant } = fund;
      const budget = await openBudget(fund);
      await setPolicy(fund, { floor: 0n, rate: 0n, window: DAY });
      await expectError(billing(fund, budget, [[claimant, 1n]]), budgets, "Line_AssetNotEnabled", token);
      expect(await budgets.freeOf(budget)).to.equal(1_000n);
    });
  });
});

describe("Budgets: close", () => {
  it("ends what is paid out of it, by the owner or the admin; what waits in the line is paid", async () => {
    const fund = await loadFund();
    const { budgets, admin, claimant, token } = fund;
    for (const closer of [admin, ownerOf(fund)]) {
      const terms = await termsOf(fund);
      const budget = await openBudget(fund, terms);
      const ticket = await bill(fund, budget, [claimant, 600n]);
      await expectEvents(fund, budgets.connect(closer).close(budget), [[budgets, "BudgetClosed", budget]]);
      expect(await budgets.freeOf(budget)).to.equal(0n);
      const closed = ["Budgets_NotRunning", budget, terms.start, terms.end, true] as const;
      await expectError(billing(fund, budget, [[claimant, 1n]]), budgets, ...closed);
      // Closed before: nothing more happens.
      await expectEvents(fund, budgets.connect(closer).close(budget), []);

      while ((await budgets.waitingOf(token)) > 0n) {
        await reach((await now()) + POLICY.window);
        await budgets.release(token);
      }
      await budgets.draw(ticket, [0n]);
    }
    expect(await heldBy(fund, claimant)).to.deep.equal([8_800n, 0n, 1_200n]);
  });

  it("is nobody else's, a granted workflow's included", async () => {
    const fund = await loadFund();
    const { budgets, admin, workflow, guardian, stranger } = fund;
    const budget = await openBudget(fund);
    await budgets.connect(admin).grantRole(await budgets.WORKFLOW_ROLE(), workflow);
    for (const caller of [workflow, guardian, stranger]) {
      await expectError(budgets.connect(caller).close(budget), budgets, "Budgets_NotTheOwner", budget, caller);
    }
  });

  it("closes one that has not begun, and one that is over", async () => {
    const fund = await loadFund();
    const { budgets, admin, claimant } = fund;
    const start = (await now()) + 10n * DAY;
    const early = await openBudget(fund, { start, end: start + DAY });
    const late = await openBudget(fund, { end: (await now()) + DAY });
    await budgets.connect(admin).close(early);
    const closedAt = await secondOf(actAt(start, () => budgets.connect(admin).close(late)));
    expect(closedAt).to.equal(start);
    for (const budget of [early, late]) expect((await budgets.budgetOf(budget)).closed).to.equal(true);
    await expectError(
      billing(fund, early, [[claimant, 1n]]),
      budgets,
      "Budgets_NotRunning",
      early,
      start,
      start + DAY,
      true,
    );
  });
});

describe("Budgets: while somebody waits", () => {
  it("a bill of a budget waits behind voted payments, and voted payments behind it", async () => {
    const fund = await loadFund();
    const { budgets, token, claimant, stranger, funder } = fund;
    const budget = await openBudget(fund);
    const tickets = [
      await queue(fund, [claimant, 500n]),
      await bill(fund, budget, [stranger, 10n]),
      await queue(fund, [funder, 10n]),
    ];
    expect(tickets.map(({ start }) => start)).to.deep.equal([0n, 500n, 510n]);
    await reach((await now()) + POLICY.window);
    await budgets.release(token);
    for (const ticket of tickets) await budgets.draw(ticket, [0n]);
    expect(await heldBy(fund, claimant, stranger, funder)).to.deep.equal([9_480n, 0n, 500n, 10n, 10n]);
  });
});
