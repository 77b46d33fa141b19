import { MaxUint256, type BaseContract } from "ethers";

import { accountOf, refOf } from "../fixtures/accounts.ts";
import { type Sending } from "../fixtures/assertions.ts";
import { at, DAY, networkHelpers, now, reach } from "../fixtures/chain.ts";
import { deploySystem, type Person, type System } from "../fixtures/system.ts";

/** A policy: floor in base units, rate in millionths, window in seconds. */
export interface Policy {
  floor: bigint;
  rate: bigint;
  window: bigint;
}

/** 4 % in 24 days, and never less than 50. */
export const POLICY: Policy = { floor: 50n, rate: 40_000n, window: 24n * DAY };

/** The largest floor that a policy can have. */
export const MOST_FLOOR = 2n ** 128n - 1n;

/** Allows whatever there is, over the window of {@link POLICY}. */
export const LOOSE: Policy = { floor: MOST_FLOOR, rate: 1_000_000n, window: POLICY.window };

/** What a test's spendings are for. */
export const REF = refOf("work");

/** The system with a general fund that has a policy for the token, and a guardian. */
export interface Fund extends System {
  general: string;
  guardian: Person;
}

/** A policy as the contract returns it: in the order of its struct. */
export function tupleOf({ floor, rate, window }: Policy): [bigint, bigint, bigint] {
  return [floor, rate, window];
}

/** Puts money into the general fund; base units. */
export async function donate({ treasury, token, funder }: System, amount: bigint): Promise<void> {
  await token.mint(funder, amount);
  await token.connect(funder).approve(treasury, MaxUint256);
  await treasury.connect(funder).deposit(accountOf(treasury), token, amount, refOf("donation"));
}

/** Spends from the general fund, past the line; base units. */
export function spend(fund: System, amount: bigint, payee: Person = fund.claimant): Sending {
  const { treasury, token, spender } = fund;
  return treasury.connect(spender).spend(token, [{ to: accountOf(payee), amount }], REF);
}

/** Gives the token a policy. */
export function setPolicy({ treasury, token, admin }: System, policy: Policy): Sending {
  return treasury.connect(admin).setPolicy(token, policy);
}

async function deployWith(policy: Policy, held: bigint): Promise<Fund> {
  const system = await deploySystem();
  const { treasury, admin, crowd } = system;
  const guardian = crowd[0];
  await treasury.connect(admin).setGuardian(guardian);
  await setPolicy(system, policy);
  if (held > 0n) await donate(system, held);
  await reach((await now()) + policy.window);
  return { ...system, general: accountOf(treasury), guardian };
}

/** A general fund of 10,000 under {@link POLICY}, which is in force; nothing was ever spent. */
export async function deployFund(): Promise<Fund> {
  return deployWith(POLICY, 10_000n);
}

/** An empty general fund under {@link LOOSE}, which is in force. */
async function deployLoose(): Promise<Fund> {
  return deployWith(LOOSE, 0n);
}

/** {@link deployFund} on a chain that is as it was. */
export const loadFund = () => networkHelpers.loadFixture(deployFund);
/** {@link deployLoose} on a chain that is as it was. */
export const loadLoose = () => networkHelpers.loadFixture(deployLoose);

/** Brings the fund to hold `held` after `spent` was spent just now, and then puts `policy` in force, which is no looser than LOOSE. */
export async function bringTo(fund: Fund, policy: Policy, held: bigint, spent: bigint): Promise<void> {
  if (held + spent > 0n) await donate(fund, held + spent);
  if (spent > 0n) await spend(fund, spent);
  await setPolicy(fund, policy);
}

/** The balances of treasury accounts in the token, base units. */
export function balancesOf({ treasury, token }: System, accounts: readonly string[]): Promise<bigint[]> {
  return Promise.all(accounts.map((account) => treasury.balanceOf(account, token)));
}

/** Makes `act` happen exactly at `second` (seconds since 1970). */
export async function actAt(second: bigint, act: () => Sending): Sending {
  await at(second);
  return act();
}

/** The address of a contract, as text. */
export const targetOf = (contract: BaseContract): string => contract.target as string;
