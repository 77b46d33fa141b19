import type { Log } from "ethers";

import { MaxUint256 } from "ethers";
import { network } from "hardhat";

import type {} from "../../../types/ethers-contracts/hardhat.js";
import { accountOf, NOBODY, refOf } from "../../fixtures/accounts.ts";
import { idOf, type Ticket } from "../../budgets/line.ts";
import { BILL, PURPOSE } from "../../budgets/budget.ts";
import type { Policy } from "../fund.ts";
import type { Act } from "./model.ts";
import { type Budget, type Decision, policyAt } from "./rules.ts";

const GAS = 8_000_000n;
const REF = refOf("voted");

/** What left the general fund, as its events tell. */
interface Outflow {
  asset: string;
  second: bigint;
  amount: bigint;
}

/** What was paid out of a budget, as its events tell. */
export interface Billed {
  budget: bigint;
  second: bigint;
  counted: bigint;
}

/** What a budget was opened with and when it was closed, as its events tell. */
export interface Opened extends Pick<Budget, "limit" | "start" | "end" | "period"> {
  closedAt: bigint | undefined;
}

/** A ticket, whether it was cancelled, and what its payees were credited, as its events tell. */
export interface Issued {
  ticket: Ticket;
  isCancelled: boolean;
  /** By place, base units. */
  credited: bigint[];
}

/** The contracts on a chain of their own, where every second is set, gas is free, and one key holds every right. */
export async function deployHouse() {
  const { ethers, provider } = await network.create({ override: { gasPrice: 0n, initialBaseFeePerGas: 0n } });
  const [admin, ...others] = await ethers.getSigners();
  if (admin === undefined) throw new Error("the chain has no accounts");
  const treasury = await ethers.deployContract("Treasury", [admin.address]);
  const contractors = await ethers.deployContract("Contractors", [admin.address, NOBODY]);
  const budgets = await ethers.deployContract("Budgets", [admin.address, treasury.target, contractors.target]);
  await treasury.grantRole(await treasury.SPENDER_ROLE(), budgets);
  await treasury.setGuardian(admin);
  const decimals: Record<string, bigint> = {};
  for (const places of [6n, 18n]) {
    const token = await ethers.deployContract("DemoToken", ["Dollar", "USD", places]);
    await token.mint(admin, 2n ** 200n);
    await token.approve(treasury, MaxUint256);
    await budgets.setDollarToken(token, true);
    decimals[token.target as string] = places;
  }
  const general = accountOf(treasury);
  const line = accountOf(budgets, 1n);
  /** The tickets of each asset, in their order, and by their ids. */
  const tickets: Record<string, Issued[]> = {};
  const ticketById = new Map<string, Issued>();
  const outflows: Outflow[] = [];
  const decisions: Record<string, Decision[]> = {};
  const stops = { until: 0n };
  const opened: Opened[] = [];
  const billed: Billed[] = [];

  const ticketOf = (asset: string, ticket: number): Ticket => {
    const known = tickets[asset]?.[ticket];
    if (known === undefined) throw new RangeError(`no ticket ${ticket}`);
    return known.ticket;
  };
  const issuedAs = (id: string): Issued => {
    const known = ticketById.get(id);
    if (known === undefined) throw new Error(`an event tells of ticket ${id}, which was not issued`);
    return known;
  };
  const paymentsOf = (shares: readonly [string, bigint][]) => shares.map(([payee, amount]) => ({ payee, amount }));

  /** The call that an act is, and by whom. */
  function callOf(act: Act): [from: string, to: string, data: string] {
    const [T, B] = [treasury.interface, budgets.interface];
    const [toTreasury, toBudgets] = [treasury.target as string, budgets.target as string];
    const by = admin!.address;
    switch (act.kind) {
      case "donate":
        return [by, toTreasury, T.encodeFunctionData("deposit", [general, act.asset, act.amount, REF])];
      case "decide":
        return [by, toTreasury, T.encodeFunctionData("setPolicy", [act.asset, act.policy])];
      case "stop":
        return [by, toTreasury, T.encodeFunctionData("stopSpending")];
      case "resume":
        return [by, toTreasury, T.encodeFunctionData("resumeSpending")];
      case "pay":
        return [by, toBudgets, B.encodeFunctionData("pay", [act.asset, paymentsOf(act.shares), REF])];
      case "open": {
        const { asset, ...terms } = act.terms;
        const full = { ...terms, asset: asset === "" ? NOBODY : asset, domain: 0n };
        return [by, toBudgets, B.encodeFunctionData("open", [full, PURPOSE])];
      }
      case "bill": {
        const args = [act.budget, act.asset, paymentsOf(act.shares), BILL] as const;
        return [act.by, toBudgets, B.encodeFunctionData("bill", [...args])];
      }
      case "close":
        return [act.by, toBudgets, B.encodeFunctionData("close", [act.budget])];
      case "release":
        return [by, toBudgets, B.encodeFunctionData("release", [act.asset])];
      case "draw":
        return [by, toBudgets, B.encodeFunctionData("draw", [ticketOf(act.asset, act.ticket), [...act.places]])];
      case "cancel":
        return [by, toBudgets, B.encodeFunctionData("cancel", [ticketOf(act.asset, act.ticket)])];
    }
  }

  /** Remembers what an event tells about money that left the fund, what may leave it, budgets and tickets. */
  function note(log: Log, second: bigint): void {
    const parsed = treasury.interface.parseLog(log) ?? budgets.interface.parseLog(log);
    const value = (name: string) => parsed?.args.getValue(name);
    switch (parsed?.name) {
      case "Movement":
        if (value("from") === general) outflows.push({ asset: value("asset"), second, amount: value("amount") });
        return;
      case "PolicySet": {
        const { floor, rate, window } = value("policy") as Policy;
        (decisions[value("asset")] ??= []).push({ second, policy: { floor, rate, window } });
        return;
      }
      case "SpendingStopped":
        stops.until = value("until");
        return;
      case "SpendingResumed":
        stops.until = second;
        return;
      case "BudgetOpened": {
        const { limit, start, end, period } = value("terms") as Opened;
        opened.push({ limit, start, end, period, closedAt: undefined });
        return;
      }
      case "BudgetClosed":
        opened[Number(value("budget")) - 1]!.closedAt = second;
        return;
      case "BudgetBilled":
        billed.push({ budget: value("budget"), second, counted: value("counted") });
        return;
      case "TicketIssued": {
        const { asset, start, budget, ref, payments } = value("ticket") as Ticket;
        const shares = payments.map(({ payee, amount }) => ({ payee, amount }));
        const ticket: Ticket = { asset, start, budget, ref, payments: shares };
        if (idOf(ticket) !== value("id")) throw new Error("the id is not the ticket's hash");
        const issued = { ticket, isCancelled: false, credited: shares.map(() => 0n) };
        (tickets[asset] ??= []).push(issued);
        ticketById.set(value("id"), issued);
        return;
      }
      case "TicketCancelled":
        issuedAs(value("id")).isCancelled = true;
        return;
      case "TicketDrawn":
        issuedAs(value("id")).credited[Number(value("index"))]! += value("amount");
    }
  }

  function nameOf(error: unknown): string {
    const data = (error as { data?: unknown }).data;
    if (typeof data !== "string") throw error;
    const parsed = treasury.interface.parseError(data) ?? budgets.interface.parseError(data);
    return parsed?.name ?? data;
  }

  const hex = (value: bigint) => `0x${value.toString(16)}`;
  return {
    assets: Object.keys(decimals),
    decimals,
    people: others.slice(0, 5).map(({ address }) => address),
    outflows,
    stops,
    opened,
    billed,

    /** The tickets of an asset, in their order. */
    tickets: (asset: string): readonly Issued[] => tickets[asset] ?? [],

    /** What was in force for an asset at `second`, from all that was decided up to now. */
    policyFromEvents: (asset: string, second: bigint): Policy =>
      policyAt({ decisions: decisions[asset] ?? [] }, second).policy,

    /** Lets an act happen at `second`; the name of the error that it fails with, or null. */
    async act(act: Act, second: bigint): Promise<string | null> {
      const [from, to, data] = callOf(act);
      await provider.request({ method: "evm_setNextBlockTimestamp", params: [hex(second)] });
      try {
        const params = [{ from, to, data, gas: hex(GAS) }];
        const sent = (await provider.request({ method: "eth_sendTransaction", params })) as string;
        const receipt = await ethers.provider.getTransactionReceipt(sent);
        for (const log of receipt?.logs ?? []) note(log, second);
        return null;
      } catch (error) {
        return nameOf(error);
      }
    },

    /** The time of the latest block, seconds since 1970. */
    async now(): Promise<bigint> {
      return BigInt((await ethers.provider.getBlock("latest"))?.timestamp ?? 0);
    },

    fund: (asset: string) => treasury.balanceOf(general, asset),
    undrawn: (asset: string) => treasury.balanceOf(line, asset),
    personal: (payee: string, asset: string) => treasury.balanceOf(accountOf(payee), asset),
    capacity: (asset: string) => treasury.capacity(asset),
    capacityAt: (asset: string, second: bigint) => treasury.capacityAt(asset, second),
    spentWithin: (asset: string, seconds: bigint) => treasury.spentWithin(asset, seconds),
    waiting: (asset: string) => budgets.waitingOf(asset),
    free: (budget: bigint) => budgets.freeOf(budget),

    /** What is in force, and since when what was decided last is, or will be. */
    async policy(asset: string): Promise<{ policy: Policy; since: bigint }> {
      const { current, since } = await treasury.policyOf(asset);
      return { policy: { floor: current.floor, rate: current.rate, window: current.window }, since };
    },

    /** What the payee at `place` was credited so far, and could be now. */
    async drawn(asset: string, ticket: number, place: number): Promise<[drawn: bigint, ready: bigint]> {
      const { drawn, ready } = await budgets.drawnOf(ticketOf(asset, ticket), place);
      return [drawn, ready];
    },
  };
}

/** The contracts on their chain. */
export type House = Awaited<ReturnType<typeof deployHouse>>;
