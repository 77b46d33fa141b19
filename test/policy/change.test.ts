import { expect } from "chai";

import { ETH, NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, plain, secondOf } from "../fixtures/assertions.ts";
import { DAY, ethers, networkHelpers, reach } from "../fixtures/chain.ts";
import { deploySystem } from "../fixtures/system.ts";
import { actAt, donate, type Fund, loadFund, POLICY, type Policy, setPolicy, spend, tupleOf } from "./fund.ts";

const { floor, rate, window } = POLICY;

/** What is in force, what was decided last, and from when on that is in force. */
async function policyOf({ treasury, token }: Fund): Promise<unknown> {
  return plain(await treasury.policyOf(token));
}

/** Decides `next` and expects that `meanwhile` holds until `wait` seconds later, and `next` from that second on. */
async function expectChange(fund: Fund, next: Policy, meanwhile: Policy, wait: bigint): Promise<void> {
  const change = setPolicy(fund, next);
  const since = (await secondOf(change)) + wait;
  await expectEvents(fund, change, [[fund.treasury, "PolicySet", fund.token, tupleOf(next), since]]);
  expect(await policyOf(fund)).to.deep.equal([tupleOf(meanwhile), tupleOf(next), since]);
  if (wait === 0n) return;
  await reach(since - 1n);
  expect(await policyOf(fund)).to.deep.equal([tupleOf(meanwhile), tupleOf(next), since]);
  await reach(since);
  expect(await policyOf(fund)).to.deep.equal([tupleOf(next), tupleOf(next), since]);
}

describe("SpendingPolicy: changes", () => {
  describe("what tightens holds at once", () => {
    const cases: [title: string, next: Policy][] = [
      ["a lower rate", { floor, rate: rate - 1n, window }],
      ["a lower floor", { floor: floor - 1n, rate, window }],
      ["a longer window", { floor, rate, window: window + 1n }],
      ["all three", { floor: 1n, rate: 1n, window: 365n * DAY }],
      ["the same again", POLICY],
      ["nothing, over the same window", { floor: 0n, rate: 0n, window }],
    ];
    for (const [title, next] of cases) {
      it(title, async () => expectChange(await loadFund(), next, next, 0n));
    }
  });

  describe("what loosens waits for the longer of the two windows", () => {
    const cases: [title: string, next: Policy, meanwhile: Policy, wait: bigint][] = [
      ["a higher rate", { floor, rate: rate + 1n, window }, POLICY, window],
      ["a higher floor", { floor: floor + 1n, rate, window }, POLICY, window],
      ["a shorter window", { floor, rate, window: window - 1n }, POLICY, window],
      ["all three", { floor: 2n ** 128n - 1n, rate: 1_000_000n, window: DAY }, POLICY, window],
      [
        "a higher rate over a longer window: the longer holds at once, and is waited for",
        { floor, rate: rate + 1n, window: 2n * window },
        { floor, rate, window: 2n * window },
        2n * window,
      ],
      [
        "a higher rate with a lower floor: the lower floor holds at once",
        { floor: 1n, rate: 1_000_000n, window },
        { floor: 1n, rate, window },
        window,
      ],
      [
        "a higher floor with a lower rate: the lower rate holds at once",
        { floor: 90n, rate: 1n, window },
        { floor, rate: 1n, window },
        window,
      ],
      [
        "a shorter window with a lower rate: the lower rate holds at once",
        { floor, rate: 1n, window: DAY },
        { floor, rate: 1n, window },
        window,
      ],
      [
        "nothing, over a shorter window: nothing holds at once",
        { floor: 0n, rate: 0n, window: DAY },
        { floor: 0n, rate: 0n, window },
        window,
      ],
    ];
    for (const [title, next, meanwhile, wait] of cases) {
      it(title, async () => expectChange(await loadFund(), next, meanwhile, wait));
    }
  });

  describe("a first policy loosens", () => {
    const load = () => networkHelpers.loadFixture(deploySystem);

    it("and waits for its window, until which nothing can be spent", async () => {
      const system = await load();
      const { treasury, token } = system;
      await donate(system, 10_000n);
      expect(await treasury.capacity(token)).to.equal(0n);
      const since = (await secondOf(setPolicy(system, POLICY))) + window;
      expect(plain(await treasury.policyOf(token))).to.deep.equal([[0n, 0n, window], tupleOf(POLICY), since]);
      expect(await treasury.capacityAt(token, since - 1n)).to.equal(0n);
      expect(await treasury.capacityAt(token, since)).to.equal(400n);
      await expectError(
        actAt(since - 1n, () => spend(system, 1n)),
        treasury,
        "Treasury_OverCapacity",
        token,
        1n,
        0n,
      );
      await actAt(since, () => spend(system, 400n));
    });

    it("but lets stray units in at once", async () => {
      const system = await load();
      const { treasury, token } = system;
      expect(await treasury.isEnabled(token)).to.equal(false);
      await setPolicy(system, POLICY);
      expect(await treasury.isEnabled(token)).to.equal(true);
      await token.mint(treasury, 5n);
      await treasury.sync(token);
      expect(await treasury.balanceOf(await treasury.generalFund(), token)).to.equal(5n);
    });
  });

  describe("successive changes", () => {
    const higher = { floor, rate: 500_000n, window };

    it("a second loosening before the first is in force waits anew, and drops the first", async () => {
      const fund = await loadFund();
      const first = await secondOf(setPolicy(fund, higher));
      const highest = { floor, rate: 1_000_000n, window: DAY };
      const second = await secondOf(actAt(first + window - 1n, () => setPolicy(fund, highest)));
      await reach(second + window - 1n);
      expect(await policyOf(fund)).to.deep.equal([tupleOf(POLICY), tupleOf(highest), second + window]);
      await reach(second + window);
      expect(await policyOf(fund)).to.deep.equal([tupleOf(highest), tupleOf(highest), second + window]);
    });

    it("a tightening of what is not in force yet, still looser than what is, waits anew", async () => {
      const fund = await loadFund();
      const first = await secondOf(setPolicy(fund, higher));
      const milder = { floor, rate: 60_000n, window };
      const second = await secondOf(actAt(first + window - 1n, () => setPolicy(fund, milder)));
      expect(await policyOf(fund)).to.deep.equal([tupleOf(POLICY), tupleOf(milder), second + window]);
    });

    it("going back to what is in force takes a loosening back at once", async () => {
      const fund = await loadFund();
      const first = await secondOf(setPolicy(fund, higher));
      const second = await secondOf(actAt(first + window - 1n, () => setPolicy(fund, POLICY)));
      await reach(first + window);
      expect(await policyOf(fund)).to.deep.equal([tupleOf(POLICY), tupleOf(POLICY), second]);
    });

    it("mixed ones hold each other's strictest numbers until the last has waited", async () => {
      const fund = await loadFund();
      await setPolicy(fund, { floor: 90n, rate: 10_000n, window });
      await setPolicy(fund, { floor: 20n, rate: 90_000n, window: DAY });
      const last = { floor: 70n, rate: 80_000n, window: 10n * DAY };
      const since = (await secondOf(setPolicy(fund, last))) + window;
      expect(await policyOf(fund)).to.deep.equal([[20n, 10_000n, window], tupleOf(last), since]);
      await reach(since - 1n);
      expect(await policyOf(fund)).to.deep.equal([[20n, 10_000n, window], tupleOf(last), since]);
      await reach(since);
      expect(await policyOf(fund)).to.deep.equal([tupleOf(last), tupleOf(last), since]);
    });

    it("a window that was longest meanwhile is still waited for", async () => {
      const fund = await loadFund();
      await setPolicy(fund, { floor, rate: 90_000n, window: 100n * DAY });
      const last = { floor, rate: 90_000n, window };
      const since = (await secondOf(setPolicy(fund, last))) + 100n * DAY;
      expect(await policyOf(fund)).to.deep.equal([[floor, rate, 100n * DAY], tupleOf(last), since]);
    });

    it("out of use and back again waits like a first policy", async () => {
      const fund = await loadFund();
      const { treasury, token } = fund;
      await setPolicy(fund, { floor: 0n, rate: 0n, window });
      expect(await treasury.isEnabled(token)).to.equal(false);
      expect(await treasury.capacity(token)).to.equal(0n);
      await token.mint(treasury, 5n);
      await expectError(treasury.sync(token), treasury, "Treasury_AssetNotEnabled", token);

      const since = (await secondOf(setPolicy(fund, POLICY))) + window;
      expect(await treasury.isEnabled(token)).to.equal(true);
      expect(await treasury.capacityAt(token, since - 1n)).to.equal(0n);
      expect(await treasury.capacityAt(token, since)).to.equal(400n);
    });

    it("a longer window remembers what a shorter one had forgotten", async () => {
      const fund = await loadFund();
      const { treasury, token } = fund;
      const spentAt = await secondOf(spend(fund, 400n));
      await reach(spentAt + window);
      expect(await treasury.capacity(token)).to.equal(384n);
      await setPolicy(fund, { floor, rate, window: 2n * window });
      expect(await treasury.capacity(token)).to.equal(0n);
      expect(await treasury.capacityAt(token, spentAt + 2n * window)).to.equal(384n);
    });

    it("capacityAt foresees what a decided change brings", async () => {
      const fund = await loadFund();
      const { treasury, token } = fund;
      await spend(fund, 100n);
      const since = (await secondOf(setPolicy(fund, { floor, rate: 500_000n, window: DAY }))) + window;
      expect(await treasury.capacityAt(token, since - 2n)).to.equal(300n);
      expect(await treasury.capacityAt(token, since)).to.equal(4_950n);
    });
  });

  describe("it refuses", () => {
    const invalid: [title: string, policy: Policy][] = [
      ["a rate above the whole", { floor: 1n, rate: 1_000_001n, window }],
      ["the largest rate", { floor: 1n, rate: 2n ** 32n - 1n, window }],
      ["a window below a day", { floor: 1n, rate: 1n, window: DAY - 1n }],
      ["no window, also where nothing is allowed", { floor: 0n, rate: 0n, window: 0n }],
      ["a window above a year", { floor: 1n, rate: 1n, window: 365n * DAY + 1n }],
      ["a rate without a floor", { floor: 0n, rate: 1n, window }],
    ];
    for (const [title, policy] of invalid) {
      it(title, async () => {
        const fund = await loadFund();
        const { treasury, token } = fund;
        const before = await policyOf(fund);
        await expectError(setPolicy(fund, policy), treasury, "Treasury_InvalidPolicy", token, tupleOf(policy));
        expect(await policyOf(fund)).to.deep.equal(before);
      });
    }

    it("and accepts each edge", async () => {
      const fund = await loadFund();
      for (const policy of [
        { floor: 1n, rate: 1_000_000n, window: DAY },
        { floor: 2n ** 128n - 1n, rate: 0n, window: 365n * DAY },
        { floor: 0n, rate: 0n, window: DAY },
      ]) {
        await setPolicy(fund, policy);
        expect(((await policyOf(fund)) as unknown[])[1]).to.deep.equal(tupleOf(policy));
      }
    });

    it("what is no token", async () => {
      const { treasury, admin, stranger } = await loadFund();
      const mute = await ethers.deployContract("FaultyToken");
      await mute.setFault(7);
      for (const asset of [NOBODY, stranger.address, treasury.target as string, mute.target as string]) {
        await expectError(
          treasury.connect(admin).setPolicy(asset, POLICY),
          treasury,
          "Treasury_NotAToken",
          ethers.getAddress(asset),
        );
      }
      await treasury.connect(admin).setPolicy(ETH, POLICY);
    });

    it("anybody but the admin", async () => {
      const { treasury, token, spender, guardian, workflow, stranger } = await loadFund();
      const role = await treasury.DEFAULT_ADMIN_ROLE();
      for (const caller of [spender, guardian, workflow, stranger]) {
        await expectUnauthorized(treasury.connect(caller).setPolicy(token, POLICY), treasury, caller, role);
      }
    });
  });
});
