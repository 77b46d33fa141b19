import { describe, expect, it } from "vitest";

import { OUTSIDE, bountyAccount, personalAccount } from "../../chain/accounts.ts";
import { incomeOf } from "../../chain/series.ts";
import { addressOf, deployment, hashOf, reviewOpened, snapshotOf, type Written } from "../../chain/testing/ledger.ts";
import { errandsOf, todosOf } from "../../chain/todo.ts";
import { shortAddress } from "../../shared/format/index.ts";
import { fundedBy, refundsTold } from "./funded.ts";
import { incomeTotals, yearOf } from "./income.ts";
import { todoFlow } from "./todoFlow.ts";

const { contracts, chainId } = deployment;
const [ana, ben, eve, coin] = [addressOf(1), addressOf(2), addressOf(3), addressOf(98)] as const;
const bounty = `0x${"cd".repeat(32)}` as const;
const [good, bad] = [hashOf(11), hashOf(12)];
const pot = bountyAccount(contracts.bounties, bounty);
const WINTER = Date.UTC(2021, 11, 31, 23, 59, 59) / 1000;
/** Late enough that what was stopped or lapsed can no longer be escalated. */
const DEADLINE = WINTER + 20 * 86_400;

const opened: Written[] = [
  {
    contract: "bounties",
    name: "BountyOpened",
    args: { bounty, opener: ben, domain: 1, asset: coin, openedAt: WINTER, deadline: DEADLINE, uri: "data:,Docs" },
    time: WINTER,
  },
  { contract: "bounties", name: "BountyFunded", args: { bounty, funder: ben, start: 0n, amount: 300n }, time: WINTER },
  {
    contract: "bounties",
    name: "BountyFunded",
    args: { bounty, funder: ana, start: 300n, amount: 100n },
    time: WINTER,
  },
  {
    contract: "treasury",
    name: "Movement",
    args: { from: OUTSIDE, to: pot, asset: coin, amount: 400n, party: ben, ref: bounty },
    time: WINTER,
  },
];
const claimed: Written[] = [good, bad].flatMap((claim) => [
  reviewOpened({ id: claim, k: 1, challenge: 0, period: 100, subject: eve }, WINTER + 1),
  {
    contract: "bounties",
    name: "ClaimSubmitted",
    args: { bounty, claim, claimant: eve, awards: [{ payee: eve, amount: 40n }], uri: "data:,Done" },
    time: WINTER + 1,
  } as const,
]);
const passed: Written = { contract: "reviews", name: "ReviewPassed", args: { id: good }, time: WINTER + 2 };
const awarded: Written[] = [
  { contract: "bounties", name: "ClaimAwarded", args: { bounty, claim: good, amount: 40n }, time: WINTER + 3 },
  {
    contract: "treasury",
    name: "Movement",
    args: { from: pot, to: personalAccount(eve), asset: coin, amount: 40n, party: eve, ref: bounty },
    time: WINTER + 3,
  },
];
const dismissed: Written = {
  contract: "bounties",
  name: "ClaimDismissed",
  args: { bounty, claim: bad },
  time: DEADLINE + 1,
};

const contextOf = (events: readonly Written[], now: number) => ({
  contracts,
  chainId,
  snapshot: snapshotOf(events, now),
  now,
  nameOf: shortAddress,
});
const waiting = (events: readonly Written[], now: number, account: typeof ana) =>
  todosOf({ snapshot: snapshotOf(events, now), account, now, power: new Map() }).map(({ kind }) => kind);
const open = (events: readonly Written[], now: number, account?: typeof ana) =>
  errandsOf(snapshotOf(events, now), now, account).map(({ kind }) => kind);

describe("what anyone may do", () => {
  const approved = [...opened, ...claimed, passed];
  it("waits for those whom it concerns, and is an errand for everybody else", () => {
    expect(waiting(approved, WINTER + 3, eve)).toEqual(["award"]);
    expect(open(approved, WINTER + 3, eve)).toEqual([]);
    expect(waiting(approved, WINTER + 3, ben)).toEqual([]);
    expect(open(approved, WINTER + 3, ben)).toEqual(["award"]);
    expect(open(approved, WINTER + 3)).toEqual(["award"]);
  });
  it("puts a failed claim aside only when it holds up a refund", () => {
    const rest = [...approved, ...awarded];
    expect(open(rest, DEADLINE - 1)).toEqual([]);
    expect(waiting(rest, DEADLINE, ben)).toEqual(["dismiss"]);
    expect(open(rest, DEADLINE, eve)).toEqual(["dismiss"]);
  });
  it("tells a funder of its own part, and everybody else of the whole", () => {
    const over = [...approved, ...awarded, dismissed];
    const snapshot = snapshotOf(over, DEADLINE + 2);
    const [mine] = todosOf({ snapshot, account: ana, now: DEADLINE + 2, power: new Map() });
    expect(mine?.sentence).toMatch(/^90 .* was not awarded and goes back to you\.$/);
    const [theirs] = errandsOf(snapshot, DEADLINE + 2, eve);
    expect(theirs?.sentence).toMatch(/^360 .* goes back to 2 funders\.$/);
    expect(waiting(over, DEADLINE + 2, eve)).toEqual(["collect"]);
  });
  it("is not the answer to a question, which waits for all who vote, and for those who are party to it", () => {
    const asked: Written[] = [
      ...opened,
      ...claimed,
      { contract: "reviews", name: "ReviewEscalated", args: { id: good, account: eve }, time: WINTER + 5 },
    ];
    const snapshot = snapshotOf(asked, WINTER + 6);
    const of = (account: typeof ana, votes?: bigint) =>
      todosOf({ snapshot, account, now: WINTER + 6, power: new Map(), ...(votes === undefined ? {} : { votes }) });
    expect(of(ana, 5n)).toMatchObject([
      { kind: "answer", title: "A question waits for an answer", until: WINTER + 5 + 45 * 86_400 },
    ]);
    expect(of(ana)).toEqual([]);
    expect(of(eve)).toMatchObject([{ kind: "answer" }]);
    expect([open(asked, WINTER + 6), open(asked, WINTER + 6, ana)]).toEqual([[], []]);
  });
  it("has a flow for each, as long as it waits", () => {
    const cases = [
      [contextOf(approved, WINTER + 3), "award"],
      [contextOf([...approved, ...awarded], DEADLINE), "dismiss"],
      [contextOf([...approved, ...awarded, dismissed], DEADLINE + 2), "refund"],
    ] as const;
    for (const [context, kind] of cases) {
      const [errand] = errandsOf(context.snapshot, context.now, undefined);
      expect(errand?.kind).toBe(kind);
      expect(errand && todoFlow(context, errand, undefined)?.steps[0]?.functionName).toBe(kind);
    }
    const context = contextOf([...approved, ...awarded], WINTER + 4);
    const [todo] = todosOf({ snapshot: context.snapshot, account: eve, now: context.now, power: new Map() });
    expect(todo && todoFlow(context, todo, eve)?.steps[0]?.functionName).toBe("collect");
    expect(todo && todoFlow(context, todo, ana)).toBeUndefined();
  });
});

describe("income", () => {
  const events = [
    ...opened,
    ...claimed,
    passed,
    ...awarded,
    {
      contract: "bounties",
      name: "BountyRefunded",
      args: { bounty, funder: eve, start: 0n, amount: 300n, refunded: 7n },
      time: DEADLINE + 2,
    } as const,
    {
      contract: "treasury",
      name: "Movement",
      args: { from: pot, to: OUTSIDE, asset: coin, amount: 7n, party: eve, ref: bounty },
      time: DEADLINE + 2,
    } as const,
  ];
  it("keeps what was earned apart from what only came back", () => {
    expect(incomeTotals(incomeOf(snapshotOf(events), eve))).toEqual([{ asset: coin, earned: 40n, refunded: 7n }]);
  });
  it("belongs to the UTC year in which it came", () => {
    expect(snapshotOf(events).movements.map(yearOf)).toEqual(["2021", "2022", "2022"]);
  });
});

describe("fundedBy", () => {
  it("adds up an account's contributions and what can go back", () => {
    const over = [...opened, ...claimed, passed, ...awarded, dismissed];
    expect(fundedBy(snapshotOf(over), ana, DEADLINE)).toMatchObject([{ given: 100n, refunded: 0n, due: 90n }]);
    expect(fundedBy(snapshotOf(over), ana, DEADLINE - 1)).toMatchObject([{ given: 100n, due: 0n }]);
    expect(fundedBy(snapshotOf(over), eve, DEADLINE)).toEqual([]);
  });
  it("says of nothing that it came back before it did", () => {
    expect(refundsTold({ refunded: 0n, due: 0n })).toEqual([]);
    expect(refundsTold({ refunded: 0n, due: 90n })).toEqual([{ amount: 90n, words: "can be refunded" }]);
    expect(refundsTold({ refunded: 5n, due: 90n }).map(({ words }) => words)).toEqual(["came back", "can be refunded"]);
  });
});
