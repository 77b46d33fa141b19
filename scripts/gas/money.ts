import { accountKey } from "./keys.ts";
import type { GasTable } from "./chain.ts";
import type { GasSystem } from "./system.ts";

const AMOUNT = 1_000_000_000n;

/** Deposits, movements between accounts and the ways out; receipt gas of each action's second call. */
export async function measureMoney(system: GasSystem): Promise<GasTable> {
  const { chain, people, token, treasury } = system;
  const { ethers, send } = chain;
  const { opener, claimant, first } = people;
  const ETH = await treasury.ETH();
  const fund = await treasury.generalFund();
  const own = accountKey(opener.address);
  const memo = ethers.encodeBytes32String("gift");
  const table: GasTable = {};

  const actions: Record<string, () => ReturnType<typeof treasury.deposit>> = {
    depositErc20: () => treasury.connect(opener).deposit(fund, token, AMOUNT, memo),
    depositEth: () => treasury.connect(opener).deposit(fund, ETH, AMOUNT, memo, { value: AMOUNT }),
    depositToOwnAccount: () => treasury.connect(opener).deposit(own, token, 10n * AMOUNT, memo),
    move: () => treasury.connect(opener).move(own, token, [{ to: accountKey(claimant.address), amount: AMOUNT }], memo),
    payAtOnce: () => treasury.connect(opener).pay(own, token, [{ payee: first.address, amount: AMOUNT }], memo, true),
    withdraw: () => treasury.connect(opener).withdraw(own, opener, [{ asset: token, amount: AMOUNT }], memo),
    refusePayouts: () => treasury.connect(opener).refusePayouts(false),
  };
  for (const round of [1, 2]) {
    for (const [name, call] of Object.entries(actions)) {
      const { gasUsed } = await send(call);
      if (round === 2) table[name] = Number(gasUsed);
    }
    await send(() => token.connect(opener).transfer(treasury, AMOUNT));
    table.sync = Number((await send(() => treasury.connect(first).sync(token))).gasUsed);
    table.payOut = Number((await send(() => treasury.connect(first).payOut(token, [claimant]))).gasUsed);
  }
  return table;
}

/** Several accounts at once, payments that are only credited, and refusing payouts; later calls. */
export async function measureFurtherMoney(system: GasSystem): Promise<GasTable> {
  const { chain, people, token, treasury } = system;
  const { opener, claimant, first, second, third } = people;
  const { send } = chain;
  const own = accountKey(opener.address);
  const memo = chain.ethers.encodeBytes32String("gift");
  const payees = [first, second, third];
  const credits = payees.map(({ address }) => ({ to: accountKey(address), amount: AMOUNT }));
  const payment = { payee: claimant.address, amount: AMOUNT };
  const table: GasTable = {};

  const actions: Record<string, () => ReturnType<typeof treasury.move>> = {
    moveToThree: () => treasury.connect(opener).move(own, token, credits, memo),
    payCredited: () => treasury.connect(opener).pay(own, token, [payment], memo, false),
    startRefusingPayouts: () => treasury.connect(opener).refusePayouts(true),
    stopRefusingPayouts: () => treasury.connect(opener).refusePayouts(false),
  };
  for (const _round of [1, 2]) {
    for (const [name, call] of Object.entries(actions)) table[name] = Number((await send(call)).gasUsed);
    // Their accounts are empty again before the next round, as the payee's is before `move`.
    await send(() => treasury.payOut(token, [...payees, claimant]));
  }
  return table;
}
