import { zeroAddress } from "viem";
import { describe, expect, it } from "vitest";

import { OUTSIDE, personalAccount, textRef } from "../../chain/accounts.ts";
import { addressOf, deployment, snapshotOf, type Written } from "../../chain/testing/ledger.ts";
import type { Asset } from "../../chain/types.ts";
import { thinOut } from "../../shared/charts/series.ts";
import { capacityNote } from "./capacityNote.ts";
import { capacityCurve, guardianRule, pendingPolicy, policySentence, spokenFor } from "./capacity.ts";

const DAY = 86_400;
const coin = addressOf(0x99);
const asset: Asset = { address: coin, symbol: "TOK", name: "Token", decimals: 0, enabled: true, wellFormed: true };
const fund = personalAccount(deployment.contracts.treasury);

const moved = (from: `0x${string}`, to: `0x${string}`, amount: bigint, time: number): Written => ({
  contract: "treasury",
  name: "Movement",
  args: { from, to, asset: coin, amount, party: zeroAddress, ref: textRef("x") },
  time,
});
const policySet = (floor: bigint, rate: number, since: number): Written => ({
  contract: "treasury",
  name: "PolicySet",
  args: { asset: coin, policy: { floor, rate, window: 24 * DAY }, since },
  time: 10,
});

describe("the curve of capacity", () => {
  it("has no point without a policy", () => {
    expect(capacityCurve(snapshotOf([moved(OUTSIDE, fund, 5n, 1)]), asset, 20)).toEqual([]);
  });
  it("is drawn for a whole window where nothing changes", () => {
    const snapshot = snapshotOf([moved(OUTSIDE, fund, 500n, 1), policySet(100n, 0, 10)]);
    expect(capacityCurve(snapshot, asset, 20)).toEqual([
      { at: 20, value: 100n },
      { at: 20 + 24 * DAY, value: 100n },
    ]);
  });
  it("survives 10,000 spendings", () => {
    const spent = Array.from({ length: 10_000 }, (_, index) =>
      moved(fund, personalAccount(coin), 1n, 1_000 + index * 100),
    );
    const snapshot = snapshotOf([moved(OUTSIDE, fund, 10n ** 9n, 1), policySet(20_000n, 0, 10), ...spent]);
    const points = capacityCurve(snapshot, asset, 1_001_000);
    expect(points).toHaveLength(10_002);
    expect(points[0]?.value).toBe(10_000n);
    expect(points.at(-1)?.value).toBe(20_000n);
    expect(thinOut(points, 300).length).toBeLessThan(603);
  });
});

describe("a policy in words", () => {
  it("says what it allows, and what is decided for later", () => {
    const snapshot = snapshotOf([policySet(1_000n, 40_000, 10 + 24 * DAY)]);
    expect(policySentence(snapshot, asset, 20)).toBe("Nothing of TOK can be spent yet.");
    const text = "4 % of the fund and what was spent, or 1,000 TOK, whichever is more, in any 24 days";
    expect(pendingPolicy(snapshot, asset, 20)).toEqual({ since: 10 + 24 * DAY, text });
    expect(policySentence(snapshot, asset, 10 + 24 * DAY)).toBe(
      `The policy allows ${text}. Money that comes back makes no room.`,
    );
    expect(pendingPolicy(snapshot, asset, 10 + 24 * DAY)).toBeUndefined();
    expect(policySentence(snapshotOf([]), asset, 20)).toContain("no spending policy");
  });
  it("says that spending was stopped for good, at once also where a shorter window is to come", () => {
    for (const since of [10, 10 + 60 * DAY]) {
      const snapshot = snapshotOf([policySet(0n, 0, since)]);
      expect(policySentence(snapshot, asset, 20)).toBe("The stakeholders have stopped spending TOK.");
      expect(pendingPolicy(snapshot, asset, 20)).toBeUndefined();
    }
  });
});

describe("the guardian", () => {
  it("is named with how long it can stop spending, and from when on again", () => {
    const guard = { guardian: coin, stoppedBy: undefined, stoppedUntil: 0 };
    const free = "can stop all spending, for 7 days at the most, and then not again for 30 days.";
    expect(guardianRule(guard, 20)).toBe(free);
    const stopped = { ...guard, stoppedUntil: 5 * DAY };
    const again = "can stop all spending again from 5 Feb 1970 on, for 7 days at the most.";
    expect(guardianRule(stopped, 20)).toBe(again);
    expect(guardianRule(stopped, 35 * DAY - 1)).toBe(again);
    expect(guardianRule(stopped, 35 * DAY)).toBe(free);
  });
});

describe("what the line takes first", () => {
  const waits = (amount: bigint): Written => ({
    contract: "budgets",
    name: "TicketIssued",
    args: {
      id: textRef("ticket"),
      asset: coin,
      budget: 0n,
      ticket: { asset: coin, start: 0n, budget: 0n, ref: textRef("x"), payments: [{ payee: coin, amount }] },
    },
    time: 12,
  });
  const chain = (...events: readonly Written[]) => snapshotOf([moved(OUTSIDE, fund, 500n, 1), ...events]);
  const told = (...events: readonly Written[]) => spokenFor(chain(...events), asset, 20);
  it("stands under what can be spent, too", () => {
    const note = (...events: readonly Written[]) => capacityNote(chain(...events), asset, 20);
    expect(note(policySet(100n, 0, 10))).toBe("Of 100 TOK in any 24 days");
    expect(note(policySet(100n, 0, 10), waits(30n))).toBe("30 TOK of it is spoken for: it waits in the line");
    expect(note(policySet(100n, 0, 10), waits(100n))).toBe("All of it is spoken for: 100 TOK waits in the line");
    expect(note(policySet(100n, 0, 10), waits(300n))).toBe("All of it is spoken for: 300 TOK waits in the line");
    expect(note(waits(300n))).toBe("300 TOK waits in the line");
  });
  it("is told with what is left, where something waits", () => {
    expect(told(policySet(100n, 0, 10))).toBeUndefined();
    expect(told(policySet(100n, 0, 10), waits(30n))).toBe(
      "30 TOK waits in the line and comes first: of 100 TOK that can be spent now, 70 TOK is left for anything else.",
    );
    expect(told(policySet(100n, 0, 10), waits(300n))).toBe(
      "300 TOK waits in the line and comes first: all of the 100 TOK that can be spent now is spoken for.",
    );
    expect(told(waits(300n))).toBe("300 TOK waits in the line and comes first: it takes the room as it comes.");
  });
});
