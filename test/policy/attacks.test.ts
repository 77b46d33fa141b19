import { expect } from "chai";

import { accountOf, refOf } from "../fixtures/accounts.ts";
import { eventsOf, expectError, secondOf } from "../fixtures/assertions.ts";
import { DAY, ethers, networkHelpers, now, reach } from "../fixtures/chain.ts";
import { call } from "../fixtures/money.ts";
import { billing, openBudget, ownerOf } from "../budgets/budget.ts";
import { heldBy, idOf, lineOf, paymentsOf, queue, type Share, type Ticket, votedTicket } from "../budgets/line.ts";
import { actAt, balancesOf, donate, type Fund, loadFund, LOOSE, POLICY, REF, spend } from "./fund.ts";

const WINDOW = POLICY.window;

/** The fund, and a contract with every right of the stakeholders that does what one vote decided in one transaction. */
async function loadVote() {
  const fund = await loadFund();
  const { treasury, budgets, admin } = fund;
  const vote = await ethers.deployContract("Actor");
  for (const contract of [treasury, budgets]) {
    await contract.connect(admin).grantRole(await contract.DEFAULT_ADMIN_ROLE(), vote);
  }
  return { ...fund, vote };
}

/** The calls that lift the limit of the token as far as it goes, and as fast. */
const lift = ({ treasury, token }: Fund) => call(treasury, "setPolicy", [token.target, { ...LOOSE, window: DAY }]);

describe("Attack: one vote lifts the cap and empties the fund", () => {
  it("by a spender of its own: the cap still holds", async () => {
    const fund = await loadVote();
    const { treasury, token, vote, stranger, general } = fund;
    const role = await treasury.SPENDER_ROLE();
    const grab = (amount: bigint) => [
      lift(fund),
      call(treasury, "grantRole", [role, vote.target]),
      call(treasury, "spend", [token.target, [{ to: accountOf(stranger), amount }], REF]),
    ];
    await expectError(vote.run(grab(401n)), treasury, "Treasury_OverCapacity", token, 401n, 400n);
    await vote.run(grab(400n));
    expect(await balancesOf(fund, [general])).to.deep.equal([9_600n]);
    const spendMore = call(treasury, "spend", [token.target, [{ to: accountOf(stranger), amount: 1n }], REF]);
    await expectError(vote.run([spendMore]), treasury, "Treasury_OverCapacity", token, 1n, 0n);
  });

  it("by the line: nothing beyond the old cap leaves for a window, in which another vote takes it back", async () => {
    const fund = await loadVote();
    const { budgets, token, vote, stranger } = fund;
    const payments = paymentsOf([stranger, 10_000n]);
    const decided = await secondOf(vote.run([lift(fund), call(budgets, "pay", [token.target, payments, REF])]));
    const ticket = votedTicket(fund, 0n, payments);
    await budgets.draw(ticket, [0n]);
    expect(await heldBy(fund, stranger)).to.deep.equal([9_600n, 0n, 400n]);
    await reach(decided + WINDOW - 2n);
    await expectError(budgets.draw(ticket, [0n]), budgets, "Line_NothingToDraw", idOf(ticket));

    await budgets.connect(fund.admin).cancel(ticket);
    await reach(decided + WINDOW);
    await expectError(budgets.draw(ticket, [0n]), budgets, "Line_NothingToDraw", idOf(ticket));
    expect(await heldBy(fund, stranger)).to.deep.equal([9_600n, 0n, 400n]);
  });

  it("by the line, when nobody answers for a window: then all is paid, as it was decided", async () => {
    const fund = await loadVote();
    const { budgets, token, vote, stranger } = fund;
    const payments = paymentsOf([stranger, 10_000n]);
    const decided = await secondOf(vote.run([lift(fund), call(budgets, "pay", [token.target, payments, REF])]));
    const ticket = votedTicket(fund, 0n, payments);
    await actAt(decided + WINDOW, () => budgets.draw(ticket, [0n]));
    expect(await heldBy(fund, stranger)).to.deep.equal([0n, 0n, 10_000n]);
  });

  it("by disabling and enabling again: that waits, too", async () => {
    const fund = await loadVote();
    const { treasury, token, vote } = fund;
    const disable = call(treasury, "setPolicy", [token.target, { floor: 0n, rate: 0n, window: DAY }]);
    const decided = await secondOf(vote.run([disable, lift(fund)]));
    expect(await treasury.capacityAt(token, decided + WINDOW - 1n)).to.equal(0n);
    expect(await treasury.capacityAt(token, decided + WINDOW)).to.equal(10_000n);
  });

  it("by many small steps: each waits for the window that was in force", async () => {
    const fund = await loadVote();
    const { treasury, token, vote } = fund;
    const steps = [24n, 12n, 6n, 3n, 1n].map((days) =>
      call(treasury, "setPolicy", [token.target, { ...LOOSE, window: days * DAY }]),
    );
    const decided = await secondOf(vote.run(steps));
    expect(await treasury.capacityAt(token, decided + WINDOW - 1n)).to.equal(400n);
    for (const step of steps) {
      await reach((await now()) + DAY);
      await vote.run([step]);
    }
    expect(await treasury.capacityAt(token, (await now()) + WINDOW - 1n)).to.equal(400n);
  });
});

describe("Attack: a flash deposit before a spend", () => {
  it("makes room for its own 4 %, and is gone", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token, general, stranger } = fund;
    const attacker = await ethers.deployContract("Actor");
    const ticket = await queue(fund, [stranger, 5_000n]);
    await budgets.draw(ticket, [0n]);
    expect(await heldBy(fund, stranger)).to.deep.equal([9_600n, 0n, 400n]);

    const borrowed = 100_000n;
    await token.mint(attacker, borrowed);
    const deposit = [
      call(token, "approve", [treasury.target, borrowed]),
      call(treasury, "deposit", [general, token.target, borrowed, refOf("flash")]),
      call(budgets, "draw", [ticket, [0n]]),
    ];
    const back = call(treasury, "withdraw", [
      general,
      attacker.target,
      [{ asset: token.target, amount: borrowed }],
      refOf("back"),
    ]);
    await expectError(
      attacker.run([...deposit, back]),
      treasury,
      "Treasury_NotTheHolder",
      general,
      attacker.target as string,
    );
    await attacker.run(deposit);
    // 4 % of 110,000 is 4,400, of which 400 were spent before; 100,000 were given for the 4,000 more.
    expect(await heldBy(fund, stranger)).to.deep.equal([105_600n, 0n, 4_400n]);
  });

  it("into an account of one's own makes no room at all", async () => {
    const fund = await loadFund();
    const { treasury, token, funder } = fund;
    await token.mint(funder, 100_000n);
    await token.connect(funder).approve(treasury, 100_000n);
    await treasury.connect(funder).deposit(accountOf(funder), token, 100_000n, refOf("flash"));
    expect(await treasury.capacity(token)).to.equal(400n);
    await token.mint(treasury, 100_000n);
    expect(await treasury.capacity(token)).to.equal(400n);
  });
});

describe("Attack: a stray token with two addresses", () => {
  /** Another address at which the token's balances are told, as some tokens have one. */
  async function loadAlias(): Promise<{ fund: Fund; alias: string }> {
    const fund = await loadFund();
    const alias = ethers.getAddress(`0x${"a11a5".padEnd(40, "0")}`);
    const target = (fund.token.target as string).slice(2);
    // Forwards its calldata to the token and answers what that answers.
    await networkHelpers.setCode(alias, `0x36600060003760006000366000600073${target}5af13d600060003e3d6000f3`);
    return { fund, alias };
  }

  it("cannot be taken in a second time, nor spent, nor waited for", async () => {
    const { fund, alias } = await loadAlias();
    const { treasury, budgets, token, admin, spender, stranger } = fund;
    const mirrored = new ethers.Contract(alias, token.interface, ethers.provider);
    expect(await mirrored.getFunction("balanceOf")(treasury.target)).to.equal(10_000n);
    await token.mint(treasury, 7n);
    await treasury.sync(token);
    await expectError(treasury.sync(alias), treasury, "Treasury_AssetNotEnabled", alias);
    expect(await treasury.totalOf(alias)).to.equal(0n);
    expect(await treasury.capacity(alias)).to.equal(0n);
    await expectError(
      treasury.connect(spender).spend(alias, [{ to: accountOf(stranger), amount: 1n }], REF),
      treasury,
      "Treasury_OverCapacity",
      alias,
      1n,
      0n,
    );
    await expectError(
      budgets.connect(admin).pay(alias, paymentsOf([stranger, 1n]), REF),
      budgets,
      "Line_AssetNotEnabled",
      alias,
    );
    await expectError(treasury.sync(token), treasury, "Treasury_NothingStray", token);
  });

  it("enabled by mistake is booked twice, and out of use again before a unit of it can be spent", async () => {
    const { fund, alias } = await loadAlias();
    const { treasury, admin } = fund;
    await treasury.connect(admin).setPolicy(alias, POLICY);
    await treasury.sync(alias);
    expect(await treasury.totalOf(alias)).to.equal(10_000n);
    expect(await treasury.capacity(alias)).to.equal(0n);
    await treasury.connect(admin).setPolicy(alias, { floor: 0n, rate: 0n, window: DAY });
    expect(await treasury.capacityAt(alias, (await now()) + 400n * DAY)).to.equal(0n);
  });
});

describe("Attack: a tiny budget that burns capacity", () => {
  it("pays itself and gives back, again and again: no more capacity is gone than its limit", async () => {
    const fund = await loadFund();
    const { treasury, token, general } = fund;
    const owner = ownerOf(fund);
    const budget = await openBudget(fund, { limit: 10n, period: DAY });
    for (let i = 0; i < 10; i++) {
      await billing(fund, budget, [[owner, 1n]]);
      await treasury.connect(owner).move(accountOf(owner), token, [{ to: general, amount: 1n }], refOf("back"));
    }
    await expectError(billing(fund, budget, [[owner, 1n]]), fund.budgets, "Budgets_OverLimit", budget, 0n, 1n);
    expect(await treasury.capacity(token)).to.equal(390n);
    expect(await balancesOf(fund, [general])).to.deep.equal([10_000n]);
  });

  it("cannot pay the treasury itself", async () => {
    const fund = await loadFund();
    const { treasury, budgets, token } = fund;
    const budget = await openBudget(fund, { limit: 10n });
    const payment = { payee: treasury.target as string, amount: 1n };
    await expectError(
      budgets.connect(ownerOf(fund)).bill(budget, token, [payment], "data:,round"),
      budgets,
      "Line_InvalidPayment",
      0n,
      treasury,
      1n,
    );
  });

  it("in an asset of its own burns none of another's", async () => {
    const fund = await loadFund();
    const { treasury, token, stranger } = fund;
    const worthless = await ethers.deployContract("DemoToken", ["Worthless", "NIL", 18]);
    const budget = await openBudget(fund, { asset: worthless.target as string, limit: 2n ** 128n - 1n });
    await expectError(
      billing(fund, budget, [[stranger, 1n]], worthless.target as string),
      fund.budgets,
      "Line_AssetNotEnabled",
      worthless,
    );
    expect(await treasury.capacity(token)).to.equal(400n);
  });

  it("spends first: who comes next waits, and gets the rest of the window and the next one", async () => {
    const fund = await loadFund();
    const { budgets, token, claimant } = fund;
    const owner = ownerOf(fund);
    const budget = await openBudget(fund, { limit: 10n });
    await billing(fund, budget, [[owner, 10n]]);
    const ticket = await queue(fund, [claimant, 400n]);
    await budgets.draw(ticket, [0n]);
    expect(await heldBy(fund, claimant, owner)).to.deep.equal([9_600n, 0n, 390n, 10n]);
    await reach((await now()) + WINDOW);
    await budgets.draw(ticket, [0n]);
    expect(await heldBy(fund, claimant, owner)).to.deep.equal([9_590n, 0n, 400n, 10n]);
    expect(await budgets.waitingOf(token)).to.equal(0n);
  });
});

describe("Attack: an owner bills a large budget at once, so that everybody waits", () => {
  it("has what it was approved; the others wait in their order, and nobody can cut in or push it out", async () => {
    const fund = await loadFund();
    const { budgets, admin, claimant } = fund;
    const owner = ownerOf(fund);
    const budget = await openBudget(fund, { limit: 2_000n });
    const issued = (await eventsOf(fund, billing(fund, budget, [[owner, 2_000n]])))[1] as unknown[];
    const ticket: Ticket = { ...votedTicket(fund, 0n, paymentsOf([owner, 2_000n])), budget, ref: refOf("") };
    ticket.ref = (issued[5] as unknown[])[3] as string;
    await budgets.connect(admin).close(budget);
    await expectError(budgets.connect(admin).cancel(ticket), budgets, "Line_Earned", idOf(ticket), budget);
    const later = await queue(fund, [claimant, 1n]);
    for (let windows = 0; windows < 6; windows++) {
      if (windows < 5) await expectError(budgets.draw(later, [0n]), budgets, "Line_NothingToDraw", idOf(later));
      await reach((await now()) + WINDOW);
      await budgets.draw(ticket, [0n]);
      if ((await lineOf(fund))[2] === 0n) break;
    }
    await budgets.draw(later, [0n]);
    expect(await heldBy(fund, owner, claimant)).to.deep.equal([7_999n, 0n, 2_000n, 1n]);
  });
});

describe("Attack: dust for the general fund", () => {
  it("neither blocks nor moves anything: a unit more is a unit more", async () => {
    const fund = await loadFund();
    const { treasury, token, general } = fund;
    for (let i = 0; i < 5; i++) await donate(fund, 1n);
    expect(await treasury.capacity(token)).to.equal(400n);
    await spend(fund, 400n);
    expect(await balancesOf(fund, [general])).to.deep.equal([9_605n]);
  });
});

describe("Attack: somebody gets in front of a decision of several acts, so that one of them makes all fail", () => {
  it("by closing the budget that would be closed: the policy is set", async () => {
    const fund = await loadVote();
    const { treasury, budgets, token, vote } = fund;
    const budget = await openBudget(fund, { limit: 1n });
    await budgets.connect(ownerOf(fund)).close(budget);
    await vote.run([lift(fund), call(budgets, "close", [budget])]);
    expect((await treasury.policyOf(token)).next.rate).to.equal(LOOSE.rate);
    expect((await budgets.budgetOf(budget)).closed).to.equal(true);
  });

  it("by giving until the smallest payment that would be cancelled is released: the large one is cancelled", async () => {
    const fund = await loadVote();
    const { treasury, budgets, token, vote, stranger, claimant } = fund;
    await vote.run([lift(fund)]);
    const small = await queue(fund, [stranger, 500n]);
    const large = await queue(fund, [stranger, 1_000_000n]);
    await budgets.draw(small, [0n]);
    await donate(fund, 2_500n);
    await budgets.connect(claimant).release(token);
    const since = (await treasury.policyOf(token)).since;

    await vote.run([
      call(budgets, "cancel", [small]),
      call(budgets, "cancel", [large]),
      call(treasury, "setPolicy", [token.target, POLICY]),
    ]);
    await reach(since);
    expect(await budgets.waitingOf(token)).to.equal(0n);
    await budgets.draw(small, [0n]);
    await expectError(budgets.draw(large, [0n]), budgets, "Line_NothingToDraw", idOf(large));
    expect(await heldBy(fund, stranger)).to.deep.equal([12_000n, 0n, 500n]);
  });
});

describe("Attack: a line is brought to the end of its running total", () => {
  it("is refused: no payment is more than a 65,536th of it, to one payee or together", async () => {
    const fund = await loadFund();
    const { budgets, token, admin, claimant, stranger } = fund;
    const most = 2n ** 112n - 1n;
    const all = 2n ** 256n - 1n;
    const paying = (...shares: Share[]) => budgets.connect(admin).pay(token, paymentsOf(...shares), REF);
    await expectError(paying([claimant, most + 1n]), budgets, "Line_AmountTooHigh", most + 1n, most);
    await expectError(paying([claimant, most], [stranger, 1n]), budgets, "Line_AmountTooHigh", most + 1n, most);
    await expectError(paying([claimant, 1n], [stranger, all]), budgets, "Line_AmountTooHigh", all, most);
    const ticket = await queue(fund, [claimant, most]);
    await budgets.connect(admin).cancel(ticket);
    expect(await lineOf(fund)).to.deep.equal([most, 0n, 0n]);
    await queue(fund, [claimant, 401n]);
  });
});

describe("Attack: a gift makes room for a payment to more than fit into one transaction", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      payee: `0x${(index + 1).toString(16).padStart(40, "0")}`,
      amount: 1n,
    }));

  it("201 wait, whatever room there is, and are drawn in parts", async () => {
    const fund = await loadFund();
    const { budgets, token, admin } = fund;
    await budgets.connect(admin).pay(token, many(201), REF);
    expect(await lineOf(fund)).to.deep.equal([201n, 0n, 201n]);
    const ticket = votedTicket(fund, 0n, many(201));
    await budgets.draw(
      ticket,
      Array.from({ length: 101 }, (_, index) => index),
    );
    await budgets.draw(
      ticket,
      Array.from({ length: 100 }, (_, index) => 101 + index),
    );
    expect(await lineOf(fund)).to.deep.equal([201n, 201n, 0n]);
  });

  it("200 are paid at once, in less than a transaction may use", async () => {
    const fund = await loadFund();
    const { budgets, token, admin } = fund;
    const receipt = await (await budgets.connect(admin).pay(token, many(200), REF)).wait();
    expect(receipt?.gasUsed).to.be.lessThan(2n ** 24n);
    expect(await lineOf(fund)).to.deep.equal([0n, 0n, 0n]);
  });
});
