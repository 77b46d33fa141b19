import { expect } from "chai";

import { accountOf, NOBODY, refOf } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, plain, secondOf } from "../fixtures/assertions.ts";
import { DAY, now, reach } from "../fixtures/chain.ts";
import { actAt, donate, loadFund, POLICY, REF, setPolicy } from "../policy/fund.ts";
import { heldBy, idOf, lineAccount, lineOf, pay, paymentsOf, queue, ticketTuple, votedTicket } from "./line.ts";

const WINDOW = POLICY.window;
/** What the fixture's fund of 10,000 can spend at once. */
const ROOM = 400n;

describe("PaymentLine: pay", () => {
  it("credits at once what finds room, an event for each payee, without a ticket", async () => {
    const fund = await loadFund();
    const { treasury, token, claimant, stranger, general } = fund;
    await expectEvents(fund, pay(fund, [claimant, 150n], [stranger, 250n]), [
      [treasury, "Movement", general, accountOf(claimant), token, 150n, NOBODY, REF],
      [treasury, "Movement", general, accountOf(stranger), token, 250n, NOBODY, REF],
    ]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_600n, 0n, 150n, 250n]);
    expect(await lineOf(fund)).to.deep.equal([0n, 0n, 0n]);
  });

  it("lets wait all of what finds too little room, by a unit", async () => {
    const fund = await loadFund();
    const { budgets, token, claimant } = fund;
    const payments = paymentsOf([claimant, ROOM + 1n]);
    const ticket = votedTicket(fund, 0n, payments);
    await expectEvents(fund, pay(fund, [claimant, ROOM + 1n]), [
      [budgets, "TicketIssued", idOf(ticket), token, 0n, ticketTuple(ticket)],
    ]);
    expect(await heldBy(fund, claimant)).to.deep.equal([10_000n, 0n, 0n]);
    expect(await lineOf(fund)).to.deep.equal([ROOM + 1n, 0n, ROOM + 1n]);
    expect(await budgets.idOf(ticket)).to.equal(idOf(ticket));
    expect(plain(await budgets.drawnOf(ticket, 0n))).to.deep.equal([0n, 0n]);
  });

  it("lets wait whoever comes after somebody who waits, however little", async () => {
    const fund = await loadFund();
    const { claimant, stranger } = fund;
    await queue(fund, [claimant, 1_000n]);
    const small = await queue(fund, [stranger, 1n]);
    expect(small.start).to.equal(1_000n);
    // Paying has let the first advance.
    expect(await lineOf(fund)).to.deep.equal([1_001n, ROOM, 601n]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_600n, ROOM, 0n, 0n]);
  });

  it("pays at once again when all who waited could have left, without anybody's help", async () => {
    const fund = await loadFund();
    const { claimant, stranger } = fund;
    await queue(fund, [claimant, ROOM + 1n]);
    await donate(fund, 2_500n);
    // 4 % of 12,500 is 500.
    await pay(fund, [stranger, 99n]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([12_000n, ROOM + 1n, 0n, 99n]);
    expect(await lineOf(fund)).to.deep.equal([ROOM + 1n, ROOM + 1n, 0n]);
    const next = await queue(fund, [stranger, 1n]);
    expect(next.start).to.equal(ROOM + 1n);
  });

  it("pays the same people the same sum twice, as two tickets", async () => {
    const fund = await loadFund();
    const tickets = [await queue(fund, [fund.claimant, 500n]), await queue(fund, [fund.claimant, 500n])];
    expect(new Set(tickets.map(idOf)).size).to.equal(2);
    expect((await lineOf(fund))[0]).to.equal(1_000n);
  });

  it("waits for a policy that is decided and not yet in force", async () => {
    const fund = await loadFund();
    const { treasury, token, claimant, budgets } = fund;
    await setPolicy(fund, { floor: 0n, rate: 0n, window: WINDOW });
    const since = (await secondOf(setPolicy(fund, POLICY))) + WINDOW;
    await queue(fund, [claimant, 10n]);
    await expectError(budgets.release(token), budgets, "Line_NothingToRelease", token);
    await actAt(since, () => budgets.release(token));
    expect(await heldBy(fund, claimant)).to.deep.equal([9_990n, 10n, 0n]);
    expect(await treasury.capacity(token)).to.equal(390n);
  });

  describe("it refuses", () => {
    it("anybody but the admin", async () => {
      const { budgets, token, spender, workflow, guardian, stranger } = await loadFund();
      const role = await budgets.DEFAULT_ADMIN_ROLE();
      for (const caller of [spender, workflow, guardian, stranger]) {
        await expectUnauthorized(
          budgets.connect(caller).pay(token, paymentsOf([caller, 1n]), REF),
          budgets,
          caller,
          role,
        );
      }
    });

    it("no payee", async () => {
      const { budgets, token, admin } = await loadFund();
      await expectError(budgets.connect(admin).pay(token, [], REF), budgets, "Line_EmptyList");
    });

    it("the payee zero, the treasury as a payee, and an amount of zero, saying which", async () => {
      const { budgets, treasury, token, admin, claimant } = await loadFund();
      const good = { payee: claimant.address, amount: 1n };
      for (const [payee, amount] of [
        [NOBODY, 1n],
        [treasury.target as string, 1n],
        [claimant.address, 0n],
      ] as const) {
        await expectError(
          budgets.connect(admin).pay(token, [good, { payee, amount }], REF),
          budgets,
          "Line_InvalidPayment",
          1n,
          payee,
          amount,
        );
      }
    });

    it("an asset that nobody enabled, or that is out of use", async () => {
      const fund = await loadFund();
      const { budgets, token, stranger } = fund;
      const unknown = stranger.address;
      await expectError(
        budgets.connect(fund.admin).pay(unknown, paymentsOf([stranger, 1n]), REF),
        budgets,
        "Line_AssetNotEnabled",
        unknown,
      );
      await setPolicy(fund, { floor: 0n, rate: 0n, window: DAY });
      await expectError(pay(fund, [stranger, 1n]), budgets, "Line_AssetNotEnabled", token);
    });

    it("more than a line takes", async () => {
      const fund = await loadFund();
      const { budgets, claimant } = fund;
      await expectError(pay(fund, [claimant, 2n ** 112n]), budgets, "Line_AmountTooHigh", 2n ** 112n, 2n ** 112n - 1n);
    });
  });
});

describe("PaymentLine: release and draw", () => {
  it("lets the line advance by what there is room for, and says so", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, claimant, stranger, general } = fund;
    await queue(fund, [claimant, 1_000n]);
    await expectEvents(fund, budgets.connect(stranger).release(token), [
      [budgets, "LineAdvanced", token, ROOM, ROOM],
      [treasury, "Movement", general, lineAccount(fund), token, ROOM, NOBODY, refOf("line")],
    ]);
    expect(await heldBy(fund, claimant)).to.deep.equal([9_600n, ROOM, 0n]);
    await expectError(budgets.release(token), budgets, "Line_NothingToRelease", token);
  });

  it("has nothing to release where nobody waits", async () => {
    const { budgets, token } = await loadFund();
    await expectError(budgets.release(token), budgets, "Line_NothingToRelease", token);
  });

  it("draws for one payee after the other, in parts, until all of it is drawn", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, claimant, stranger, funder } = fund;
    const ticket = await queue(fund, [claimant, 300n], [stranger, 300n], [claimant, 100n]);
    const id = idOf(ticket);

    const first = budgets.connect(funder).draw(ticket, [0n, 1n, 2n]);
    const drawnAt = await secondOf(first);
    await expectEvents(fund, first, [
      [budgets, "LineAdvanced", token, 400n, 400n],
      [treasury, "Movement", fund.general, lineAccount(fund), token, 400n, NOBODY, refOf("line")],
      [budgets, "TicketDrawn", id, 0n, claimant, 300n],
      [budgets, "TicketDrawn", id, 1n, stranger, 100n],
      [treasury, "Movement", lineAccount(fund), accountOf(claimant), token, 300n, NOBODY, REF],
      [treasury, "Movement", lineAccount(fund), accountOf(stranger), token, 100n, NOBODY, REF],
    ]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_600n, 0n, 300n, 100n]);
    const drawn = async () => Promise.all([0n, 1n, 2n].map(async (i) => plain(await budgets.drawnOf(ticket, i))));
    expect(await drawn()).to.deep.equal([
      [300n, 0n],
      [100n, 0n],
      [0n, 0n],
    ]);
    await expectError(budgets.draw(ticket, [0n, 1n, 2n]), budgets, "Line_NothingToDraw", id);

    await actAt(drawnAt + WINDOW, () => budgets.draw(ticket, [1n]));
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_300n, 100n, 300n, 300n]);
    expect(await drawn()).to.deep.equal([
      [300n, 0n],
      [300n, 0n],
      [0n, 100n],
    ]);
    await budgets.draw(ticket, [0n, 2n]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_300n, 0n, 400n, 300n]);
    await expectError(budgets.draw(ticket, [0n, 1n, 2n]), budgets, "Line_NothingToDraw", id);
    expect(await lineOf(fund)).to.deep.equal([700n, 700n, 0n]);
  });

  it("lets who was released long ago draw whenever they like, whoever drew before", async () => {
    const fund = await loadFund();
    const { budgets, claimant, stranger } = fund;
    const first = await queue(fund, [claimant, 401n]);
    const second = await queue(fund, [stranger, 300n]);
    await reach((await now()) + WINDOW);
    await budgets.release(fund.token);
    await budgets.draw(second, [0n]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_299n, 401n, 0n, 300n]);
    await budgets.draw(first, [0n]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_299n, 0n, 401n, 300n]);
  });

  it("draws nothing for who comes later while one who came before is not released in full", async () => {
    const fund = await loadFund();
    const { budgets, claimant, stranger } = fund;
    await queue(fund, [claimant, 500n]);
    const later = await queue(fund, [stranger, 1n]);
    await expectError(budgets.draw(later, [0n]), budgets, "Line_NothingToDraw", idOf(later));
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_600n, 400n, 0n, 0n]);
  });

  it("waits where the asset goes out of use, and goes on where it comes back", async () => {
    const fund = await loadFund();
    const { budgets, token, claimant } = fund;
    const ticket = await queue(fund, [claimant, 500n]);
    await budgets.release(token);
    await setPolicy(fund, { floor: 0n, rate: 0n, window: WINDOW });
    // What was released stays the payee's.
    await budgets.draw(ticket, [0n]);
    await reach((await now()) + 2n * WINDOW);
    await expectError(budgets.draw(ticket, [0n]), budgets, "Line_NothingToDraw", idOf(ticket));
    const since = (await secondOf(setPolicy(fund, POLICY))) + WINDOW;
    await actAt(since, () => budgets.draw(ticket, [0n]));
    expect(await heldBy(fund, claimant)).to.deep.equal([9_500n, 0n, 500n]);
  });

  it("waits while spending is stopped, and keeps its order", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, guardian, claimant, stranger } = fund;
    const first = await queue(fund, [claimant, 500n]);
    await budgets.release(token);
    await treasury.connect(guardian).stopSpending();
    const second = await queue(fund, [stranger, 1n]);
    await expectError(budgets.release(token), budgets, "Line_NothingToRelease", token);
    // Drawing what was released before is collecting, which nobody stops.
    await budgets.draw(first, [0n]);
    expect(await heldBy(fund, claimant, stranger)).to.deep.equal([9_600n, 0n, 400n, 0n]);
    const until = await treasury.stoppedUntil();
    await expectError(
      actAt(until - 1n, () => budgets.draw(second, [0n])),
      budgets,
      "Line_NothingToDraw",
      idOf(second),
    );
  });

  it("keeps a small payment waiting, not failing, that is approved while spending is stopped", async () => {
    const fund = await loadFund();
    const { treasury, budgets, guardian, claimant } = fund;
    await treasury.connect(guardian).stopSpending();
    const ticket = await queue(fund, [claimant, 10n]);
    await actAt(await treasury.stoppedUntil(), () => budgets.draw(ticket, [0n]));
    expect(await heldBy(fund, claimant)).to.deep.equal([9_990n, 0n, 10n]);
  });

  describe("it refuses", () => {
    it("a ticket that was never issued, or with anything changed", async () => {
      const fund = await loadFund();
      const { budgets, claimant, stranger, treasury } = fund;
      const ticket = await queue(fund, [claimant, 500n]);
      for (const forged of [
        { ...ticket, asset: treasury.target as string },
        { ...ticket, start: 1n },
        { ...ticket, budget: 1n },
        { ...ticket, ref: refOf("other") },
        { ...ticket, payments: paymentsOf([stranger, 500n]) },
        { ...ticket, payments: paymentsOf([claimant, 499n]) },
        { ...ticket, payments: paymentsOf([claimant, 400n], [claimant, 100n]) },
      ]) {
        await expectError(budgets.draw(forged, [0n]), budgets, "Line_UnknownTicket", idOf(forged));
        await expectError(budgets.drawnOf(forged, 0n), budgets, "Line_UnknownTicket", idOf(forged));
        await expectError(budgets.connect(fund.admin).cancel(forged), budgets, "Line_UnknownTicket", idOf(forged));
      }
      expect(await heldBy(fund, claimant, stranger)).to.deep.equal([10_000n, 0n, 0n, 0n]);
    });

    it("places that are not there, twice, or not ascending", async () => {
      const fund = await loadFund();
      const { budgets, claimant, stranger } = fund;
      const ticket = await queue(fund, [claimant, 300n], [stranger, 300n]);
      for (const places of [[], [2n], [0n, 2n], [0n, 0n], [1n, 0n], [2n ** 256n - 1n]]) {
        await expectError(budgets.draw(ticket, places), budgets, "Line_InvalidPlaces", idOf(ticket));
      }
      await expectError(budgets.drawnOf(ticket, 2n), budgets, "Line_InvalidPlaces", idOf(ticket));
    });
  });
});
