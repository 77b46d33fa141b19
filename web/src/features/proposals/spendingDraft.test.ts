import { describe, expect, it } from "vitest";

import { ETH_ADDRESS } from "../../chain/accounts.ts";
import { encodeText } from "../../chain/content.ts";
import type { Template } from "../../chain/flows/propose.ts";
import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  snapshotOf,
  type Written,
  usdc,
} from "../../chain/testing/ledger.ts";
import type { Snapshot } from "../../chain/types.ts";
import { DAY } from "../../shared/format/index.ts";
import { NO_PAYEES } from "../../shared/payees/readPayees.ts";
import {
  EMPTY_DRAFT,
  isTemplateKind,
  policyIn,
  restoreDraft,
  withPolicy,
  type BudgetDraft,
  type Draft,
} from "./draft.ts";
import { earliestExecution, openStart } from "./readBudget.ts";
import { readDraft } from "./readDraft.ts";
import { groupOf, TEMPLATE_GROUPS } from "./templates.ts";

const { contracts } = deployment;
const [ana, ben] = [addressOf(0x11), addressOf(0x22)];
/** 1 January 2030, noon UTC. */
const NOW = Date.UTC(2030, 0, 1, 12) / 1000;

const raw = { asset: usdc.address, limit: 5n, start: NOW - DAY, end: NOW + DAY, period: 0, domain: 1, owner: ana };
const opened = (budget: bigint, end: number): Written => ({
  contract: "budgets",
  name: "BudgetOpened",
  args: { budget, domain: 1, owner: ana, terms: { ...raw, end }, uri: encodeText("# Patches") },
  time: NOW - 9,
});
const issued = (id: number, start: bigint, budget = 0n): Written => ({
  contract: "budgets",
  name: "TicketIssued",
  args: {
    id: hashOf(id),
    asset: usdc.address,
    budget,
    ticket: { asset: usdc.address, start, budget, ref: hashOf(3), payments: [{ payee: ben, amount: 100n }] },
  },
  time: NOW - 5,
});

function chainWith(...events: readonly Written[]): Snapshot {
  const base = snapshotOf(
    [...domainEvents({ id: 1, k: 2, challenge: 0, period: DAY, members: [] }, 10), ...events],
    NOW,
  );
  return {
    ...base,
    assets: new Map([...base.assets, [usdc.address, usdc]]),
    rules: { ...base.rules, votingDelay: DAY, votingPeriod: 7 * DAY, timelockDelay: 2 * DAY },
  };
}

const read = (parts: Partial<Draft>, snapshot = chainWith()) =>
  readDraft({ ...EMPTY_DRAFT, title: "x", ...parts }, snapshot, contracts.treasury);

describe("the templates", () => {
  it("each stand in one group", () => {
    const offered = TEMPLATE_GROUPS.flatMap(({ templates }) => templates.map(({ value }) => value));
    expect(new Set(offered).size).toBe(offered.length);
    for (const kind of offered) {
      expect(isTemplateKind(kind)).toBe(true);
      expect(groupOf(kind).templates.map(({ value }) => value)).toContain(kind);
    }
    expect(isTemplateKind("constructor")).toBe(false);
  });
});

describe("a payment to many", () => {
  const pasted = (text: string) => read({ asset: usdc.address, payees: { ...NO_PAYEES, by: "file", text } });
  it("is read from a table, in base units", () => {
    expect(pasted(`address,amount\n${ana},1200.50\n${ben},0.000001`).template).toEqual({
      kind: "pay",
      asset: usdc.address,
      payments: [
        { payee: ana, amount: 1_200_500_000n },
        { payee: ben, amount: 1n },
      ],
    });
  });
  it("is refused whole while one line can't be used, and names the line", () => {
    const { template, complaints } = pasted(`${ana},1\n${contracts.treasury},2\n${ana},x`);
    expect(template).toBeUndefined();
    expect(Object.keys(complaints)).toEqual(["payees.2.payee", "payees.3.payee", "payees.3.amount"]);
  });
  it("goes to fifty at once", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `${addressOf(at + 1)},1`).join("\n");
    expect(pasted(lines(50)).complaints).toEqual({});
    expect(Object.values(pasted(lines(51)).complaints)).toEqual(["At most 50 payees at once; this list has 51."]);
  });
});

describe("a budget", () => {
  const budget: BudgetDraft = {
    ...EMPTY_DRAFT.budget,
    name: "Running costs",
    asset: "usd",
    limit: "1,500.5",
    owner: ana,
    lastDay: "2030-12-31",
    purpose: "Servers.",
  };
  const of = (parts: Partial<BudgetDraft>) => read({ kind: "openBudget", budget: { ...budget, ...parts } });
  it("is in dollars or in an asset, for all or for one domain, once or again and again", () => {
    expect(of({}).template).toEqual({
      kind: "openBudget",
      terms: {
        asset: undefined,
        limit: 1_500_500_000n,
        start: Date.UTC(2030, 0, 12) / 1000,
        end: Date.UTC(2031, 0, 1) / 1000,
        period: 30 * DAY,
        domain: undefined,
        owner: ana,
      },
      purpose: "# Running costs\n\nServers.",
    } satisfies Template);
    expect(of({ asset: usdc.address, domain: "1", recurs: "no", firstDay: "2030-02-01" }).template).toMatchObject({
      terms: { asset: usdc.address, domain: 1, period: 0, start: Date.UTC(2030, 1, 1) / 1000 },
    });
  });
  it("starts with the first whole day after it can be opened, if nothing else is said", () => {
    const rules = { ...chainWith().rules, votingDelay: 1, votingPeriod: 1, timelockDelay: 1 };
    expect(openStart({ rules, time: 3 * DAY - 3 })).toBe(3 * DAY);
    expect(openStart({ rules, time: 3 * DAY - 2 })).toBe(4 * DAY);
  });
  it("can be opened as soon as all have voted, where that decides", () => {
    const rules = { ...chainWith().rules, votingDelay: DAY, votingPeriod: 7 * DAY, timelockDelay: 2 * DAY };
    expect(earliestExecution({ rules: { ...rules, decidesEarly: false }, time: 0 })).toBe(10 * DAY);
    expect(earliestExecution({ rules: { ...rules, decidesEarly: true }, time: 0 })).toBe(3 * DAY);
    expect(openStart({ rules: { ...rules, decidesEarly: true }, time: 1 })).toBe(11 * DAY);
  });
  it("needs a name, a unit, a limit, an owner and an end that comes after the vote and the start", () => {
    expect(Object.keys(read({ kind: "openBudget" }).complaints)).toEqual([
      "budget.asset",
      "budget.limit",
      "budget.owner",
      "budget.lastDay",
      "budget.name",
    ]);
    expect(of({ lastDay: "2030-01-10" }).complaints["budget.lastDay"]).toContain("It can’t be opened before");
    expect(of({ lastDay: "2030-01-11" }).complaints["budget.lastDay"]).toContain("before it starts");
    expect(of({ firstDay: "2030-01-01", lastDay: "2030-01-11" }).complaints).toEqual({});
    expect(of({ firstDay: "2020-05-05" }).complaints).toEqual({
      "budget.firstDay": "This day is past: choose today or a later one, or leave it empty.",
    });
    expect(of({ lastDay: "9999-12-31" }).complaints).toEqual({
      "budget.lastDay": "This is more than 100 years ahead: choose an earlier day.",
    });
    expect(Object.keys(of({ limit: "0", days: "0", domain: "9" }).complaints)).toEqual([
      "budget.limit",
      "budget.days",
      "budget.domain",
    ]);
  });
  it("is closed by its number, while it is not over", () => {
    const chain = chainWith(opened(1n, NOW + DAY), opened(2n, NOW - 1));
    const closing = (closing: string) => read({ kind: "closeBudget", closing }, chain);
    expect(closing("1").template).toEqual({ kind: "closeBudget", budget: 1n });
    expect(closing("2").complaints).toEqual({ closing: "This budget is over already." });
    expect(closing("").complaints).toEqual({ closing: "Choose the budget." });
  });
});

describe("a waiting payment", () => {
  it("can be cancelled if a vote made it, not if a budget owes it", () => {
    const chain = chainWith(issued(0xa, 0n), issued(0xb, 100n, 4n));
    const cancelled = (ticket: string) => read({ kind: "cancelTicket", ticket }, chain);
    expect(cancelled(hashOf(0xa)).template).toMatchObject({ kind: "cancelTicket", ticket: { id: hashOf(0xa) } });
    expect(cancelled(hashOf(0xb)).complaints).toEqual({ ticket: "Nothing of this payment waits." });
    expect(cancelled("").complaints).toEqual({ ticket: "Choose the payment." });
  });
});

describe("who may stop spending", () => {
  const chosen: Written = { contract: "treasury", name: "GuardianSet", args: { guardian: ana }, time: NOW - 5 };
  it("is somebody else than now, or nobody", () => {
    const chain = chainWith(chosen);
    const guardian = (parts: Partial<Draft>) => read({ kind: "setGuardian", ...parts }, chain);
    expect(guardian({ guardian: ben }).template).toEqual({ kind: "setGuardian", guardian: ben });
    expect(guardian({ guardian: ana }).complaints).toEqual({ guardian: "This is the guardian already." });
    expect(guardian({ guarded: "no" }).template).toEqual({ kind: "setGuardian", guardian: undefined });
    expect(Object.keys(read({ kind: "setGuardian", guarded: "no" }).complaints)).toEqual(["guarded"]);
  });
});

describe("a spending policy", () => {
  const policy = (token: string, snapshot = chainWith()) =>
    read({ kind: "setPolicy", token, policyFloor: "1000", policyRate: "4.5", policyDays: "24" }, snapshot);
  it("is in the units of its token", () => {
    expect(policy(usdc.address).template).toEqual({
      kind: "setPolicy",
      asset: usdc.address,
      policy: { floor: 1_000_000_000n, rate: 45_000, window: 24 * DAY },
    });
  });
  it("starts from the policy as it stands, until its numbers are changed for this asset", () => {
    const present = { floor: 2_500_000n, rate: 12_500, window: 10 * DAY };
    const args = { asset: usdc.address, policy: present, since: NOW - DAY };
    const chain = chainWith({ contract: "treasury", name: "PolicySet", args, time: NOW - DAY });
    const draft: Draft = { ...EMPTY_DRAFT, title: "x", kind: "setPolicy", token: usdc.address };
    expect(policyIn(draft, chain)).toEqual({ policyRate: "1.25", policyFloor: "2.5", policyDays: "10" });
    expect(read(draft, chain).template).toMatchObject({ policy: present });
    const changed = { ...draft, ...withPolicy(draft, chain, { policyDays: "" }) };
    expect(policyIn(changed, chain)).toMatchObject({ policyRate: "1.25", policyFloor: "2.5", policyDays: "" });
    expect(policyIn(draft, chainWith())).toMatchObject({ policyRate: "4", policyFloor: "", policyDays: "24" });
  });
  it("takes a symbol for the one asset that is spent and has it", () => {
    expect(policy(" usdc ").template).toMatchObject({ asset: usdc.address });
    const twin = (enabled: boolean): Snapshot => ({
      ...chainWith(),
      assets: new Map([usdc, { ...usdc, address: ben, enabled }].map((one) => [one.address, one])),
    });
    expect(policy("USDC", twin(false)).template).toMatchObject({ asset: usdc.address });
    expect(policy("USDC", twin(true)).complaints).toHaveProperty("token");
  });
  it("waits until it is known what the token is, and is refused where there is none", () => {
    expect(policy(ben).template).toBeUndefined();
    expect(policy(ben).complaints["token"]).toContain("is being asked of the network");
    const broken = { ...usdc, address: ben, decimals: 0, wellFormed: false };
    expect(policy(ben, { ...chainWith(), assets: new Map([[ben, broken]]) }).complaints["token"]).toContain(
      "There is no token at this address",
    );
  });
});

describe("a token that counts as dollars", () => {
  const args = { asset: usdc.address, isDollar: true, decimals: 6 };
  const chain = chainWith({ contract: "budgets", name: "DollarTokenSet", args, time: NOW - 5 });
  const token = (dollarToken: string, isDollar: "yes" | "no", snapshot: Snapshot) =>
    read({ kind: "setDollarToken", dollarToken, isDollar }, snapshot);
  it("is one that does not yet, or one that no longer shall", () => {
    expect(token(usdc.address, "yes", chainWith()).template).toMatchObject({ asset: usdc.address, isDollar: true });
    expect(token(usdc.address, "no", chain).template).toMatchObject({ asset: usdc.address, isDollar: false });
    expect(token(usdc.address, "yes", chain).complaints).toHaveProperty("dollarToken");
    expect(token(ben, "no", chain).complaints).toHaveProperty("dollarToken");
    expect(token(ETH_ADDRESS, "yes", chain).complaints).toEqual({ dollarToken: "Ether is no dollar." });
  });
});

describe("a stored draft", () => {
  it("keeps payees and budget, as far as they have their shape", () => {
    const payees = { ...NO_PAYEES, by: "file", text: "x" } as const;
    const budget = { ...EMPTY_DRAFT.budget, name: "Docs", recurs: "no" } as const;
    expect(restoreDraft({ ...EMPTY_DRAFT, payees, budget })).toMatchObject({ payees, budget });
    expect(restoreDraft({ budget: { name: 5, recurs: "maybe" }, payees: 7 })).toEqual(EMPTY_DRAFT);
  });
});
