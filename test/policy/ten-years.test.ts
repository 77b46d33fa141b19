import { expect } from "chai";

import { DAY, now, reach } from "../fixtures/chain.ts";
import { actAt, donate, type Fund, loadFund, POLICY, spend } from "./fund.ts";

const { floor, rate, window } = POLICY;
const MONTH = 30n * DAY;
const MONTHS = 120;

/** What the fund holds, what was spent within the window, and what may be spent. */
interface Standing {
  held: bigint;
  spent: bigint;
  capacity: bigint;
}

async function standingOf({ treasury, token, general }: Fund): Promise<Standing> {
  const [held, spent, capacity] = await Promise.all([
    treasury.balanceOf(general, token),
    treasury.spentWithin(token, window),
    treasury.capacity(token),
  ]);
  // Never stuck below the floor while there is money: each window allows the floor, or all there is.
  const left = floor > spent ? floor - spent : 0n;
  expect(capacity >= (left < held ? left : held), `${capacity} with ${held} left and ${spent} spent`).to.equal(true);
  return { held, spent, capacity };
}

/** Lets ten years pass, month by month; `month` does what happens in each and says what must hold. */
async function tenYears(month: (fund: Fund, number: number, standing: Standing) => Promise<void>): Promise<Fund> {
  const fund = await loadFund();
  const start = (await now()) + DAY;
  for (let number = 0; number < MONTHS; number++) {
    await reach(start + BigInt(number) * MONTH);
    await month(fund, number, await standingOf(fund));
    await standingOf(fund);
  }
  return fund;
}

const shareOf = (amount: bigint) => (amount * rate) / 1_000_000n;

describe("SpendingPolicy: ten years", () => {
  it("of a first tiny spend, after which the share is the same as if it had not been", async () => {
    await tenYears(async (fund, number, { held, spent, capacity }) => {
      expect(spent).to.equal(0n);
      expect(capacity).to.equal(shareOf(held));
      if (number === 0) await spend(fund, 1n);
      else await spend(fund, capacity);
      await donate(fund, 400n);
    });
  });

  it("of months of silence between spendings, which neither save anything up nor lock anything", async () => {
    let spendings = 0;
    await tenYears(async (fund, number, { held, spent, capacity }) => {
      if (number % 18 === 17) {
        expect(spent).to.equal(0n);
        expect(capacity).to.equal(shareOf(held));
        await spend(fund, capacity);
        spendings += 1;
      }
    });
    expect(spendings).to.equal(6);
  });

  it("of a balance that falls until the last unit is spent", async () => {
    let emptyIn: number | undefined;
    const fund = await tenYears(async (fund, number, { held, capacity }) => {
      const allowed = shareOf(held) > floor ? shareOf(held) : floor;
      expect(capacity).to.equal(allowed < held ? allowed : held);
      if (capacity > 0n) await spend(fund, capacity);
      if (held === 0n) emptyIn ??= number;
    });
    expect(emptyIn).to.equal(77);
    expect(await fund.treasury.balanceOf(fund.general, fund.token)).to.equal(0n);
  });

  it("of a windfall, of which 4 % can be spent at once, and less and less later", async () => {
    let last = 0n;
    await tenYears(async (fund, number, { capacity }) => {
      if (number === 36) {
        await donate(fund, 1_000_000n);
        const { held, spent, capacity: after } = await standingOf(fund);
        expect(spent).to.equal(0n);
        expect(after).to.equal(shareOf(held));
        await spend(fund, after);
        last = after;
        return;
      }
      if (number > 36) {
        expect(capacity < last || capacity === floor).to.equal(true);
        last = capacity;
      }
      await spend(fund, capacity);
    });
  });

  it("of donations just before each spending, which add their own share and nothing else", async () => {
    await tenYears(async (fund, _number, { held, capacity }) => {
      const gift = 5_000n;
      await donate(fund, gift);
      const after = await standingOf(fund);
      expect(after.capacity).to.equal(shareOf(held + gift));
      expect(after.capacity - capacity <= shareOf(gift) + 1n).to.equal(true);
      await spend(fund, after.capacity);
    });
  });

  it("of something small every tenth day, which the floor alone would allow", async () => {
    const fund = await loadFund();
    const start = (await now()) + DAY;
    let paid = 0n;
    for (let day = 0n; day < 3_650n; day += 10n) {
      await actAt(start + day * DAY, () => spend(fund, 15n));
      paid += 15n;
      const { spent } = await standingOf(fund);
      expect(spent <= 45n, `${spent} in a window`).to.equal(true);
    }
    expect(paid).to.equal(5_475n);
  });
});
