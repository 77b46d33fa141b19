import { keccak256, stringToHex, zeroAddress, type Hex } from "viem";
import { describe, expect, it } from "vitest";

import { lineAccount, OUTSIDE, personalAccount, textRef } from "../../chain/accounts.ts";
import { execute } from "../../chain/flows/carryOut.ts";
import { effectOf } from "../../chain/flows/effects.ts";
import { actionsOf } from "../../chain/flows/propose.ts";
import { addressOf, deployment, hashOf, snapshotOf, type Written, usdc } from "../../chain/testing/ledger.ts";
import { proposalOf } from "../../chain/testing/proposal.ts";
import type { Asset, Snapshot } from "../../chain/types.ts";
import { DAY, formatDate, shortAddress } from "../../shared/format/index.ts";
import { fundClause, openingSentence } from "../../shared/governance/effectSentence.ts";
import { capacitySentence, isShort, paymentSentence } from "../../shared/governance/room.ts";
import { inLineOf, inLineSentence } from "./inLine.ts";
import { placesOfCalls } from "./placesOfCall.ts";

const { treasury, budgets } = deployment.contracts;
const fund = personalAccount(treasury);
const token: Asset = { ...usdc, decimals: 0 };
const asset = token.address;

const moved = (from: Hex, to: Hex, amount: bigint, time: number): Written => ({
  contract: "treasury",
  name: "Movement",
  args: { from, to, asset, amount, party: zeroAddress, ref: textRef("x") },
  time,
});
const START = 1_000_000_000;
/** 10,000 in the fund, of which 1,000 may leave in ten days. */
const funded: readonly Written[] = [
  moved(OUTSIDE, fund, 10_000n, START),
  {
    contract: "treasury",
    name: "PolicySet",
    args: { asset, policy: { floor: 1_000n, rate: 0, window: 10 * DAY }, since: START },
    time: START,
  },
];
const waits = (amount: bigint): Written => ({
  contract: "budgets",
  name: "TicketIssued",
  args: {
    id: hashOf(1),
    asset,
    budget: 0n,
    ticket: { asset, start: 0n, budget: 0n, ref: hashOf(3), payments: [{ payee: addressOf(0x11), amount }] },
  },
  time: START + 2,
});

function chainWith(...events: readonly Written[]): Snapshot {
  const base = snapshotOf([...funded, ...events]);
  return { ...base, assets: new Map([...base.assets, [asset, token]]) };
}

const NOW = START + 60;

describe("the room for a payment", () => {
  it("is there at once, up to what the policy allows", () => {
    expect(capacitySentence(chainWith(), asset, NOW)).toBe("The spending policy lets 1,000 USDC out now.");
    expect(paymentSentence(chainWith(), asset, 1_000n, NOW)).toBe("Carried out now, it would be paid at once.");
  });
  it("comes bit by bit where a payment takes more than that", () => {
    expect(paymentSentence(chainWith(), asset, 2_500n, NOW)).toBe(
      `Carried out now, it would wait in the line: 1,000 USDC has room at once, and all of it on ${formatDate(NOW + 20 * DAY)}, if nothing else happens.`,
    );
  });
  it("is told of what a proposal that is carried out pays", () => {
    const effect = (amount: bigint, ...events: readonly Written[]) => {
      const payments = [{ payee: addressOf(0x11), amount }];
      const actions = actionsOf(deployment.contracts, { kind: "pay", asset, payments }, hashOf(1));
      const context = {
        chainId: 31_337,
        contracts: deployment.contracts,
        snapshot: chainWith(...events),
        now: NOW,
        nameOf: shortAddress,
      };
      return execute(context, proposalOf({ actions })).effect;
    };
    const inLine = "What has no room yet waits in the line.";
    expect(effect(1_000n)).not.toContain(inLine);
    expect(effect(1_001n)).toContain(inLine);
    expect(effect(401n, waits(600n))).toContain(inLine);
  });
  it("is left to those who wait already", () => {
    const waiting = chainWith(waits(600n));
    expect(capacitySentence(waiting, asset, NOW)).toBe(
      "The spending policy lets 1,000 USDC out now; 600 USDC waits in the line and comes first.",
    );
    expect(paymentSentence(waiting, asset, 400n, NOW)).toBe("Carried out now, it would be paid at once.");
    expect(paymentSentence(waiting, asset, 900n, NOW)).toContain("behind what waits: 400 USDC has room at once, and");
    expect(paymentSentence(chainWith(waits(1_500n)), asset, 100n, NOW)).toBe(
      `Carried out now, it would wait in the line behind what waits: all of it has room on ${formatDate(NOW + 10 * DAY)}, if nothing else happens.`,
    );
  });
  it("is told as none where the window is used up", () => {
    const spent = [moved(fund, personalAccount(addressOf(0x11)), 1_000n, START + 1)];
    expect(capacitySentence(chainWith(...spent), asset, NOW)).toBe("The spending policy lets nothing out now.");
  });
  it("is not there while spending is stopped", () => {
    const until = START + 7 * DAY;
    const stop = { guardian: addressOf(0x12), until };
    const stopped = chainWith({ contract: "treasury", name: "SpendingStopped", args: stop, time: START + 1 });
    expect(capacitySentence(stopped, asset, NOW)).toContain("The guardian has stopped spending until");
    expect(paymentSentence(stopped, asset, 100n, NOW)).toContain(`all of it has room on ${formatDate(until)}`);
  });
  it("is none where the policy allows nothing: a payment then fails", () => {
    const nothing = { floor: 0n, rate: 0, window: 10 * DAY };
    const stop = {
      contract: "treasury",
      name: "PolicySet",
      args: { asset, policy: nothing, since: START },
      time: START,
    };
    const stopped = chainWith(stop as Written);
    const snapshot = { ...stopped, assets: new Map([...stopped.assets, [asset, { ...token, enabled: false }]]) };
    expect(paymentSentence(snapshot, asset, 100n, NOW)).toBe(
      "Carried out now, it would fail: the spending policy allows nothing, so that nothing can wait for it.",
    );
  });
  it("never comes for what the fund does not hold", () => {
    expect(paymentSentence(chainWith(), asset, 10_001n, NOW)).toBe(
      "Carried out now, it would wait in the line: 1,000 USDC has room at once; the general fund does not hold enough for all of it.",
    );
  });
});

describe("what a payment leaves", () => {
  const told = (amount: bigint, ...events: readonly Written[]) => {
    const snapshot = chainWith(...events);
    const context = { contracts: deployment.contracts, snapshot, now: NOW, nameOf: shortAddress };
    return [fundClause(context, new Map([[asset, amount]])), isShort(snapshot, new Map([[asset, amount]]), NOW)];
  };
  it("counts what waits before it, as what says when it is paid", () => {
    expect(told(1_000n)).toEqual(["; leaves 9,000 USDC in the general fund", false]);
    expect(told(2_000n)).toEqual(["; paying all of it leaves 8,000 USDC in the general fund", false]);
    expect(told(100n, waits(2_500n))).toEqual([
      "; paying it and what waits before it leaves 7,400 USDC in the general fund",
      false,
    ]);
    // What the fund holds would do for it alone.
    expect(told(10_000n)).toEqual(["; paying all of it leaves 0 USDC in the general fund", false]);
    expect(told(10_000n, waits(2_500n))).toEqual([
      "; the general fund is 2,500 USDC short of it and of what waits before it today",
      true,
    ]);
    expect(told(10_001n)).toEqual(["; the general fund is 1 USDC short of it today", true]);
    expect(
      fundClause({ contracts: deployment.contracts, snapshot: chainWith(), now: NOW, nameOf: shortAddress }, new Map()),
    ).toBe("");
  });
  it("agrees with whether it is ever paid", () => {
    const never = "the general fund does not hold enough for all of it";
    for (const amount of [1n, 7_500n, 7_501n, 10_000n, 10_001n]) {
      const snapshot = chainWith(waits(2_500n));
      expect(paymentSentence(snapshot, asset, amount, NOW).includes(never), String(amount)).toBe(
        isShort(snapshot, new Map([[asset, amount]]), NOW),
      );
    }
  });
});

describe("a payment that was carried out", () => {
  const voted = { contract: "governor", name: "ProposalCreated", time: START + 1 } as const;
  const args = {
    proposalId: 7n,
    proposer: addressOf(0x11),
    targets: [],
    values: [],
    signatures: [],
    calldatas: [],
    voteStart: 1n,
    voteEnd: 2n,
    description: "# Docs",
  };
  const ref = keccak256(stringToHex("# Docs"));
  const ticket = { asset, start: 0n, budget: 0n, ref, payments: [{ payee: addressOf(0x11), amount: 1_500n }] };
  const issued: Written = {
    contract: "budgets",
    name: "TicketIssued",
    args: { id: hashOf(1), asset, budget: 0n, ticket },
    time: START + 2,
  };
  const advanced = (released: bigint): Written[] => [
    { contract: "budgets", name: "LineAdvanced", args: { asset, released, amount: released }, time: START + 3 },
    moved(fund, lineAccount(budgets), released, START + 3),
  ];
  const told = (...events: readonly Written[]) => {
    const chain = chainWith({ ...voted, args }, ...events);
    return inLineOf(chain, { id: 7n }).map((payment) => inLineSentence(chain, payment, NOW));
  };
  it("waits in the line until all of it was released and drawn", () => {
    expect(told()).toEqual([]);
    expect(told(issued)).toEqual([
      `1,500 USDC of 1,500 USDC waits in the line: all of it has room on ${formatDate(NOW + 10 * DAY)}, if nothing else happens.`,
    ]);
    expect(told(issued, ...advanced(900n))).toEqual([
      `600 USDC of 1,500 USDC waits in the line: all of it has room on ${formatDate(START + 3 + 10 * DAY)}, if nothing else happens. 900 USDC is ready and can be drawn.`,
    ]);
    expect(told(issued, ...advanced(1_500n))).toEqual(["1,500 USDC is ready and can be drawn."]);
  });
  it("opens its page with what was paid of it, what waits and what was cancelled", () => {
    const payments = [{ payee: addressOf(0x11), amount: 1_500n }];
    const actions = actionsOf(deployment.contracts, { kind: "pay", asset, payments }, ref);
    const create = {
      ...args,
      targets: actions.map(({ target }) => target),
      values: actions.map(() => 0n),
      signatures: actions.map(() => ""),
      calldatas: actions.map(({ calldata }) => calldata),
    };
    const executed: Written = {
      contract: "governor",
      name: "ProposalExecuted",
      args: { proposalId: 7n },
      time: START + 2,
    };
    const opening = (...events: readonly Written[]) => {
      const snapshot = chainWith({ ...voted, args: create }, issued, executed, ...events);
      const one = snapshot.proposals.get(7n);
      if (!one) throw new Error("no proposal");
      return openingSentence({ contracts: deployment.contracts, snapshot, now: NOW, nameOf: shortAddress }, one);
    };
    const cancelled: Written = {
      contract: "budgets",
      name: "TicketCancelled",
      args: { id: hashOf(1), end: 900n },
      time: START + 4,
    };
    const drawn: Written[] = [
      {
        contract: "budgets",
        name: "TicketDrawn",
        args: { id: hashOf(1), index: 0n, payee: addressOf(0x11), amount: 900n },
        time: START + 5,
      },
      moved(lineAccount(budgets), personalAccount(addressOf(0x11)), 900n, START + 5),
    ];
    expect(opening(...advanced(900n))).toBe(
      "Approved to pay 1,500 USDC to 0x0000…0011; 900 USDC of it can be drawn and 600 USDC waits in the line.",
    );
    expect(opening(...advanced(900n), cancelled)).toBe(
      "Approved to pay 1,500 USDC to 0x0000…0011; 900 USDC of it can be drawn and 600 USDC was cancelled in the line.",
    );
    expect(opening(...advanced(900n), cancelled, ...drawn)).toBe(
      "Approved to pay 1,500 USDC to 0x0000…0011; 900 USDC of it was paid and 600 USDC was cancelled in the line.",
    );
    expect(opening()).toBe("Approved to pay 1,500 USDC to 0x0000…0011; all of it waits in the line.");
    // What was released is not paid before it is drawn.
    expect(opening(...advanced(1_500n))).toBe("Approved to pay 1,500 USDC to 0x0000…0011; all of it can be drawn.");
    const all = drawn.map((event) => ({ ...event, args: { ...event.args, amount: 1_500n } }));
    expect(opening(...advanced(1_500n), ...all)).toMatch(/^Paid 1,500 USDC/);
  });
  it("shows of each payee what was paid, can be drawn, waits or was cancelled", () => {
    const payments = [0x11, 0x22, 0x33].map((payee) => ({ payee: addressOf(payee), amount: 500n }));
    // Without the call that sends it to their wallets.
    const actions = actionsOf(deployment.contracts, { kind: "pay", asset, payments }, ref).slice(0, 1);
    const voting = { ...voted, args };
    const inLine: Written = { ...issued, args: { ...issued.args, ticket: { ...ticket, payments } } };
    const drawn: Written = {
      contract: "budgets",
      name: "TicketDrawn",
      args: { id: hashOf(1), index: 0n, payee: addressOf(0x11), amount: 500n },
      time: START + 4,
    };
    const cancelled: Written = {
      contract: "budgets",
      name: "TicketCancelled",
      args: { id: hashOf(1), end: 700n },
      time: START + 5,
    };
    const shown = (calls: typeof actions, ...events: readonly Written[]) => {
      const snapshot = chainWith(voting, ...events);
      const context = { contracts: deployment.contracts, snapshot, now: NOW, nameOf: shortAddress };
      const effect = effectOf(context, { actions: calls, description: "", descriptionHash: ref });
      return placesOfCalls(snapshot, { id: 7n }, effect.actions).map((places) =>
        places?.map((place) => [place.drawn, place.ready, place.waiting, place.cancelled]),
      );
    };
    expect(shown(actions)).toEqual([undefined]);
    expect(shown(actions, inLine, ...advanced(700n))).toEqual([
      [
        [0n, 500n, 0n, 0n],
        [0n, 200n, 300n, 0n],
        [0n, 0n, 500n, 0n],
      ],
    ]);
    expect(shown(actions, inLine, ...advanced(700n), drawn, cancelled)).toEqual([
      [
        [500n, 0n, 0n, 0n],
        [0n, 200n, 0n, 300n],
        [0n, 0n, 0n, 500n],
      ],
    ]);
    // Of two calls that are alike, the one that came last went to the line.
    expect(shown([...actions, ...actions], inLine).map((places) => places?.length)).toEqual([undefined, 3]);
  });
});
