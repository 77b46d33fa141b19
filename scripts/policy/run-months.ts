import type { NetworkConnection } from "hardhat/types/network";

import { encodeBytes32String, MaxUint256, zeroPadBytes } from "ethers";

import type { RecordedMonth } from "../records/months-file.ts";
import { UsageError } from "../tooling/usage-error.ts";
import { DAY, DECIMALS, type PolicyRun } from "./options.ts";

/** One month on the chain; amounts in base units, `fund`, `spent` and `capacity` as they are just before its spending. */
export interface MonthResult {
  readonly month: string;
  readonly fund: bigint;
  /** What left the fund within the policy's window. */
  readonly spent: bigint;
  readonly capacity: bigint;
  readonly requested: bigint;
  readonly paid: bigint;
  readonly fits: boolean;
}

const COIN = 10n ** BigInt(DECIMALS);
/** The treasury counts what was ever spent in as many bits. */
const MOST = 2n ** 208n;
/** The earliest month whose setup, a window earlier, lies in the chain's time. */
const EARLIEST = "1972-01";

/** The second at which day `day` of `month` (YYYY-MM) begins, UTC; seconds since 1970. */
function secondOf(month: string, day: string): bigint {
  return BigInt(Date.parse(`${month}-${day}T00:00:00Z`) / 1000);
}

/** All that ever comes in, base units. */
export function incomeOf(months: readonly RecordedMonth[], opening: bigint): bigint {
  return months.reduce((sum, { received }) => sum + received * COIN, opening);
}

/** Refuses what cannot happen on a chain: time that stands still or runs back, more money than can be counted. */
export function checkMonths(months: readonly RecordedMonth[], opening: bigint): void {
  const [first] = months;
  if (first === undefined) throw new UsageError("The file has no months.");
  if (first.month < EARLIEST)
    throw new UsageError(`The first month is ${first.month}; chains know time from ${EARLIEST} on.`);
  months.reduce((previous, next) => {
    if (next.month <= previous.month) throw new UsageError(`The month ${next.month} comes after ${previous.month}.`);
    return next;
  });
  if (incomeOf(months, opening) >= MOST) throw new UsageError("All income together is more than a treasury can count.");
}

/** A chain whose clock starts so early that the policy is in force before the first month. */
export function chainOptions(months: readonly RecordedMonth[], { window }: PolicyRun) {
  const start = secondOf(months[0]?.month ?? EARLIEST, "01") - window - DAY;
  return {
    override: {
      initialDate: new Date(Number(start) * 1000),
      // What is seen just before a spending is seen in the spending's own second.
      allowBlocksWithSameTimestamp: true,
    },
  };
}

/** Makes the flows of `months` happen in a real treasury and tells each month as it passes. */
export async function* runMonths(
  { ethers }: NetworkConnection,
  months: readonly RecordedMonth[],
  run: PolicyRun,
): AsyncGenerator<MonthResult> {
  const [admin, payee] = await ethers.getSigners();
  if (admin === undefined || payee === undefined) throw new Error("the chain has no accounts");
  const treasury = await ethers.deployContract("Treasury", [admin.address]);
  const coin = await ethers.deployContract("DemoToken", ["Coin", "COIN", DECIMALS]);
  const [asset, fundAccount] = [await coin.getAddress(), await treasury.generalFund()];
  await treasury.grantRole(await treasury.SPENDER_ROLE(), admin.address);
  await coin.approve(treasury, MaxUint256);

  const next = async (second: bigint): Promise<void> => {
    await ethers.provider.send("evm_setNextBlockTimestamp", [Number(second)]);
  };
  const receive = async (amount: bigint): Promise<void> => {
    if (amount > 0n) await treasury.deposit(fundAccount, asset, amount, encodeBytes32String("income"));
  };

  await coin.mint(admin.address, incomeOf(months, run.opening));
  await receive(run.opening);
  await treasury.setPolicy(asset, { floor: run.floor, rate: run.rate, window: run.window });

  for (const { month, received, spent: spending } of months) {
    await next(secondOf(month, "01"));
    await receive(received * COIN);

    const fifteenth = secondOf(month, "15");
    await next(fifteenth);
    await ethers.provider.send("evm_mine", []);
    await next(fifteenth);
    const requested = spending * COIN;
    const [fund, spent, capacity] = await Promise.all([
      treasury.balanceOf(fundAccount, asset),
      treasury.spentWithin(asset, run.window),
      treasury.capacity(asset),
    ]);
    const paid = requested <= capacity ? requested : capacity;
    if (paid > 0n) {
      const credit = { to: zeroPadBytes(payee.address, 32), amount: paid };
      await treasury.spend(asset, [credit], encodeBytes32String("spending"));
    }
    yield { month, fund, spent, capacity, requested, paid, fits: requested <= capacity };
  }
}
