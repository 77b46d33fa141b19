import { expect } from "chai";

import { NOBODY, refOf } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, plain } from "../fixtures/assertions.ts";
import { now, reach } from "../fixtures/chain.ts";
import { donate, type Fund, loadFund, POLICY, setPolicy } from "../policy/fund.ts";
import { openBudget, bill } from "./budget.ts";
import { heldBy, idOf, lineAccount, lineOf, pay, queue, type Ticket } from "./line.ts";

/** What the fixture's fund of 10,000 can spend at once. */
const ROOM = 400n;

const cancel = ({ budgets, admin }: Fund, ticket: Ticket) => budgets.connect(admin).cancel(ticket);

/** Three payments of 500, the first to the claimant, the second to the stranger, the third to the other funder. */
async function queueThree(fund: Fund): Promise<[Ticket, Ticket, Ticket]> {
  const { treasury, guardian, claimant, stranger, otherFunder } = fund;
  // While spending is stopped nothing advances on the side.
  await treasury.connect(guardian).stopSpending();
  const tickets: [Ticket, Ticket, Ticket] = [
    await queue(fund, [claimant, 500n]),
    await queue(fund, [stranger, 500n]),
    await queue(fund, [otherFunder, 500n]),
  ];
  await treasury.connect(guardian).resumeSpending();
  return tickets;
}

/** Lets all that waits be released, and then drawn by whoever can. */
async function payAll(fund: Fund, tickets: readonly Ticket[]): Promise<void> {
  const { budgets, token } = fund;
  while ((await budgets.waitingOf(token)) > 0n) {
    await budgets.release(token);
    await reach((await now()) + POLICY.window);
  }
  for (const ticket of tickets) {
    const [, ready] = await budgets.drawnOf(ticket, 0n);
    if (ready > 0n) await budgets.draw(ticket, [0n]);
    else await expectError(budgets.draw(ticket, [0n]), budgets, "Line_NothingToDraw", idOf(ticket));
  }
}

describe("PaymentLine: cancel", () => {
  const cases: [title: string, cancelled: number[], paid: [bigint, bigint, bigint]][] = [
    ["the first", [0], [0n, 500n, 500n]],
    ["the one in the middle", [1], [500n, 0n, 500n]],
    ["the last", [2], [500n, 500n, 0n]],
    ["the first two, in order", [0, 1], [0n, 0n, 500n]],
    ["the first two, the later first", [1, 0], [0n, 0n, 500n]],
    ["the last two", [2, 1], [500n, 0n, 0n]],
    ["the first and the last", [2, 0], [0n, 500n, 0n]],
    ["all three", [1, 2, 0], [0n, 0n, 0n]],
  ];
  for (const [title, places, paid] of cases) {
    it(`${title}: the others are paid in full, and sooner`, async () => {
      const fund = await loadFund();
      const { budgets, token, claimant, stranger, otherFunder } = fund;
      const tickets = await queueThree(fund);
      const cancelled = places.map((place) => tickets[place]!);
      for (const ticket of cancelled) {
        await expectEvents(fund, cancel(fund, ticket), [[budgets, "TicketCancelled", idOf(ticket), ticket.start]]);
        // Cancelled before: nothing more happens.
        await expectEvents(fund, cancel(fund, ticket), []);
      }
      const left = paid.reduce((sum, amount) => sum + amount, 0n);
      expect(await lineOf(fund)).to.deep.equal([1_500n, 0n, left]);

      if (left === 0n) await budgets.release(token);
      await payAll(fund, tickets);
      expect(await heldBy(fund, claimant, stranger, otherFunder)).to.deep.equal([10_000n - left, 0n, ...paid]);
      expect((await lineOf(fund))[2]).to.equal(0n);
    });
  }

  it("passes over the gap in the very step that comes to it, and takes no room for it", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, general, claimant, stranger, otherFunder } = fund;
    const tickets = await queueThree(fund);
    await cancel(fund, tickets[1]);
    await donate(fund, 5_000n);
    // 4 % of 15,000 is 600: the first 500, then over the gap, then 100.
    await expectEvents(fund, budgets.release(token), [
      [budgets, "LineAdvanced", token, 1_100n, 600n],
      [treasury, "Movement", general, lineAccount(fund), token, 600n, NOBODY, refOf("line")],
    ]);
    for (const ticket of [tickets[0], tickets[2]]) await budgets.draw(ticket, [0n]);
    expect(await heldBy(fund, claimant, stranger, otherFunder)).to.deep.equal([14_400n, 0n, 500n, 0n, 100n]);
  });

  it("passes over a gap at the front also while there is no room, so that who comes next can be paid at once", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, guardian, claimant, stranger } = fund;
    const ticket = await queue(fund, [claimant, 500n]);
    await cancel(fund, ticket);
    await treasury.connect(guardian).stopSpending();
    await expectEvents(fund, budgets.release(token), [[budgets, "LineAdvanced", token, 500n, 0n]]);
    expect(await lineOf(fund)).to.deep.equal([500n, 500n, 0n]);
    await treasury.connect(guardian).resumeSpending();
    await pay(fund, [stranger, ROOM]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_600n, 0n, 0n, ROOM]);
  });

  it("lets who is approved next be paid at once, without anybody passing over the gap before", async () => {
    const fund = await loadFund();
    const { claimant, stranger } = fund;
    await cancel(fund, await queue(fund, [claimant, 500n]));
    await pay(fund, [stranger, ROOM]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_600n, 0n, 0n, ROOM]);
    expect(await lineOf(fund)).to.deep.equal([500n, 500n, 0n]);
  });

  it("passes over at most a hundred gaps at once, and those behind in the next transactions", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, guardian, claimant, stranger } = fund;
    await treasury.connect(guardian).stopSpending();
    const tickets: Ticket[] = [];
    for (let place = 0; place < 201; place++) tickets.push(await queue(fund, [claimant, 10n]));
    const last = await queue(fund, [stranger, 10n]);
    await treasury.connect(guardian).resumeSpending();
    for (const ticket of tickets) await cancel(fund, ticket);

    await expectEvents(fund, budgets.release(token), [[budgets, "LineAdvanced", token, 1_000n, 0n]]);
    // Somebody is waiting still: who is approved now comes after them, though there is room for both.
    await queue(fund, [claimant, 10n]);
    expect(await lineOf(fund)).to.deep.equal([2_030n, 2_000n, 20n]);
    await budgets.draw(last, [0n]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_980n, 10n, 0n, 10n]);
    expect(await lineOf(fund)).to.deep.equal([2_030n, 2_030n, 0n]);
  });

  it("cancels what was not released; what was stays the payees'", async () => {
    const fund = await loadFund();
    const { budgets, token, claimant, stranger } = fund;
    const ticket = await queue(fund, [claimant, 300n], [stranger, 300n]);
    await budgets.draw(ticket, [0n]);
    await expectEvents(fund, cancel(fund, ticket), [[budgets, "TicketCancelled", idOf(ticket), ROOM]]);
    expect(await lineOf(fund)).to.deep.equal([600n, ROOM, 0n]);
    expect(plain(await budgets.drawnOf(ticket, 0n))).to.deep.equal([300n, 0n]);
    expect(plain(await budgets.drawnOf(ticket, 1n))).to.deep.equal([0n, 100n]);
    await budgets.draw(ticket, [1n]);
    await reach((await now()) + POLICY.window);
    await expectError(budgets.draw(ticket, [0n, 1n]), budgets, "Line_NothingToDraw", idOf(ticket));
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_600n, 0n, 300n, 100n]);
    expect(await lineOf(fund)).to.deep.equal([600n, 600n, 0n]);
    await expectError(budgets.release(token), budgets, "Line_NothingToRelease", token);
  });

  it("has nothing to cancel once all was released, drawn or not", async () => {
    const fund = await loadFund();
    const { budgets, token, claimant } = fund;
    const ticket = await queue(fund, [claimant, ROOM + 1n]);
    await donate(fund, 1_000n);
    await budgets.release(token);
    await expectEvents(fund, cancel(fund, ticket), []);
    await budgets.draw(ticket, [0n]);
    await expectEvents(fund, cancel(fund, ticket), []);
    expect(await heldBy(fund, claimant)).to.deep.equal([10_000n + 1_000n - ROOM - 1n, 0n, ROOM + 1n]);
  });

  it("cancels where the asset is out of use", async () => {
    const fund = await loadFund();
    const ticket = await queue(fund, [fund.claimant, 500n]);
    await setPolicy(fund, { floor: 0n, rate: 0n, window: POLICY.window });
    await cancel(fund, ticket);
    expect((await lineOf(fund))[2]).to.equal(0n);
  });

  it("a new payment of the same money waits at the end, as another ticket", async () => {
    const fund = await loadFund();
    const { claimant, stranger } = fund;
    const first = await queue(fund, [claimant, 500n]);
    await queue(fund, [stranger, 500n]);
    await cancel(fund, first);
    const again = await queue(fund, [claimant, 500n]);
    expect(again.start).to.equal(1_000n);
    expect(idOf(again)).not.to.equal(idOf(first));
  });

  it("cancels nothing that a budget owes", async () => {
    const fund = await loadFund();
    const { budgets, claimant } = fund;
    const budget = await openBudget(fund);
    const ticket = await bill(fund, budget, [claimant, 500n]);
    await expectError(cancel(fund, ticket), budgets, "Line_Earned", idOf(ticket), budget);
  });

  it("is the stakeholders' alone", async () => {
    const fund = await loadFund();
    const { budgets, spender, workflow, guardian, claimant, stranger } = fund;
    const ticket = await queue(fund, [claimant, 500n]);
    const role = await budgets.DEFAULT_ADMIN_ROLE();
    for (const caller of [spender, workflow, guardian, claimant, stranger]) {
      await expectUnauthorized(budgets.connect(caller).cancel(ticket), budgets, caller, role);
    }
  });
});
