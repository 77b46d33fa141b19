import type { ContractTransactionReceipt, ContractTransactionResponse } from "ethers";

import { dataSlice, id, ZeroAddress } from "ethers";

import type { IPaymentLine } from "../../types/ethers-contracts/contracts/Budgets.js";
import { DAY, type GasTable } from "./chain.ts";
import type { GasSystem } from "./system.ts";

/** Text on IPFS, as most bills will be. */
const URI = "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";
const AMOUNT = 1_000_000n;
/** What a day lets through where payments wait, base units. */
const DAILY = 300_000n;

type Note = (name: string, call: () => Promise<ContractTransactionResponse>) => Promise<ContractTransactionReceipt>;

/**
 * What a vote or a budget pays, as the transaction that carries it out: called by the admin of Budgets, which the timelock is.
 * Later calls; payees hold something in their accounts already.
 */
export async function measureSpending(system: GasSystem): Promise<GasTable> {
  const { chain, people, token, treasury } = system;
  const table: GasTable = {};
  const note: Note = async (name, call) => {
    const receipt = await chain.send(call);
    table[name] = Number(receipt.gasUsed);
    return receipt;
  };
  const fund = await treasury.generalFund();
  await chain.send(() => treasury.connect(people.opener).deposit(fund, token, 1_000n * AMOUNT, id("fund")));
  for (const _round of [1, 2]) {
    await payAtOnce(system, note);
    await payByBudget(system, note);
    await payInLine(system, note);
    await stop(system, note);
  }
  return table;
}

/** Payments that find room: to one payee, and to many. */
async function payAtOnce({ people, token, budgets }: GasSystem, note: Note): Promise<void> {
  const { deployer, claimant } = people;
  const payTo = (payees: readonly string[], ref: string) =>
    budgets.connect(deployer).pay(
      token,
      payees.map((payee) => ({ payee, amount: AMOUNT })),
      id(ref),
    );
  await note("payImmediate", () => payTo([claimant.address], "Pay one"));
  for (const size of [25, 50]) {
    const payees = Array.from({ length: size }, (_, index) => dataSlice(id(`payee ${index}`), 12));
    await note(`payMany${size}`, () => payTo(payees, `Pay ${size}`));
  }
}

/** Budgets in the asset and in USD, from their opening to their end. */
async function payByBudget({ chain, people, token, budgets }: GasSystem, note: Note): Promise<void> {
  const { deployer, opener, claimant } = people;
  const asset = await token.getAddress();
  await note("setDollarToken", () => budgets.connect(deployer).setDollarToken(asset, true));
  for (const [suffix, unit] of [
    ["", asset],
    ["Usd", ZeroAddress],
  ] as const) {
    const start = chain.now();
    const terms = { asset: unit, limit: 10n * AMOUNT, start, end: start + 365 * DAY, period: 30 * DAY, domain: 1 };
    await note(`openBudget${suffix}`, () => budgets.connect(deployer).open({ ...terms, owner: opener }, URI));
    const budget = await budgets.count();
    for (const _bill of [1, 2]) {
      await note(`bill${suffix}`, () =>
        budgets.connect(opener).bill(budget, token, [{ payee: claimant.address, amount: AMOUNT }], URI),
      );
    }
    await note(`closeBudget${suffix}`, () => budgets.connect(opener).close(budget));
  }
}

/** Payments that wait: in the line, released, drawn and cancelled. */
async function payInLine(system: GasSystem, note: Note): Promise<void> {
  const { chain, people, token, treasury, budgets } = system;
  const { deployer, claimant, candidate } = people;
  const policy = { floor: DAILY, rate: 0, window: DAY };
  await note("setPolicy", () => treasury.connect(deployer).setPolicy(token, policy));
  chain.wait(2 * DAY);

  const payments = [claimant, candidate].map(({ address }) => ({ payee: address, amount: AMOUNT }));
  const wait = async (name: string, ref: string) =>
    ticketIn(system, await note(name, () => budgets.connect(deployer).pay(token, payments, id(ref))));
  const first = await wait("payWaiting", "Wait");
  await note("release", () => budgets.connect(claimant).release(token));
  await note("draw", () => budgets.connect(claimant).draw(first, [0]));
  const second = await wait("payWaitingBehind", "Wait behind");
  chain.wait(DAY);
  await note("releaseAndDraw", () => budgets.connect(claimant).draw(first, [0]));
  await note("cancelTicket", () => budgets.connect(deployer).cancel(second));
  await chain.send(() => budgets.connect(deployer).cancel(first));
  // The next round begins as this one did: with room, and nobody waiting, not even what was cancelled.
  await note("releaseCancelled", () => budgets.connect(claimant).release(token));
  await chain.send(() => treasury.connect(deployer).setPolicy(token, { floor: 1, rate: 1_000_000, window: DAY }));
  chain.wait(2 * DAY);
}

function ticketIn({ budgets }: GasSystem, { logs }: ContractTransactionReceipt): IPaymentLine.TicketStruct {
  for (const log of logs) {
    const event = budgets.interface.parseLog(log);
    if (event?.name !== "TicketIssued") continue;
    const { asset, start, budget, ref, payments } = event.args.ticket as IPaymentLine.TicketStructOutput;
    return { asset, start, budget, ref, payments: payments.map(({ payee, amount }) => ({ payee, amount })) };
  }
  throw new Error("Nothing waits where the gas scenario expects it.");
}

/** The guardian's brake. */
async function stop({ chain, people, treasury }: GasSystem, note: Note): Promise<void> {
  const { deployer, relay } = people;
  await note("setGuardian", () => treasury.connect(deployer).setGuardian(relay));
  await note("stopSpending", () => treasury.connect(relay).stopSpending());
  await note("resumeSpending", () => treasury.connect(relay).resumeSpending());
  chain.wait(31 * DAY);
}
