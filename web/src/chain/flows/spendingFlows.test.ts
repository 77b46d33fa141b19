import { keccak256, stringToHex, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";

import { formatDateTime, shortAddress } from "../../shared/format/index.ts";
import { encodeText } from "../content.ts";
import { addressOf, deployment, hashOf, snapshotOf, type Written, usdc } from "../testing/ledger.ts";
import type { FlowContext } from "./context.ts";
import { describe as described } from "./description.ts";
import { effectOf } from "./effects.ts";
import { resumeSpending, stopSpending } from "./guard.ts";
import { actionsOf, type Template } from "./propose.ts";
import { proposeRunoff, RUNOFF_SIZE } from "./runoff.ts";

const { contracts } = deployment;
const [ana, ben] = [addressOf(0x11), addressOf(0x22)];

function contextAt(now: number, written: readonly Written[] = []): FlowContext {
  const base = snapshotOf(written, now);
  const snapshot = {
    ...base,
    assets: new Map([...base.assets, [usdc.address, usdc]]),
    rules: { ...base.rules, votingDelay: 86_400, votingPeriod: 7 * 86_400 },
  };
  return { contracts, chainId: 31337, snapshot, now, nameOf: shortAddress };
}

describe("the guardian", () => {
  const context = contextAt(1_000_000_000);
  it("stops spending for a week, and is told what goes on", () => {
    const flow = stopSpending(context);
    expect(flow.steps).toMatchObject([{ to: contracts.treasury, functionName: "stopSpending", args: [] }]);
    expect(flow.steps[0]?.value ?? 0n).toBe(0n);
    expect(flow.effect).toContain(
      `Stops what leaves the general fund until ${formatDateTime(1_000_000_000 + 7 * 86_400)}.`,
    );
    expect(flow.effect).toContain("Collecting, refunds and bounties go on");
    expect(flow.effect).toContain("can stop it again for 30 days");
  });
  it("reads as what a press does, not as what holds", () => {
    expect(stopSpending(context).effect).toMatch(/^Stops /);
    expect(resumeSpending(context).effect).toMatch(/^Lets /);
  });
  it("lets it go on, and is told that the pause is the same", () => {
    const flow = resumeSpending(context);
    expect(flow.steps).toMatchObject([{ to: contracts.treasury, functionName: "resumeSpending", args: [] }]);
    expect(flow.effect).toContain("can stop it again for 30 days");
    expect(flow.id).not.toBe(stopSpending(context).id);
  });
});

describe("a runoff", () => {
  const context = contextAt(1_000);
  const pay = (payee: typeof ana): Template => ({
    kind: "pay",
    asset: usdc.address,
    payments: [{ payee, amount: 5_000_000n }],
  });
  const candidates = [
    { template: pay(ana), text: "# By Ana" },
    { template: pay(ben), text: "# By Ben" },
  ];
  const flow = proposeRunoff(context, ana, { candidates, need: "# A new site" });
  it("is proposed as the proposals that it consists of, each paying with the reference of its own text", () => {
    const expected = candidates.map(({ template, text }) => {
      const description = described(text, ana);
      const actions = actionsOf(contracts, template, keccak256(stringToHex(description)));
      return {
        targets: actions.map(({ target }) => target),
        values: actions.map(({ value }) => value),
        calldatas: actions.map(({ calldata }) => calldata),
        description,
      };
    });
    expect(flow.steps).toMatchObject([
      { to: contracts.governor, functionName: "proposeRunoff", args: [expected, encodeText("# A new site")] },
    ]);
    const [one, two] = expected;
    expect(one?.calldatas[0]).not.toBe(two?.calldatas[0]);
    expect(one?.description.endsWith(`#proposer=${ana}`)).toBe(true);
  });
  it("is told with its number of candidates, its rule and its clocks", () => {
    expect(flow.effect).toContain("choose among 2 proposals");
    expect(flow.effect).toContain("the most votes for it, less those against it");
    expect(flow.effect).toContain("Voting starts in 1 day and lasts 7 days.");
    expect(RUNOFF_SIZE).toEqual({ least: 2, most: 16 });
  });
  it("is another one with other candidates, and the same one with the same", () => {
    const idOf = (list: typeof candidates) => proposeRunoff(context, ana, { candidates: list, need: "x" }).id;
    expect(idOf(candidates)).toBe(flow.id);
    expect(idOf(candidates.toReversed())).not.toBe(flow.id);
  });
});

describe("what a proposal does to the policy", () => {
  const DAY = 86_400;
  const set = (floor: bigint, rate: number, days: number) => ({ floor, rate, window: days * DAY });
  const event = (policy: ReturnType<typeof set>, since: number): Written => ({
    contract: "treasury",
    name: "PolicySet",
    args: { asset: usdc.address, policy, since },
    time: 5,
  });
  const current = set(8_000_000_000n, 40_000, 24);
  const told = (policy: ReturnType<typeof set>, over = false, written = [event(current, 5)]) => {
    const context = contextAt(10, written);
    const actions = actionsOf(contracts, { kind: "setPolicy", asset: usdc.address, policy }, hashOf(1));
    return effectOf(context, { actions, description: "", descriptionHash: hashOf(1) }, over).actions[0];
  };
  it("is told beside what holds now, and whether it loosens or tightens that", () => {
    expect(told(set(8_000_000_000n, 60_000, 24))?.sentence).toBe(
      "Limits what may leave the general fund in USDC to 6 % of the fund and what was spent, or 8,000 USDC, whichever is more, in any 24 days; now 4 % or 8,000 USDC in any 24 days. This loosens it, 24 days after it is carried out; until then the stricter of each number holds.",
    );
    expect(told(set(5_000_000_000n, 60_000, 24))?.sentence).toContain(". This loosens it in part, 24 days after");
    expect(told(set(5_000_000_000n, 40_000, 30))?.sentence).toMatch(/\. This tightens it, at once\.$/);
    expect(told(current)?.sentence).toMatch(/\. This keeps what holds now\.$/);
    expect(told(set(0n, 0, 24))?.sentence).toBe(
      "Stops the general fund from spending USDC, at once; now 4 % or 8,000 USDC in any 24 days.",
    );
    const loosened = [event(current, 5), event(set(8_000_000_000n, 60_000, 24), 5 + 24 * DAY)];
    expect(told(set(8_000_000_000n, 60_000, 24), false, loosened)?.sentence).toContain(
      "; now 4 % or 8,000 USDC in any 24 days, from 25 Jan 1970 6 % or 8,000 USDC in any 24 days.",
    );
    const lost = "What was decided for 25 Jan 1970 will not be.";
    expect(told(set(8_000_000_000n, 60_000, 24), false, loosened)?.sentence).not.toContain(lost);
    expect(told(set(8_000_000_000n, 50_000, 24), false, loosened)?.sentence).toContain(lost);
  });
  it("is told alone once it is decided", () => {
    expect(told(set(8_000_000_000n, 60_000, 24), true)?.sentence).toBe(
      "Limits what may leave the general fund in USDC to 6 % of the fund and what was spent, or 8,000 USDC, whichever is more, in any 24 days.",
    );
  });
  it("comes with a warning where it protects too little", () => {
    expect(told(set(1n, 250_000, 24))?.warning).toBeUndefined();
    expect(told(set(1n, 250_001, 24))?.warning).toBe("More than a quarter of the fund could then leave in one window.");
    expect(told(set(1n, 40_000, 7))?.warning).toMatch(
      /^The window is no longer than the 8 days that a decision can take/,
    );
    // The vote that takes it back is only proposed once what loosens it was carried out.
    expect(told(set(1n, 40_000, 8))?.warning).toContain("no longer than the 8 days");
    expect(told(set(1n, 300_000, 8))?.warning).toContain("no longer than the 8 days");
    expect(told(set(1n, 40_000, 9))?.warning).toBeUndefined();
    expect(told(set(1n, 300_000, 7))?.warning).toMatch(/in one window, which is no longer than the 8 days/);
    expect(told(set(1n, 1_000_000, 7))?.warning).toMatch(/^This takes the limit away/);
  });
});

describe("what a proposal does to who stops spending and to dollars", () => {
  const told = (template: Template, written: readonly Written[], over = false) => {
    const actions = actionsOf(contracts, template, hashOf(1));
    return effectOf(contextAt(10, written), { actions, description: "", descriptionHash: hashOf(1) }, over).actions[0];
  };
  it("names the guardian that it replaces", () => {
    const present: Written = { contract: "treasury", name: "GuardianSet", args: { guardian: ana }, time: 5 };
    const sentence = (guardian: typeof ana, over = false) =>
      told({ kind: "setGuardian", guardian }, [present], over)?.sentence;
    expect(sentence(ben)).toBe(
      "Lets 0x0000…0022 stop what leaves the general fund in place of 0x0000…0011, for a week at the most and not again for 30 days.",
    );
    expect(sentence(zeroAddress)).toBe("Lets nobody stop spending any more; now 0x0000…0011 can.");
    expect(sentence(ana)).not.toContain("in place of");
    expect(sentence(ben, true)).not.toContain("in place of");
  });
  it("warns of a guardian and of an owner that is a contract which can do nothing", () => {
    const warning = (guardian: typeof ana) => told({ kind: "setGuardian", guardian }, [])?.warning;
    expect(warning(ana)).toBeUndefined();
    expect(warning(contracts.treasury)).toMatch(
      / is one of the contracts of Exchequer itself\. It can’t stop spending\.$/,
    );
    expect(warning(contracts.timelock)).toContain("only by another vote");
    const terms = { asset: undefined, limit: 5n, start: 1, end: 99, period: 0, domain: undefined };
    const opens = (owner: typeof ana) => told({ kind: "openBudget", terms: { ...terms, owner }, purpose: "# x" }, []);
    expect(opens(ana)?.warning).toBeUndefined();
    expect(opens(contracts.stakeToken)?.warning).toContain("It can’t pay out of it.");
  });
  it("warns where budgets in dollars are left with nothing to pay in", () => {
    const dollar = (asset: typeof ana): Written => ({
      contract: "budgets",
      name: "DollarTokenSet",
      args: { asset, isDollar: true, decimals: 6 },
      time: 5,
    });
    const template: Template = { kind: "setDollarToken", asset: usdc.address, isDollar: false };
    const other = addressOf(0x98);
    const policy: Written = {
      contract: "treasury",
      name: "PolicySet",
      args: { asset: other, policy: { floor: 1n, rate: 0, window: 86_400 }, since: 5 },
      time: 5,
    };
    const only = "It is the only one that budgets in dollars could pay in: they can then pay nothing.";
    expect(told(template, [dollar(usdc.address)])?.warning).toBe(only);
    // Without a spending policy the other one pays nothing either.
    expect(told(template, [dollar(usdc.address), dollar(other)])?.warning).toBe(only);
    expect(told(template, [dollar(usdc.address), dollar(other), policy])?.warning).toBeUndefined();
    expect(told(template, [])?.warning).toBeUndefined();
  });
});

describe("what a proposal does to what waits and to budgets", () => {
  const issued: Written = {
    contract: "budgets",
    name: "TicketIssued",
    args: {
      id: hashOf(0xa),
      asset: usdc.address,
      budget: 0n,
      ticket: {
        asset: usdc.address,
        start: 0n,
        budget: 0n,
        ref: hashOf(3),
        payments: [{ payee: ben, amount: 9_000_000n }],
      },
    },
    time: 5,
  };
  const advanced: Written = {
    contract: "budgets",
    name: "LineAdvanced",
    args: { asset: usdc.address, released: 4_000_000n, amount: 4_000_000n },
    time: 6,
  };
  const cancelled: Written = {
    contract: "budgets",
    name: "TicketCancelled",
    args: { id: hashOf(0xa), end: 4_000_000n },
    time: 7,
  };
  const toldAs = (over: boolean, template: Template, written: readonly Written[]) => {
    const context = contextAt(10, written);
    const actions = actionsOf(contracts, template, hashOf(1));
    return effectOf(context, { actions, description: "", descriptionHash: hashOf(1) }, over).actions[0];
  };
  const told = (template: Template, ...written: readonly Written[]) => toldAs(false, template, written);
  it("is told with what still waits, and with a warning once nothing does", () => {
    const ticket = contextAt(10, [issued]).snapshot.tickets.get(hashOf(0xa));
    if (!ticket) throw new Error("no ticket");
    const template: Template = { kind: "cancelTicket", ticket };
    expect(told(template, issued, advanced)).toMatchObject({
      sentence:
        "Cancels the 5 USDC that now waits of a voted payment of 9 USDC to 0x0000…0022. What was released stays its payees'.",
      warning: undefined,
    });
    expect(told(template, issued, advanced, cancelled)?.warning).toContain("this changes nothing");
  });
  it("names the payment that it cancels after its proposal", () => {
    const args = {
      proposalId: 7n,
      proposer: ana,
      targets: [],
      values: [],
      signatures: [],
      calldatas: [],
      voteStart: 1n,
      voteEnd: 2n,
      description: described("# Docs", ana),
    };
    const created: Written = { contract: "governor", name: "ProposalCreated", args, time: 4 };
    const payments = [ana, ben].map((payee) => ({ payee, amount: 3_000_000n }));
    const ref = keccak256(stringToHex(args.description));
    const place = { asset: usdc.address, start: 0n, budget: 0n, ref, payments };
    const joined: Written = { ...issued, args: { ...issued.args, ticket: place } };
    const ticket = contextAt(10, [created, joined]).snapshot.tickets.get(hashOf(0xa));
    if (!ticket) throw new Error("no ticket");
    expect(told({ kind: "cancelTicket", ticket }, created, joined)?.sentence).toBe(
      "Cancels the 6 USDC that now waits of the voted payment “Docs” of 6 USDC to 2 payees. Of it, 3 USDC was for 0x0000…0011 and 3 USDC for 0x0000…0022. What was released stays its payees'.",
    );
  });
  it("names who loses how much, up to a few", () => {
    const lost = (count: number, released: bigint, end?: bigint) => {
      const payments = Array.from({ length: count }, (_, at) => ({ payee: addressOf(0x11 + at), amount: 3_000_000n }));
      const place = { asset: usdc.address, start: 0n, budget: 0n, ref: hashOf(3), payments };
      const joined: Written = { ...issued, args: { ...issued.args, ticket: place } };
      const come: Written = { ...advanced, args: { asset: usdc.address, released, amount: released } };
      const gone: Written[] = end === undefined ? [] : [{ ...cancelled, args: { id: hashOf(0xa), end } }];
      const ticket = contextAt(10, [joined]).snapshot.tickets.get(hashOf(0xa));
      if (!ticket) throw new Error("no ticket");
      return toldAs(end !== undefined, { kind: "cancelTicket", ticket }, [joined, come, ...gone])?.sentence;
    };
    expect(lost(2, 1_000_000n)).toContain("Of it, 2 USDC was for 0x0000…0011 and 3 USDC for 0x0000…0012. What");
    // The first in line has had theirs.
    expect(lost(2, 3_000_000n)).toContain("to 2 payees. All of it was for 0x0000…0012. What");
    expect(lost(2, 1_000_000n, 1_000_000n)).toContain(
      "5 USDC was cancelled on 1 Jan 1970. Of it, 2 USDC was for 0x0000…0011 and 3 USDC for 0x0000…0012.",
    );
    expect(lost(4, 0n)).toContain("3 USDC for 0x0000…0013 and 3 USDC for 0x0000…0014.");
    expect(lost(6, 0n)).toContain("3 USDC for 0x0000…0013 and 9 USDC for 3 more.");
    expect(lost(1, 0n)).not.toContain("was for");
  });
  it("is told with what was cancelled once it is carried out, and without a warning", () => {
    const ticket = contextAt(10, [issued]).snapshot.tickets.get(hashOf(0xa));
    if (!ticket) throw new Error("no ticket");
    expect(toldAs(true, { kind: "cancelTicket", ticket }, [issued, advanced, cancelled])).toMatchObject({
      sentence:
        "Cancels what waits of a voted payment of 9 USDC to 0x0000…0022: 5 USDC was cancelled on 1 Jan 1970. What was released stays its payees'.",
      warning: undefined,
    });
  });
  it("names the budget that it closes, and warns of one that is not there", () => {
    const terms = { asset: usdc.address, limit: 5n, start: 1, end: 99, period: 0, domain: 0, owner: ana };
    const opened: Written = {
      contract: "budgets",
      name: "BudgetOpened",
      args: { budget: 4n, domain: 0, owner: ana, terms, uri: encodeText("# Patches") },
      time: 5,
    };
    const closed: Written = { contract: "budgets", name: "BudgetClosed", args: { budget: 4n }, time: 6 };
    const template: Template = { kind: "closeBudget", budget: 4n };
    expect(told(template, opened)).toMatchObject({
      sentence: "Closes budget 4, “Patches”: nothing more is paid out of it. What waits in the line is.",
      warning: undefined,
    });
    expect(told(template, opened, closed)?.warning).toContain("this changes nothing");
    expect(toldAs(true, template, [opened, closed])?.warning).toBeUndefined();
    expect(told(template)?.warning).toContain("will fail");
  });
  it("counts the periods of a budget that can still pay, and once it is open those that could", () => {
    const DAY = 86_400;
    const terms = {
      asset: usdc.address,
      limit: 5_000_000n,
      start: 0,
      end: 100 * DAY,
      period: 10 * DAY,
      domain: undefined,
      owner: ana,
    };
    const template: Template = { kind: "openBudget", terms, purpose: "# Patches" };
    const uri = encodeText("# Patches");
    const raw = { ...terms, domain: 0 };
    const opened: Written = {
      contract: "budgets",
      name: "BudgetOpened",
      args: { budget: 4n, domain: 0, owner: ana, terms: raw, uri },
      time: 25 * DAY,
    };
    const said = (over: boolean, now: number, written: readonly Written[]) => {
      const actions = actionsOf(contracts, template, hashOf(1));
      return effectOf(contextAt(now, written), { actions, description: "", descriptionHash: hashOf(1) }, over).sentence;
    };
    expect(said(false, 5 * DAY, [])).toMatch(/to the end of 10 Apr 1970( \(UTC\))?: at most 50 USDC in 10 periods\.$/);
    expect(said(false, 15 * DAY, [])).toMatch(/: at most 45 USDC in 9 periods\.$/);
    expect(said(true, 50 * DAY, [opened])).toMatch(/: at most 40 USDC in 8 periods\.$/);
  });
});
