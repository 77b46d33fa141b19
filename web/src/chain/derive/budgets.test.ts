import { decodeFunctionData, keccak256, stringToHex, zeroAddress, type Hex } from "viem";
import { describe, expect, it } from "vitest";

import { shortAddress } from "../../shared/format/index.ts";
import { lineAccount, OUTSIDE, personalAccount, textRef } from "../accounts.ts";
import { encodeText } from "../content.ts";
import { billBudget } from "../flows/billBudget.ts";
import { budgetText } from "../flows/wording.ts";
import { closeBudget } from "../flows/closeBudget.ts";
import type { FlowContext } from "../flows/context.ts";
import { drawTicket } from "../flows/drawTicket.ts";
import { actionsOf } from "../flows/propose.ts";
import { budgetsAbi } from "../generated/abis.ts";
import {
  canBill,
  canCancelTicket,
  canCloseBudget,
  canPayFrom,
  canResumeSpending,
  canStopSpending,
} from "../permissions.ts";
import { incomeOf, paidByDomain } from "../series.ts";
import { billedAt, budgetStateAt, committedOf, countedAs, freeAt, periodAt, periodSpan } from "../states.ts";
import { addressOf, deployment, hashOf, snapshotOf, type Written } from "../testing/ledger.ts";
import { errandsOf, todosOf } from "../todo.ts";
import type { Asset, Budget, Snapshot } from "../types.ts";

const { contracts } = deployment;
const [ana, ben, owner, guardian] = [addressOf(0x11), addressOf(0x22), addressOf(0x33), addressOf(0x44)];
const usdc = addressOf(0x99);
const fund = personalAccount(contracts.treasury);
const line = lineAccount(contracts.budgets);
const DAY = 86_400;
const [START, END] = [1_000, 1_000 + 90 * DAY];
const [direct, waiting] = [encodeText("# Servers"), encodeText("# Domains")];
const ticket = hashOf(0x71);
const payments = [
  { payee: ana, amount: 600n },
  { payee: ben, amount: 300n },
];

const moved = (from: Hex, to: Hex, amount: bigint, ref: Hex, time: number): Written => ({
  contract: "treasury",
  name: "Movement",
  args: { from, to, asset: usdc, amount, party: zeroAddress, ref },
  time,
});
const refOf = (uri: string) => keccak256(stringToHex(uri));
const billed = (uri: string, amount: bigint, counted: bigint, period: number, time: number): Written => ({
  contract: "budgets",
  name: "BudgetBilled",
  args: { budget: 1n, asset: usdc, amount, counted, period, ref: refOf(uri), uri },
  time,
});

/** A budget of 1,000 micro-dollars in 30 days, in a dollar token with 4 decimals; one payment at once, one in the line. */
const story: Written[] = [
  moved(OUTSIDE, fund, 5_000n, textRef("x"), 10),
  {
    contract: "treasury",
    name: "PolicySet",
    args: { asset: usdc, policy: { floor: 500n, rate: 0, window: DAY }, since: 10 },
    time: 10,
  },
  { contract: "treasury", name: "GuardianSet", args: { guardian }, time: 10 },
  { contract: "budgets", name: "DollarTokenSet", args: { asset: usdc, isDollar: true, decimals: 4 }, time: 11 },
  {
    contract: "budgets",
    name: "BudgetOpened",
    args: {
      budget: 1n,
      domain: 3,
      owner,
      terms: {
        asset: zeroAddress,
        limit: 200_000n,
        start: START,
        end: END,
        period: 30 * DAY,
        domain: 3,
        owner,
      },
      uri: encodeText("# Running costs"),
    },
    time: 12,
  },
  billed(direct, 400n, 40_000n, 0, START + 1),
  moved(fund, personalAccount(ana), 400n, refOf(direct), START + 1),
  billed(waiting, 900n, 90_000n, 0, START + 2),
  moved(fund, line, 0n + 100n, textRef("line"), START + 2),
  {
    contract: "budgets",
    name: "TicketIssued",
    args: {
      id: ticket,
      asset: usdc,
      budget: 1n,
      ticket: { asset: usdc, start: 0n, budget: 1n, ref: refOf(waiting), payments },
    },
    time: START + 2,
  },
];
// The release above belongs to nobody here; what follows is the ticket's own.
const released: Written[] = [
  ...story,
  {
    contract: "budgets",
    name: "LineAdvanced",
    args: { asset: usdc, released: 650n, amount: 400n },
    time: START + DAY + 1,
  },
  moved(fund, line, 400n, textRef("line"), START + DAY + 1),
];
const drawn: Written[] = [
  ...released,
  {
    contract: "budgets",
    name: "TicketDrawn",
    args: { id: ticket, index: 0n, payee: ana, amount: 600n },
    time: START + DAY + 2,
  },
  {
    contract: "budgets",
    name: "TicketDrawn",
    args: { id: ticket, index: 1n, payee: ben, amount: 50n },
    time: START + DAY + 2,
  },
  moved(line, personalAccount(ana), 600n, refOf(waiting), START + DAY + 2),
  moved(line, personalAccount(ben), 50n, refOf(waiting), START + DAY + 2),
];

const asset: Asset = { address: usdc, symbol: "USDC", name: "USD Coin", decimals: 4, enabled: true, wellFormed: true };

function contextOf(events: readonly Written[], now: number): FlowContext {
  const snapshot: Snapshot = { ...snapshotOf(events, now), assets: new Map([[usdc, asset]]) };
  return { contracts, chainId: 31337, snapshot, now, nameOf: shortAddress };
}
function budgetOf({ snapshot }: FlowContext): Budget {
  const budget = snapshot.budgets.get(1n);
  if (!budget) throw new Error("incomplete story");
  return budget;
}

describe("budgets derived from events", () => {
  const context = contextOf(story, START + 10);
  const budget = budgetOf(context);
  it("know their terms, their payments and what those took", () => {
    expect(budget).toMatchObject({
      terms: { asset: undefined, domain: 3, owner, limit: 200_000n },
      billed: 130_000n,
      billedEver: 130_000n,
      closedAt: undefined,
      closedIn: undefined,
    });
    expect(budget.payments.map(({ ticket: place, payments: paid }) => [place, paid])).toEqual([
      [undefined, [{ payee: ana, amount: 400n }]],
      [ticket, payments],
    ]);
  });
  it("run from their start until their end, each period anew", () => {
    expect([START - 1, START, END - 1, END].map((time) => budgetStateAt(budget, time))).toEqual([
      "Planned",
      "Running",
      "Running",
      "Ended",
    ]);
    expect([0, START, START + 30 * DAY - 1, START + 30 * DAY].map((time) => periodAt(budget, time))).toEqual([
      0, 0, 0, 1,
    ]);
    expect(periodSpan(budget, 1)).toEqual({ from: START + 30 * DAY, to: START + 60 * DAY });
    expect(freeAt(budget, START + 10)).toBe(70_000n);
    expect(freeAt(budget, START + 30 * DAY)).toBe(200_000n);
    expect(billedAt(budget, START + 30 * DAY)).toBe(0n);
    expect(freeAt(budget, END)).toBe(0n);
  });
  it("count dollars rounding up", () => {
    const fine = { dollarTokens: new Map([[usdc, 8]]) };
    expect(countedAs(fine, budget, usdc, 101n)).toBe(2n);
    expect(countedAs(fine, budget, ana, 1n)).toBeUndefined();
    expect(committedOf(context.snapshot, budget)).toBe(90_000n);
  });
  it("owe what waits as it was counted, whatever its token counts as since", () => {
    const nothing: Written = {
      contract: "budgets",
      name: "DollarTokenSet",
      args: { asset: usdc, isDollar: false, decimals: 0 },
      time: START + DAY + 2,
    };
    const owed = (...events: readonly Written[]) => {
      const told = contextOf(events, START + DAY + 3);
      return committedOf(told.snapshot, budgetOf(told));
    };
    expect(owed(...story, nothing)).toBe(90_000n);
    // 250 of 900 still wait.
    expect(owed(...released, nothing)).toBe(25_000n);
    const advanced: Written = {
      contract: "budgets",
      name: "LineAdvanced",
      args: { asset: usdc, released: 899n, amount: 1n },
      time: START + DAY + 3,
    };
    const odd = story.map((one) =>
      one.name === "BudgetBilled" && one.args["counted"] === 90_000n
        ? { ...one, args: { ...one.args, counted: 1_000n } }
        : one,
    );
    expect(owed(...odd, advanced)).toBe(2n);
  });
  it("are closed for good", () => {
    const closed = snapshotOf([
      ...story,
      { contract: "budgets", name: "BudgetClosed", args: { budget: 1n }, time: START + 20 },
    ]);
    const after = closed.budgets.get(1n);
    expect(after && budgetStateAt(after, START + 30)).toBe("Closed");
    expect(after && freeAt(after, START + 30)).toBe(0n);
  });
});

describe("the ledger", () => {
  it("tells payments at once, releases and draws as what they are", () => {
    const { movements } = snapshotOf(drawn);
    expect(movements.map(({ purpose }) => purpose).slice(1)).toEqual([
      { kind: "budgetPayment", budget: 1n, payment: 0, ticket: undefined },
      { kind: "lineRelease" },
      { kind: "lineRelease" },
      { kind: "budgetPayment", budget: 1n, payment: 1, ticket },
      { kind: "budgetPayment", budget: 1n, payment: 1, ticket },
    ]);
    expect(incomeOf(snapshotOf(drawn), ana).map(({ amount }) => amount)).toEqual([400n, 600n]);
    expect([...paidByDomain(snapshotOf(drawn), usdc)]).toEqual([
      [3, { awards: 0n, votedPayments: 0n, budgetPayments: 1_050n }],
    ]);
  });
  it("takes no other payment of the fund for a budget's", () => {
    const other = [...story, moved(fund, personalAccount(ben), 5n, refOf(direct), START + 3)];
    expect(snapshotOf(other).movements.at(-1)?.purpose).toMatchObject({ kind: "votedPayment" });
  });
});

describe("who may spend, and how", () => {
  const running = contextOf(story, START + 10);
  const budget = budgetOf(running);
  const as = (account: typeof ana | undefined, now = START + 10, { snapshot } = running) => ({
    snapshot,
    account,
    now,
  });
  it("lets the owner pay within the limit while it runs", () => {
    expect(canBill(as(owner), budget)).toEqual({ ok: true });
    expect(canBill(as(ana), budget).ok).toBe(false);
    expect(canBill(as(owner, START - 1), budget).ok).toBe(false);
    expect(canBill(as(owner, END), budget).ok).toBe(false);
    const pay = (amount: bigint) => canPayFrom(as(owner), budget, { asset: usdc, payments: [{ payee: ana, amount }] });
    expect(pay(700n)).toEqual({ ok: true });
    expect(pay(701n)).toEqual({
      ok: false,
      reason: "That takes $0.0701 of the budget, which has $0.07 left.",
    });
    expect(canPayFrom(as(owner), budget, { asset: ana, payments: [{ payee: ana, amount: 1n }] }).ok).toBe(false);
    const off = new Map([[usdc, { ...asset, enabled: false }]]);
    const unspendable = { ...running.snapshot, assets: off };
    expect(
      canPayFrom(as(owner, START + 10, { ...running, snapshot: unspendable }), budget, {
        asset: usdc,
        payments: [{ payee: ana, amount: 1n }],
      }),
    ).toEqual({ ok: false, reason: "The stakeholders let nothing of USDC be spent: it can't even wait in the line." });
    expect(canCloseBudget(as(owner), budget).ok).toBe(true);
    expect(canCloseBudget(as(ana), budget).ok).toBe(false);
  });
  it("says what a payment does and when it gets its money", () => {
    const flow = billBudget(running, budget, { asset: usdc, payments: [{ payee: ana, amount: 500n }], reason: "Help" });
    expect(flow.effect).toContain("out of the budget “Running costs”, which then has $0.02 left. It waits in the line");
    expect(flow.steps[0]).toMatchObject({
      to: contracts.budgets,
      functionName: "bill",
      args: [1n, usdc, [{ payee: ana, amount: 500n }], encodeText("Help")],
    });
    expect(closeBudget(running, budget).effect).toBe(
      "Closes the budget “Running costs” for good: nothing more is paid out of it. $0.07 stays unused. 2 periods to come, of up to $0.20 each, will not be. $0.09 that waits in the line is paid all the same.",
    );
  });
  it("is named by its number where it has no name", () => {
    expect(budgetText({ id: 3n, uri: "" })).toBe("budget 3");
  });
  it("draws what was released, and what a draw would release", () => {
    const ready = contextOf(released, START + DAY + 2);
    const place = ready.snapshot.tickets.get(ticket);
    if (!place) throw new Error("incomplete story");
    expect(canCancelTicket(ready, place).ok).toBe(false);
    const flow = drawTicket(ready, place, ben);
    expect(flow.effect).toMatch(/^Credits 0\.015 USDC to .*; the rest goes on waiting\.$/);
    expect(flow.steps[0]?.args[1]).toEqual([1n]);
    expect(drawTicket(ready, place).steps[0]?.args).toEqual([
      { asset: usdc, start: 0n, budget: 1n, ref: refOf(waiting), payments },
      [0n, 1n],
    ]);
  });
  it("waits for those who want it; a draw lets the line advance first, and nothing else is asked for", () => {
    const ready = contextOf(released, START + DAY + 2);
    const todo = todosOf({ snapshot: ready.snapshot, account: ben, now: ready.now, power: new Map() });
    expect(todo.map(({ kind, id }) => [kind, id])).toEqual([["draw", `draw:${ticket}`]]);
    const errands = errandsOf(ready.snapshot, ready.now, owner);
    expect(errands.map(({ kind }) => kind)).toEqual(["draw"]);
    const idle = contextOf(story, START + 10);
    expect(errandsOf(idle.snapshot, idle.now, owner)).toEqual([]);
    const room = contextOf(story, START + 2 + DAY);
    expect(errandsOf(room.snapshot, room.now, owner)).toMatchObject([
      {
        kind: "draw",
        sentence: "0.05 USDC of an approved payment is ready for 1 payee and can be drawn from the line.",
      },
    ]);
  });
  it("waits since the line came that far, or could have come where a draw releases first", () => {
    const since = (events: readonly Written[], now: number, account: typeof ana) => {
      const { snapshot } = contextOf(events, now);
      return todosOf({ snapshot, account, now, power: new Map() }).flatMap((todo) =>
        todo.kind === "draw" ? todo.since : [],
      );
    };
    expect(since(released, START + 5 * DAY, ben)).toEqual([START + DAY + 1]);
    for (const now of [START + 1 + DAY, START + 2 + DAY, START + 9 * DAY])
      expect(since(story, now, ana)).toEqual([START + 1 + DAY]);
  });
  it("gives the brake to the guardian, for a week and not again for 30 days", () => {
    const stop: Written = {
      contract: "treasury",
      name: "SpendingStopped",
      args: { guardian, until: START + 7 * DAY },
      time: START,
    };
    const stopped = { snapshot: snapshotOf([...story, stop], START + 10), now: START + 10 };
    expect(canStopSpending(as(guardian))).toEqual({ ok: true });
    expect(canStopSpending(as(owner)).ok).toBe(false);
    expect(canStopSpending({ ...stopped, account: guardian }).ok).toBe(false);
    expect(canResumeSpending({ ...stopped, account: guardian })).toEqual({ ok: true });
    expect(canResumeSpending({ ...stopped, account: owner }).ok).toBe(false);
    const after = { snapshot: stopped.snapshot, account: guardian, now: START + 37 * DAY };
    expect(canStopSpending({ ...after, now: after.now - 1 }).ok).toBe(false);
    expect(canStopSpending(after)).toEqual({ ok: true });
  });
  it("proposes what only stakeholders can do", () => {
    const [open] = actionsOf(contracts, { kind: "openBudget", terms: budget.terms, purpose: "# Costs" }, hashOf(1));
    expect(decodeFunctionData({ abi: budgetsAbi, data: open?.calldata ?? "0x" })).toMatchObject({
      functionName: "open",
      args: [{ asset: zeroAddress, domain: 3, limit: 200_000n }, encodeText("# Costs")],
    });
  });
});
