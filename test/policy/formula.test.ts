import { expect } from "chai";
import { MaxUint256 } from "ethers";

import { accountOf, ETH, refOf } from "../fixtures/accounts.ts";
import { expectError, secondOf } from "../fixtures/assertions.ts";
import { DAY, ethers, now, reach } from "../fixtures/chain.ts";
import {
  actAt,
  balancesOf,
  bringTo,
  donate,
  loadFund,
  loadLoose,
  MOST_FLOOR,
  POLICY,
  REF,
  setPolicy,
  spend,
} from "./fund.ts";

const WINDOW = POLICY.window;

describe("SpendingPolicy: the formula", () => {
  const cases: [title: string, floor: bigint, rate: bigint, fund: bigint, spent: bigint, capacity: bigint][] = [
    ["0 % and no floor: nothing", 0n, 0n, 1_000n, 0n, 0n],
    ["0 %: the floor", 50n, 0n, 1_000n, 0n, 50n],
    ["0 %: what of the floor is left", 50n, 0n, 1_000n, 20n, 30n],
    ["0 %: the floor is used up", 50n, 0n, 1_000n, 50n, 0n],
    ["0 %: more than the floor was spent before", 50n, 0n, 1_000n, 60n, 0n],
    ["100 %: all there is", 1n, 1_000_000n, 1_000n, 0n, 1_000n],
    ["100 %: all that is left", 1n, 1_000_000n, 600n, 400n, 600n],
    ["100 % of nothing", 1n, 1_000_000n, 0n, 400n, 0n],
    ["a floor above the fund: the fund", 5_000n, 40_000n, 1_000n, 0n, 1_000n],
    ["the largest floor: the fund", MOST_FLOOR, 40_000n, 1_000n, 7n, 1_000n],
    ["a floor below the share: the share", 39n, 40_000n, 1_000n, 0n, 40n],
    ["a floor equal to the share", 40n, 40_000n, 1_000n, 0n, 40n],
    ["a floor one above the share: the floor", 41n, 40_000n, 1_000n, 0n, 41n],
    ["a share of fund and spent, less what was spent", 1n, 40_000n, 990n, 10n, 30n],
    ["the share is used up", 1n, 40_000n, 960n, 40n, 0n],
    ["more than the share was spent before", 1n, 40_000n, 900n, 100n, 0n],
    ["rounds 40.96 down", 1n, 40_000n, 1_024n, 0n, 40n],
    ["rounds 39.96 down, a unit below the next", 1n, 40_000n, 999n, 0n, 39n],
    ["rounds the share of both down, not of each: 41.48 - 37", 1n, 40_000n, 1_000n, 37n, 4n],
    ["a millionth of too little: the floor", 1n, 1n, 999_999n, 0n, 1n],
    ["a millionth of three million", 1n, 1n, 3_000_000n, 0n, 3n],
    ["99.9999 % keeps a unit of a million", 1n, 999_999n, 1_000_000n, 0n, 999_999n],
    ["an empty fund", 50n, 40_000n, 0n, 0n, 0n],
    ["one unit", 50n, 40_000n, 1n, 0n, 1n],
  ];
  for (const [title, floor, rate, held, spent, capacity] of cases) {
    it(title, async () => {
      const fund = await loadLoose();
      const { treasury, token, general, spender, claimant } = fund;
      await bringTo(fund, { floor, rate, window: WINDOW }, held, spent);
      expect(await treasury.spentWithin(token, WINDOW)).to.equal(spent);
      expect(await treasury.capacity(token)).to.equal(capacity);

      await expectError(spend(fund, capacity + 1n), treasury, "Treasury_OverCapacity", token, capacity + 1n, capacity);
      if (capacity > 0n) await spend(fund, capacity);
      expect(await balancesOf(fund, [general, accountOf(claimant), accountOf(spender)])).to.deep.equal([
        held - capacity,
        spent + capacity,
        0n,
      ]);
      expect(await treasury.spentWithin(token, WINDOW)).to.equal(spent + capacity);
    });
  }

  it("counts what goes to several accounts as one sum", async () => {
    const fund = await loadFund();
    const { treasury, token, spender, claimant, stranger } = fund;
    const credits = (a: bigint, b: bigint) => [
      { to: accountOf(claimant), amount: a },
      { to: accountOf(stranger), amount: b },
    ];
    await expectError(
      treasury.connect(spender).spend(token, credits(200n, 201n), REF),
      treasury,
      "Treasury_OverCapacity",
      token,
      401n,
      400n,
    );
    await treasury.connect(spender).spend(token, credits(200n, 200n), REF);
    expect(await treasury.capacity(token)).to.equal(0n);
  });

  it("refuses a sum beyond all numbers", async () => {
    const { treasury, token, spender, claimant } = await loadFund();
    const credit = { to: accountOf(claimant), amount: MaxUint256 };
    await expectError(
      treasury.connect(spender).spend(token, [credit, credit], REF),
      treasury,
      "Treasury_OverCapacity",
      token,
      MaxUint256,
      400n,
    );
  });

  it("limits ETH and each token for itself", async () => {
    const fund = await loadFund();
    const { treasury, token, admin, spender, funder, claimant } = fund;
    await treasury.connect(admin).setPolicy(ETH, { ...POLICY, floor: 7n });
    await funder.sendTransaction({ to: treasury, value: 1_000n });
    await reach((await now()) + WINDOW);
    await spend(fund, 400n);
    expect(await treasury.capacity(token)).to.equal(0n);
    expect(await treasury.capacity(ETH)).to.equal(40n);
    await treasury.connect(spender).spend(ETH, [{ to: accountOf(claimant), amount: 40n }], REF);
    expect(await treasury.capacity(ETH)).to.equal(0n);
    expect(await treasury.spentWithin(ETH, WINDOW)).to.equal(40n);
  });

  it("money that comes back makes no room but its own share", async () => {
    const fund = await loadFund();
    const { treasury, token, claimant } = fund;
    await spend(fund, 400n);
    await treasury
      .connect(claimant)
      .move(accountOf(claimant), token, [{ to: accountOf(treasury), amount: 400n }], refOf("back"));
    expect(await treasury.spentWithin(token, WINDOW)).to.equal(400n);
    // 4 % of 10,000 + 400, less 400.
    expect(await treasury.capacity(token)).to.equal(16n);
  });

  it("what leaves other accounts is not counted", async () => {
    const fund = await loadFund();
    const { treasury, token, claimant, stranger } = fund;
    await spend(fund, 100n);
    await treasury.connect(claimant).move(accountOf(claimant), token, [{ to: accountOf(stranger), amount: 60n }], REF);
    await treasury.connect(claimant).collect(token);
    expect(await treasury.spentWithin(token, WINDOW)).to.equal(100n);
  });
});

describe("SpendingPolicy: the window", () => {
  it("forgets a spending in the second in which it is a window old", async () => {
    const fund = await loadFund();
    const { treasury, token } = fund;
    const spentAt = await secondOf(spend(fund, 400n));
    expect(await treasury.capacityAt(token, spentAt + WINDOW - 1n)).to.equal(0n);
    expect(await treasury.capacityAt(token, spentAt + WINDOW)).to.equal(384n);

    await expectError(
      actAt(spentAt + WINDOW - 1n, () => spend(fund, 1n)),
      treasury,
      "Treasury_OverCapacity",
      token,
      1n,
      0n,
    );
    await actAt(spentAt + WINDOW, () => spend(fund, 384n));
    expect(await treasury.spentWithin(token, WINDOW)).to.equal(384n);
  });

  it("rolls: each spending leaves it for itself", async () => {
    const fund = await loadFund();
    const { treasury, token } = fund;
    const first = await secondOf(spend(fund, 100n));
    const second = await secondOf(actAt(first + DAY, () => spend(fund, 200n)));
    // 4 % of all that there was, less what is within.
    expect(await treasury.capacityAt(token, second)).to.equal(100n);
    expect(await treasury.capacityAt(token, first + WINDOW - 1n)).to.equal(100n);
    expect(await treasury.capacityAt(token, first + WINDOW)).to.equal(196n);
    expect(await treasury.capacityAt(token, second + WINDOW - 1n)).to.equal(196n);
    expect(await treasury.capacityAt(token, second + WINDOW)).to.equal(388n);
  });

  it("counts several spendings of one second", async () => {
    const fund = await loadFund();
    const { treasury, token, admin, claimant } = fund;
    const actor = await ethers.deployContract("Actor");
    await treasury.connect(admin).grantRole(await treasury.SPENDER_ROLE(), actor);
    const data = treasury.interface.encodeFunctionData("spend", [
      token.target as string,
      [{ to: accountOf(claimant), amount: 150n }],
      REF,
    ]);
    const call = { target: treasury.target as string, value: 0n, data };
    const spentAt = await secondOf(actor.run([call, call]));
    expect(await treasury.spentWithin(token, 1n)).to.equal(300n);
    expect(await treasury.capacityAt(token, spentAt + WINDOW - 1n)).to.equal(100n);
    expect(await treasury.capacityAt(token, spentAt + WINDOW)).to.equal(388n);
  });

  it("tells what was spent within any number of seconds, longer than time itself included", async () => {
    const fund = await loadFund();
    const { treasury, token } = fund;
    const first = await secondOf(spend(fund, 100n));
    await actAt(first + 10n, () => spend(fund, 20n));
    const within = (seconds: bigint) => treasury.spentWithin(token, seconds);
    expect(await Promise.all([0n, 1n, 10n, 11n, WINDOW, 2n ** 32n - 1n].map(within))).to.deep.equal([
      0n,
      20n,
      20n,
      120n,
      120n,
      120n,
    ]);
  });

  it("refuses to tell the capacity of the past", async () => {
    const { treasury, token } = await loadFund();
    const time = await now();
    expect(await treasury.capacityAt(token, time)).to.equal(400n);
    await expectError(treasury.capacityAt(token, time - 1n), treasury, "Treasury_TimePast", time - 1n, time);
  });

  it("tells the capacity at the end of time", async () => {
    const fund = await loadFund();
    await spend(fund, 400n);
    expect(await fund.treasury.capacityAt(fund.token, 2n ** 48n - 1n)).to.equal(384n);
  });
});

describe("SpendingPolicy: hostile balances", () => {
  it("survives a fund of all units that there can be, with some of them spent before", async () => {
    const fund = await loadLoose();
    const { treasury, token, claimant, general } = fund;
    // The funder's purses are burnt out of reach: the supply is as large as it can be.
    const rest = MaxUint256 - (await token.totalSupply());
    await donate(fund, rest);
    await spend(fund, 2n ** 200n);
    await treasury
      .connect(claimant)
      .move(accountOf(claimant), token, [{ to: general, amount: 2n ** 200n }], refOf("back"));
    expect(await balancesOf(fund, [general])).to.deep.equal([rest]);

    // fund + spent is beyond all numbers.
    await setPolicy(fund, { floor: 1n, rate: 1_000_000n, window: WINDOW });
    expect(await treasury.capacity(token)).to.equal(MaxUint256 - 2n ** 200n);
    await setPolicy(fund, { floor: 1n, rate: 999_999n, window: WINDOW });
    expect(await treasury.capacity(token)).to.equal((MaxUint256 * 999_999n) / 1_000_000n - 2n ** 200n);
    await setPolicy(fund, { floor: 1n, rate: 0n, window: WINDOW });
    expect(await treasury.capacity(token)).to.equal(0n);
  });

  it("refuses what would make all spendings together more than 208 bits, in that asset only", async () => {
    const fund = await loadLoose();
    const { treasury, token } = fund;
    await donate(fund, 2n ** 209n);
    await spend(fund, 2n ** 208n - 1n);
    await expectError(spend(fund, 1n), treasury, "SafeCastOverflowedUintDowncast", 208n, 2n ** 208n);
    expect(await treasury.spentWithin(token, WINDOW)).to.equal(2n ** 208n - 1n);
  });
});
