import { expect } from "chai";

import { accountOf, NOBODY, refOf } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, secondOf } from "../fixtures/assertions.ts";
import { DAY, reach } from "../fixtures/chain.ts";
import { actAt, balancesOf, donate, type Fund, loadFund, setPolicy, spend } from "./fund.ts";

const STOP = 7n * DAY;
const PAUSE = 30n * DAY;

const stop = ({ treasury, guardian }: Fund) => treasury.connect(guardian).stopSpending();
const resume = ({ treasury, guardian }: Fund) => treasury.connect(guardian).resumeSpending();

describe("SpendingPolicy: the guardian", () => {
  it("is chosen by the admin, replaced and dismissed", async () => {
    const fund = await loadFund();
    const { treasury, admin, guardian, stranger } = fund;
    expect(await treasury.guardian()).to.equal(guardian.address);
    await expectEvents(fund, treasury.connect(admin).setGuardian(stranger), [[treasury, "GuardianSet", stranger]]);
    await expectError(stop(fund), treasury, "Treasury_NotTheGuardian", guardian, stranger);
    await treasury.connect(admin).setGuardian(NOBODY);
    await expectError(treasury.connect(stranger).stopSpending(), treasury, "Treasury_NotTheGuardian", stranger, NOBODY);
  });

  it("is not chosen by anybody else, itself included", async () => {
    const { treasury, guardian, spender, stranger } = await loadFund();
    const role = await treasury.DEFAULT_ADMIN_ROLE();
    for (const caller of [guardian, spender, stranger]) {
      await expectUnauthorized(treasury.connect(caller).setGuardian(caller), treasury, caller, role);
    }
  });

  it("stops what leaves the general fund for 7 days, to the second", async () => {
    const fund = await loadFund();
    const { treasury, token, guardian } = fund;
    const stopping = stop(fund);
    const until = (await secondOf(stopping)) + STOP;
    await expectEvents(fund, stopping, [[treasury, "SpendingStopped", guardian, until]]);
    expect(await treasury.stoppedUntil()).to.equal(until);
    expect(await treasury.capacity(token)).to.equal(0n);
    expect(await treasury.capacityAt(token, until - 1n)).to.equal(0n);
    expect(await treasury.capacityAt(token, until)).to.equal(400n);
    await expectError(
      actAt(until - 1n, () => spend(fund, 1n)),
      treasury,
      "Treasury_OverCapacity",
      token,
      1n,
      0n,
    );
    await actAt(until, () => spend(fund, 400n));
  });

  it("stops again 30 days after the end of a stop, not a second earlier", async () => {
    const fund = await loadFund();
    const { treasury } = fund;
    const until = (await secondOf(stop(fund))) + STOP;
    await expectError(stop(fund), treasury, "Treasury_StoppedLately", until + PAUSE);
    await expectError(
      actAt(until + PAUSE - 1n, () => stop(fund)),
      treasury,
      "Treasury_StoppedLately",
      until + PAUSE,
    );
    await actAt(until + PAUSE, () => stop(fund));
    expect(await treasury.stoppedUntil()).to.equal(until + PAUSE + STOP);
  });

  it("lets spending go on at once, after which the pause begins", async () => {
    const fund = await loadFund();
    const { treasury, token, guardian } = fund;
    await stop(fund);
    const resuming = resume(fund);
    const resumedAt = await secondOf(resuming);
    await expectEvents(fund, resuming, [[treasury, "SpendingResumed", guardian]]);
    expect(await treasury.capacity(token)).to.equal(400n);
    await expectError(resume(fund), treasury, "Treasury_NotStopped");
    await expectError(stop(fund), treasury, "Treasury_StoppedLately", resumedAt + PAUSE);
    await actAt(resumedAt + PAUSE, () => stop(fund));
  });

  it("cannot resume what was never stopped, or is over", async () => {
    const fund = await loadFund();
    await expectError(resume(fund), fund.treasury, "Treasury_NotStopped");
    const until = (await secondOf(stop(fund))) + STOP;
    await expectError(
      actAt(until, () => resume(fund)),
      fund.treasury,
      "Treasury_NotStopped",
    );
  });

  it("cannot be replaced to get around the pause; who replaces it can end its stop", async () => {
    const fund = await loadFund();
    const { treasury, token, admin, stranger } = fund;
    const until = (await secondOf(stop(fund))) + STOP;
    await treasury.connect(admin).setGuardian(stranger);
    expect(await treasury.capacity(token)).to.equal(0n);
    await expectError(resume(fund), treasury, "Treasury_NotTheGuardian", fund.guardian, stranger);
    await treasury.connect(stranger).resumeSpending();
    expect(await treasury.capacity(token)).to.equal(400n);
    await expectError(
      treasury.connect(stranger).stopSpending(),
      treasury,
      "Treasury_StoppedLately",
      (await treasury.stoppedUntil()) + PAUSE,
    );
    expect((await treasury.stoppedUntil()) < until).to.equal(true);
  });

  it("is nobody else's to stop or resume", async () => {
    const fund = await loadFund();
    const { treasury, admin, spender, stranger, guardian } = fund;
    await stop(fund);
    for (const caller of [admin, spender, stranger]) {
      const rejected = ["Treasury_NotTheGuardian", caller, guardian] as const;
      await expectError(treasury.connect(caller).stopSpending(), treasury, ...rejected);
      await expectError(treasury.connect(caller).resumeSpending(), treasury, ...rejected);
    }
  });

  it("stops neither deposits, moves, collecting, payouts, payments nor decisions about policies", async () => {
    const fund = await loadFund();
    const { treasury, token, claimant, stranger, general, funder } = fund;
    await spend(fund, 300n);
    const until = (await secondOf(stop(fund))) + STOP;

    await donate(fund, 100n);
    await treasury
      .connect(claimant)
      .move(accountOf(claimant), token, [{ to: accountOf(stranger), amount: 50n }], refOf("gift"));
    await treasury
      .connect(claimant)
      .pay(accountOf(claimant), token, [{ payee: funder, amount: 50n }], refOf("gift"), false);
    await treasury.connect(claimant).collect(token);
    await treasury.payOut(token, [stranger]);
    await setPolicy(fund, { floor: 1n, rate: 10_000n, window: 24n * DAY });
    expect(
      await balancesOf(fund, [general, ...[claimant, stranger, funder].map((who) => accountOf(who))]),
    ).to.deep.equal([9_800n, 0n, 0n, 50n]);
    expect(await token.balanceOf(claimant)).to.equal(200n);
    expect(await token.balanceOf(stranger)).to.equal(50n);
    await reach(until);
    expect(await treasury.capacity(token)).to.equal(0n);
  });

  it("cannot spend, move or decide anything", async () => {
    const fund = await loadFund();
    const { treasury, token, guardian, general, budgets } = fund;
    const credits = [{ to: accountOf(guardian), amount: 1n }];
    const spender = await treasury.SPENDER_ROLE();
    const owner = await treasury.DEFAULT_ADMIN_ROLE();
    await expectUnauthorized(
      treasury.connect(guardian).spend(token, credits, refOf("theft")),
      treasury,
      guardian,
      spender,
    );
    await expectError(
      treasury.connect(guardian).move(general, token, credits, refOf("theft")),
      treasury,
      "Treasury_NotTheHolder",
      general,
      guardian,
    );
    await expectUnauthorized(
      budgets.connect(guardian).pay(token, [{ payee: guardian, amount: 1n }], refOf("theft")),
      budgets,
      guardian,
      owner,
    );
  });
});
